import type { RecordedEvent } from '@suyuan/domain';
import { ForeignMessage, fromMessage, type EventEnvelope, type IncomingMessage } from '@suyuan/messaging';
import type { MessageSources } from '@suyuan/platform';
import { messageOf, recordedEventOf, type DeadLetter } from '@suyuan/read-model';

/** The consumer group of the projector, and the name its checkpoints carry. */
export const PROJECTOR = 'suyuan.projector';

/** A message that is an event this release knows, or the dead letter it is. */
export type Delivery = { event: RecordedEvent } | { dead: DeadLetter };

/** Decodes a message and brings its event up to date: the edge behind which every event has today's shape. */
export function deliveryOf(message: IncomingMessage, sources: MessageSources): Delivery {
  let envelope: EventEnvelope | null = null;
  try {
    envelope = fromMessage(message, sources);
    return { event: recordedEventOf(envelope) };
  } catch (error) {
    // Neither its stream nor its position is one of ours: nothing of ours waits for it.
    if (error instanceof ForeignMessage) {
      const stream = `${error.source} ${message.key}`;
      return { dead: deadLetterOf(message, { stream, position: null, reason: messageOf(error) }) };
    }
    const stream = envelope?.stream ?? message.headers.ce_subject ?? message.key;
    const position = envelope?.position ?? statedPosition(message);
    return { dead: deadLetterOf(message, { stream, position, reason: messageOf(error) }) };
  }
}

export function deadLetterOf(
  { topic, partition, offset }: IncomingMessage,
  what: { stream: string; position: number | null; reason: string },
): DeadLetter {
  return { consumer: PROJECTOR, topic, partition, offset, ...what };
}

/** Where the message says its event stands in the log, be the rest as broken as it may; else null. */
function statedPosition({ headers }: IncomingMessage): number | null {
  const stated = headers.ce_suyuanposition ?? '';
  return /^\d{1,15}$/u.test(stated) ? Number(stated) : null;
}
