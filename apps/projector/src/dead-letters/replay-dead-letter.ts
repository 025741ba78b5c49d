import type { EventLog } from '@suyuan/event-log';
import { DeadLetterReplayError, ReadModel, recordedEventOf, type DeadLetterReplay } from '@suyuan/read-model';

/**
 * Takes the event at a position from the log, the only truth, and applies it with all that was parked behind it.
 * For when its cause is mended: a new release knows the event, or projects it rightly. Throws DeadLetterReplayError,
 * UnknownEvent, or what keeps it from being projected; nothing changes then.
 */
export async function replayDeadLetter(
  parts: { log: EventLog; readModel: ReadModel },
  position: number,
): Promise<DeadLetterReplay> {
  const [stored] = await parts.log.read(position, 1);
  if (stored?.position !== position) {
    throw new DeadLetterReplayError('NOT_DEAD', `The log has no event at position ${position}.`);
  }
  return parts.readModel.replayDeadLetter(recordedEventOf(stored));
}
