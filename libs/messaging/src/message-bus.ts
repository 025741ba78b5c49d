import { DEFAULT_SOURCES, type MessageSources } from '@suyuan/platform';
/** A message to send. Headers are text; the value is bytes that the bus does not look into. */
export interface OutgoingMessage {
  /** Messages of one key keep their order. */
  key: string;
  headers: Record<string, string>;
  value: Buffer;
}

/** A message as a subscriber gets it. (topic, partition, offset) names it for ever. */
export interface IncomingMessage extends OutgoingMessage {
  topic: string;
  partition: number;
  offset: bigint;
}

export interface MessageBatch {
  topic: string;
  partition: number;
  /** In offset order, never empty. */
  messages: IncomingMessage[];
}

export interface SubscribeOptions {
  topic: string;
  /** Kafka consumer group; processes of one group share the partitions. */
  group: string;
  /**
   * The offsets to go on from, by partition (the next one to read); partitions that are absent start at the
   * beginning. Asked at the start and whenever partitions are assigned again, so the subscriber's own store,
   * not the broker, knows what is done.
   */
  startOffsets: () => Promise<Map<number, bigint>>;
  /**
   * Handles a batch and stores its effect with the offset (last + 1) in one transaction. A throw means
   * nothing was done: the same batch comes again after a pause. The handler itself parks poison messages.
   */
  handle: (batch: MessageBatch) => Promise<void>;
  /** Largest batch handed over. Default MAX_BATCH_MESSAGES. */
  maxBatch?: number;
}

export interface Subscription {
  /** Finishes the batch in hand and leaves the group. */
  stop(): Promise<void>;
}

/** The way events leave the log: Apache Kafka in the distributed profile, in-process in the standalone one. */
export abstract class MessageBus {
  /** Whose messages are this deployment's. Nobody else speaks on a bus within the process. */
  readonly sources: MessageSources = DEFAULT_SOURCES;

  /** Resolves when every message is durable on the bus, in the order given per key. One call at a time is sent. */
  abstract publish(topic: string, messages: OutgoingMessage[]): Promise<void>;

  abstract subscribe(options: SubscribeOptions): Promise<Subscription>;

  /** Answers whether the bus can be reached now; for readiness. */
  abstract isHealthy(): Promise<boolean>;

  abstract close(): Promise<void>;
}

/** The largest batch a subscriber is handed at once: one transaction of the read model. */
export const MAX_BATCH_MESSAGES = 1_000;
