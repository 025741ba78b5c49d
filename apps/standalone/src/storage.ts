import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { migrateEventLog } from '@suyuan/event-log';
import { EmbeddedPostgres, SettingsError, type Settings } from '@suyuan/platform';
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
    throw settings.databaseUrl === null ? error : saidPlainly(error, settings.databaseUrl);
  }
}

/** What a driver reports of a database that cannot be reached, and what it means. */
const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'there is no such host',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses the password',
  '28000': 'it refuses the user',
  '3D000': 'it has no such database',
};

/** The password in the address is for nobody to read. */
function saidPlainly(error: unknown, address: string): unknown {
  const { code } = error as { code?: unknown };
  const meaning = typeof code === 'string' ? UNREACHABLE[code] : undefined;
  if (meaning === undefined) return error;
  const { host, pathname } = new URL(address);
  return new SettingsError(
    'DATABASE_URL',
    `PostgreSQL at ${host}${pathname} cannot be used: ${meaning} (${String(code)})`,
  );
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
