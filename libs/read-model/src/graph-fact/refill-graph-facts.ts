import type { RecordedEvent } from '@suyuan/domain';
import { recordedEventOf, type CarriedEvent } from '../recorded-event';
import { insertRows } from '../sql/insert-rows';
import type { SqlRunner } from '../sql/sql-runner';
import { graphFactRowsOf, graphFactTable } from './graph-fact';

/** Events looked at in one statement: some megabytes. */
const BATCH = 2_000;

/**
 * Makes every fact of the graph again from the history, as it stands in the tables: for a release whose facts say more
 * than those that were stored. A query process that starts on the tables then knows what one started on an empty
 * database and a rebuild would know.
 */
export async function refillGraphFacts(sql: SqlRunner): Promise<void> {
  await sql.query('TRUNCATE rm_graph_fact');
  let after = -1;
  for (;;) {
    const events = await eventsAfter(sql, after);
    const last = events.at(-1);
    if (last === undefined) return;
    await insertRows(sql, graphFactTable, events.flatMap(graphFactRowsOf));
    after = last.position;
  }
}

async function eventsAfter(sql: SqlRunner, after: number): Promise<RecordedEvent[]> {
  const rows = await sql.query<(Omit<CarriedEvent, 'position'> & { position: string })[]>(
    `SELECT position, stream, version, event_id AS "eventId", type, schema_version AS "schemaVersion",
            occurred_on::text AS "occurredOn", recorded_at::text AS "recordedAt", actor, data
       FROM rm_history WHERE position > $1 ORDER BY position LIMIT $2`,
    [after, BATCH],
  );
  return rows.map((row) => recordedEventOf({ ...row, position: Number(row.position) }));
}
