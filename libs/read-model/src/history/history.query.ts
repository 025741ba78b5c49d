import { upToDate } from '../recorded-event';
import type { HistoryEntry, StreamEvent } from '../records';
import type { SqlRunner } from '../sql/sql-runner';

/** RFC 3339 UTC with milliseconds, as the log writes its instants. */
export const INSTANT_FORMAT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** What a row of the history has besides what is asked of it. */
interface Stored {
  position: string;
  type: string;
  schemaVersion: number;
  data: unknown;
}

/**
 * Everything recorded on a stream up to a position, oldest first. Whole, however long: answers are folded from it, and
 * what is left out of a list for people is left out where the list is shown.
 */
export async function historyOf(sql: SqlRunner, stream: string, knownAt: number): Promise<HistoryEntry[]> {
  const rows = await sql.query<(Stored & Omit<HistoryEntry, 'position'>)[]>(
    `SELECT position, type, schema_version AS "schemaVersion", occurred_on::text AS "occurredOn",
            to_char(recorded_at AT TIME ZONE 'UTC', ${INSTANT_FORMAT}) AS "recordedAt", actor, data
       FROM rm_history WHERE stream = $1 AND position <= $2 ORDER BY position`,
    [stream, knownAt],
  );
  return rows.map((row) => ({ ...upToDate(row), position: Number(row.position) }));
}

/** Position of the newest applied event recorded at or before the instant, -1 when there is none. */
export async function positionAt(sql: SqlRunner, instant: string): Promise<number> {
  const [row] = await sql.query<{ position: string }[]>(
    `SELECT position FROM rm_history WHERE recorded_at <= $1::timestamptz
      ORDER BY recorded_at DESC, position DESC LIMIT 1`,
    [instant],
  );
  return row ? Number(row.position) : -1;
}

/** What was recorded on some streams after one position and up to another, each stream in its order. */
export async function eventsOf(
  sql: SqlRunner,
  streams: readonly string[],
  after: number,
  upTo: number,
): Promise<StreamEvent[]> {
  if (streams.length === 0) return [];
  return eventsFrom(sql, 'stream = ANY($1) AND position > $2 AND position <= $3 ORDER BY position', [
    streams,
    after,
    upTo,
  ]);
}

/** Schemes and methods published after one position and up to another: they bear on every trace. */
export async function publications(sql: SqlRunner, after: number, upTo: number): Promise<StreamEvent[]> {
  return eventsFrom(
    sql,
    `position IN (SELECT position FROM rm_scheme UNION ALL SELECT position FROM rm_method)
       AND position > $1 AND position <= $2 ORDER BY position`,
    [after, upTo],
  );
}

async function eventsFrom(sql: SqlRunner, where: string, parameters: unknown[]): Promise<StreamEvent[]> {
  const rows = await sql.query<(Stored & { stream: string })[]>(
    `SELECT stream, position, type, schema_version AS "schemaVersion", data FROM rm_history WHERE ${where}`,
    parameters,
  );
  return rows.map((row) => ({ ...upToDate(row), position: Number(row.position) }));
}
