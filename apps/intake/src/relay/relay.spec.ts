// Goal: the relay publishes every event of the log once it is there, in position order, and after any crash
// repeats rather than skips. Method: a log and a bus in memory, with faults put at each step.
import { InProcessBus, fromMessage, type OutgoingMessage } from '@suyuan/messaging';
import { Metrics } from '@suyuan/platform';
import { Relay, RELAY_BATCH_EVENTS, type RelayOptions } from './relay';
import { RelayMetrics } from './relay-metrics';
import { MemoryRelayStore, testLog } from './testing';
import { until } from '../../../../test/support/until';

const TOPIC = 'events';
const QUICKLY = { firstMs: 2, mostMs: 10 };

/** Publishes to nobody but remembers what was published, and may fail. */
class RecordingBus extends InProcessBus {
  readonly published: OutgoingMessage[] = [];
  beforePublish: () => void = () => {};

  override async publish(topic: string, messages: OutgoingMessage[]): Promise<void> {
    this.beforePublish();
    await super.publish(topic, messages);
    this.published.push(...messages);
  }

  get positions(): number[] {
    return this.published.map((message) => fromMessage(message).position);
  }
}

const upTo = (count: number) => Array.from({ length: count }, (_, position) => position);

function aWorld(more: Partial<RelayOptions> = {}) {
  const { log, append } = testLog();
  const bus = new RecordingBus();
  const store = new MemoryRelayStore();
  const metrics = new Metrics('intake');
  const relays: Relay[] = [];
  const startRelay = () => {
    const parts = { log, bus, store, metrics: new RelayMetrics(metrics) };
    const relay = new Relay(parts, { topic: TOPIC, pollMs: 20, faultPace: QUICKLY, ...more });
    relays.push(relay);
    relay.start();
    return relay;
  };
  const end = () => Promise.all(relays.map((relay) => relay.stop()));
  const metric = async (name: string) => {
    const line = (await metrics.text()).split('\n').find((one) => one.startsWith(name));
    return Number(line?.split(' ').at(-1));
  };
  return { log, append, bus, store, startRelay, end, metric };
}

describe('a log with events', () => {
  it('is published from its beginning in position order, keyed by stream', async () => {
    const world = aWorld();
    await world.append(RELAY_BATCH_EVENTS + 7);
    world.startRelay();
    await until(() => world.bus.published.length === RELAY_BATCH_EVENTS + 7);
    await world.end();
    expect(world.bus.positions).toEqual(upTo(RELAY_BATCH_EVENTS + 7));
    const [first] = await world.log.read(0, 1);
    expect(world.bus.published[0]!.key).toBe(first!.stream);
    expect(fromMessage(world.bus.published[0]!)).toEqual(first);
    expect(world.store.positions.get('kafka')).toBe(RELAY_BATCH_EVENTS + 7);
  });

  it('is followed as it grows, without waiting for the poll', async () => {
    const world = aWorld({ pollMs: 60_000 });
    const relay = world.startRelay();
    await until(() => relay.state === 'RELAYING');
    await world.append(3);
    await until(() => world.bus.published.length === 3);
    await world.append(2);
    await until(() => world.bus.published.length === 5);
    await world.end();
    expect(world.bus.positions).toEqual(upTo(5));
  });

  it('is followed by polling when another process appends', async () => {
    const world = aWorld();
    jest.spyOn(world.log, 'onAppended').mockReturnValue(() => {});
    world.startRelay();
    await world.append(3);
    await until(() => world.bus.published.length === 3);
    await world.end();
    expect(world.bus.positions).toEqual(upTo(3));
  });

  it('is not published again by the next start', async () => {
    const world = aWorld();
    await world.append(4);
    world.startRelay();
    await until(() => world.store.positions.get('kafka') === 4);
    await world.end();
    world.startRelay();
    await world.append(1);
    await until(() => world.bus.published.length >= 5);
    await world.end();
    expect(world.bus.positions).toEqual(upTo(5));
  });
});

