import { FixedClock, NotCanonicalError } from '@suyuan/platform';
import { EventTooLargeError, InvalidAppendError, LogClosedError } from './errors';
import type { AppendRequest, EventLog, NewEvent } from './event-log';
import { EVENT_BYTES_MAX, REQUEST_EVENTS_MAX } from './prepared-request';

export const ACTOR = { subject: 'user-1', role: 'lab', organization: 'lab-1' };

const START = '2026-03-01T08:00:00.000Z';

export const anEvent = (data: unknown = { n: '1' }): NewEvent => ({
  type: 'CalibrationRecorded',
  schemaVersion: 1,
  occurredOn: '2026-02-28',
  data,
});

/** A request that writes `count` events to one stream. */
export const write = (
  stream: string,
  expectedVersion: number,
  more: Partial<AppendRequest> = {},
  count = 1,
): AppendRequest => ({
  writes: [{ stream, expectedVersion, events: Array.from({ length: count }, (_, n) => anEvent({ n })) }],
  actor: ACTOR,
  ...more,
});

/** What every event log must keep. `open` gives an empty log that reads the clock. */
export function eventLogConformance(open: (clock: FixedClock) => Promise<EventLog>): void {
  let clock: FixedClock;
  let log: EventLog;

  beforeEach(async () => {
    clock = new FixedClock(new Date(START));
    log = await open(clock);
  });
  afterEach(() => log.close());

  describe('an empty log', () => {
    it('has no head, no events, no claims and no replies', async () => {
      expect(await log.head()).toBe(-1);
      expect(await log.read(0, 10)).toEqual([]);
      expect(await log.readStreams(['a'])).toEqual(new Map([['a', []]]));
      expect(await log.findClaims(['a'])).toEqual(new Map());
      expect(await log.findReply('a')).toBeNull();
    });
  });

  describe('an appended event', () => {
    it('comes back as it was given, with its place, its time and its id', async () => {
      const data = { name: '温度', value: '306.250', list: [1, null, { ok: true }] };
      const request = write('asset-1', -1, { correlationId: 'c-1', causationId: 'e-0' });
      request.writes[0]?.events.splice(0, 1, anEvent(data));
      expect(await log.append(request)).toEqual({ outcome: 'APPENDED', position: 0, recordedAt: START });
      const [event] = await log.read(0, 10);
      expect(event).toEqual({
        position: 0,
        stream: 'asset-1',
        version: 0,
        eventId: expect.stringMatching(
          /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        ),
        type: 'CalibrationRecorded',
        schemaVersion: 1,
        occurredOn: '2026-02-28',
        recordedAt: START,
        actor: ACTOR,
        correlationId: 'c-1',
        causationId: 'e-0',
        data,
      });
      expect(await log.head()).toBe(0);
    });

    it('keeps of the actor what the envelope names and nothing else', async () => {
      await log.append(write('a', -1, { actor: { ...ACTOR, token: 'secret' } as typeof ACTOR }));
      expect((await log.read(0, 1))[0]?.actor).toEqual(ACTOR);
    });

    it('has a dense position over the log and a dense version in its stream', async () => {
      await log.append(write('a', -1, {}, 2));
      await log.append(write('b', -1));
      expect(await log.append(write('a', 1, {}, 2))).toMatchObject({ outcome: 'APPENDED', position: 4 });
      const events = await log.read(0, 10);
      expect(events.map(({ position, stream, version }) => [position, stream, version])).toEqual([
        [0, 'a', 0],
        [1, 'a', 1],
        [2, 'b', 0],
        [3, 'a', 2],
        [4, 'a', 3],
      ]);
    });

    it('is read by position in pages, and by stream in version order', async () => {
      await log.append(write('a', -1, {}, 3));
      await log.append(write('b', -1, {}, 2));
      expect((await log.read(1, 2)).map((event) => event.position)).toEqual([1, 2]);
      expect(await log.read(5, 2)).toEqual([]);
      const streams = await log.readStreams(['b', 'none', 'a']);
      expect([...streams].map(([stream, events]) => [stream, events.map((event) => event.version)])).toEqual([
        ['b', [0, 1]],
        ['none', []],
        ['a', [0, 1, 2]],
      ]);
    });

    it('is never recorded before the one before it, even when the clock goes back', async () => {
      await log.append(write('a', -1));
      clock.set(new Date('2026-02-28T00:00:00.000Z'));
      expect(await log.append(write('a', 0))).toMatchObject({ recordedAt: START });
      clock.set(new Date('2026-03-01T08:00:00.001Z'));
      expect(await log.append(write('a', 1))).toMatchObject({ recordedAt: '2026-03-01T08:00:00.001Z' });
    });
  });

  describe('the expected version', () => {
    it('refuses a stream that is there already, or not there yet, or has moved on', async () => {
      await log.append(write('a', -1, {}, 2));
      const conflict = (stream: string, actualVersion: number) => ({
        outcome: 'VERSION_CONFLICT',
        stream,
        actualVersion,
      });
      expect(await log.append(write('a', -1))).toEqual(conflict('a', 1));
      expect(await log.append(write('a', 0))).toEqual(conflict('a', 1));
      expect(await log.append(write('b', 0))).toEqual(conflict('b', -1));
      expect(await log.head()).toBe(1);
    });

    it('holds for guarded streams, which are read but not written', async () => {
      await log.append(write('lab', -1));
      const guards = [{ stream: 'lab', expectedVersion: 0 }];
      expect(await log.append(write('a', -1, { guards }))).toMatchObject({ outcome: 'APPENDED' });
      await log.append(write('lab', 0));
      expect(await log.append(write('b', -1, { guards }))).toEqual({
        outcome: 'VERSION_CONFLICT',
        stream: 'lab',
        actualVersion: 1,
      });
    });

    it('refuses all streams of a request when one does not hold', async () => {
      const both: AppendRequest = {
        writes: ['a', 'b'].map((stream) => ({ stream, expectedVersion: -1, events: [anEvent()] })),
        actor: ACTOR,
      };
      await log.append(write('b', -1));
      expect(await log.append(both)).toMatchObject({ outcome: 'VERSION_CONFLICT', stream: 'b' });
      expect((await log.readStreams(['a'])).get('a')).toEqual([]);
    });

    it('lets one of many concurrent writers through', async () => {
      const results = await Promise.all(Array.from({ length: 20 }, () => log.append(write('a', -1))));
      const outcomes = results.map((result) => result.outcome).sort();
      expect(outcomes).toEqual(['APPENDED', ...Array<string>(19).fill('VERSION_CONFLICT')]);
      expect(await log.head()).toBe(0);
    });
  });

  describe('a claim', () => {
    it('is taken once and tells who has it', async () => {
      const claims = [
        { key: 'number:1', stream: 'a' },
        { key: 'id:1', stream: 'a' },
      ];
      await log.append(write('a', -1, { claims }));
      expect(await log.findClaims(['number:1', 'number:2', 'id:1'])).toEqual(
        new Map([
          ['number:1', 'a'],
          ['id:1', 'a'],
        ]),
      );
      expect(await log.append(write('b', -1, { claims: [{ key: 'number:1', stream: 'b' }] }))).toEqual({
        outcome: 'CLAIM_TAKEN',
        key: 'number:1',
        stream: 'a',
      });
      expect(await log.head()).toBe(0);
    });

    it('of a refused request is not taken', async () => {
      await log.append(write('a', -1, { claims: [{ key: 'k2', stream: 'a' }] }));
      const both = ['k1', 'k2'].map((key) => ({ key, stream: 'b' }));
      expect(await log.append(write('b', -1, { claims: both }))).toMatchObject({ outcome: 'CLAIM_TAKEN' });
      expect(await log.findClaims(['k1'])).toEqual(new Map());
    });

    it('goes to one of many concurrent requests', async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          log.append(write(`s${n}`, -1, { claims: [{ key: 'k', stream: `s${n}` }] })),
        ),
      );
      expect(results.filter((result) => result.outcome === 'APPENDED')).toHaveLength(1);
      const holder = (await log.findClaims(['k'])).get('k');
      expect((await log.read(0, 2)).map((event) => event.stream)).toEqual([holder]);
      const taken = results.filter((result) => result.outcome === 'CLAIM_TAKEN');
      expect(taken).toEqual(Array(19).fill({ outcome: 'CLAIM_TAKEN', key: 'k', stream: holder }));
    });
  });

  describe('names taken for facts that are there', () => {
    it('are those that nobody has; the others stay as they are', async () => {
      const claimed = (stream: string) => write(stream, -1, { claims: [{ key: 'k', stream }] });
      await log.append(claimed('a'));
      const wanted = ['k', 'l', 'l'].map((key, index) => ({ key, stream: `late-${index}` }));
      await log.takeFreeClaims(wanted);
      await log.takeFreeClaims([]);
      expect(await log.findClaims(['k', 'l', 'm'])).toEqual(
        new Map([
          ['k', 'a'],
          ['l', 'late-1'],
        ]),
      );
      const late = await log.append(write('b', -1, { claims: [{ key: 'l', stream: 'b' }] }));
      expect(late).toEqual({ outcome: 'CLAIM_TAKEN', key: 'l', stream: 'late-1' });
      expect(await log.head()).toBe(0);
      await expect(log.takeFreeClaims([{ key: '', stream: 'a' }])).rejects.toThrow(InvalidAppendError);
    });

    it('and names taken by writers at once have one holder each', async () => {
      const keys = Array.from({ length: 20 }, (_, n) => `k${n}`);
      const writers = keys.map((key, n) =>
        log.append(write(`w${n}`, -1, { claims: [{ key, stream: `w${n}` }] })),
      );
      const takers = keys.map((key) => log.takeFreeClaims([{ key, stream: 'late' }]));
      const results = await Promise.all(writers);
      await Promise.all(takers);
      const held = await log.findClaims(keys);
      results.forEach((result, n) => {
        const holder = result.outcome === 'APPENDED' ? `w${n}` : 'late';
        expect({ n, holder: held.get(keys[n]!) }).toEqual({ n, holder });
      });
    });
  });

  describe('an idempotency key', () => {
    const once = (digest: string, reply: unknown, stream = 'a'): AppendRequest =>
      write(stream, -1, { idempotency: { key: 'post-1', digest, reply } });

    it('gives a retry the first reply and position, and appends nothing', async () => {
      const reply = { z: '1', a: ['2'] };
      await log.append(write('before', -1));
      await log.append(once('d', reply));
      await log.append(write('after', -1));
      const again = await log.append(once('d', { other: true }));
      expect(again).toEqual({ outcome: 'REPLAYED', position: 1, reply });
      // The members keep their order: the text of a reply is part of what a client may have seen.
      expect(again.outcome === 'REPLAYED' && JSON.stringify(again.reply)).toBe(JSON.stringify(reply));
      expect(await log.head()).toBe(2);
      expect(await log.findReply('post-1')).toEqual({ digest: 'd', position: 1, reply });
    });

    it('with another digest is a mismatch', async () => {
      await log.append(once('d', {}));
      expect(await log.append(once('e', {}, 'b'))).toEqual({ outcome: 'IDEMPOTENCY_MISMATCH' });
      expect(await log.head()).toBe(0);
    });

    it('of a refused request may be used again', async () => {
      await log.append(write('a', -1));
      expect(await log.append(once('d', {}))).toMatchObject({ outcome: 'VERSION_CONFLICT' });
      expect(await log.append(once('d', {}, 'b'))).toMatchObject({ outcome: 'APPENDED' });
    });

    it('sent many times at once is appended once, and all get the same reply', async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) => log.append(once('d', { n }, `s${n}`))),
      );
      const appended = results.filter((result) => result.outcome === 'APPENDED');
      const replayed = results.filter((result) => result.outcome === 'REPLAYED');
      expect([appended.length, replayed.length]).toEqual([1, 19]);
      const found = await log.findReply('post-1');
      expect(new Set(replayed.map((result) => JSON.stringify(result.reply)))).toEqual(
        new Set([JSON.stringify(found?.reply)]),
      );
    });
  });

  describe('a request that no log could take', () => {
    it.each<[string, AppendRequest, new (...given: never[]) => Error]>([
      ['without events', { writes: [], actor: ACTOR }, InvalidAppendError],
      [
        'with a stream twice',
        { writes: [...write('a', -1).writes, ...write('a', 0).writes], actor: ACTOR },
        InvalidAppendError,
      ],
      ['with too many events', write('a', -1, {}, REQUEST_EVENTS_MAX + 1), InvalidAppendError],
      ['with a NUL in a stream', write('a\0', -1), InvalidAppendError],
      [
        'with half a surrogate in a claim',
        write('a', -1, { claims: [{ key: '\ud800', stream: 'a' }] }),
        InvalidAppendError,
      ],
      ['with a day that is none', withEvent({ occurredOn: '2026-02-30' }), InvalidAppendError],
      ['with an empty type', withEvent({ type: '' }), InvalidAppendError],
      ['with schema version 0', withEvent({ schemaVersion: 0 }), InvalidAppendError],
      ['with a float', withEvent({ data: { value: 0.1 } }), NotCanonicalError],
      ['with an event over the limit', withEvent({ data: 'x'.repeat(EVENT_BYTES_MAX) }), EventTooLargeError],
    ])('%s is refused as a fault of its writer, and harms nobody else', async (_name, request, kind) => {
      const [bad, good] = await Promise.allSettled([log.append(request), log.append(write('good', -1))]);
      expect(bad).toMatchObject({ status: 'rejected', reason: expect.any(kind) as unknown });
      expect(good).toMatchObject({ status: 'fulfilled', value: { outcome: 'APPENDED', position: 0 } });
    });
  });

  describe('a listener', () => {
    it('hears of each commit until it is taken away', async () => {
      const heads: number[] = [];
      const stop = log.onAppended((head) => heads.push(head));
      await log.append(write('a', -1, {}, 3));
      await log.append(write('a', -1));
      await log.append(write('a', 2));
      stop();
      await log.append(write('a', 3));
      expect(heads).toEqual([2, 3]);
    });
  });

  describe('a closed log', () => {
    it('has answered what it took and takes no more', async () => {
      const under = Array.from({ length: 5 }, (_, n) => log.append(write(`s${n}`, -1)));
      await log.close();
      expect((await Promise.all(under)).map((result) => result.outcome)).toEqual(Array(5).fill('APPENDED'));
      await expect(log.append(write('late', -1))).rejects.toThrow(LogClosedError);
      await log.close();
    });
  });
}

function withEvent(change: Partial<NewEvent>): AppendRequest {
  return {
    writes: [{ stream: 'a', expectedVersion: -1, events: [{ ...anEvent(), ...change }] }],
    actor: ACTOR,
  };
}
