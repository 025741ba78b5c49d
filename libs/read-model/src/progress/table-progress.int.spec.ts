// Goal: who reads the tables learns in one look how far they are, what waits, and that what was read before is void.
// Method: a real PostgreSQL; replays, a rebuild and a restore, each beside a reader.
import type { RecordedEvent } from '@suyuan/domain';
import type { PostgresReadModel } from '../postgres-read-model';
import type { DeadLetter } from '../read-model';
import { freshReadModel } from '../testing/fresh-read-model';
import { poisoned, SampleLog } from '../testing/sample-log';
import { SET_ASIDE_STREAMS_MAX } from './table-progress';
import { AHEAD_PAGE } from './watermark';

let readModel: PostgresReadModel;
let end: () => Promise<void>;

beforeEach(async () => {
  ({ readModel, end } = await freshReadModel());
}, 120_000);
afterEach(() => end());

const letterOf = ({ stream, position }: Pick<RecordedEvent, 'stream' | 'position'>): DeadLetter => {
  const place = { consumer: 'c', topic: 't', partition: 0, offset: BigInt(position) };
  return { ...place, stream, position, reason: 'broken' };
};

const clean = { reach: -1, setAside: new Map(), setAsideMore: false };

/** Its registration and three transfers. */
function transfers() {
  const log = new SampleLog();
  log.asset({ id: 'a' });
  for (const n of [1, 2, 3]) {
    const data = { id: `t-${n}`, asset: 'a', on: `2024-02-0${n}`, note: null, owner: `o-${n}` };
    log.ofAsset('a', { type: 'AssetTransferred', data });
  }
  return log.events as [RecordedEvent, RecordedEvent, RecordedEvent, RecordedEvent];
}

describe('the epoch', () => {
  it('is not raised by what comes next', async () => {
    expect(await readModel.tableProgress()).toEqual({ watermark: -1, epoch: 0, ...clean });
    await readModel.apply(transfers(), null);
    expect(await readModel.tableProgress()).toEqual({ watermark: 3, epoch: 0, ...clean });
    expect(await readModel.epochsAfter(0)).toEqual([]);
  });

  it('is raised by a replay, together with what it applied', async () => {
    const [registered, first, second, third] = transfers();
    await readModel.apply([registered, second, third], null, [letterOf(first)]);
    const waiting = await readModel.tableProgress();
    expect(waiting).toMatchObject({ watermark: 3, epoch: 0, setAside: new Map([['instrument-a', 1]]) });
    await readModel.replayDeadLetter(first);
    expect(await readModel.tableProgress()).toEqual({ watermark: 3, epoch: 1, ...clean });
    expect(await readModel.epochsAfter(0)).toEqual([{ epoch: 1, cause: 'REPLAY', positions: [1, 2, 3] }]);
    expect(await readModel.epochsAfter(1)).toEqual([]);
  });

  it('is raised by a replay that stops at the next dead letter, which then waits', async () => {
    const [registered, first, second, third] = transfers();
    await readModel.apply([registered, poisoned(second), third], null, [letterOf(first)]);
    await readModel.replayDeadLetter(first);
    expect(await readModel.tableProgress()).toMatchObject({
      epoch: 1,
      setAside: new Map([['instrument-a', 2]]),
    });
    expect(await readModel.epochsAfter(0)).toMatchObject([{ positions: [1] }]);
  });

  it('is not raised by a replay that fails', async () => {
    const [registered, first] = transfers();
    await readModel.apply([registered], null, [letterOf(first)]);
    await expect(readModel.replayDeadLetter(poisoned(first))).rejects.toThrow('date');
    expect(await readModel.tableProgress()).toMatchObject({ epoch: 0 });
  });

  it('survives a rebuild, which says how far the tables have to come again', async () => {
    const events = transfers();
    await readModel.apply(events, null);
    await readModel.clear();
    expect(await readModel.tableProgress()).toEqual({ ...clean, watermark: -1, epoch: 1, reach: 3 });
    expect(await readModel.epochsAfter(0)).toEqual([{ epoch: 1, cause: 'REBUILD', positions: [] }]);
    await readModel.clear();
    // Begun again before the first was through: still as far as before it.
    expect(await readModel.tableProgress()).toMatchObject({ epoch: 2, reach: 3 });
    await readModel.apply(events, null);
    expect(await readModel.tableProgress()).toMatchObject({ watermark: 3, epoch: 2, reach: 3 });
  });

  it('is raised for a copy that was put back, which may end earlier', async () => {
    await readModel.apply(transfers(), null);
    await readModel.clear();
    await readModel.raiseEpochAfterRestore();
    expect(await readModel.tableProgress()).toMatchObject({ watermark: -1, epoch: 2, reach: -1 });
  });
});

describe('graph facts of some positions', () => {
  it('are those alone, in their order', async () => {
    const log = new SampleLog();
    for (const id of ['a', 'b', 'c']) log.asset({ id });
    await readModel.apply(log.events, null);
    expect((await readModel.graphFactsAt([2, 0, 9])).map(({ position }) => position)).toEqual([0, 2]);
  });
});

describe('streams with events set aside', () => {
  it.each([0, 1])('are told up to their limit and %i beyond it', async (more) => {
    const count = SET_ASIDE_STREAMS_MAX + more;
    const letters = Array.from({ length: count }, (_, position) =>
      letterOf({ stream: `s-${position}`, position }),
    );
    await readModel.apply([], null, letters);
    const { setAside, setAsideMore } = await readModel.tableProgress();
    expect([setAside.size, setAsideMore]).toEqual([SET_ASIDE_STREAMS_MAX, more === 1]);
  });
});

describe('positions seen ahead', () => {
  it.each([-1, 0, 1])('a page of them and %i are passed at once when the hole is filled', async (more) => {
    const count = AHEAD_PAGE + more;
    const sample = new SampleLog().organization({ id: 'o' });
    const events = Array.from({ length: count + 1 }, (_, position) => {
      const data = { ...sample.data, id: `o${position}` };
      return { ...sample, position, stream: `laboratory-o${position}`, data } as RecordedEvent;
    });
    await readModel.apply(events.slice(1), null);
    expect((await readModel.tableProgress()).watermark).toBe(-1);
    await readModel.apply(events.slice(0, 1), null);
    expect((await readModel.tableProgress()).watermark).toBe(count);
  });
});
