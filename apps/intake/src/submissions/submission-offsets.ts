import { ADVISORY_LOCKS, RUNTIME_ROLE } from '@suyuan/platform';
import { Client, type Pool } from 'pg';

/** Which submissions are done: for each partition the next offset to read. */
export abstract class SubmissionOffsets {
  abstract read(topic: string): Promise<Map<number, bigint>>;

  abstract save(topic: string, partition: number, next: bigint): Promise<void>;
}

/** In the intake's own schema: the broker's memory of a group expires, this one does not. */
export class PostgresSubmissionOffsets extends SubmissionOffsets {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async read(topic: string): Promise<Map<number, bigint>> {
    const { rows } = await this.pool.query<{ partition: number; next_offset: string }>(
      'select partition, next_offset from intake.submission_checkpoint where topic = $1',
      [topic],
    );
    return new Map(rows.map((row) => [row.partition, BigInt(row.next_offset)]));
  }

  override async save(topic: string, partition: number, next: bigint): Promise<void> {
    await this.pool.query(
      `insert into intake.submission_checkpoint as kept (topic, partition, next_offset) values ($1, $2, $3)
       on conflict (topic, partition) do update set next_offset = excluded.next_offset
       where kept.next_offset < excluded.next_offset`,
      [topic, partition, String(next)],
    );
  }
}

/** Makes the table. Safe to call by several processes at once. `url` names a role that may create schemas. */
export async function migrateSubmissionOffsets(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCKS.migrateSubmissions]);
    await client.query(`
      create schema if not exists intake;
      create table if not exists intake.submission_checkpoint (
        topic text not null,
        partition integer not null,
        next_offset bigint not null,
        primary key (topic, partition)
      );
      grant usage on schema intake to ${RUNTIME_ROLE};
      grant select, insert, update on intake.submission_checkpoint to ${RUNTIME_ROLE};
    `);
  } finally {
    await client.end();
  }
}
