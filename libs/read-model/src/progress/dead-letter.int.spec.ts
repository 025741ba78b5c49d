// Goal: a dead event blocks its own stream and nothing else; resolving it brings the stream to the state it would have had.
// Method: hand-written logs on a real PostgreSQL; poison is an event that says it happened on a day that does not exist.
import type { RecordedEvent } from '@suyuan/domain';
import { isEventFault } from '../event-fault';
import type { PostgresReadModel } from '../postgres-read-model';
import type { DeadLetter } from '../read-model';
import { freshReadModel } from '../testing/fresh-read-model';
import { poisoned, SampleLog } from '../testing/sample-log';
import { DEAD_LETTER_PAGE_MAX, REASON_LENGTH_MAX } from './dead-letter';

const EVERYTHING = Number.MAX_SAFE_INTEGER;
const PAGE = { limit: 10, cursor: null };

let readModel: PostgresReadModel;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ readModel, end } = await freshReadModel());
}, 120_000);
afterAll(() => end());
beforeEach(() => readModel.clear());

function letterOf({ stream, position }: RecordedEvent): DeadLetter {
  const place = { consumer: 'c', topic: 't', partition: 0, offset: BigInt(position) };
  return { ...place, stream, position, reason: 'broken' };
}

/** Registration, three transfers of the same asset, and a stranger. */
function transfers() {
  const log = new SampleLog();
  const registered = log.asset({ id: 'a', owner: 'o-0' });
  const moves = [1, 2, 3].map((n) =>
    log.ofAsset('a', {
      type: 'AssetTransferred',
      data: { id: `t-${n}`, asset: 'a', on: `2024-02-0${n}`, note: null, owner: `o-${n}` },
    }),
  );
  const stranger = log.asset({ id: 'b' });
  return { log, registered, moves, stranger };
}

const ownerOfA = async () => (await readModel.findAsset('a', EVERYTHING))?.asset.owner;

