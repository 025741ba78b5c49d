// Goal: the ledger finds assets by any part of what people know of them, page after page, and by their due day.
// Method: small ledgers on a real PostgreSQL (pg_trgm must work for Chinese), asked through the port.
import type { AssetRegistered } from '@suyuan/domain';
import type { PostgresReadModel } from '../postgres-read-model';
import type { AssetQuery } from '../records';
import { CursorError, cursorOf } from '../sql/cursor';
import { SEARCH_WORDS_MAX } from '../sql/search-text';
import { freshReadModel } from '../testing/fresh-read-model';
import { SampleLog } from '../testing/sample-log';
import { LEDGER_PAGE_MAX } from './ledger.query';

let readModel: PostgresReadModel;
let end: () => Promise<void>;
let log: SampleLog;

beforeAll(async () => {
  ({ readModel, end } = await freshReadModel());
}, 120_000);
afterAll(() => end());
beforeEach(async () => {
  await readModel.clear();
  log = new SampleLog();
});

const ALL: AssetQuery = {
  query: null,
  owner: null,
  region: null,
  tier: null,
  due: null,
  state: null,
  on: '2026-01-01',
  reader: null,
  limit: 50,
  cursor: null,
};

async function found(query: Partial<AssetQuery>): Promise<string[]> {
  await readModel.apply(log.events, null);
  return (await readModel.findAssets({ ...ALL, ...query })).items.map(({ id }) => id);
}

const plate = { manufacturer: '上海天平仪器厂', model: 'TG328A', serialNumber: 'SN-77_A%' };

describe('a search', () => {
  beforeEach(() => {
    log.asset({ id: 'balance-1', name: { zh: '电子天平', en: 'Balance' }, ...plate });
    log.asset({ id: 'scale-2', name: { zh: '电子秤' }, serialNumber: 'B-100' });
    log.asset({ id: 'gauge-3', name: { en: 'Gauge block' }, serialNumber: 'C-200' });
    log.certificate({ id: 'c-1', asset: 'gauge-3', certificateNumber: '粤质检-2024-0815' });
    log.certificate({ id: 'c-2', asset: plate, certificateNumber: 'PTB 11086 19' });
  });

  it.each([
    ['天', ['balance-1']],
    ['电子', ['balance-1', 'scale-2']],
    ['电子天平', ['balance-1']],
    ['天平仪器', ['balance-1']],
    ['tg328', ['balance-1']],
    ['ＴＧ３２８', ['balance-1']],
    // The number PTB 11086 19 has B1 in it when spaces do not count.
    ['B-1', ['balance-1', 'scale-2']],
    ['B-10', ['scale-2']],
    ['gauge', ['gauge-3']],
    ['block gauge', ['gauge-3']],
    ['粤质检-2024', ['gauge-3']],
    ['0815', ['gauge-3']],
    ['11086', ['balance-1']],
    ['粤质检２０２４—０８１５', ['gauge-3']],
    ['粤质检 2024 0815', ['gauge-3']],
    ['РТВ1108619', ['balance-1']],
    ['b100', ['scale-2']],
    ['B–100', ['scale-2']],
    ['B-10O', []],
    ['B.100', []],
    ['- —', ['balance-1', 'gauge-3', 'scale-2']],
    ['没有', []],
  ])('for %s finds %j', async (query, expected) => {
    expect(await found({ query })).toEqual(expected);
  });

  it.each([
    ['_', ['balance-1']],
    ['%', ['balance-1']],
    ['7_A%', ['balance-1']],
    ['7%A', []],
    ['\\', []],
  ])('takes the wildcard %s for itself', async (query, expected) => {
    expect(await found({ query })).toEqual(expected);
  });

  it('looks for so many words and for no more', async () => {
    const words = Array.from({ length: SEARCH_WORDS_MAX }, (_, n) => `word${n}`);
    log.asset({ id: 'all', name: { en: words.join(' ') } });
    log.asset({ id: 'but-one', name: { en: words.slice(0, -1).join(' ') } });
    expect(await found({ query: words.join(' ') })).toEqual(['all']);
    expect(await found({ query: `${words.join(' ')} missing` })).toEqual(['all']);
    expect(await found({ query: `missing ${words.join(' ')}` })).toEqual([]);
  });

  it('finds nothing by the number of a certificate whose nameplate two assets bear', async () => {
    log.asset({ id: 'twin-9', ...plate });
    expect(await found({ query: '11086' })).toEqual([]);
  });
});

describe('pages', () => {
  it('neither repeat nor miss what was there, whatever is registered in between', async () => {
    for (const id of ['b', 'd', 'f', 'h']) log.asset({ id });
    await readModel.apply(log.events, null);
    const first = await readModel.findAssets({ ...ALL, limit: 2 });
    for (const id of ['a', 'c', 'g']) log.asset({ id });
    await readModel.apply(log.events, null);
    const second = await readModel.findAssets({ ...ALL, limit: 9, cursor: first.next });
    expect(first.items.map(({ id }) => id)).toEqual(['b', 'd']);
    expect(second.items.map(({ id }) => id)).toEqual(['f', 'g', 'h']);
    expect(second.next).toBeNull();
  });

  it.each([0, 1])('hold at most so many assets, whatever is asked for: %i more', async (more) => {
    for (let n = 0; n < LEDGER_PAGE_MAX + more; n += 1) log.asset({ id: `a${1_000 + n}` });
    await readModel.apply(log.events, null);
    const first = await readModel.findAssets({ ...ALL, limit: LEDGER_PAGE_MAX + 1 });
    expect(first.items).toHaveLength(LEDGER_PAGE_MAX);
    expect(first.next !== null).toBe(more === 1);
    if (more === 0) return;
    const rest = await readModel.findAssets({ ...ALL, cursor: first.next });
    expect(rest.items.map(({ id }) => id)).toEqual([`a${1_000 + LEDGER_PAGE_MAX}`]);
  });

  it('of a search end where the hits end', async () => {
    for (const id of ['x1', 'x2', 'y1', 'x3']) log.asset({ id });
    await readModel.apply(log.events, null);
    const first = await readModel.findAssets({ ...ALL, query: 'x', limit: 2 });
    const second = await readModel.findAssets({ ...ALL, query: 'x', limit: 2, cursor: first.next });
    expect(second.items.map(({ id }) => id)).toEqual(['x3']);
    expect(second.next).toBeNull();
  });

  it.each([
    '',
    '!!',
    'bm90IGpzb24',
    Buffer.from('[1]').toString('base64url'),
    Buffer.from('["zzz"]').toString('base64url'),
    Buffer.from('["AAAAAAAAAAAAAAAAAAAAAA","a"]').toString('base64url'),
  ])('refuse the cursor %j that no page gave', async (cursor) => {
    await expect(readModel.findAssets({ ...ALL, cursor })).rejects.toThrow(CursorError);
  });
});

