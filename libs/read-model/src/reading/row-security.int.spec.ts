// Goal: the database lets the reader's role see what the reader may read and nothing else, whatever the code forgot to
// ask; the judge only reads; the log of reads is only added to. Method: statements without any condition, under each role.
import { liesIn } from '@suyuan/domain';
import { createPool } from '@suyuan/platform';
import type { Pool, PoolClient } from 'pg';
import { PostgresAccessLogWriter } from '../access-log/access-log-writer';
import type { ReadRow } from '../access-log/access-log.query';
import type { PostgresReadModel } from '../postgres-read-model';
import { freshReadModel } from '../testing/fresh-read-model';
import { SampleLog } from '../testing/sample-log';
import type { Reader } from './reader';
import { JUDGE_ROLE, READER_ROLE } from './reader-roles';
import { PostgresRecordReader } from './record-reader';
import { READER_TABLES } from './row-security.sql';

let url: string;
let readModel: PostgresReadModel;
let end: () => Promise<void>;
let pool: Pool;
let records: PostgresRecordReader;

const reader = (role: string, organization: string | null, more: Partial<Reader> = {}): Reader => ({
  role,
  organization,
  region: null,
  cleared: false,
  system: null,
  today: '2026-11-22',
  opened: [],
  ...more,
});

beforeAll(async () => {
  ({ url, readModel, end } = await freshReadModel());
  pool = createPool({ url, role: READER_ROLE, max: 2 });
  records = new PostgresRecordReader(url);
  const log = new SampleLog();
  for (const [id, region] of [
    ['lab', '310000'],
    ['own', '310115'],
    ['far', '440300'],
  ] as const)
    log.organization({ id, region, kinds: [id === 'lab' ? 'LABORATORY' : 'ENTERPRISE'] });
  log.scheme({ id: 'JJG 1' });
  log.method({ id: 'JJG 2' });
  log.asset({ id: 'mine', owner: 'own', region: '310115' });
  log.asset({ id: 'theirs', owner: 'far', region: '440300' });
  log.asset({ id: 'hidden', owner: 'own', region: '310115', visibility: 'RESTRICTED' });
  log.asset({ id: 'public', owner: 'far', tier: 'PUBLIC', region: '440300' });
  for (const asset of ['mine', 'theirs', 'hidden', 'public'])
    log.certificate({ id: `c-${asset}`, asset, issuer: asset === 'theirs' ? 'lab' : 'other' });
  await readModel.apply(log.events, null);
  await readModel.recordDueNotices('2030-01-01');
}, 120_000);
afterAll(async () => {
  await records.close();
  await pool.end();
  await end();
});

async function inTransaction<T>(who: Reader | null, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    if (who !== null)
      await client.query("SELECT set_config('suyuan.reader', $1, true)", [JSON.stringify(who)]);
    return await work(client);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const idsOf = (who: Reader | null, table: string): Promise<string[]> =>
  inTransaction(who, async (client) => {
    const { rows } = await client.query<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`);
    return rows.map(({ id }) => id);
  });

describe('the reader’s role', () => {
  it.each([...READER_TABLES, 'access.read'])(
    'finds no row of %s when nobody said who reads',
    async (table) => {
      const rows = await inTransaction(
        null,
        async (client) => (await client.query(`SELECT * FROM ${table}`)).rows,
      );
      expect(rows).toEqual([]);
    },
  );

  it('finds none either after a transaction that said it', async () => {
    expect(await idsOf(reader('admin', null), 'rm_asset')).toHaveLength(4);
    for (let turn = 0; turn < 4; turn += 1) expect(await idsOf(null, 'rm_asset')).toEqual([]);
  });

  it.each([
    ['admin', reader('admin', null), ['hidden', 'mine', 'public', 'theirs']],
    ['the owner', reader('enterprise', 'own'), ['hidden', 'mine', 'public']],
    ['another laboratory', reader('lab', 'lab'), ['public']],
    ['the region', reader('inspector', 'x', { region: '310000' }), ['mine', 'public']],
    [
      'the region, cleared',
      reader('inspector', 'x', { region: '310000', cleared: true }),
      ['hidden', 'mine', 'public'],
    ],
    ['the country', reader('regulator', null, { region: '100000' }), ['mine', 'public', 'theirs']],
    ['no region', reader('regulator', 'x'), ['public']],
    ['what a chain opened', reader('inspector', 'x', { opened: ['theirs'] }), ['public', 'theirs']],
    ['an auditor', reader('auditor', null), []],
    ['no role', reader('', null), []],
  ] as const)('sees without any condition the assets of %s', async (_, who, expected) => {
    expect(await idsOf(who, 'rm_asset')).toEqual(expected);
  });

  it.each([
    ['its issuer', reader('lab', 'lab'), ['c-theirs']],
    ['the owner', reader('enterprise', 'own'), ['c-hidden', 'c-mine']],
    [
      'the region of asset or issuer',
      reader('inspector', 'x', { region: '310000' }),
      ['c-mine', 'c-public', 'c-theirs'],
    ],
  ] as const)('sees without any condition the certificates of %s', async (_, who, expected) => {
    expect(await idsOf(who, 'rm_certificate')).toEqual(expected);
  });

  it('reads a history only of a stream that was opened for it', async () => {
    const rows = (who: Reader, stream: string) =>
      inTransaction(who, async (client) => {
        const opened = await client.query<{ open: boolean }>('SELECT suyuan_open_stream($1) AS open', [
          stream,
        ]);
        const found = await client.query('SELECT stream FROM rm_history');
        return [opened.rows[0]?.open, found.rows.length];
      });
    expect(await rows(reader('enterprise', 'own'), 'instrument-mine')).toEqual([true, 1]);
    expect(await rows(reader('enterprise', 'own'), 'instrument-theirs')).toEqual([false, 0]);
    expect(await rows(reader('enterprise', 'own'), 'proposal-x')).toEqual([false, 0]);
    const all = await inTransaction(reader('admin', null), async (client) =>
      client.query('SELECT * FROM rm_history'),
    );
    expect(all.rows).toEqual([]);
  });

  it('gives a record with its history, or nothing', async () => {
    const own = reader('enterprise', 'own');
    expect((await records.asset(own, 'mine', 99))?.history).toHaveLength(1);
    expect(await records.asset(own, 'theirs', 99)).toBeNull();
    expect(await records.certificate(own, 'c-theirs', 99)).toBeNull();
    expect((await records.scheme(own, 'JJG 1', 99))?.history).toHaveLength(1);
    expect(await records.scheme(reader('auditor', null), 'JJG 1', 99)).toBeNull();
  });

  it.each([
    'SELECT * FROM rm_right',
    'SELECT * FROM rm_graph_fact',
    "SELECT * FROM suyuan_asset_reading(ARRAY['hidden'], current_date)",
    'INSERT INTO access.read (at) VALUES (now())',
    "UPDATE rm_asset SET owner = 'me'",
  ])('may not: %s', async (statement) => {
    await expect(inTransaction(reader('admin', null), (client) => client.query(statement))).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('the owner of the tables', () => {
  it('who forgot the role is stopped too, unless it is a superuser', async () => {
    const owner = createPool({ url, max: 1 });
    const { rows } = await owner.query<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity ORDER BY relname`,
    );
    await owner.end();
    expect(rows.map(({ relname }) => relname)).toEqual([...READER_TABLES, 'read'].toSorted());
  });
});

