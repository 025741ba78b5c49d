import { TOPICS } from '@suyuan/contract';
import type { RecordedEvent } from '@suyuan/domain';
import { leafHash, migrateEventLog } from '@suyuan/event-log';
import { canonicalJson, createPool } from '@suyuan/platform';
import { migrateReadModel, PostgresReadModel } from '@suyuan/read-model';
import type { Pool } from 'pg';
import { say } from './figures';
import { inBatches, recordedEvents } from './recorded';
import type { BenchWorld } from './world';

/** Events of one transaction. */
const BATCH_EVENTS = 1_000;
const SAY_EVERY = 100_000;

/** The consumer whose checkpoint says what the read model holds; the product goes on from there. */
const PROJECTOR = 'suyuan.projector';

/** Brings a database to the state it would have after the whole world was posted and projected. */
export async function fillDatabase(url: string, world: BenchWorld): Promise<{ events: number }> {
  await migrateEventLog(url);
  await migrateReadModel(url);
  const pool = createPool({ url });
  const readModel = await PostgresReadModel.connect(url);
  let events = 0;
  let recordedAt = '';
  for (const batch of inBatches(recordedEvents(world), BATCH_EVENTS)) {
    events += batch.length;
    recordedAt = (batch[batch.length - 1] as RecordedEvent).recordedAt;
    const checkpoint = {
      consumer: PROJECTOR,
      topic: TOPICS.events,
      partition: 0,
      nextOffset: BigInt(events),
    };
    await Promise.all([insertEvents(pool, batch), readModel.apply(batch, checkpoint)]);
    if (events % SAY_EVERY === 0) say(`${events.toLocaleString('en')} events recorded and projected`);
  }
  await pool.query('update log.head set next_position = $1, last_recorded_at = $2', [events, recordedAt]);
  await pool.query('vacuum analyze');
  await readModel.close();
  await pool.end();
  return { events };
}

/** As the log's writer does it, without the judging. */
async function insertEvents(pool: Pool, batch: RecordedEvent[]): Promise<void> {
  const bytes = batch.map((event) => {
    const { position: _column, ...envelope } = event;
    return Buffer.from(canonicalJson({ ...envelope, v: 1, correlationId: null, causationId: null }));
  });
  await pool.query({
    name: 'bench-insert-events',
    text: `insert into log.event (position, stream, version, event_id, type, schema_version, occurred_on,
                                  recorded_at, canonical, leaf_hash)
           select * from unnest($1::bigint[], $2::text[], $3::int[], $4::uuid[], $5::text[], $6::smallint[],
                                $7::date[], $8::timestamptz[], $9::bytea[], $10::bytea[])`,
    values: [
      batch.map((event) => event.position),
      batch.map((event) => event.stream),
      batch.map((event) => event.version),
      batch.map((event) => event.eventId),
      batch.map((event) => event.type),
      batch.map((event) => event.schemaVersion),
      batch.map((event) => event.occurredOn),
      batch.map((event) => event.recordedAt),
      bytes,
      bytes.map(leafHash),
    ],
  });
}