describe('poison', () => {
  it('is told from a database that is away', async () => {
    const log = new SampleLog();
    const bad = poisoned(log.asset({ id: 'a' }));
    const fault = await readModel.apply([bad], null).catch((error: unknown) => error);
    expect(isEventFault(fault)).toBe(true);
    expect(isEventFault(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toBe(false);
    expect(isEventFault(Object.assign(new Error('shutdown'), { code: '57P01' }))).toBe(false);
    expect(isEventFault(Object.assign(new Error('no such table'), { code: '42P01' }))).toBe(false);
    expect(isEventFault(new Error('Connection terminated unexpectedly'))).toBe(false);
  });

  it('is a data that a projection cannot read, with the position of its event', async () => {
    const log = new SampleLog();
    const event = log.certificate({ id: 'c' });
    (event.data as { results: unknown }).results = null;
    const fault = await readModel.apply([event], null).catch((error: unknown) => error);
    expect(isEventFault(fault)).toBe(true);
    expect(fault).toMatchObject({ position: 0 });
  });
});

describe('a stream with a dead event', () => {
  it('parks what comes later, lets other streams pass, and counts all of it as seen', async () => {
    const { registered, moves, stranger } = transfers();
    await readModel.apply([registered, moves[1]!, moves[2]!, stranger], null, [letterOf(moves[0]!)]);
    expect(await ownerOfA()).toBe('o-0');
    expect(await readModel.findAsset('b', EVERYTHING)).not.toBeNull();
    expect(await readModel.watermark()).toBe(4);
    const { items } = await readModel.deadLetters(PAGE);
    expect(items).toMatchObject([
      { position: 1, stream: 'instrument-a', reason: 'broken', parked: 2, offset: 1n },
    ]);
  });

  it('stays as it is when the dead event and the parked ones are delivered again', async () => {
    const { registered, moves } = transfers();
    await readModel.apply([registered, moves[1]!], null, [letterOf(moves[0]!)]);
    const before = await readModel.fingerprint();
    await readModel.apply([registered, moves[0]!, moves[1]!], null, [letterOf(moves[0]!)]);
    expect(await readModel.fingerprint()).toEqual(before);
  });
});

describe('replaying a dead letter', () => {
  it('gives what a log without trouble gives', async () => {
    const { log, registered, moves, stranger } = transfers();
    await readModel.apply(log.events, null);
    const untroubled = await readModel.fingerprint();
    await readModel.clear();
    await readModel.apply([registered, ...moves.slice(1), stranger], null, [letterOf(moves[0]!)]);
    expect(await readModel.replayDeadLetter(moves[0]!)).toEqual({ applied: [1, 2, 3], dead: null });
    expect(await readModel.fingerprint()).toEqual(untroubled);
    expect((await readModel.deadLetters(PAGE)).items).toEqual([]);
  });

  it('stops at a parked event that is poison itself and keeps those behind it waiting', async () => {
    const { registered, moves } = transfers();
    await readModel.apply([registered, poisoned(moves[1]!), moves[2]!], null, [letterOf(moves[0]!)]);
    const replay = await readModel.replayDeadLetter(moves[0]!);
    expect(replay).toMatchObject({ applied: [1], dead: { position: 2 } });
    expect(await ownerOfA()).toBe('o-1');
    expect((await readModel.deadLetters(PAGE)).items).toMatchObject([{ position: 2, parked: 1 }]);
    expect(await readModel.replayDeadLetter(moves[1]!)).toEqual({ applied: [2, 3], dead: null });
    expect(await ownerOfA()).toBe('o-3');
  });

  it('changes nothing when the event is still poison', async () => {
    const { registered, moves } = transfers();
    await readModel.apply([registered, moves[1]!], null, [letterOf(moves[0]!)]);
    const before = await readModel.fingerprint();
    await expect(readModel.replayDeadLetter(poisoned(moves[0]!))).rejects.toThrow('date/time');
    expect(await readModel.fingerprint()).toEqual(before);
  });

  it('is refused where nothing is dead, and before an earlier dead letter of the stream', async () => {
    const { registered, moves } = transfers();
    await readModel.apply([registered], null, [letterOf(moves[0]!), letterOf(moves[1]!)]);
    await expect(readModel.replayDeadLetter(moves[2]!)).rejects.toMatchObject({ code: 'NOT_DEAD' });
    await expect(readModel.replayDeadLetter(moves[1]!)).rejects.toMatchObject({
      code: 'EARLIER_DEAD_LETTER',
    });
  });
});

describe('the list of dead letters', () => {
  it('is paged and holds messages without a position, which block nothing', async () => {
    const { log } = transfers();
    const foreign = { ...letterOf(log.events[0]!), stream: 'instrument-a', position: null };
    await readModel.apply([], null, [foreign, { ...foreign, offset: 9n }, { ...foreign, offset: 10n }]);
    await readModel.apply(log.events, null);
    expect(await ownerOfA()).toBe('o-3');
    const first = await readModel.deadLetters({ limit: 2, cursor: null });
    const second = await readModel.deadLetters({ limit: 2, cursor: first.next });
    const offsets = [...first.items, ...second.items].map(({ offset }) => String(offset));
    expect(new Set(offsets)).toEqual(new Set(['0', '9', '10']));
    expect(offsets).toHaveLength(3);
    expect(second.next).toBeNull();
  });

  it.each([0, 1])('holds at most so many at once, whatever is asked for: %i more', async (more) => {
    const letters = Array.from({ length: DEAD_LETTER_PAGE_MAX + more }, (_, position) => ({
      ...letterOf({ stream: 'instrument-a', position } as RecordedEvent),
    }));
    await readModel.apply([], null, letters);
    const first = await readModel.deadLetters({ limit: DEAD_LETTER_PAGE_MAX + 1, cursor: null });
    expect(first.items).toHaveLength(DEAD_LETTER_PAGE_MAX);
    expect(first.next !== null).toBe(more === 1);
    if (more === 0) return;
    const rest = await readModel.deadLetters({ limit: DEAD_LETTER_PAGE_MAX, cursor: first.next });
    expect(new Set([...first.items, ...rest.items].map(({ position }) => position)).size).toBe(
      DEAD_LETTER_PAGE_MAX + 1,
    );
    expect(rest.next).toBeNull();
  });

  it.each([-1, 0, 1])('keeps of a reason so much and %i characters', async (more) => {
    const reason = 'x'.repeat(REASON_LENGTH_MAX - 1) + 'yz'.slice(0, 1 + more);
    const { log } = transfers();
    await readModel.apply([], null, [{ ...letterOf(log.events[0]!), reason }]);
    const [letter] = (await readModel.deadLetters(PAGE)).items;
    expect(letter?.reason).toBe(reason.slice(0, REASON_LENGTH_MAX));
    expect(letter?.reason === reason).toBe(more < 1);
  });
});
