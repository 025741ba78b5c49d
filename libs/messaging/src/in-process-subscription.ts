import type { BusLog } from './bus-log';
import { MemoryTopic, type ReadableTopic } from './in-process-topic';
import { MAX_BATCH_MESSAGES, type SubscribeOptions, type Subscription } from './message-bus';
import { pause, untilItSucceeds, type RetryPace } from './pause';

/** The side of a topic that a subscription works with. */
export interface TopicFeed {
  readonly topic: ReadableTopic;
  /** Counts the calls that said there is more to read. */
  readonly growth: number;
  onGrowth(wakeUp: () => void): () => void;
  takeTurn(group: string, until: Promise<void>): Promise<void>;
}

/**
 * How often a topic is looked at without having been told that it grew: another process may append to the
 * store behind a sourced topic, and nobody notifies this one then.
 */
const LOOK_AGAIN_MS = 1_000;

/** The one partition of every topic of the in-process bus. */
const PARTITION = 0;

/** Pulls batches one after the other: the next is read only when the handler is done with the last. */
export class InProcessSubscription implements Subscription {
  private readonly stopping = new AbortController();
  private wakeUp: () => void = () => {};
  readonly finished: Promise<void>;

  constructor(
    private readonly feed: TopicFeed,
    private readonly options: SubscribeOptions,
    private readonly how: { log?: BusLog; pace: RetryPace },
  ) {
    // The loop handles every fault inside, so it always ends well and frees its turn in the group.
    let leave: () => void = () => {};
    const left = new Promise<void>((resolve) => (leave = resolve));
    const turn = feed.takeTurn(options.group, left);
    this.finished = this.waitFor(turn)
      .then(() => this.work())
      .finally(leave);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wakeUp();
    await this.finished;
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    const { topic } = this.feed;
    const offsets = await this.insist('reading the start offsets', () => this.options.startOffsets());
    if (!offsets) return;
    let next = offsets.value.get(PARTITION) ?? 0n;
    while (!signal.aborted) {
      if (topic instanceof MemoryTopic) topic.need(this, next);
      const growth = this.feed.growth;
      const from = next;
      const read = await this.insist('reading the topic', () =>
        topic.read(from, this.options.maxBatch ?? MAX_BATCH_MESSAGES),
      );
      if (!read || signal.aborted) break;
      const { first, messages } = read.value;
      if (messages.length === 0) {
        await this.waitForGrowth(growth);
        continue;
      }
      const batch = messages.map((message, index) => ({
        ...message,
        topic: this.options.topic,
        partition: PARTITION,
        offset: first + BigInt(index),
      }));
      const handled = await this.insist('handling a batch', () =>
        this.options.handle({ topic: this.options.topic, partition: PARTITION, messages: batch }),
      );
      if (handled) next = first + BigInt(messages.length);
    }
    if (topic instanceof MemoryTopic) topic.need(this, null);
  }

  private insist<T>(what: string, work: () => Promise<T>): Promise<{ value: T } | null> {
    const { topic, group } = this.options;
    return untilItSucceeds(work, {
      pace: this.how.pace,
      signal: this.stopping.signal,
      onFailure: (fault, attempt) =>
        this.how.log?.warn({ err: fault, topic, group, attempt }, `${what} failed, trying again`),
    });
  }

  private async waitForGrowth(seen: number): Promise<void> {
    if (this.feed.growth !== seen) return;
    const woken = new AbortController();
    this.wakeUp = () => woken.abort();
    const forget = this.feed.onGrowth(this.wakeUp);
    await pause(LOOK_AGAIN_MS, woken.signal);
    forget();
  }

  /** Waits for the turn in the group, or until stopped while still in line. */
  private waitFor(turn: Promise<void>): Promise<void> {
    const stopped = new Promise<void>((resolve) =>
      this.stopping.signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    return Promise.race([turn, stopped]);
  }
}
