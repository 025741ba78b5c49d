// Goal: applying is one transaction, idempotent by position, and blind to order, repetition and batching.
// Method: random logs delivered in random ways to a real PostgreSQL; whole-model fingerprints compared.
import * as fc from 'fast-check';
import { Client } from 'pg';
import { until } from '../../../../test/support/until';
import type { PostgresReadModel } from '../postgres-read-model';
import { freshReadModel } from '../testing/fresh-read-model';
import { deliveriesOf, randomLog } from '../testing/random-log';
import { poisoned, SampleLog } from '../testing/sample-log';

const EVERYTHING = Number.MAX_SAFE_INTEGER;

let readModel: PostgresReadModel;
let url: string;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ readModel, url, end } = await freshReadModel());
}, 120_000);
afterAll(() => end());
beforeEach(() => readModel.clear());

describe('events in any order, repeated, in batches of any size', () => {
  it('give the same fingerprint as the log read once from its start', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomLog.chain((events) => fc.tuple(fc.constant(events), deliveriesOf(events))),
        async ([events, batches]) => {
          await readModel.clear();
          await readModel.apply(events, null);
          const expected = await readModel.fingerprint();
          await readModel.clear();
          for (const batch of batches) await readModel.apply(batch, null);
          expect(await readModel.fingerprint()).toEqual(expected);
          expect(await readModel.watermark()).toBe(events.length - 1);
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  it('give another fingerprint when one event differs', async () => {
    const one = new SampleLog();
    one.asset({ id: 'a', owner: 'x' });
    const other = new SampleLog();
    other.asset({ id: 'a', owner: 'y' });
    await readModel.apply(one.events, null);
    const before = await readModel.fingerprint();
    await readModel.clear();
    await readModel.apply(other.events, null);
    const after = await readModel.fingerprint();
    expect(after.rm_asset).not.toBe(before.rm_asset);
    expect(after.rm_progress).toBe(before.rm_progress);
  });
});

describe('a batch that fails half-way', () => {
  it('leaves nothing behind, not even the checkpoint', async () => {
    const log = new SampleLog();
    log.asset({ id: 'a' });
    const bad = poisoned(log.asset({ id: 'b' }));
    const empty = await readModel.fingerprint();
    const checkpoint = { consumer: 'c', topic: 't', partition: 0, nextOffset: 2n };
    await expect(readModel.apply([log.events[0]!, bad], checkpoint)).rejects.toThrow(
      'date/time field value out of range',
    );
    expect(await readModel.fingerprint()).toEqual(empty);
    expect(await readModel.startOffsets('c', 't')).toEqual(new Map());
  });

  it('leaves nothing behind when the connection is cut before the commit', async () => {
    const log = new SampleLog();
    for (let n = 0; n < 20; n += 1) log.asset({ id: `a-${n}` });
    const blocker = new Client({ connectionString: url });
    await blocker.connect();
    await blocker.query('BEGIN');
    await blocker.query('SELECT * FROM rm_progress FOR UPDATE');
    const applying = readModel.apply(log.events, null);
    applying.catch(() => undefined);
    await waitForLock(blocker);
    await blocker.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'suyuan-read-model' AND wait_event_type = 'Lock'`,
    );
    await expect(applying).rejects.toThrow(/terminat/u);
    await blocker.query('ROLLBACK');
    await blocker.end();
    expect(await readModel.findAsset('a-0', EVERYTHING)).toBeNull();
    await readModel.apply(log.events, null);
    expect(await readModel.watermark()).toBe(19);
  });
});

describe('a checkpoint', () => {
  it('moves with the batch and never back', async () => {
    const at = (nextOffset: bigint) => ({ consumer: 'c', topic: 't', partition: 3, nextOffset });
    await readModel.apply([], at(7n));
    await readModel.apply([], at(5n));
    expect(await readModel.startOffsets('c', 't')).toEqual(new Map([[3, 7n]]));
    expect(await readModel.startOffsets('other', 't')).toEqual(new Map());
  });
});

describe('the watermark', () => {
  it('stays before a gap and jumps over everything when the gap is filled', async () => {
    const log = new SampleLog();
    for (let n = 0; n < 6; n += 1) log.asset({ id: `a-${n}` });
    const [first, second, third, ...rest] = log.events;
    expect(await readModel.watermark()).toBe(-1);
    await readModel.apply(rest, null);
    expect(await readModel.watermark()).toBe(-1);
    await readModel.apply([first!], null);
    expect(await readModel.watermark()).toBe(0);
    await readModel.apply([third!], null);
    expect(await readModel.watermark()).toBe(0);
    await readModel.apply([second!], null);
    expect(await readModel.watermark()).toBe(5);
  });

  it('ends at the newest event when two processes apply the halves at the same time', async () => {
    const log = new SampleLog();
    for (let n = 0; n < 400; n += 1) log.asset({ id: `a-${n}` });
    const half = async (parity: number) => {
      const own = log.events.filter(({ position }) => position % 2 === parity);
      for (let from = 0; from < own.length; from += 10)
        await readModel.apply(own.slice(from, from + 10), null);
    };
    await Promise.all([half(0), half(1)]);
    expect(await readModel.watermark()).toBe(399);
  });
});

async function waitForLock(client: Client): Promise<void> {
  await until(async () => {
    const { rowCount } = await client.query(
      "SELECT 1 FROM pg_stat_activity WHERE application_name = 'suyuan-read-model' AND wait_event_type = 'Lock'",
    );
    return rowCount === 1;
  });
}
