import { ConsumerRun, type ConsumerHow } from './kafka-consumer-run';
import type { SubscribeOptions, Subscription } from './message-bus';
import { pause, retryDelayMs, type RetryPace } from './pause';

/** Waits before a consumer that died is replaced: soon after a passing trouble, bounded while no broker answers. */
const RESTART_PACE: RetryPace = { firstMs: 500, mostMs: 15_000 };

/**
 * One member of a consumer group, for as long as it is wanted. kafkajs gives a consumer up after some faults and
 * can fall silent after others; this is the watchdog that puts a new one in its place.
 */
export class KafkaSubscription implements Subscription {
  private readonly stopping = new AbortController();
  private readonly life: Promise<void>;

  constructor(
    private readonly how: ConsumerHow,
    private readonly options: SubscribeOptions,
  ) {
    this.life = this.live();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.life;
  }

  /** Runs one consumer after the other until stopped. */
  private async live(): Promise<void> {
    const { signal } = this.stopping;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const run = new ConsumerRun(this.how, this.options, signal);
      try {
        await run.untilItDies();
      } catch (fault) {
        const { topic, group } = this.options;
        this.how.log?.warn({ err: fault, topic, group }, 'a consumer died; another one takes its place');
      }
      // One that did its work for a while starts the waits again.
      if (run.handled > 0) attempt = 1;
      if (!signal.aborted) await pause(retryDelayMs(attempt, RESTART_PACE), signal);
    }
  }
}
