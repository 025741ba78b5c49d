import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CODES, TOPICS } from '@suyuan/contract';
import { PostgresEventLog } from '@suyuan/event-log';
import { InProcessBus, InProcessJobQueue } from '@suyuan/messaging';
import {
  closeAll,
  createHttpApp,
  createLogger,
  HealthChecks,
  Metrics,
  SystemClock,
  type Closer,
  type Logger,
  type Settings,
} from '@suyuan/platform';
import {
  JUDGE_ROLE,
  PostgresAccessLogWriter,
  PostgresReadModel,
  PostgresRecordReader,
} from '@suyuan/read-model';
import { serveDocuments } from '../../query/src/documents/serve-documents';
import { serveLogAsTopic } from './log-as-topic';
import { StandaloneModule } from './standalone.module';
import { sayRequests } from './request-summary';
import { openStorage } from './storage';

/** The running product. */
export interface Standalone {
  /** Where it answers, such as `http://127.0.0.1:3000`. */
  url: string;
  /** Whether nothing was ever recorded. */
  isEmpty(): Promise<boolean>;
  health: HealthChecks;
  /** Finishes what is under way and stops everything it started. */
  stop(): Promise<void>;
}

/** Starts the product in this process and listens. What was opened before a failure is closed again. */
export async function startStandalone(
  settings: Settings,
  onProgress: (text: string) => void,
): Promise<Standalone> {
  const closers: Closer[] = [];
  const stop = (): Promise<void> => closeAll(closers);
  try {
    const logger = createLogger('suyuan', settings.logLevel);
    const onError = (error: Error): void => logger.warn({ err: error }, 'a database connection broke');
    const storage = await openStorage(settings, onProgress);
    closers.push(() => storage.close());
    const log = new PostgresEventLog({ url: storage.url, clock: new SystemClock(), onError });
    closers.push(() => log.close());
    const readModel = await PostgresReadModel.connect(storage.url, onError);
    closers.push(() => readModel.close());
    onProgress('starting the services');
    const judge = await PostgresReadModel.connect(storage.url, onError, JUDGE_ROLE);
    closers.push(() => judge.close());
    const records = new PostgresRecordReader(storage.url, onError);
    closers.push(() => records.close());
    const accessLog = new PostgresAccessLogWriter(storage.url, onError);
    closers.push(() => accessLog.close());
    const stores = { log, readModel, judge, records, accessLog };
    const app = await createApp(settings, logger, stores, closers);
    await app.listen(settings.port, settings.host);
    if (!logger.isLevelEnabled('info')) closers.push(sayRequests(app.get(Metrics), onProgress));
    const isEmpty = async (): Promise<boolean> => (await log.head()) === -1;
    return { url: addressOf(app, settings), isEmpty, health: app.get(HealthChecks), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Stores {
  log: PostgresEventLog;
  readModel: PostgresReadModel;
  judge: PostgresReadModel;
  records: PostgresRecordReader;
  accessLog: PostgresAccessLogWriter;
}

async function createApp(
  settings: Settings,
  logger: Logger,
  stores: Stores,
  closers: Closer[],
): Promise<NestFastifyApplication> {
  const bus = new InProcessBus({ log: logger });
  closers.push(() => bus.close());
  closers.push(serveLogAsTopic(stores.log, bus, TOPICS.events));
  const jobs = new InProcessJobQueue({ log: logger });
  closers.push(() => jobs.close());
  const module = StandaloneModule.register({ ...stores, bus, jobs, logger, projectorLog: logger });
  const app = await createHttpApp(module, { settings, name: 'suyuan', texts: CODES, logger });
  closers.push(() => app.close());
  serveDocuments(app);
  return app;
}

function addressOf(app: NestFastifyApplication, settings: Settings): string {
  const { port } = app.getHttpServer().address() as { port: number };
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return `http://${host}:${port}`;
}
