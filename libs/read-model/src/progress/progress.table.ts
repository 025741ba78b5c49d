import { EntitySchema } from 'typeorm';

/** One row: everything up to `watermark` has been seen. */
export const progressTable = new EntitySchema<{ id: number; watermark: number }>({
  name: 'Progress',
  tableName: 'rm_progress',
  columns: { id: { type: 'integer', primary: true }, watermark: { type: 'bigint' } },
});

/** Positions seen beyond the watermark: partitions advance each at its own pace. */
export const aheadTable = new EntitySchema<{ position: number }>({
  name: 'Ahead',
  tableName: 'rm_ahead',
  columns: { position: { type: 'bigint', primary: true } },
});

/** Where a consumer goes on reading a partition. */
export const checkpointTable = new EntitySchema<{
  consumer: string;
  topic: string;
  partition: number;
  nextOffset: string;
}>({
  name: 'Checkpoint',
  tableName: 'rm_checkpoint',
  columns: {
    consumer: { type: 'text', primary: true },
    topic: { type: 'text', primary: true },
    partition: { type: 'integer', primary: true },
    nextOffset: { type: 'bigint', name: 'next_offset' },
  },
});

/** Messages that could not be projected. `id` is the position, or the place on the topic where there is none. */
export interface DeadLetterRow {
  id: string;
  consumer: string;
  topic: string;
  partition: number;
  offset: string;
  stream: string;
  position: number | null;
  reason: string;
  deadAt: string;
  resolvedAt: string | null;
}

export const deadLetterTable = new EntitySchema<DeadLetterRow>({
  name: 'DeadLetter',
  tableName: 'rm_dead_letter',
  columns: {
    id: { type: 'text', primary: true },
    consumer: { type: 'text' },
    topic: { type: 'text' },
    partition: { type: 'integer' },
    offset: { type: 'bigint', name: 'message_offset' },
    stream: { type: 'text' },
    position: { type: 'bigint', nullable: true },
    reason: { type: 'text' },
    deadAt: { type: 'timestamptz', name: 'dead_at' },
    resolvedAt: { type: 'timestamptz', name: 'resolved_at', nullable: true },
  },
});

/** Events of a stream whose earlier event is dead: they wait, so that the stream stays in order. */
export const parkedTable = new EntitySchema<{ position: number; stream: string; event: string }>({
  name: 'Parked',
  tableName: 'rm_parked',
  columns: {
    position: { type: 'bigint', primary: true },
    stream: { type: 'text' },
    event: { type: 'json' },
  },
});

/** Each change of the tables that was not the next event. Survives a rebuild: not under rm_. */
export const epochTable = new EntitySchema<{
  epoch: number;
  cause: string;
  positions: number[];
  reach: number;
  raisedAt: string;
}>({
  name: 'Epoch',
  tableName: 'read_model_epoch',
  columns: {
    epoch: { type: 'bigint', primary: true, generated: 'increment' },
    cause: { type: 'text' },
    positions: { type: 'bigint', array: true },
    reach: { type: 'bigint' },
    raisedAt: { type: 'timestamptz', name: 'raised_at' },
  },
});