describe('a cursor', () => {
  it.each([
    { query: 'x' },
    { owner: 'x' },
    { region: '310000' },
    { tier: 'WORKING' },
    { due: '2025-01-01' },
  ] as const)('of the whole list is refused with %j', async (filter) => {
    for (const id of ['a', 'b']) log.asset({ id });
    await readModel.apply(log.events, null);
    const { next } = await readModel.findAssets({ ...ALL, limit: 1 });
    expect((await readModel.findAssets({ ...ALL, cursor: next })).items.map(({ id }) => id)).toEqual(['b']);
    await expect(readModel.findAssets({ ...ALL, ...filter, cursor: next })).rejects.toThrow(CursorError);
  });

  it('whose key PostgreSQL cannot hold is refused', async () => {
    const { limit: _limit, cursor: _cursor, reader: _reader, ...filters } = ALL;
    const cursor = cursorOf({ list: 'assets', ...filters }, ['a\0']);
    await expect(readModel.findAssets({ ...ALL, cursor })).rejects.toThrow(CursorError);
  });
});

describe('the filters', () => {
  it('know the present owner, whatever the order of the transfers', async () => {
    log.asset({ id: 'a', owner: 'first' });
    const move = (on: string, owner: string) =>
      log.ofAsset('a', {
        type: 'AssetTransferred',
        data: { id: `t-${on}`, asset: 'a', on, note: null, owner },
      });
    move('2024-05-01', 'last');
    move('2024-03-01', 'between');
    expect(await found({ owner: 'last' })).toEqual(['a']);
    expect(await found({ owner: 'first' })).toEqual([]);
    expect(await found({ owner: 'between' })).toEqual([]);
    expect((await readModel.findAsset('a', 1))?.asset.owner).toBe('last');
    expect((await readModel.findAsset('a', 0))?.asset.owner).toBe('first');
  });

  it('take a region with everything inside it, and the owner’s region where the asset states none', async () => {
    log.organization({ id: 'owner', region: '310115' });
    log.asset({ id: 'own', region: '440300' });
    log.asset({ id: 'by-owner' });
    expect(await found({ region: '310000' })).toEqual(['by-owner']);
    expect(await found({ region: '310115' })).toEqual(['by-owner']);
    expect(await found({ region: '310101' })).toEqual([]);
    expect(await found({ region: '440000' })).toEqual(['own']);
  });

  it('combine', async () => {
    const standard: Partial<AssetRegistered['data']> = { kind: 'STANDARD', tier: 'PUBLIC' };
    log.asset({ id: 'a', ...standard, owner: 'x' });
    log.asset({ id: 'b', ...standard });
    log.asset({ id: 'c', owner: 'x' });
    expect(await found({ tier: 'PUBLIC', owner: 'x' })).toEqual(['a']);
  });
});

describe('what is due', () => {
  it('is judged by the newest certificate that stands, of assets in use', async () => {
    const add = (id: string, asset: string, performedOn: string, validUntil: string | null) =>
      log.certificate({ id, asset, performedOn, validUntil });
    log.statutory('lab');
    for (const id of ['ended', 'renewed', 'endless', 'never', 'void', 'retired']) log.asset({ id });
    add('c-1', 'ended', '2023-01-01', '2024-01-01');
    add('c-2', 'renewed', '2024-01-01', '2025-01-01');
    add('c-3', 'renewed', '2023-01-01', '2024-01-01');
    add('c-4', 'endless', '2023-01-01', null);
    add('c-5', 'void', '2023-01-01', '2024-01-01');
    const revocation = { id: 'r', certificate: 'c-5', effect: 'VOID' as const, effectiveFrom: null };
    log.record('certificate-c-5', { type: 'CertificateRevoked', data: { ...revocation, reason: 'x' } });
    add('c-6', 'retired', '2023-01-01', '2024-01-01');
    log.ofAsset('retired', {
      type: 'AssetRetired',
      data: { id: 'l', asset: 'retired', on: '2023-12-01', note: null },
    });
    log.certificate({ id: 'stranger', asset: 'ended', issuer: 'stranger', performedOn: '2023-12-01' });
    expect(await found({ due: '2024-01-01' })).toEqual(['ended']);
    expect(await found({ due: '2023-12-31' })).toEqual([]);
    const { items } = await readModel.findAssets(ALL);
    const newest = Object.fromEntries(
      items.map(({ id, newestCertificate }) => [id, newestCertificate?.id ?? null]),
    );
    expect(newest).toEqual({
      ended: 'c-1',
      renewed: 'c-2',
      endless: 'c-4',
      never: null,
      void: null,
      retired: 'c-6',
    });
  });
});
