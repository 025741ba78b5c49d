import { FixedClock } from '@suyuan/platform';
import { EventTooLargeError, InvalidAppendError } from './errors';
import type { AppendRequest, EventLog } from './event-log';
import { ACTOR, anEvent, write } from './event-log.conformance';
import { EVENT_BYTES_MAX, KEY_BYTES_MAX, prepareRequest, REQUEST_EVENTS_MAX } from './prepared-request';

/** A request of one event whose stored bytes are exactly so many; the instant of recording is always of one length. */
function ofBytes(bytes: number): AppendRequest {
  const holding = (data: string): AppendRequest => ({
    writes: [{ stream: 'a', expectedVersion: -1, events: [anEvent(data)] }],
    actor: ACTOR,
  });
  const [{ head, tail } = { head: '', tail: '' }] = prepareRequest(holding('')).events;
  const around = head.length + '2026-03-01T08:00:00.000Z'.length + tail.length;
  return holding('x'.repeat(bytes - around));
}

/** A key of so many bytes: bytes are counted, not characters. */
const keyOf = (bytes: number): string => '秤'.repeat(100) + 'k'.repeat(bytes - 300);

/** What every event log takes at its limits and refuses one beyond. `open` gives an empty log. */
export function eventLogLimits(open: (clock: FixedClock) => Promise<EventLog>): void {
  let log: EventLog;

  beforeEach(async () => {
    log = await open(new FixedClock(new Date('2026-03-01T08:00:00.000Z')));
  });
  afterEach(() => log.close());

  describe.each<[string, (more: number) => AppendRequest, new (...given: never[]) => Error]>([
    ['the events', (more) => write('a', -1, {}, REQUEST_EVENTS_MAX + more), InvalidAppendError],
    ['the bytes of an event', (more) => ofBytes(EVENT_BYTES_MAX + more), EventTooLargeError],
    ['the bytes of a stream', (more) => write(keyOf(KEY_BYTES_MAX + more), -1), InvalidAppendError],
    [
      'the bytes of a claim',
      (more) => write('a', -1, { claims: [{ key: keyOf(KEY_BYTES_MAX + more), stream: 'a' }] }),
      InvalidAppendError,
    ],
    [
      'the bytes of an idempotency key',
      (more) => write('a', -1, { idempotency: { key: keyOf(KEY_BYTES_MAX + more), digest: 'd', reply: 1 } }),
      InvalidAppendError,
    ],
  ])('%s of a request', (_name, request, refusal) => {
    it('are taken at their limit and come back', async () => {
      const given = request(0);
      expect(await log.append(given)).toMatchObject({ outcome: 'APPENDED' });
      const read = await log.read(0, REQUEST_EVENTS_MAX + 1);
      expect(read.map(({ stream, data }) => ({ stream, data }))).toEqual(
        given.writes.flatMap(({ stream, events }) => events.map(({ data }) => ({ stream, data }))),
      );
    });

    it('are refused one beyond it, and nothing is written', async () => {
      await expect(log.append(request(1))).rejects.toThrow(refusal);
      expect(await log.head()).toBe(-1);
    });
  });
}
