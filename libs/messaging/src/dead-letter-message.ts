import type { IncomingMessage, OutgoingMessage } from './message-bus';

/** Longest reason in a header of a dead letter: Kafka counts headers towards the size of a message. */
export const DEAD_REASON_LENGTH_MAX = 500;

/**
 * A message as it came, bytes and headers, with who could not handle it, from where, and why. Its token does not stay:
 * dead letters are kept for good, and read by others than it was meant for.
 */
export function deadLetterMessage(
  message: IncomingMessage,
  consumer: string,
  reason: string,
): OutgoingMessage {
  const { topic, partition, offset, key, value } = message;
  const { authorization: _, ...headers } = message.headers;
  return {
    key,
    headers: {
      ...headers,
      dead_consumer: consumer,
      dead_topic: topic,
      dead_partition: String(partition),
      dead_offset: String(offset),
      dead_reason: reason.slice(0, DEAD_REASON_LENGTH_MAX),
    },
    value,
  };
}
