// Goal: the in-process bus keeps the contract of the port, and shows the event log as a topic without copying.
// Method: the conformance suite of all buses, then a store that grows under a sourced topic.
import { InProcessBus } from './in-process-bus';
import { MemoryTopic, TopicFull } from './in-process-topic';
import type { OutgoingMessage } from './message-bus';
import { message, messageBusConformance, Recorder, texts } from './message-bus.conformance';
import { until } from '../../../test/support/until';

const QUICKLY = { firstMs: 5, mostMs: 20 };

describe('InProcessBus', () => {
  let topics = 0;
  messageBusConformance(async () => ({
    bus: new InProcessBus({ retryPace: QUICKLY }),
    createTopic: async () => `topic-${(topics += 1)}`,
  }));
});

describe('a topic that is a view of a store', () => {
  const store: OutgoingMessage[] = [];
  const reads: bigint[] = [];
  let bus: InProcessBus;

  beforeEach(() => {
    store.length = 0;
    reads.length = 0;
    bus = new InProcessBus({ retryPace: QUICKLY });
    bus.attachSource('log', {
      read: async (from, limit) => {
        reads.push(from);
        return store.slice(Number(from), Number(from) + limit);
      },
    });
  });
  afterEach(() => bus.close());

  it('delivers what the store holds and what is notified, offset = place in the store', async () => {
    store.push(message('a', '0'), message('a', '1'));
    const recorder = new Recorder('log', 'g');
    await bus.subscribe(recorder.options());
    await until(() => recorder.messages.length === 2, 'the old entries came');
    store.push(message('a', '2'));
    bus.notify('log');
    await until(() => recorder.messages.length === 3, 'the new entry came');
    expect(recorder.messages.map(({ offset }) => offset)).toEqual([0n, 1n, 2n]);
  });

  it('reads no entry twice for one subscriber', async () => {
    store.push(...Array.from({ length: 10 }, (_, index) => message('a', `${index}`)));
    const recorder = new Recorder('log', 'g');
    await bus.subscribe(recorder.options({ maxBatch: 4 }));
    await until(() => recorder.messages.length === 10, 'all came');
    expect(reads.slice(0, 3)).toEqual([0n, 4n, 8n]);
  });

  it('finds entries that nobody notified it of', async () => {
    const recorder = new Recorder('log', 'g');
    await bus.subscribe(recorder.options());
    await until(() => reads.length > 0, 'it has looked once');
    store.push(message('a', '0'));
    await until(() => recorder.messages.length === 1, 'the entry came');
    expect(texts(recorder.messages)).toEqual(['0']);
  });

  it('reads again when the store fails for a while', async () => {
    let faults = 0;
    bus.attachSource('shaky', {
      read: async (from) => {
        if ((faults += 1) < 3) throw new Error('connection lost');
        return from === 0n ? [message('a', '0')] : [];
      },
    });
    const recorder = new Recorder('shaky', 'g');
    await bus.subscribe(recorder.options());
    await until(() => recorder.messages.length === 1, 'the entry came');
    expect(faults).toBeGreaterThanOrEqual(3);
  });

  it('refuses to publish: what is not in the store is not a fact', async () => {
    await expect(bus.publish('log', [message('a', '0')])).rejects.toThrow(/append there/);
  });
});

describe('a topic in memory that is full', () => {
  const three = ['0', '1', '2'].map((text) => message('k', text));

  it('drops the oldest when no subscriber needs them, and keeps the offsets of the rest', async () => {
    const topic = new MemoryTopic('t', 4);
    topic.append(three);
    topic.append(three);
    const { first, messages } = await topic.read(0n, 10);
    expect(first).toBe(2n);
    expect(texts(messages)).toEqual(['2', '0', '1', '2']);
  });

  it('refuses the publisher while a subscriber needs the oldest', () => {
    const topic = new MemoryTopic('t', 4);
    const subscriber = {};
    topic.append(three);
    topic.need(subscriber, 1n);
    expect(() => topic.append(three)).toThrow(TopicFull);
    topic.need(subscriber, 2n);
    expect(() => topic.append(three)).not.toThrow();
  });

  it('refuses a publish that is larger than the topic', () => {
    expect(() => new MemoryTopic('t', 2).append(three)).toThrow(TopicFull);
  });
});

describe('a closed in-process bus', () => {
  it('has stopped its subscribers and takes no message', async () => {
    const bus = new InProcessBus();
    const recorder = new Recorder('t', 'g');
    await bus.subscribe(recorder.options());
    await bus.close();
    await expect(bus.publish('t', [message('k', '0')])).rejects.toThrow(/closed/);
    await expect(bus.isHealthy()).resolves.toBe(false);
    expect(recorder.messages).toEqual([]);
  });
});
