import 'reflect-metadata';
import { CODES } from '@suyuan/contract';
import { KafkaBus } from '@suyuan/messaging';
import {
  createHttpApp,
  createLogger,
  HealthChecks,
  readSettings,
  runService,
  SettingsError,
  type Closer,
} from '@suyuan/platform';
import {
  JUDGE_ROLE,
  PostgresAccessLogWriter,
  PostgresReadModel,
  PostgresRecordReader,
} from '@suyuan/read-model';
import { serveDocuments } from './documents/serve-documents';
import { QueryModule } from './query.module';

/** The query side as a process of its own: PostgreSQL by DATABASE_URL, Kafka by KAFKA_BROKERS, port QUERY_PORT. */
async function start(closers: Closer[]): Promise<void> {
  const settings = readSettings(process.env, 'distributed');
  const logger = createLogger('suyuan-query', settings.logLevel);
  if (settings.databaseUrl === null) throw new SettingsError('DATABASE_URL', 'is required');
  if (settings.kafkaBrokers === null) throw new SettingsError('KAFKA_BROKERS', 'is required');
  const onError = (error: Error): void => logger.warn({ err: error }, 'a database connection broke');
  const readModel = await PostgresReadModel.connect(settings.databaseUrl, onError, JUDGE_ROLE);
  closers.push(() => readModel.close());
  const records = new PostgresRecordReader(settings.databaseUrl, onError);
  closers.push(() => records.close());
  const accessLog = new PostgresAccessLogWriter(settings.databaseUrl, onError);
  closers.push(() => accessLog.close());
  const bus = new KafkaBus({
    brokers: settings.kafkaBrokers,
    clientId: 'suyuan-query',
    log: logger,
    sources: settings.sources,
  });
  closers.push(() => bus.close());
  const health = new HealthChecks();
  health.register('bus', () => bus.isHealthy());
  health.register('read-model', () => readModel.watermark().then(() => true));
  const module = QueryModule.register({ readModel, records, accessLog, bus, logger });
  const app = await createHttpApp(module, { settings, name: 'suyuan-query', texts: CODES, logger, health });
  closers.push(() => app.close());
  serveDocuments(app);
  await app.listen(settings.queryPort, settings.host);
  logger.info({ port: settings.queryPort, host: settings.host }, 'answering questions');
}

void runService('suyuan-query', start);
