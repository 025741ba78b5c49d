import type { RecordedEvent } from '@suyuan/domain';
import type { EventLog, StoredEvent } from '@suyuan/event-log';
import { messageOf, ReadModel, recordedEventOf, type DeadLetter } from '@suyuan/read-model';
import { projectBatch } from '../projection/batch-projector';

/** Events read and applied at once: one transaction of the read model. */
export const REBUILD_BATCH = 1_000;

export interface RebuildReport {
  /** Events of the log that were replayed. */
  events: number;
  /** Tables whose rows are not those that stood before, with both digests. Empty: nothing differs. */
  differences: { table: string; before: string | undefined; after: string | undefined }[];
  /** Positions that could not be applied. */
  dead: number[];
}

export interface RebuildOptions {
  log: EventLog;
  readModel: ReadModel;
  /** Told after each batch. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Empties the read model, reads the whole log into it again, and compares what is there with what stood before. What
 * the projector had not seen yet is applied before the comparison, so that only true differences are told. Run it
 * while nothing is being recorded: new events in between would look like differences.
 */
export async function rebuildReadModel(options: RebuildOptions): Promise<RebuildReport> {
  const { log, readModel } = options;
  const head = await log.head();
  await replay(options, (await readModel.watermark()) + 1, head);
  const before = await readModel.fingerprint();
  await readModel.clear();
  const dead = await replay(options, 0, head);
  const after = await readModel.fingerprint();
  const tables = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const differences = tables
    .filter((table) => before[table] !== after[table])
    .map((table) => ({ table, before: before[table], after: after[table] }));
  return { events: head + 1, differences, dead };
}

async function replay(options: RebuildOptions, from: number, head: number): Promise<number[]> {
  const { log, readModel, onProgress } = options;
  const dead: number[] = [];
  for (let next = from; next <= head;) {
    const stored = await log.read(next, Math.min(REBUILD_BATCH, head + 1 - next));
    const last = stored.at(-1);
    if (!last) throw new Error(`The log ends at position ${next}, before its head ${head}.`);
    const batch = decoded(stored);
    dead.push(...batch.dead.map(({ position }) => position ?? -1));
    await projectBatch(readModel, { ...batch, checkpoint: null }, async (event, reason) => {
      dead.push(event.position);
      return letterOf(event, reason);
    });
    next = last.position + 1;
    onProgress?.(next, head + 1);
  }
  return dead;
}

function decoded(stored: StoredEvent[]): { events: RecordedEvent[]; dead: DeadLetter[] } {
  const events: RecordedEvent[] = [];
  const dead: DeadLetter[] = [];
  for (const event of stored) {
    try {
      events.push(recordedEventOf(event));
    } catch (error) {
      dead.push(letterOf(event, messageOf(error)));
    }
  }
  return { events, dead };
}

/** Read from the log itself, where the place of an event is its position. */
function letterOf({ stream, position }: { stream: string; position: number }, reason: string): DeadLetter {
  return {
    consumer: 'suyuan.rebuild',
    topic: 'log',
    partition: 0,
    offset: BigInt(position),
    stream,
    position,
    reason,
  };
}
