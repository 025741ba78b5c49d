// Goal: the bus on a real Apache Kafka keeps the contract of the port, and loses nothing when its broker is killed.
// Method: the conformance suite of all buses on the broker of the test run; then a broker of its own that is
// killed with SIGKILL and started again while messages are being published and read.
import { Kafka, logLevel } from 'kafkajs';
import { ownKafka, sharedKafka } from '../../../test/support/kafka';
import { SERVER_START_TIMEOUT_MS } from '../../../test/support/test-run';
import { KafkaBus } from './kafka-bus';
import type { OutgoingMessage } from './message-bus';
import { message, messageBusConformance, Recorder, texts } from './message-bus.conformance';
import { ensureTopics, TopicMismatch } from './topics';
import { keepsHolding, until } from '../../../test/support/until';

jest.setTimeout(SERVER_START_TIMEOUT_MS);

const QUICKLY = { firstMs: 20, mostMs: 200 };
let topics = 0;

async function createTopic(brokers: string[], partitions: number): Promise<string> {
  const topic = `test-${process.pid}-${(topics += 1)}`;
  const spec = { topic, partitions, replicationFactor: 1, retentionDays: null };
  await ensureTopics({ brokers, clientId: 'test' }, [spec]);
  return topic;
}

describe('KafkaBus', () => {
  messageBusConformance(async () => {
    const { brokers } = await sharedKafka();
    const bus = new KafkaBus({ brokers, clientId: 'conformance', retryPace: QUICKLY });
    return { bus, createTopic: (partitions) => createTopic(brokers, partitions) };
  });
});

describe('topics', () => {
  let brokers: string[];
  beforeAll(async () => ({ brokers } = await sharedKafka()));

  it('are made once, with their partitions and retention, and found the next time', async () => {
    const topic = `made-${process.pid}`;
    const spec = { topic, partitions: 3, replicationFactor: 1, retentionDays: 7 };
    expect(await ensureTopics({ brokers, clientId: 'test' }, [spec])).toEqual({ made: [topic], found: [] });
    expect(await ensureTopics({ brokers, clientId: 'test' }, [spec])).toEqual({ made: [], found: [topic] });
    const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: 2, name: topic, configNames: ['retention.ms'] }],
    });
    await admin.disconnect();
    expect(resources[0]!.configEntries[0]!.configValue).toBe(String(7 * 86_400_000));
  });

  it('are refused when they exist with another number of partitions', async () => {
    const topic = await createTopic(brokers, 2);
    const spec = { topic, partitions: 5, replicationFactor: 1, retentionDays: null };
    await expect(ensureTopics({ brokers, clientId: 'test' }, [spec])).rejects.toThrow(TopicMismatch);
  });

  it('never come to be by publishing or subscribing', async () => {
    const topic = `nobody-made-${process.pid}`;
    const bus = new KafkaBus({ brokers, clientId: 'test' });
    const recorder = new Recorder(topic, `g-${process.pid}`);
    await bus.subscribe(recorder.options());
    const published = bus.publish(topic, [message('k', '0')]).catch((fault: unknown) => fault);
    const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const isMissing = async () => !(await admin.listTopics()).includes(topic);
    await keepsHolding(isMissing, 1_000);
    await bus.close();
    expect(await published).toBeInstanceOf(Error);
    expect(await isMissing()).toBe(true);
    await admin.disconnect();
  });
});

describe('a topic of a lost broker', () => {
  it('is read from its beginning when the own offset lies beyond its end', async () => {
    const { brokers } = await sharedKafka();
    const topic = await createTopic(brokers, 1);
    const bus = new KafkaBus({ brokers, clientId: 'test' });
    expect(await bus.isEmpty(topic)).toBe(true);
    const recorder = new Recorder(topic, `lost-${process.pid}`);
    recorder.offsets.set(0, 5_000n);
    await bus.publish(topic, [message('k', '0'), message('k', '1')]);
    expect(await bus.isEmpty(topic)).toBe(false);
    await bus.subscribe(recorder.options());
    await until(() => recorder.messages.length === 2, 'both messages came');
    await bus.close();
    expect(texts(recorder.messages)).toEqual(['0', '1']);
  });
});

describe('a failing partition', () => {
  it('does not hold up the others', async () => {
    const { brokers } = await sharedKafka();
    const topic = await createTopic(brokers, 4);
    const bus = new KafkaBus({ brokers, clientId: 'test', retryPace: QUICKLY });
    const recorder = new Recorder(topic, `failing-${process.pid}`);
    let bad: number | null = null;
    let healed = false;
    recorder.before = ({ partition }) => {
      bad ??= partition;
      if (partition === bad && !healed) throw new Error('only here');
    };
    await bus.publish(
      topic,
      Array.from({ length: 100 }, (_, index) => message(`k${index}`, `${index}`)),
    );
    await bus.subscribe(recorder.options());
    await until(
      () => new Set(recorder.messages.map(({ partition }) => partition)).size === 3,
      'the others came',
    );
    expect(recorder.messages.some(({ partition }) => partition === bad)).toBe(false);
    healed = true;
    await until(() => recorder.messages.length === 100, 'the failing one came too');
    await bus.close();
  });
});

describe('a broker that is killed while messages are published and read', () => {
  const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

  it('gives back every acknowledged message, in the order of each key', async () => {
    const kafka = await ownKafka();
    let { server } = kafka;
    const brokers = [server.brokers];
    const topic = await createTopic(brokers, 3);
    const bus = new KafkaBus({ brokers, clientId: 'test', retryPace: QUICKLY });
    const recorder = new Recorder(topic, 'reader');
    await bus.subscribe(recorder.options());

    const acknowledged: string[] = [];
    let done = false;
    const publisher = (async () => {
      for (let round = 0; !done; round += 1) {
        const batch: OutgoingMessage[] = KEYS.map((key) => message(key, `${key} ${round}`));
        // What a failed publish sent is unknown: it is sent again, as the relay does.
        while (
          !(await bus.publish(topic, batch).then(
            () => true,
            () => false,
          ))
        );
        acknowledged.push(...texts(batch));
      }
    })();

    await until(() => acknowledged.length > 700, 'messages flow');
    await server.kill();
    expect(await bus.isHealthy()).toBe(false);
    server = await kafka.again();
    const before = acknowledged.length;
    await until(() => acknowledged.length > before + 700, 'messages flow again');
    done = true;
    await publisher;

    await until(() => new Set(texts(recorder.messages)).size >= acknowledged.length, 'the reader got all');
    expect(await bus.isHealthy()).toBe(true);
    await bus.close();
    await server.stop();
    const received = [...new Set(texts(recorder.messages))];
    for (const key of KEYS) {
      const of = (all: string[]) => all.filter((text) => text.startsWith(`${key} `));
      expect(of(received)).toEqual(of(acknowledged));
    }
  });
});
