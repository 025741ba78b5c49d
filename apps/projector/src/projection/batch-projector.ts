import { setTimeout as pause } from 'node:timers/promises';
import type { RecordedEvent } from '@suyuan/domain';
import { isEventFault, messageOf, ReadModel, type Checkpoint, type DeadLetter } from '@suyuan/read-model';

/** A batch that fails for the sake of its data is tried so often before the poison in it is looked for. */
export const APPLY_ATTEMPTS = 3;

/** Between those attempts: long enough for a race with another process to be over. */
export const APPLY_RETRY_MS = 200;

export interface Batch {
  events: RecordedEvent[];
  /** What could not even be decoded. */
  dead: DeadLetter[];
  /** null: nothing to remember, as in a rebuild. */
  checkpoint: Checkpoint | null;
}

/** What the caller makes of an event that cannot be applied: it announces it and says how it is to be known. */
export type SetAside = (event: RecordedEvent, reason: string) => Promise<DeadLetter>;

/**
 * Applies a batch whole. When events of it cannot be applied, those are found, set aside as dead letters, and all
 * others are applied: the partition goes on and nothing is dropped. A fault of the surroundings (a database
 * that is away) is thrown: the caller waits and hands the same batch over again, as often as it takes.
 */
export async function projectBatch(readModel: ReadModel, batch: Batch, setAside: SetAside): Promise<void> {
  const { events, dead, checkpoint } = batch;
  for (let attempt = 1; attempt <= APPLY_ATTEMPTS; attempt += 1) {
    try {
      return await readModel.apply(events, checkpoint, dead);
    } catch (error) {
      if (!isEventFault(error)) throw error;
      if (attempt < APPLY_ATTEMPTS) await pause(APPLY_RETRY_MS);
    }
  }
  await readModel.apply([], null, dead);
  await applyWithoutPoison(readModel, events, setAside);
  await readModel.apply([], checkpoint);
}

/**
 * Halves the batch until the poison is alone, in order: when an event is set aside, those after it come later and are
 * parked if they are of its stream. One bad event in a thousand costs about twenty transactions.
 */
async function applyWithoutPoison(
  readModel: ReadModel,
  events: RecordedEvent[],
  setAside: SetAside,
): Promise<void> {
  const [first] = events;
  if (!first) return;
  try {
    return await readModel.apply(events, null);
  } catch (error) {
    if (!isEventFault(error)) throw error;
    if (events.length === 1) {
      const letter = await setAside(first, messageOf(error));
      return await readModel.apply([], null, [letter]);
    }
  }
  const half = events.length >> 1;
  await applyWithoutPoison(readModel, events.slice(0, half), setAside);
  await applyWithoutPoison(readModel, events.slice(half), setAside);
}
