import type { DomainEvent, DomainEventType } from '@suyuan/domain';
import { FactsMissing } from '@suyuan/traceability';
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

/** What an event of a type says. */
export type DataOf<Type extends DomainEventType> = Extract<DomainEvent, { type: Type }>['data'];

/** What the event at a position of a history says. @throws FactsMissing where it is not there */
export function dataAt<Type extends DomainEventType>(
  history: readonly HistoryEntry[],
  position: number,
  type: Type,
): DataOf<Type> {
  const entry = history.find((each) => each.position === position);
  if (entry?.type !== type) throw new FactsMissing([`${type} at position ${position}`]);
  return entry.data as DataOf<Type>;
}

/**
 * A record and its history: the row of its table says where it was recorded, the history what. null: not known at the
 * position.
 */
export async function recordedIn<Type extends DomainEventType>(
  sql: SqlRunner,
  asked: { table: string; id: string; type: Type; knownAt: number },
): Promise<{ position: number; recorded: DataOf<Type>; history: HistoryEntry[] } | null> {
  const [row] = await sql.query<{ position: string; stream: string }[]>(
    `SELECT position, stream FROM ${asked.table} WHERE id = $1 AND position <= $2
      ORDER BY position DESC LIMIT 1`,
    [asked.id, asked.knownAt],
  );
  if (!row) return null;
  const position = Number(row.position);
  const history = await historyOf(sql, row.stream, asked.knownAt);
  return { position, recorded: dataAt(history, position, asked.type), history };
}

/** What was recorded of some certificates, by id: only of those that are there. */
export async function calibrationsOf(
  sql: SqlRunner,
  certificates: readonly string[],
): Promise<Map<string, DataOf<'CalibrationRecorded'>>> {
  if (certificates.length === 0) return new Map();
  const recorded = await eventsFrom(
    sql,
    'position IN (SELECT position FROM rm_certificate WHERE id = ANY($1))',
    [certificates],
  );
  return new Map(
    recorded.flatMap((event) => (event.type === 'CalibrationRecorded' ? [[event.data.id, event.data]] : [])),
  );
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

/** Schemes, methods and quantities published, and organizations that ended, after one position and up to another: they bear on every trace. */
export async function publications(sql: SqlRunner, after: number, upTo: number): Promise<StreamEvent[]> {
  return eventsFrom(
    sql,
    `position IN (SELECT position FROM rm_scheme UNION ALL SELECT position FROM rm_method
         UNION ALL SELECT position FROM rm_quantity
         UNION ALL SELECT position FROM rm_organization_end)
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
