import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { migrateEventLog } from '@suyuan/event-log';
import { EmbeddedPostgres, type Settings } from '@suyuan/platform';
import { migrateReadModel } from '@suyuan/read-model';

/** The database of the product, ready to use. */
export interface Storage {
  url: string;
  /** Stops the embedded server; a database of yours is left alone. */
  close(): Promise<void>;
}

/** DATABASE_URL where it is set, else the embedded PostgreSQL under the data folder; its tables brought up to date. */
export async function openStorage(settings: Settings, onProgress: (text: string) => void): Promise<Storage> {
  const storage =
    settings.databaseUrl === null ? await startEmbedded(settings, onProgress) : given(settings.databaseUrl);
  try {
    onProgress('bringing the tables up to date');
    await migrateEventLog(storage.url);
    await migrateReadModel(storage.url);
    return storage;
  } catch (error) {
    await storage.close();
    throw error;
  }
}

function given(url: string): Storage {
  return { url, close: async () => undefined };
}

async function startEmbedded(settings: Settings, onProgress: (text: string) => void): Promise<Storage> {
  onProgress(`starting PostgreSQL in ${settings.dataDir}`);
  await mkdir(settings.dataDir, { recursive: true });
  const server = await EmbeddedPostgres.start({
    dataDir: join(settings.dataDir, 'postgres'),
    database: 'suyuan',
  });
  return { url: server.url, close: () => server.stop() };
}
