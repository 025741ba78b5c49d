import type { OutgoingMessage } from './message-bus';

/** A store outside the bus whose entries are the messages of a topic: entry n is offset n. */
export interface TopicSource {
  /** At most `limit` messages from `fromOffset` on, in order, without a hole; empty when there is none yet. */
  read(fromOffset: bigint, limit: number): Promise<OutgoingMessage[]>;
}

/** What a subscriber needs of a topic. */
export interface ReadableTopic {
  /** The messages from an offset on, with the offset of the first (later than asked when older ones are gone). */
  read(fromOffset: bigint, limit: number): Promise<{ first: bigint; messages: OutgoingMessage[] }>;
}

/** Messages that a topic in memory holds: beyond it publishers are refused, so that memory stays bounded. */
export const MAX_RETAINED_MESSAGES = 100_000;

export class TopicFull extends Error {
  constructor(topic: string) {
    super(`topic ${topic} holds ${MAX_RETAINED_MESSAGES} messages that a subscriber has not handled yet`);
    this.name = 'TopicFull';
  }
}

/** A topic kept in memory. The oldest messages go when there are too many and no subscriber waits for them. */
export class MemoryTopic implements ReadableTopic {
  private messages: OutgoingMessage[] = [];
  private base = 0n;
  /** The next offset of every subscriber that is running. */
  private readonly needs = new Map<object, bigint>();

  constructor(
    private readonly name: string,
    private readonly limit = MAX_RETAINED_MESSAGES,
  ) {}

  append(messages: OutgoingMessage[]): void {
    const excess = this.messages.length + messages.length - this.limit;
    if (excess > 0) this.drop(BigInt(excess));
    this.messages.push(...messages);
  }

  /** Tells from where a subscriber still needs the messages; null when it has gone. */
  need(subscriber: object, offset: bigint | null): void {
    if (offset === null) this.needs.delete(subscriber);
    else this.needs.set(subscriber, offset);
  }

  read(fromOffset: bigint, limit: number): Promise<{ first: bigint; messages: OutgoingMessage[] }> {
    const first = fromOffset < this.base ? this.base : fromOffset;
    const index = Number(first - this.base);
    return Promise.resolve({ first, messages: this.messages.slice(index, index + limit) });
  }

  private drop(count: bigint): void {
    const wanted = [...this.needs.values()].some((offset) => offset < this.base + count);
    if (wanted || count > BigInt(this.messages.length)) throw new TopicFull(this.name);
    this.messages = this.messages.slice(Number(count));
    this.base += count;
  }
}

/** A topic that is a view of another store: nothing is copied, and offsets are the store's own. */
export class SourcedTopic implements ReadableTopic {
  constructor(private readonly source: TopicSource) {}

  async read(fromOffset: bigint, limit: number): Promise<{ first: bigint; messages: OutgoingMessage[] }> {
    return { first: fromOffset, messages: await this.source.read(fromOffset, limit) };
  }
}
