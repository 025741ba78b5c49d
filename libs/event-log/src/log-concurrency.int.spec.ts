/**
 * Goal: positions are dense and their order is the order of commits, however many processes append; whoever has
 * seen a position has seen everything before it.
 * Method: two logs on one database stand for two processes; hundreds of appends at once; a reader that polls.
 */
import { createPool, SystemClock } from '@suyuan/platform';
import { EVENT_LOG_TEMPLATE } from '../../../test/support/event-log-database';
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres';
import { untilItPasses } from '../../../test/support/until';
import { LogUnavailableError } from './errors';
import { write } from './event-log.conformance';
import { leafHash } from './prepared-request';
import { PostgresEventLog } from './postgres-event-log';

jest.setTimeout(60_000);

const APPENDS = 200;

let database: FreshDatabase;
let logs: PostgresEventLog[];

beforeEach(async () => {
  database = await freshDatabase('log_concurrency', { template: EVENT_LOG_TEMPLATE });
  logs = [0, 1].map(() => new PostgresEventLog({ url: database.url, clock: new SystemClock() }));
});

afterEach(async () => {
  await Promise.all(logs.map((log) => log.close()));
  await database.drop();
});

describe('many appends to two logs at once', () => {
  it('give positions without a gap, in the order in which they were committed', async () => {
    const results = await Promise.all(
      Array.from({ length: APPENDS }, (_, n) => (logs[n % 2] as PostgresEventLog).append(write(`s${n}`, -1))),
    );
    const positions = results.map((result) => (result.outcome === 'APPENDED' ? result.position : -1));
    expect(positions.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: APPENDS }, (_, n) => n),
    );
    const pool = createPool({ url: database.url });
    const { rows } = await pool.query<{
      canonical: Buffer;
      leaf_hash: Buffer;
      recorded_at: Date;
      commit: string;
    }>('select canonical, leaf_hash, recorded_at, xmin::text as commit from log.event order by position');
    await pool.end();
    const transactions = rows.map((row) => Number(row.commit));
    expect(transactions).toEqual(transactions.toSorted((one, other) => one - other));
    const instants = rows.map((row) => row.recorded_at.getTime());
    expect(instants).toEqual(instants.toSorted((one, other) => one - other));
    for (const row of rows) expect(row.leaf_hash).toEqual(leafHash(row.canonical));
    // Fewer transactions than appends: they were committed in groups.
    expect(new Set(transactions).size).toBeLessThan(APPENDS);
  });

  it('never show a gap to a reader that polls', async () => {
    let done = false;
    const reading = (async () => {
      const seen: number[] = [];
      for (let last = false; ;) {
        const events = await (logs[0] as PostgresEventLog).read(seen.length, APPENDS);
        seen.push(...events.map((event) => event.position));
        if (last) return seen;
        last = done;
      }
    })();
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(
        Array.from({ length: APPENDS / 10 }, (_, n) =>
          (logs[n % 2] as PostgresEventLog).append(write(`s${round}-${n}`, -1)),
        ),
      );
    }
    done = true;
    expect(await reading).toEqual(Array.from({ length: APPENDS }, (_, n) => n));
  });

  it('let one of two logs through where both want the same version', async () => {
    const results = await Promise.all(logs.map((log) => log.append(write('a', -1))));
    expect(results.map((result) => result.outcome).sort()).toEqual(['APPENDED', 'VERSION_CONFLICT']);
  });
});

describe('a connection that breaks', () => {
  const breakAll = async (): Promise<void> => {
    const pool = createPool({ url: database.url });
    await pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await pool.end();
  };

  it('fails its batch at most, and the log lives on', async () => {
    const [log] = logs as [PostgresEventLog];
    await log.append(write('a', -1));
    const under = Array.from({ length: 50 }, (_, n) => log.append(write(`s${n}`, -1)));
    await breakAll();
    const settled = await Promise.allSettled(under);
    const faults = settled.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    expect(faults.filter((fault) => !(fault instanceof LogUnavailableError))).toEqual([]);
    // The pool may hold other connections that broke and have not told it yet: each fails its own batch.
    let tries = 0;
    await untilItPasses(async () => {
      tries += 1;
      expect(await log.append(write(`later-${tries}`, -1))).toMatchObject({ outcome: 'APPENDED' });
    });
    const acknowledged = settled.filter((outcome) => outcome.status === 'fulfilled').length;
    const events = await log.read(0, APPENDS);
    expect(events.length).toBeGreaterThanOrEqual(acknowledged + 2);
    expect(events.map((event) => event.position)).toEqual(events.map((_, n) => n));
  });

  it('during a wait for the lock rejects the whole batch and writes none of it', async () => {
    const [log] = logs as [PostgresEventLog];
    const pool = createPool({ url: database.url });
    const blocker = await pool.connect();
    await blocker.query('begin; select from log.head for update');
    const under = Array.from({ length: 5 }, (_, n) => log.append(write(`s${n}`, -1)));
    const settling = Promise.allSettled(under);
    await waitForLockWaiter(pool);
    await pool.query("select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");
    const settled = await settling;
    expect(settled.map((outcome) => outcome.status)).toEqual(Array(5).fill('rejected'));
    await blocker.query('rollback');
    blocker.release();
    await pool.end();
    expect(await log.head()).toBe(-1);
    expect(await log.append(write('s0', -1))).toMatchObject({ outcome: 'APPENDED', position: 0 });
  });
});

async function waitForLockWaiter(pool: ReturnType<typeof createPool>): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rowCount) return;
  }
}
