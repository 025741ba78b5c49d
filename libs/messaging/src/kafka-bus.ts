import { DEFAULT_SOURCES, type MessageSources } from '@suyuan/platform';
import type { Admin, Kafka } from 'kafkajs';
import { kafkaClient, type KafkaConnection } from './kafka-client';
import { readExtents } from './kafka-places';
import { KafkaSender } from './kafka-sender';
import { KafkaSubscription } from './kafka-subscription';
import { MessageBus, type OutgoingMessage, type SubscribeOptions, type Subscription } from './message-bus';
import { HANDLER_RETRY_PACE, within, type RetryPace } from './pause';

/** A readiness probe does not wait longer for the broker's word. */
const HEALTH_TIMEOUT_MS = 3_000;

export interface KafkaBusOptions extends KafkaConnection {
  /** Default DEFAULT_SOURCES. */
  sources?: MessageSources;
  /** How a throwing handler is tried again. Default HANDLER_RETRY_PACE. */
  retryPace?: RetryPace;
}

/** Apache Kafka through kafkajs, which nothing outside this library sees. */
export class KafkaBus extends MessageBus {
  override readonly sources: MessageSources;
  private readonly kafka: Kafka;
  private readonly sender: KafkaSender;
  private readonly subscriptions = new Set<KafkaSubscription>();
  private asking: Promise<Admin> | null = null;
  private closed = false;

  constructor(private readonly options: KafkaBusOptions) {
    super();
    this.sources = options.sources ?? DEFAULT_SOURCES;
    this.kafka = kafkaClient(options);
    this.sender = new KafkaSender(this.kafka);
  }

  async publish(topic: string, messages: OutgoingMessage[]): Promise<void> {
    await this.sender.send(topic, messages);
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    if (this.closed) throw new Error('the bus is closed');
    const { log, retryPace: pace = HANDLER_RETRY_PACE } = this.options;
    const subscription = new KafkaSubscription({ kafka: this.kafka, log, pace }, options);
    this.subscriptions.add(subscription);
    return {
      stop: async () => {
        await subscription.stop();
        this.subscriptions.delete(subscription);
      },
    };
  }

  /** Whether a topic holds no message at all: a broker that was lost whole shows itself by this. */
  async isEmpty(topic: string): Promise<boolean> {
    const extents = await readExtents(this.kafka, topic);
    return [...extents.values()].every(({ low, high }) => low === high);
  }

  async isHealthy(): Promise<boolean> {
    if (this.closed) return false;
    const answer = this.ask().then(
      () => true,
      () => false,
    );
    return within(HEALTH_TIMEOUT_MS, answer, false);
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    await this.sender.close();
    await this.dropAdmin();
  }

  private async ask(): Promise<void> {
    try {
      this.asking ??= this.connectAdmin();
      await (await this.asking).describeCluster();
    } catch (fault) {
      await this.dropAdmin();
      throw fault;
    }
  }

  private async connectAdmin(): Promise<Admin> {
    const admin = this.kafka.admin({ retry: { retries: 0 } });
    await admin.connect();
    return admin;
  }

  private async dropAdmin(): Promise<void> {
    const asked = this.asking;
    this.asking = null;
    const admin = await asked?.catch(() => null);
    await admin?.disconnect().catch(() => {});
  }
}
