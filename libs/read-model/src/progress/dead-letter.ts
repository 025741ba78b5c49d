import { isInstant, canonicalJson } from '@suyuan/platform';
import type { RecordedEvent } from '@suyuan/domain';
import type { DeadLetter, DeadLetterRecord } from '../read-model';
import { CursorError, cursorOf, keyOfCursor, type ListIdentity } from '../sql/cursor';
import type { SqlRunner } from '../sql/sql-runner';

/** Longest reason kept: the first lines of an error say what is wrong. */
export const REASON_LENGTH_MAX = 2_000;

/** Largest page of dead letters; more than this at once means the projector itself is broken. */
export const DEAD_LETTER_PAGE_MAX = 200;

const LIST: ListIdentity = { list: 'dead-letters' };

/** Sets messages aside. One that is set aside already, or was applied after all, stays as it is. */
export async function setAside(sql: SqlRunner, letters: DeadLetter[]): Promise<void> {
  for (const { consumer, topic, partition, offset, stream, position, reason } of letters) {
    const id = position === null ? `${topic}/${partition}/${offset}` : `position:${position}`;
    await sql.query(
      `INSERT INTO rm_dead_letter
         (id, consumer, topic, partition, message_offset, stream, position, reason, dead_at, resolved_at)
       SELECT $1, $2, $3, $4, $5, $6, $7::bigint, $8, now(), NULL
        WHERE NOT EXISTS (SELECT 1 FROM rm_history WHERE position = $7::bigint)
       ON CONFLICT (id) DO NOTHING`,
      [
        id,
        consumer,
        topic,
        partition,
        offset.toString(),
        printable(stream),
        position,
        printable(reason).slice(0, REASON_LENGTH_MAX),
      ],
    );
  }
}

/** Stream -> position of its first event that is dead or parked: everything after it has to wait. */
export async function blockedStreams(sql: SqlRunner, streams: string[]): Promise<Map<string, number>> {
  const rows = await sql.query<{ stream: string; first: string }[]>(
    `SELECT stream, min(position) AS first FROM (
       SELECT stream, position FROM rm_dead_letter
        WHERE stream = ANY($1) AND resolved_at IS NULL AND position IS NOT NULL
       UNION ALL
       SELECT stream, position FROM rm_parked WHERE stream = ANY($1)) waiting GROUP BY stream`,
    [streams],
  );
  return new Map(rows.map(({ stream, first }) => [stream, Number(first)]));
}

/** Keeps events until the dead one before them is resolved. Dead ones themselves are not kept twice. */
export async function park(sql: SqlRunner, events: RecordedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql.query(
    `INSERT INTO rm_parked (position, stream, event)
     SELECT incoming.* FROM unnest($1::bigint[], $2::text[], $3::json[]) AS incoming (position, stream, event)
      WHERE NOT EXISTS (SELECT 1 FROM rm_history h WHERE h.position = incoming.position)
        AND NOT EXISTS (SELECT 1 FROM rm_dead_letter d
                         WHERE d.position = incoming.position AND d.resolved_at IS NULL)
     ON CONFLICT (position) DO NOTHING`,
    [
      events.map(({ position }) => position),
      events.map(({ stream }) => stream),
      events.map((event) => canonicalJson(event)),
    ],
  );
}

/** Dead letters that nobody has resolved yet, the oldest first. */
export async function deadLetters(
  sql: SqlRunner,
  page: { limit: number; cursor: string | null },
): Promise<{ items: DeadLetterRecord[]; next: string | null }> {
  const limit = Math.max(1, Math.min(page.limit, DEAD_LETTER_PAGE_MAX));
  const [deadAt, id] = page.cursor === null ? ['-infinity', ''] : startOf(page.cursor);
  const rows = await sql.query<DeadLetterQueryRow[]>(
    `SELECT d.id, d.consumer, d.topic, d.partition, d.message_offset AS "messageOffset", d.stream, d.position,
            d.reason, to_char(d.dead_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "deadAt",
            (SELECT count(*) FROM rm_parked p WHERE p.stream = d.stream AND d.position IS NOT NULL) AS parked
       FROM rm_dead_letter d
      WHERE d.resolved_at IS NULL AND (d.dead_at, d.id) > ($1::timestamptz, $2)
      ORDER BY d.dead_at, d.id LIMIT $3`,
    [deadAt, id, limit + 1],
  );
  const items = rows.slice(0, limit).map(recordOf);
  const last = rows[limit - 1];
  return { items, next: rows.length > limit && last ? cursorOf(LIST, [last.deadAt, last.id]) : null };
}

function startOf(cursor: string): string[] {
  const key = keyOfCursor(LIST, cursor, 2);
  if (!isInstant(key[0] ?? '')) throw new CursorError();
  return key;
}

interface DeadLetterQueryRow {
  id: string;
  consumer: string;
  topic: string;
  partition: number;
  messageOffset: string;
  stream: string;
  position: string | null;
  reason: string;
  deadAt: string;
  parked: string;
}

function recordOf(row: DeadLetterQueryRow): DeadLetterRecord {
  const { consumer, topic, partition, stream, reason, deadAt } = row;
  const position = row.position === null ? null : Number(row.position);
  const offset = BigInt(row.messageOffset);
  return { consumer, topic, partition, offset, stream, position, reason, deadAt, parked: Number(row.parked) };
}

/** NUL cannot be stored in PostgreSQL, and a broken message may hold one. */
function printable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
