// Goal: nothing blocks a partition, nothing is dropped, nothing is done twice in effect, on either bus.
// Method: one suite on a real PostgreSQL, over the in-process bus and over a real Apache Kafka; messages damaged on
// the way while the log stays sound, a read model that fails where a process would die.
import { deadLetterTopic, TOPICS } from '@suyuan/contract';
import {
  ensureTopics,
  InProcessBus,
  KafkaBus,
  MessageBus,
  type OutgoingMessage,
  type SubscribeOptions,
} from '@suyuan/messaging';
import { sharedKafka } from '../../../../test/support/kafka';
import { SERVER_START_TIMEOUT_MS } from '../../../../test/support/test-run';
import { eventsConsumerConformance } from './events-consumer.conformance';

jest.setTimeout(SERVER_START_TIMEOUT_MS);

const QUICKLY = { firstMs: 5, mostMs: 20 };
let installations = 0;

/** Puts a prefix before topics and groups, so that many installations share the broker of the test run. */
class PrefixedBus extends MessageBus {
  constructor(
    private readonly inner: MessageBus,
    private readonly prefix: string,
  ) {
    super();
  }

  publish(topic: string, messages: OutgoingMessage[]) {
    return this.inner.publish(this.prefix + topic, messages);
  }

  subscribe(options: SubscribeOptions) {
    const { topic, group, handle } = options;
    return this.inner.subscribe({
      ...options,
      topic: this.prefix + topic,
      group: this.prefix + group,
      handle: (batch) => handle({ ...batch, topic, messages: batch.messages.map((m) => ({ ...m, topic })) }),
    });
  }

  isHealthy() {
    return this.inner.isHealthy();
  }

  close() {
    return this.inner.close();
  }
}

describe('the projector on the in-process bus', () => {
  eventsConsumerConformance(async () => new InProcessBus({ retryPace: QUICKLY }));
});

describe('the projector on Apache Kafka', () => {
  eventsConsumerConformance(async () => {
    const { brokers } = await sharedKafka();
    const prefix = `projector-${process.pid}-${(installations += 1)}.`;
    const spec = { partitions: 3, replicationFactor: 1, retentionDays: null };
    await ensureTopics({ brokers, clientId: 'test' }, [
      { ...spec, topic: prefix + TOPICS.events },
      { ...spec, topic: prefix + deadLetterTopic(TOPICS.events), partitions: 1 },
    ]);
    return new PrefixedBus(new KafkaBus({ brokers, clientId: 'test', retryPace: QUICKLY }), prefix);
  });
});
