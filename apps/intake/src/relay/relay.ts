import type { EventLog, StoredEvent } from '@suyuan/event-log';
import {
  pause,
  retryDelayMs,
  toMessage,
  type BusLog,
  type MessageBus,
  type RetryPace,
} from '@suyuan/messaging';
import type { RelayMetrics } from './relay-metrics';
import type { RelayStore } from './relay-store';

/** Events read, published and ticked off at once: large sends are what makes Kafka fast, and a crash repeats few. */
export const RELAY_BATCH_EVENTS = 1_000;

/** How often the log is looked at without having been told: other intake processes append to it too. */
export const RELAY_POLL_MS = 500;

/** Waits after a round that failed: the log absorbs the outage, and nobody waits long after its end. */
const FAULT_PACE: RetryPace = { firstMs: 200, mostMs: 5_000 };

/** The relay's name in the store. Another one (a second cluster) would have its own name and position. */
const RELAY_NAME = 'kafka';

export interface RelayParts {
  log: EventLog;
  bus: MessageBus;
  store: RelayStore;
  metrics: RelayMetrics;
}

export interface RelayOptions {
  topic: string;
  operatorLog?: BusLog;
  /** Whether the topic holds nothing at all. Asked when the relay takes over, to notice a bus that was lost whole. */
  topicIsEmpty?: (topic: string) => Promise<boolean>;
  /** Default RELAY_POLL_MS. */
  pollMs?: number;
  /** Default FAULT_PACE. */
  faultPace?: RetryPace;
}

export type RelayState = 'STANDING_BY' | 'RELAYING' | 'FAILING' | 'STOPPED';

/**
 * Publishes the log to the bus in position order. The position moves on only after the bus has acknowledged, so
 * a crash between the two repeats events and never skips one; readers drop what they have seen.
 */
export class Relay {
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;
  private forgetLog: () => void = () => {};
  private wakeUp: () => void = () => {};
  private appended = 0;
  private state_: RelayState = 'STANDING_BY';

  constructor(
    private readonly parts: RelayParts,
    private readonly options: RelayOptions,
  ) {}

  get state(): RelayState {
    return this.state_;
  }

  start(): void {
    this.forgetLog = this.parts.log.onAppended(() => {
      this.appended += 1;
      this.wakeUp();
    });
    this.running ??= this.run();
  }

  /** Finishes the batch in hand, so that the next start repeats nothing. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.forgetLog();
    this.wakeUp();
    await this.running;
    this.state_ = 'STOPPED';
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let faults = 0; !signal.aborted;) {
      try {
        await this.parts.store.withRelayLock(
          RELAY_NAME,
          (lost) => this.relayUntil(lost, () => (faults = 0)),
          signal,
        );
      } catch (fault) {
        faults += 1;
        this.state_ = 'FAILING';
        this.parts.metrics.faulted();
        this.options.operatorLog?.warn({ err: fault, faults }, 'the relay failed, trying again');
        await pause(retryDelayMs(faults, this.options.faultPace ?? FAULT_PACE), signal);
      } finally {
        this.parts.metrics.activeIs(false);
      }
    }
  }

  /** The work of the one relay that runs, until it is stopped or has lost its right. */
  private async relayUntil(lost: AbortSignal, onSuccess: () => void): Promise<void> {
    const { log, store, metrics } = this.parts;
    let next = await this.whereToGoOn();
    metrics.activeIs(true);
    while (!this.stopping.signal.aborted && !lost.aborted) {
      const appended = this.appended;
      const events = await log.read(next, RELAY_BATCH_EVENTS);
      this.state_ = 'RELAYING';
      if (events.length === 0) {
        metrics.standsAt(next, next - 1);
        onSuccess();
        await this.waitForMore(appended);
        continue;
      }
      metrics.standsAt(next, await log.head());
      const after = nextAfter(events, next);
      const { bus } = this.parts;
      await bus.publish(
        this.options.topic,
        events.map((event) => toMessage(event, bus.sources)),
      );
      if (!(await store.advanceRelayPosition(RELAY_NAME, next, after))) {
        throw new Error(`the relay does not stand at ${next}: another one moved it`);
      }
      metrics.publishedMore(events.length);
      next = after;
      onSuccess();
    }
    this.state_ = 'STANDING_BY';
  }

  /** The stored position, or the beginning when the bus was lost whole: the log restores it. */
  private async whereToGoOn(): Promise<number> {
    const { store } = this.parts;
    const stored = await store.readRelayPosition(RELAY_NAME);
    if (stored === 0 || !(await this.options.topicIsEmpty?.(this.options.topic))) return stored;
    this.options.operatorLog?.warn({ stored }, 'the topic is empty: publishing the log from its beginning');
    if (!(await store.advanceRelayPosition(RELAY_NAME, stored, 0))) {
      throw new Error(`the relay does not stand at ${stored}: another one moved it`);
    }
    return 0;
  }

  private async waitForMore(appended: number): Promise<void> {
    const woken = new AbortController();
    this.wakeUp = () => woken.abort();
    if (this.appended !== appended || this.stopping.signal.aborted) return;
    await pause(this.options.pollMs ?? RELAY_POLL_MS, woken.signal);
  }
}

/** The position after the last event. A hole would be an event that is never published, so it is a fault. */
function nextAfter(events: StoredEvent[], next: number): number {
  events.forEach(({ position }, index) => {
    if (position !== next + index)
      throw new Error(`the log gave position ${position} in place of ${next + index}`);
  });
  return next + events.length;
}
