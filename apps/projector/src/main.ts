import 'reflect-metadata';
import { BullJobQueue, KafkaBus } from '@suyuan/messaging';
import {
  createHttpApp,
  createLogger,
  readSettings,
  runService,
  SettingsError,
  type Closer,
} from '@suyuan/platform';
import { migrateReadModel, PostgresReadModel } from '@suyuan/read-model';
import { ProjectorModule } from './projector.module';

/** Health and metrics only: nothing of the API is here. 0 takes any free port. */
const DEFAULT_PORT = 3003;

/** The projector as a process of its own: DATABASE_URL, KAFKA_BROKERS, REDIS_URL, and PROJECTOR_PORT. */
async function start(closers: Closer[]): Promise<void> {
  const settings = readSettings(process.env, 'distributed');
  const port = readPort(process.env.PROJECTOR_PORT);
  const logger = createLogger('suyuan-projector', settings.logLevel);
  const url = required('DATABASE_URL', settings.databaseUrl);
  const brokers = required('KAFKA_BROKERS', settings.kafkaBrokers);
  const redisUrl = required('REDIS_URL', settings.redisUrl);
  await migrateReadModel(url);
  const readModel = await PostgresReadModel.connect(url, (error) =>
    logger.warn({ err: error }, 'A database connection broke.'),
  );
  closers.push(() => readModel.close());
  const bus = new KafkaBus({ brokers, clientId: 'suyuan-projector', log: logger, sources: settings.sources });
  closers.push(() => bus.close());
  const jobs = new BullJobQueue({ redisUrl, log: logger });
  closers.push(() => jobs.close());
  const module = ProjectorModule.register({ readModel, bus, jobs, log: logger });
  const app = await createHttpApp(module, { settings, name: 'suyuan-projector', logger });
  closers.push(() => app.close());
  await app.listen(port, settings.host);
  logger.info({ url: await app.getUrl() }, 'Projecting.');
}

function required<Value>(variable: string, value: Value | null): Value {
  if (value === null) throw new SettingsError(variable, 'is required');
  return value;
}

function readPort(text: string | undefined): number {
  if (!text) return DEFAULT_PORT;
  if (!/^\d{1,5}$/u.test(text) || Number(text) > 65_535) {
    throw new SettingsError('PROJECTOR_PORT', 'expected a port number from 0 (any free port) to 65535');
  }
  return Number(text);
}

void runService('suyuan-projector', start);
