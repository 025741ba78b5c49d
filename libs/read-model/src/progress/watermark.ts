import type { SqlRunner } from '../sql/sql-runner';

/** Positions read at once while the watermark catches up with what was seen ahead of it. */
export const AHEAD_PAGE = 5_000;

export async function watermark(sql: SqlRunner): Promise<number> {
  const [row] = await sql.query<{ watermark: string }[]>('SELECT watermark FROM rm_progress');
  return row ? Number(row.watermark) : -1;
}

/**
 * Marks positions as seen and moves the watermark over the contiguous prefix. Processes with other partitions
 * do the same at the same time: the row lock lets one of them at a time do it, and each sees what the one before
 * it left. Call it last in the transaction, for the lock is held until the commit.
 */
export async function markSeen(sql: SqlRunner, positions: number[]): Promise<void> {
  if (positions.length === 0) return;
  const [row] = await sql.query<{ watermark: string }[]>('SELECT watermark FROM rm_progress FOR UPDATE');
  const before = Number(row?.watermark ?? -1);
  const beyond = positions.filter((position) => position > before).sort((one, other) => one - other);
  let reached = contiguousEnd(before, beyond);
  const ahead = beyond.filter((position) => position > reached);
  await sql.query('INSERT INTO rm_ahead SELECT unnest($1::bigint[]) ON CONFLICT DO NOTHING', [ahead]);
  for (;;) {
    const page = await sql.query<{ position: string }[]>(
      'SELECT position FROM rm_ahead WHERE position > $1 ORDER BY position LIMIT $2',
      [reached, AHEAD_PAGE],
    );
    const end = contiguousEnd(
      reached,
      page.map(({ position }) => Number(position)),
    );
    const whole = end - reached === AHEAD_PAGE;
    reached = end;
    if (!whole) break;
  }
  if (reached === before) return;
  await sql.query('DELETE FROM rm_ahead WHERE position <= $1', [reached]);
  await sql.query('UPDATE rm_progress SET watermark = $1', [reached]);
}

/** The end of the unbroken run of ascending `positions` (which may repeat) that continues `from`. */
function contiguousEnd(from: number, positions: number[]): number {
  let end = from;
  for (const position of positions) {
    if (position > end + 1) break;
    end = Math.max(end, position);
  }
  return end;
}
