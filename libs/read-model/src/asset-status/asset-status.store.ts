import { ADVISORY_LOCKS } from '@suyuan/platform';
import type { SqlRunner } from '../sql/sql-runner';
import type { AssetStatusProgressRow, AssetStatusRow } from './asset-status.table';

/** How far the keeper of states is. */
export type StatusProgress = Omit<AssetStatusProgressRow, 'id'>;

/** What is written and how far the keeper is then, together. */
export interface StatusStep {
  rows: readonly AssetStatusRow[];
  /** Assets that nobody knows any more. */
  gone: readonly string[];
  progress: StatusProgress;
}

/** Runs the step of whoever holds the lock; null: another process does. Call it inside a transaction. */
export async function keepStatuses(
  sql: SqlRunner,
  step: (progress: StatusProgress) => Promise<StatusStep | null>,
): Promise<StatusProgress | null> {
  const [lock] = await sql.query<{ held: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS held', [
    ADVISORY_LOCKS.keepStatuses,
  ]);
  if (lock?.held !== true) return null;
  const progress = await statusProgress(sql);
  const taken = await step(progress);
  if (taken === null) return progress;
  await write(sql, taken);
  return taken.progress;
}

export async function statusProgress(sql: SqlRunner): Promise<StatusProgress> {
  const [row] = await sql.query<
    (Omit<StatusProgress, 'position' | 'epoch' | 'sweepPosition'> & {
      position: string;
      epoch: string;
      sweepPosition: string | null;
    })[]
  >(
    `SELECT position, epoch, judged_on::text AS "judgedOn", sweep_after AS "sweepAfter",
            sweep_position AS "sweepPosition", sweep_on::text AS "sweepOn" FROM asset_status_progress`,
  );
  if (!row) throw new Error('The table asset_status_progress has lost its row.');
  const sweepPosition = row.sweepPosition === null ? null : Number(row.sweepPosition);
  return { ...row, position: Number(row.position), epoch: Number(row.epoch), sweepPosition };
}

async function write(sql: SqlRunner, { rows, gone, progress }: StatusStep): Promise<void> {
  if (gone.length > 0) await sql.query('DELETE FROM asset_status WHERE asset = ANY($1)', [gone]);
  if (rows.length > 0) {
    await sql.query(
      `INSERT INTO asset_status (asset, state, due, turns_on, position, judged_on)
       SELECT * FROM unnest($1::text[], $2::text[], $3::date[], $4::date[], $5::bigint[], $6::date[])
       ON CONFLICT (asset) DO UPDATE SET state = excluded.state, due = excluded.due,
         turns_on = excluded.turns_on, position = excluded.position, judged_on = excluded.judged_on`,
      [
        rows.map(({ asset }) => asset),
        rows.map(({ state }) => state),
        rows.map(({ due }) => due),
        rows.map(({ turnsOn }) => turnsOn),
        rows.map(({ position }) => position),
        rows.map(({ judgedOn }) => judgedOn),
      ],
    );
  }
  await sql.query(
    `UPDATE asset_status_progress SET position = $1, judged_on = $2, sweep_after = $3, sweep_position = $4,
            sweep_on = $5, epoch = $6`,
    [
      progress.position,
      progress.judgedOn,
      progress.sweepAfter,
      progress.sweepPosition,
      progress.sweepOn,
      progress.epoch,
    ],
  );
}

/** Ids of known assets after one, in their order. */
export async function assetsAfter(sql: SqlRunner, after: string, limit: number): Promise<string[]> {
  const rows = await sql.query<{ id: string }[]>(
    'SELECT id FROM rm_asset WHERE id > $1 ORDER BY id LIMIT $2',
    [after, limit],
  );
  return rows.map(({ id }) => id);
}

/** Assets whose state may be another by a day than when it was judged. */
export async function assetsTurningBy(sql: SqlRunner, day: string, limit: number): Promise<string[]> {
  const rows = await sql.query<{ asset: string }[]>(
    'SELECT asset FROM asset_status WHERE turns_on <= $1 AND judged_on < $1 ORDER BY turns_on, asset LIMIT $2',
    [day, limit],
  );
  return rows.map(({ asset }) => asset);
}

/** Streams on which something was recorded after a position and up to another; at most `limit` of them. */
export async function streamsChanged(
  sql: SqlRunner,
  after: number,
  upTo: number,
  limit: number,
): Promise<string[]> {
  const rows = await sql.query<{ stream: string }[]>(
    'SELECT DISTINCT stream FROM rm_history WHERE position > $1 AND position <= $2 LIMIT $3',
    [after, upTo, limit],
  );
  return rows.map(({ stream }) => stream);
}
