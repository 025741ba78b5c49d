// Goal: each read by somebody who oversees leaves exactly one row that says who, what, how many and for which matter; none
// is lost while the table is away. Method: every route asked over HTTP, then the log asked as an auditor; a writer that fails.
import { createLogger, HealthChecks, Metrics, ProblemError } from '@suyuan/platform';
import { AccessLogWriter, ACCESS_ROWS_MAX, type ReadRow } from '@suyuan/read-model';
import { startQueryApp, type QueryApp } from '../testing/query-app';
import { AccessLog, ACCESS_WAITING_MAX } from './access-log';
import { INQUIRY_LENGTH_MAX } from './serve-reads';
import { until } from '../../../../test/support/until';

interface Page {
  items: (ReadRow & { id: string })[];
  next: string | null;
}

let query: QueryApp;

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.organization('lab-a');
      await world.asset('m1', { tier: 'PUBLIC' });
      await world.asset('scale', { owner: 'ent-a' });
      await world.asset('secret', { owner: 'army', visibility: 'RESTRICTED' });
      await world.calibrate('c-m1', 'm1', '2024-01-01');
      await world.calibrate('c-secret', 'secret', '2024-01-02', ['m1']);
      await world.calibrate('c-scale', 'scale', '2024-01-10', ['m1', 'secret']);
    },
  });
}, 120_000);
afterAll(() => query.close());

const log = async (filter = ''): Promise<Page> =>
  (await query.get(`/v1/access-log?limit=200${filter}`, { role: 'auditor' })).json<Page>();

/** Rows are written once a second. */
async function rowsOfCase(name: string, count: number): Promise<Page['items']> {
  let rows: Page['items'] = [];
  await until(async () => {
    rows = (await log()).items.filter(({ inquiry }) => inquiry === name);
    return rows.length >= count;
  });
  return rows;
}

const READS: [path: string, resources: string[], restricted: number][] = [
  ['/v1/assets?query=scale', ['scale'], 0],
  ['/v1/assets/scale', ['scale'], 0],
  ['/v1/assets/scale/certificates', ['scale', 'c-scale'], 0],
  ['/v1/assets/scale/validity?on=2024-02-01', ['scale'], 1],
  ['/v1/assets/scale/trace?on=2024-02-01', ['scale', 'c-scale', 'c-m1'], 2],
  ['/v1/assets/scale/last-known-good?on=2024-02-01', ['scale'], 0],
  ['/v1/assets/scale/suspicions', ['scale'], 0],
  ['/v1/assets/m1/impact', ['m1', 'c-scale', 'scale'], 2],
  ['/v1/certificates/c-scale', ['c-scale'], 1],
  ['/v1/certificates/c-scale/trace', ['c-scale', 'c-m1'], 2],
  ['/v1/organizations/lab-a', ['lab-a'], 0],
  ['/v1/due-notices', [], 0],
];

