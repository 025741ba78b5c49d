import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '@suyuan/platform';

/**
 * Runs `work` with a PostgreSQL of its own, started as the product starts its own, and removes it afterwards.
 * Benches that only read may give up durability to be filled sooner; those that write may not.
 */
export async function withPostgres<T>(
  durability: 'full' | 'tests',
  work: (url: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'suyuan-bench-'));
  const server = await EmbeddedPostgres.start({ dataDir: join(folder, 'postgres'), durability });
  try {
    return await work(server.url, folder);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