describe('a crash between publishing and storing the position', () => {
  it('repeats those events and skips none', async () => {
    const world = aWorld();
    let crashes = 2;
    world.store.beforeAdvance = () => {
      if ((crashes -= 1) >= 0) throw new Error('the process died');
    };
    await world.append(3);
    const relay = world.startRelay();
    await until(() => world.store.positions.get('kafka') === 3);
    expect(world.bus.positions).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2]);
    await world.append(1);
    await until(() => world.bus.published.length === 10);
    expect(world.bus.positions.at(-1)).toBe(3);
    expect(relay.state).toBe('RELAYING');
    expect(await world.metric('suyuan_relay_faults_total')).toBe(2);
    await world.end();
  });
});

describe('a bus that is away', () => {
  it('makes the relay wait, shows as lag, and loses nothing', async () => {
    const world = aWorld();
    let away = true;
    world.bus.beforePublish = () => {
      if (away) throw new Error('no broker answers');
    };
    const relay = world.startRelay();
    await world.append(5);
    await until(() => relay.state === 'FAILING');
    expect(world.bus.published).toEqual([]);
    expect(world.store.positions.get('kafka')).toBeUndefined();
    away = false;
    await until(() => world.bus.published.length === 5);
    await world.end();
    expect(world.bus.positions).toEqual(upTo(5));
  });
});

describe('a topic that was lost with its broker', () => {
  it('is filled again from the beginning of the log', async () => {
    const world = aWorld({ topicIsEmpty: async () => world.bus.published.length === 0 });
    await world.append(4);
    world.store.positions.set('kafka', 4);
    world.startRelay();
    await until(() => world.bus.published.length === 4);
    await world.end();
    expect(world.bus.positions).toEqual(upTo(4));
  });

  it('is not thought lost while it holds something', async () => {
    const world = aWorld({ topicIsEmpty: async () => false });
    await world.append(4);
    world.store.positions.set('kafka', 4);
    world.startRelay();
    await world.append(1);
    await until(() => world.bus.published.length === 1);
    await world.end();
    expect(world.bus.positions).toEqual([4]);
  });
});

describe('several intake processes', () => {
  it('have one relay that runs, and another takes over when it stops', async () => {
    const world = aWorld();
    const one = world.startRelay();
    await until(() => one.state === 'RELAYING');
    const other = world.startRelay();
    await world.append(3);
    await until(() => world.bus.published.length === 3);
    expect(other.state).toBe('STANDING_BY');
    await one.stop();
    await until(() => other.state === 'RELAYING');
    await world.append(2);
    await until(() => world.bus.published.length === 5);
    await world.end();
    expect(world.bus.positions).toEqual(upTo(5));
  });

  it('go back to the stored position when it moved under them', async () => {
    const world = aWorld();
    const relay = world.startRelay();
    await until(() => relay.state === 'RELAYING');
    world.store.positions.set('kafka', 2);
    await world.append(4);
    await until(() => world.store.positions.get('kafka') === 4);
    await world.end();
    expect(world.bus.positions.slice(-2)).toEqual([2, 3]);
  });
});

describe('a log that gives positions with a hole', () => {
  it('is not published beyond the hole', async () => {
    const world = aWorld();
    await world.append(3);
    const read = world.log.read.bind(world.log);
    jest.spyOn(world.log, 'read').mockImplementation(async (from, limit) => {
      const events = await read(from, limit);
      return events.filter(({ position }) => position !== 1);
    });
    const relay = world.startRelay();
    await until(() => relay.state === 'FAILING');
    await world.end();
    expect(world.bus.published).toEqual([]);
  });
});

describe('the metrics of the relay', () => {
  it('tell position, lag and which process is active', async () => {
    const world = aWorld();
    await world.append(3);
    world.startRelay();
    await until(async () => (await world.metric('suyuan_relay_next_position')) === 3);
    expect(await world.metric('suyuan_relay_lag_events')).toBe(0);
    expect(await world.metric('suyuan_relay_active')).toBe(1);
    expect(await world.metric('suyuan_relay_published_total')).toBe(3);
    await world.end();
    expect(await world.metric('suyuan_relay_active')).toBe(0);
  });
});
