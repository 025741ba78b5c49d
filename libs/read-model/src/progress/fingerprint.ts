import { nameOf } from '../sql/insert-rows';
import type { SqlRunner } from '../sql/sql-runner';
import { PROJECTIONS } from '../projections';
import { historyTable } from '../history/history.table';
import { raiseEpoch, tableProgress } from './table-progress';
import { aheadTable, checkpointTable, deadLetterTable, parkedTable, progressTable } from './progress.table';

/** Every table that `clear` empties. */
export const READ_MODEL_TABLES = [
  ...PROJECTIONS.map(({ table }) => nameOf(table)),
  ...[historyTable, progressTable, aheadTable, checkpointTable, deadLetterTable, parkedTable].map(nameOf),
];

/**
 * What of a table the log decides. Of dead letters it decides which ones wait; where they were read and when they
 * failed is told by the run that met them.
 */
const SOURCES: Record<string, string | null> = {
  rm_checkpoint: null,
  rm_dead_letter:
    '(SELECT position, stream FROM rm_dead_letter WHERE resolved_at IS NULL AND position IS NOT NULL)',
};

/**
 * A digest per table: the number of rows and the sums of both halves of their MD5, which is the same for the same
 * set of rows in any order and needs no sorting. Call it inside a REPEATABLE READ transaction.
 */
export async function fingerprint(sql: SqlRunner): Promise<Record<string, string>> {
  // The text form of an instant depends on the session's zone.
  await sql.query("SET LOCAL TimeZone = 'UTC'");
  const digests: Record<string, string> = {};
  for (const table of READ_MODEL_TABLES) {
    const source = SOURCES[table] === undefined ? table : SOURCES[table];
    if (source === null) continue;
    const [row] = await sql.query<{ rows: string; high: string; low: string }[]>(
      `SELECT count(*) AS rows, coalesce(sum(${half('md5', 1)}), 0) AS high, coalesce(sum(${half('md5', 17)}), 0) AS low
         FROM (SELECT md5(content::text) AS md5 FROM ${source} content) digested`,
    );
    digests[table] = `${row?.rows}:${row?.high}:${row?.low}`;
  }
  return digests;
}

function half(column: string, from: number): string {
  return `('x' || substr(${column}, ${from}, 16))::bit(64)::bigint::numeric`;
}

/** Empties every table: the state before the first event. Who asked them before has to wait until they are back. */
export async function clear(sql: SqlRunner): Promise<void> {
  const { watermark, reach } = await tableProgress(sql);
  await raiseEpoch(sql, 'REBUILD', { reach: Math.max(watermark, reach) });
  await sql.query(`TRUNCATE ${READ_MODEL_TABLES.join(', ')}`);
  await sql.query('INSERT INTO rm_progress (id, watermark) VALUES (1, -1)');
}
