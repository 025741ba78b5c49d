import type { BusLog } from './bus-log';
import { InProcessSubscription, type TopicFeed } from './in-process-subscription';
import { MemoryTopic, SourcedTopic, type TopicSource } from './in-process-topic';
import { MessageBus, type OutgoingMessage, type SubscribeOptions, type Subscription } from './message-bus';
import { HANDLER_RETRY_PACE, type RetryPace } from './pause';

export interface InProcessBusOptions {
  log?: BusLog;
  /** How a throwing handler is tried again. Default HANDLER_RETRY_PACE. */
  retryPace?: RetryPace;
}

/**
 * The bus inside one process: every topic has one partition, 0, whose offset is the index of the message.
 * A topic is kept in memory, or is a view of a store (`attachSource`): the event log is its own topic, so
 * that nothing is copied and its offsets are log positions.
 */
export class InProcessBus extends MessageBus {
  private readonly feeds = new Map<string, Feed>();
  private readonly running = new Set<InProcessSubscription>();
  private closed = false;

  constructor(private readonly options: InProcessBusOptions = {}) {
    super();
  }

  /** Makes a topic a view of `source`. Call it before anyone publishes or subscribes to the topic. */
  attachSource(topic: string, source: TopicSource): void {
    if (this.feeds.has(topic)) throw new Error(`topic ${topic} is in use already`);
    this.feeds.set(topic, new Feed(new SourcedTopic(source)));
  }

  /** Tells the subscribers of a sourced topic that its store has grown. */
  notify(topic: string): void {
    this.feedOf(topic).wake();
  }

  publish(topic: string, messages: OutgoingMessage[]): Promise<void> {
    // The body runs at once, so that calls made one after the other keep their order.
    return new Promise((resolve) => {
      if (this.closed) throw new Error('the bus is closed');
      const feed = this.feedOf(topic);
      if (!(feed.topic instanceof MemoryTopic)) {
        throw new Error(`topic ${topic} is a view of its store: append there instead of publishing`);
      }
      feed.topic.append(messages);
      feed.wake();
      resolve();
    });
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    if (this.closed) throw new Error('the bus is closed');
    const subscription = new InProcessSubscription(this.feedOf(options.topic), options, {
      log: this.options.log,
      pace: this.options.retryPace ?? HANDLER_RETRY_PACE,
    });
    this.running.add(subscription);
    void subscription.finished.then(() => this.running.delete(subscription));
    return subscription;
  }

  async isHealthy(): Promise<boolean> {
    return !this.closed;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.running].map((subscription) => subscription.stop()));
  }

  private feedOf(topic: string): Feed {
    const known = this.feeds.get(topic);
    if (known) return known;
    const made = new Feed(new MemoryTopic(topic));
    this.feeds.set(topic, made);
    return made;
  }
}

/** A topic with those who wait for its next message and the order in which members of a group take it. */
class Feed implements TopicFeed {
  private readonly waiting = new Set<() => void>();
  private readonly groups = new Map<string, Promise<void>>();
  growth = 0;

  constructor(readonly topic: MemoryTopic | SourcedTopic) {}

  wake(): void {
    this.growth += 1;
    const woken = [...this.waiting];
    this.waiting.clear();
    for (const wakeUp of woken) wakeUp();
  }

  onGrowth(wakeUp: () => void): () => void {
    this.waiting.add(wakeUp);
    return () => this.waiting.delete(wakeUp);
  }

  /** There is one partition, so one member of a group works and the others stand by in line. */
  takeTurn(group: string, until: Promise<void>): Promise<void> {
    const before = this.groups.get(group) ?? Promise.resolve();
    this.groups.set(
      group,
      before.then(() => until),
    );
    return before;
  }
}
