import type { RecordedEvent } from '@suyuan/domain';
import { project } from '../projections';
import type { Checkpoint, DeadLetter } from '../read-model';
import type { SqlRunner } from '../sql/sql-runner';
import { moveCheckpoint } from './checkpoint';
import { blockedStreams, park, setAside } from './dead-letter';
import { markSeen } from './watermark';

/** Applies a batch inside a transaction: dead letters first, so that what follows them is parked. */
export async function applyBatch(
  sql: SqlRunner,
  events: RecordedEvent[],
  checkpoint: Checkpoint | null,
  dead: DeadLetter[],
): Promise<void> {
  await setAside(sql, dead);
  const blocked = await blockedStreams(sql, [...new Set(events.map(({ stream }) => stream))]);
  const waits = ({ stream, position }: RecordedEvent) => position >= (blocked.get(stream) ?? Infinity);
  await park(sql, events.filter(waits));
  await project(
    sql,
    events.filter((event) => !waits(event)),
  );
  await markSeen(
    sql,
    [...events, ...dead].flatMap(({ position }) => (position === null ? [] : [position])),
  );
  if (checkpoint) await moveCheckpoint(sql, checkpoint);
}
