import { CursorError } from '../sql/cursor';
import type { SqlRunner } from '../sql/sql-runner';

/** Rows written in one statement. */
export const ACCESS_ROWS_MAX = 1_000;
/** Largest page of the access log. */
export const ACCESS_PAGE_MAX = 500;

/** One answer that somebody who oversees was given about records of others. */
export interface ReadRow {
  /** Instant, RFC 3339 UTC. */
  at: string;
  /** A keyed digest of who the token said it was: the same person has the same one, and no name stands here. */
  caller: string;
  organization: string | null;
  role: string;
  route: string;
  /** Ids of the records, as many as are kept of one answer. */
  resources: string[];
  /** How many records the answer held, those kept and the others. */
  count: number;
  /** How many of them were shown by a handle only. */
  restricted: number;
  address: string;
  traceId: string;
  /** What the reader gave as its reason: the header Suyuan-Case. */
  inquiry: string | null;
}

export interface AccessLogQuery {
  resource: string | null;
  organization: string | null;
  /** Civil days, both included. */
  from: string | null;
  to: string | null;
  limit: number;
  /** The id after which to go on, from the last page. */
  after: string | null;
}

export interface AccessLogPage {
  items: (ReadRow & { id: string })[];
  /** null: nothing follows. */
  next: string | null;
}

export async function appendReads(sql: SqlRunner, rows: readonly ReadRow[]): Promise<void> {
  if (rows.length === 0) return;
  const column = <K extends keyof ReadRow>(name: K) => rows.map((row) => row[name]);
  await sql.query(
    `INSERT INTO access.read (at, caller, organization, role, route, resources, count, restricted, address, trace_id, inquiry)
     SELECT at, caller, organization, role, route, ARRAY(SELECT json_array_elements_text(resources::json)), count,
            restricted, address, trace_id, inquiry
       FROM unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::integer[],
                   $8::integer[], $9::text[], $10::text[], $11::text[])
         AS read (at, caller, organization, role, route, resources, count, restricted, address, trace_id, inquiry)`,
    [
      column('at'),
      column('caller'),
      column('organization'),
      column('role'),
      column('route'),
      // An array of arrays would have to be rectangular.
      rows.map(({ resources }) => JSON.stringify(resources)),
      column('count'),
      column('restricted'),
      column('address'),
      column('traceId'),
      column('inquiry'),
    ],
  );
}

/** Who read, in the order in which it was written. */
export async function findReads(sql: SqlRunner, query: AccessLogQuery): Promise<AccessLogPage> {
  const limit = Math.max(1, Math.min(query.limit, ACCESS_PAGE_MAX));
  if (query.after !== null && !/^\d{1,18}$/.test(query.after)) throw new CursorError();
  const rows = await sql.query<(ReadRow & { id: string })[]>(
    // Sorted by the number: `id` alone would be the text that is answered, and 10 would come before 9.
    `SELECT r.id::text AS id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, caller,
            organization, role, route, resources, count, restricted, address, trace_id AS "traceId", inquiry
       FROM access.read r
      WHERE r.id > $1::bigint AND ($2::text IS NULL OR resources @> ARRAY[$2]) AND ($3::text IS NULL OR organization = $3)
        AND ($4::date IS NULL OR at >= $4::date::timestamp AT TIME ZONE 'Asia/Shanghai')
        AND ($5::date IS NULL OR at < ($5::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
      ORDER BY r.id LIMIT $6`,
    [query.after ?? '0', query.resource, query.organization, query.from, query.to, limit + 1],
  );
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
