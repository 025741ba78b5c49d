import { PostgresEventLog } from '@suyuan/event-log';
import { createLogger, SystemClock, type Settings } from '@suyuan/platform';
import { PostgresReadModel } from '@suyuan/read-model';
import { sayProgress } from './progress';
import { openStorage } from './storage';

/** Opens the log and the read model for one command, closes them after it, and answers its exit code. */
export async function withStores(
  settings: Settings,
  run: (stores: { log: PostgresEventLog; readModel: PostgresReadModel }) => Promise<number>,
): Promise<number> {
  const logger = createLogger('suyuan', settings.logLevel);
  const onError = (error: Error): void => logger.warn({ err: error }, 'a database connection broke');
  const storage = await openStorage(settings, sayProgress);
  try {
    const log = new PostgresEventLog({ url: storage.url, clock: new SystemClock(), onError });
    const readModel = await PostgresReadModel.connect(storage.url, onError);
    try {
      return await run({ log, readModel });
    } finally {
      await readModel.close();
      await log.close();
    }
  } finally {
    await storage.close();
  }
}