describe('a read by an inspector', () => {
  it.each(READS)('of %s leaves one row with its case', async (path, resources, restricted) => {
    const inquiry = `case ${path}`;
    const headers = { 'suyuan-case': inquiry, traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
    expect((await query.get(path, { role: 'inspector', headers })).status).toBe(200);
    const rows = await rowsOfCase(inquiry, 1);
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(row).toMatchObject({
      role: 'inspector',
      organization: null,
      address: '127.0.0.1',
      restricted,
      inquiry,
    });
    expect(row?.resources.toSorted()).toEqual(resources.toSorted());
    expect(row?.caller).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(row?.traceId).toBe('a'.repeat(32));
  });

  it('as a stream leaves one row with how many it told of', async () => {
    for (const accept of ['text/csv', 'application/x-ndjson'])
      await query.get('/v1/assets/m1/impact', {
        role: 'regulator',
        headers: { accept, 'suyuan-case': 'streams' },
      });
    const rows = await rowsOfCase('streams', 2);
    expect(rows.map(({ count }) => count)).toEqual([2, 2]);
  });

  it('that is refused leaves none, nor does one of a laboratory, of a scheme, or of the log itself', async () => {
    const headers = { 'suyuan-case': 'nothing' };
    await query.get('/v1/assets/secret', { role: 'inspector', headers });
    await query.get('/v1/assets/scale', { role: 'enterprise', organization: 'ent-a', headers });
    await query.get('/v1/access-log', { role: 'auditor', headers });
    await query.get('/v1/assets/scale', { role: 'admin', headers: { 'suyuan-case': 'after' } });
    expect(await rowsOfCase('after', 1)).toMatchObject([{ role: 'admin', resources: ['scale'] }]);
    expect(await rowsOfCase('nothing', 0)).toEqual([]);
  });

  it('may be asked for by record, organization and day, in pages, by an auditor alone', async () => {
    const of = async (filter: string): Promise<number> => (await log(filter)).items.length;
    expect(await of('&resource=c-m1')).toBe(2);
    expect(await of('&resource=nothing')).toBe(0);
    expect(await of('&organization=sh')).toBe(0);
    expect(await of('&from=2026-11-22&to=2026-11-22')).toBe((await log()).items.length);
    expect(await of('&to=2026-11-21')).toBe(0);
    const first = (await query.get('/v1/access-log?limit=1', { role: 'auditor' })).json<Page>();
    const second = (
      await query.get(`/v1/access-log?limit=1&cursor=${first.next}`, { role: 'auditor' })
    ).json<Page>();
    expect(Number(second.items[0]?.id)).toBeGreaterThan(Number(first.items[0]?.id));
    const elsewhere = await query.get(`/v1/access-log?limit=1&resource=m1&cursor=${first.next}`, {
      role: 'auditor',
    });
    expect(elsewhere.json()).toMatchObject({ status: 400, code: 'INVALID_CURSOR' });
    expect((await query.get('/v1/access-log', { role: 'admin' })).status).toBe(403);
  });

  it('names its case in so many bytes at most', async () => {
    const ask = async (name: string): Promise<number> =>
      (await query.get('/v1/assets/scale', { headers: { 'suyuan-case': name } })).status;
    expect(await ask('x'.repeat(INQUIRY_LENGTH_MAX))).toBe(200);
    expect(await ask('x'.repeat(INQUIRY_LENGTH_MAX + 1))).toBe(400);
  });
});

describe('while the table is away', () => {
  class Failing extends AccessLogWriter {
    written: ReadRow[] = [];
    statements: number[] = [];
    away = true;

    async append(rows: readonly ReadRow[]): Promise<void> {
      if (this.away) throw new Error('away');
      this.statements.push(rows.length);
      this.written.push(...rows);
    }

    async close(): Promise<void> {}
  }

  const row = (count: number): ReadRow => ({ count }) as ReadRow;

  function opened(): { writer: Failing; health: HealthChecks; accessLog: AccessLog } {
    const writer = new Failing();
    const health = new HealthChecks();
    const settings = { webFolder: '', logger: createLogger('test', 'silent') };
    return { writer, health, accessLog: new AccessLog(writer, settings, new Metrics('test'), health) };
  }

  it('rows wait in their order, and the process says that it is not ready', async () => {
    const { writer, accessLog } = opened();
    for (let count = 0; count <= ACCESS_ROWS_MAX; count += 1) accessLog.record(row(count));
    await accessLog.flush();
    expect(writer.written).toEqual([]);
    writer.away = false;
    await accessLog.onApplicationShutdown();
    expect(writer.statements).toEqual([ACCESS_ROWS_MAX, 1]);
    expect(writer.written.map(({ count }) => count)).toEqual(
      Array.from({ length: ACCESS_ROWS_MAX + 1 }, (_, count) => count),
    );
  });

  it('nobody reads unrecorded: past what may wait such reads are refused', () => {
    const { accessLog } = opened();
    for (let count = 1; count < ACCESS_WAITING_MAX; count += 1) accessLog.record(row(count));
    expect(() => accessLog.ensureRoom()).not.toThrow();
    accessLog.record(row(0));
    expect(() => accessLog.ensureRoom()).toThrow(ProblemError);
  });
});
