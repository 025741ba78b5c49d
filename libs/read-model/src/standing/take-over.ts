import type { RecordedEvent } from '@suyuan/domain';
import type { QueryRunner } from 'typeorm';
import { recordedEventOf, type CarriedEvent } from '../recorded-event';

/** Events taken over in one statement. */
const BATCH = 2_000;

/** For a migration that fills a new table: every event of the history in its order, in batches. */
export async function* eventsOfHistory(runner: QueryRunner): AsyncGenerator<RecordedEvent[]> {
  for (let after = -1; ;) {
    const rows = (await runner.query(
      `SELECT position, stream, version, event_id AS "eventId", type, schema_version AS "schemaVersion",
              occurred_on::text AS "occurredOn", recorded_at AS "recordedAt", actor, data
         FROM rm_history WHERE position > $1 ORDER BY position LIMIT $2`,
      [after, BATCH],
    )) as (Omit<CarriedEvent, 'position'> & { position: string })[];
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => recordedEventOf({ ...row, position: Number(row.position) }));
    after = Number(last.position);
  }
}