describe('regions', () => {
  const CODES = ['100000', '310000', '310100', '310115', '440000', '440300', '990000', null];
  it('lie in each other in the database as in the domain', async () => {
    const owner = createPool({ url, max: 1 });
    for (const region of CODES)
      for (const within of CODES) {
        const { rows } = await owner.query<{ it: boolean }>('SELECT suyuan_lies_in($1, $2) AS it', [
          region,
          within,
        ]);
        const expected = within !== null && liesIn(region, within);
        expect({ region, within, it: rows[0]?.it }).toEqual({ region, within, it: expected });
      }
    await owner.end();
  });
});

describe('the log of reads', () => {
  const row = (more: Partial<ReadRow> = {}): ReadRow => ({
    at: '2026-11-22T01:02:03.004Z',
    caller: 'pseudonym',
    organization: 'sh',
    role: 'inspector',
    route: 'GET /v1/assets/:id',
    resources: ['mine', 'it"s, {odd}'],
    count: 2,
    restricted: 0,
    address: '127.0.0.1',
    traceId: 't',
    inquiry: '案件 7',
    ...more,
  });

  it('comes back as written, to an auditor alone, and is never changed', async () => {
    const writer = new PostgresAccessLogWriter(url);
    await writer.append([row(), row({ resources: [], organization: null, at: '2026-11-22T16:00:00.000Z' })]);
    await writer.close();
    const auditor = reader('auditor', null);
    const ask = (more: object) =>
      records.reads(auditor, {
        resource: null,
        organization: null,
        from: null,
        to: null,
        limit: 9,
        after: null,
        ...more,
      });
    const all = await ask({});
    const ids = all.items.map(({ id }) => ({ id }));
    expect(all.items).toEqual([
      { ...ids[0], ...row() },
      { ...ids[1], ...row({ resources: [], organization: null, at: '2026-11-22T16:00:00.000Z' }) },
    ]);
    expect((await ask({ resource: 'mine' })).items).toHaveLength(1);
    expect((await ask({ organization: 'sh' })).items).toHaveLength(1);
    // The second one was read on the 23rd, China's time.
    expect((await ask({ from: '2026-11-23' })).items).toHaveLength(1);
    expect((await ask({ to: '2026-11-22' })).items).toHaveLength(1);
    const first = await ask({ limit: 1 });
    expect(first.next).toBe(first.items[0]?.id);
    expect((await ask({ limit: 1, after: first.next })).next).toBeNull();
    for (const role of ['admin', 'inspector', 'lab']) {
      const others = { resource: null, organization: null, from: null, to: null, limit: 9, after: null };
      expect((await records.reads(reader(role, 'lab'), others)).items).toEqual([]);
    }
    const owner = createPool({ url, max: 1 });
    for (const statement of [
      "UPDATE access.read SET caller = 'x'",
      'DELETE FROM access.read',
      'TRUNCATE access.read',
    ])
      await expect(owner.query(statement)).rejects.toThrow('append-only');
    await owner.end();
  });

  it.each([
    'SELECT * FROM access.read',
    'DELETE FROM access.read',
    "UPDATE rm_asset SET owner = 'x'",
    'TRUNCATE rm_asset',
  ])('the judge may not: %s', async (statement) => {
    const judge = createPool({ url, role: JUDGE_ROLE, max: 1 });
    await expect(judge.query(statement)).rejects.toThrow(/permission denied/);
    await judge.end();
  });
});
