/**
 * Goal: a relay goes on where it stood, two relays never both move on, and one runs at a time.
 * Method: two stores on one database stand for two processes; the lock's connection is ended by the server.
 */
import { createPool } from '@suyuan/platform';
import { EVENT_LOG_TEMPLATE } from '../../../test/support/event-log-database';
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres';
import { keepsHolding, until } from '../../../test/support/until';
import { RelayPositions } from './relay-positions';

let database: FreshDatabase;
let one: RelayPositions;
let other: RelayPositions;

beforeAll(async () => {
  database = await freshDatabase('relay', { template: EVENT_LOG_TEMPLATE });
  one = new RelayPositions({ url: database.url });
  other = new RelayPositions({ url: database.url });
}, 60_000);

afterAll(async () => {
  await one.close();
  await other.close();
  await database.drop();
});

describe('the position of a relay', () => {
  it('is 0 at first, and is kept', async () => {
    expect(await one.readRelayPosition('kept')).toBe(0);
    expect(await one.advanceRelayPosition('kept', 0, 7)).toBe(true);
    expect(await one.advanceRelayPosition('kept', 7, 9)).toBe(true);
    expect(await other.readRelayPosition('kept')).toBe(9);
    expect(await other.readRelayPosition('unknown')).toBe(0);
  });

  it('is not moved by a relay that has an old one in mind', async () => {
    await one.advanceRelayPosition('old', 0, 5);
    expect(await other.advanceRelayPosition('old', 0, 3)).toBe(false);
    expect(await other.advanceRelayPosition('old', 4, 6)).toBe(false);
    expect(await one.readRelayPosition('old')).toBe(5);
  });

  it('is moved by one of two relays that start at the same moment', async () => {
    const moved = await Promise.all([
      one.advanceRelayPosition('race', 0, 1),
      other.advanceRelayPosition('race', 0, 2),
    ]);
    expect(moved.filter(Boolean)).toHaveLength(1);
  });
});

describe('the lock of a relay', () => {
  it('lets one work at a time, and the next when it is done', async () => {
    const course: string[] = [];
    const work = (name: string) => async () => {
      course.push(`${name} begins`);
      // While it works, the other would begin if it could.
      await keepsHolding(() => course.at(-1) === `${name} begins`);
      course.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all([
      one.withRelayLock('turns', work('one')),
      other.withRelayLock('turns', work('other')),
    ]);
    expect(results).toEqual(['one', 'other']);
    const [first, second] = course[0]?.startsWith('one') ? ['one', 'other'] : ['other', 'one'];
    expect(course).toEqual([`${first} begins`, `${first} ends`, `${second} begins`, `${second} ends`]);
  });

  it('is free for another name, and after a failure', async () => {
    await one.withRelayLock('mine', async () => {
      expect(await other.withRelayLock('yours', async () => 'done')).toBe('done');
    });
    const failing = one.withRelayLock('mine', async () => {
      throw new Error('broker away');
    });
    await expect(failing).rejects.toThrow('broker away');
    expect(await other.withRelayLock('mine', async () => 'done')).toBe('done');
  });

  it('tells the work when it is lost with its connection', async () => {
    const pool = createPool({ url: database.url });
    const lost = await one.withRelayLock('broken', async (signal) => {
      await pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'suyuan-relay-broken'",
      );
      await until(() => signal.aborted);
      return signal.aborted;
    });
    await pool.end();
    expect(lost).toBe(true);
  });

  it('is waited for only until stopped', async () => {
    const stop = new AbortController();
    await one.withRelayLock('held', async () => {
      let over = false;
      const waiting = other
        .withRelayLock('held', async () => 'got it', stop.signal)
        .finally(() => (over = true));
      await keepsHolding(() => !over);
      stop.abort();
      expect(await waiting).toBeNull();
    });
  });
});
