// Goal: what is handed out is every event of every stream asked for, whatever the memory holds, forgets, or is made to
// forget while the tables are asked. Method: tables of a few lines that answer when the test says so.
import type { ReadModel, StreamEvent } from '@suyuan/read-model';
import type { Visibility } from '../graph/visibility';
import { Memories } from '../memory/memories';
import { Changes } from '../memory/changes';
import { STREAM_HISTORIES_MAX, StreamHistories, STREAMS_AT_ONCE } from './stream-histories';

const eventOf = (stream: string, position: number): StreamEvent =>
  ({ stream, position, type: 'AssetAdjusted', data: {} }) as unknown as StreamEvent;

function start(events: StreamEvent[]) {
  const asked: { streams: number; after: number; upTo: number }[] = [];
  let gate = Promise.resolve();
  const readModel = {
    eventsOf: async (streams: readonly string[], after: number, upTo: number) => {
      asked.push({ streams: streams.length, after, upTo });
      const wanted = new Set(streams);
      const found = events.filter(
        ({ stream, position }) => wanted.has(stream) && position > after && position <= upTo,
      );
      await gate;
      return found;
    },
    publications: async (after: number, upTo: number) => {
      asked.push({ streams: 0, after, upTo });
      return events.filter(({ position }) => position > after && position <= upTo);
    },
  } as unknown as ReadModel;
  const visibility = { visible: 0 } as { visible: number };
  const changes = new Changes();
  const memories = new Memories();
  const histories = new StreamHistories(readModel, visibility as unknown as Visibility, changes, memories);
  const hold = (): (() => void) => {
    let open = (): void => undefined;
    gate = new Promise<void>((go) => (open = go));
    return () => {
      gate = Promise.resolve();
      open();
    };
  };
  return { histories, asked, changes, memories, visibility, events, hold };
}

const positionsOf = (events: readonly StreamEvent[]): number[] => events.map(({ position }) => position);

describe.each([0, 1])('as many streams as are remembered and %i more', (more) => {
  it('are all handed out, and asked for again only where they were forgotten', async () => {
    const count = STREAM_HISTORIES_MAX + more;
    const streams = Array.from({ length: count }, (_, index) => `s${index}`);
    const { histories, asked } = start(streams.map((stream, index) => eventOf(stream, index)));
    expect(await histories.of(streams, count)).toHaveLength(count);
    expect(asked).toHaveLength(Math.ceil(count / STREAMS_AT_ONCE));
    expect(Math.max(...asked.map(({ streams: at }) => at))).toBe(STREAMS_AT_ONCE);
    asked.length = 0;
    // From the other end, so that what is forgotten is asked for first.
    expect(await histories.of(streams.toReversed(), count)).toHaveLength(count);
    expect(asked.map(({ streams: at }) => at)).toEqual(more === 0 ? [] : [1]);
  });
});

describe('a stream that is asked for while others push it out', () => {
  it('is handed out whole', async () => {
    const streams = Array.from({ length: STREAM_HISTORIES_MAX }, (_, index) => `s${index}`);
    const { histories, hold } = start([eventOf('mine', 1), ...streams.map((stream) => eventOf(stream, 2))]);
    await histories.of(['mine'], 3);
    const open = hold();
    const waiting = histories.of(['mine', 's0'], 3);
    const pushing = histories.of(streams, 3);
    open();
    expect(positionsOf(await waiting)).toEqual([1, 2]);
    await pushing;
    expect(positionsOf(await histories.of(['mine'], 3))).toEqual([1]);
  });
});

describe('a remembered stream', () => {
  it('is asked for again after it changed, from there on, and never after another changed', async () => {
    const world = start([eventOf('a', 1), eventOf('b', 2)]);
    await world.histories.of(['a', 'b'], 2);
    world.asked.length = 0;
    world.events.push(eventOf('a', 3));
    world.changes.see(['a'], 3);
    expect(positionsOf(await world.histories.of(['b'], 3))).toEqual([2]);
    expect(world.asked).toEqual([]);
    expect(positionsOf(await world.histories.of(['a', 'b'], 3))).toEqual([1, 3, 2]);
    expect(world.asked).toEqual([{ streams: 1, after: 2, upTo: 3 }]);
    // As known before, from what is remembered.
    expect(positionsOf(await world.histories.of(['a'], 2))).toEqual([1]);
    expect(world.asked).toHaveLength(1);
  });

  it('is not remembered from before everything was to be forgotten', async () => {
    const world = start([eventOf('a', 5)]);
    const open = world.hold();
    const waiting = world.histories.of(['a'], 6);
    await Promise.resolve();
    // A replay brings what lies below.
    world.events.unshift(eventOf('a', 4));
    world.memories.forget();
    open();
    await waiting;
    expect(positionsOf(await world.histories.of(['a'], 6))).toEqual([4, 5]);
  });
});

describe('publications', () => {
  it('are read on from where they are known when there is a new one, and only then', async () => {
    const world = start([eventOf('m', 1)]);
    expect(positionsOf(await world.histories.publications(1))).toEqual([1]);
    expect(positionsOf(await world.histories.publications(4))).toEqual([1]);
    expect(world.asked).toHaveLength(1);
    world.events.push(eventOf('m', 5));
    world.changes.see(['publications'], 5);
    expect(positionsOf(await world.histories.publications(5))).toEqual([1, 5]);
    expect(positionsOf(await world.histories.publications(4))).toEqual([1]);
    expect(world.asked).toEqual([
      { streams: 0, after: -1, upTo: 1 },
      { streams: 0, after: 4, upTo: 5 },
    ]);
  });
});
