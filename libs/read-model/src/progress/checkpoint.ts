import type { Checkpoint } from '../read-model';
import type { SqlRunner } from '../sql/sql-runner';

/** Never moves back: a consumer that lost its partition may still finish a batch it began. */
export async function moveCheckpoint(sql: SqlRunner, checkpoint: Checkpoint): Promise<void> {
  const { consumer, topic, partition, nextOffset } = checkpoint;
  await sql.query(
    `INSERT INTO rm_checkpoint (consumer, topic, partition, next_offset) VALUES ($1, $2, $3, $4)
     ON CONFLICT (consumer, topic, partition)
     DO UPDATE SET next_offset = greatest(rm_checkpoint.next_offset, excluded.next_offset)`,
    [consumer, topic, partition, nextOffset.toString()],
  );
}

export async function startOffsets(
  sql: SqlRunner,
  consumer: string,
  topic: string,
): Promise<Map<number, bigint>> {
  const rows = await sql.query<{ partition: number; next_offset: string }[]>(
    'SELECT partition, next_offset FROM rm_checkpoint WHERE consumer = $1 AND topic = $2',
    [consumer, topic],
  );
  return new Map(rows.map((row) => [row.partition, BigInt(row.next_offset)]));
}
