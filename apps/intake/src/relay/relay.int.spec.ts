// Goal: what the relay publishes to a real Apache Kafka is the whole log, each stream in its order, also when it
// crashed after publishing. Method: a log in memory, a topic of several partitions, one crash, and a reader that
// begins at the beginning.
import { newId } from '@suyuan/platform';
import { ensureTopics, fromMessage, KafkaBus, type EventEnvelope } from '@suyuan/messaging';
import { Metrics } from '@suyuan/platform';
import { sharedKafka } from '../../../../test/support/kafka';
import { SERVER_START_TIMEOUT_MS } from '../../../../test/support/test-run';
import { Relay } from './relay';
import { RelayMetrics } from './relay-metrics';
import { MemoryRelayStore, testLog } from './testing';
import { until } from '../../../../test/support/until';

jest.setTimeout(SERVER_START_TIMEOUT_MS);

const EVENTS = 2_500;
const STREAMS = 300;

describe('the relay on a real broker', () => {
  it('publishes the whole log, each stream in order, over a crash after publishing', async () => {
    const { brokers } = await sharedKafka();
    const topic = `relay-${newId()}`;
    await ensureTopics({ brokers, clientId: 'test' }, [
      { topic, partitions: 6, replicationFactor: 1, retentionDays: null },
    ]);
    const bus = new KafkaBus({ brokers, clientId: 'relay' });
    const store = new MemoryRelayStore();
    const { log } = testLog();
    for (let made = 0; made < EVENTS; made += 1) {
      const stream = `instrument-${made % STREAMS}`;
      await log.append({
        writes: [
          {
            stream,
            expectedVersion: Math.floor(made / STREAMS) - 1,
            events: [{ type: 'AssetRepaired', schemaVersion: 1, occurredOn: '2026-01-05', data: { made } }],
          },
        ],
        actor: { subject: 'ana', role: 'lab', organization: 'lab-1' },
      });
    }
    let crashes = 1;
    store.beforeAdvance = () => {
      if ((crashes -= 1) === 0) throw new Error('the process died');
    };
    expect(await bus.isEmpty(topic)).toBe(true);
    const relay = new Relay(
      { log, bus, store, metrics: new RelayMetrics(new Metrics('intake')) },
      { topic, topicIsEmpty: (name) => bus.isEmpty(name) },
    );
    relay.start();
    const read: EventEnvelope[] = [];
    await bus.subscribe({
      topic,
      group: newId(),
      startOffsets: async () => new Map(),
      handle: async ({ messages }) => void read.push(...messages.map((message) => fromMessage(message))),
    });
    await until(() => store.positions.get('kafka') === EVENTS);
    await until(() => new Set(read.map(({ position }) => position)).size === EVENTS);
    await relay.stop();
    await bus.close();

    expect(read.length).toBeGreaterThan(EVENTS);
    expect([...new Map(read.map((event) => [event.position, event])).values()]).toHaveLength(EVENTS);
    const seen = new Map<string, number>();
    for (const { stream, version } of read) {
      const last = seen.get(stream) ?? -1;
      // A repetition may come again, but nothing may come before what precedes it.
      expect(version).toBeLessThanOrEqual(last + 1);
      seen.set(stream, Math.max(last, version));
    }
    const all = await log.read(0, EVENTS);
    const byPosition = new Map(read.map((event) => [event.position, event]));
    expect(all.map(({ position }) => byPosition.get(position))).toEqual(all);
  });
});
