// Goal: an owner is told once at each threshold before the end, about the certificate that stands, and a rebuild forgets nothing.
// Method: certificates around a fixed day on a real PostgreSQL; the job's statement run on several days.
import { Client } from 'pg';
import type { PostgresReadModel } from '../postgres-read-model';
import { CursorError, cursorOf } from '../sql/cursor';
import { freshReadModel } from '../testing/fresh-read-model';
import { SampleLog } from '../testing/sample-log';
import { noticesOf } from './due-notice.query';

const ALL = { owner: null, reader: null, limit: 50, cursor: null };

let readModel: PostgresReadModel;
let end: () => Promise<void>;
let url: string;
let log: SampleLog;

beforeAll(async () => {
  ({ readModel, end, url } = await freshReadModel());
}, 120_000);
afterAll(() => end());
beforeEach(async () => {
  await readModel.clear();
  const owner = new Client({ connectionString: url });
  await owner.connect();
  await owner.query('TRUNCATE due_notice');
  await owner.end();
  log = new SampleLog();
});

const standing = async (query = ALL) =>
  (await readModel.dueNotices(query)).items.map(({ asset, threshold }) => `${asset}:${threshold}`);

function assetDue(id: string, validUntil: string | null, owner = 'owner') {
  log.asset({ id, owner });
  log.certificate({ id: `c-${id}`, asset: id, performedOn: '2023-06-01', validUntil });
}

describe('a certificate that ends', () => {
  it.each([
    ['2024-03-01', 0, []],
    ['2024-02-29', 1, ['a:60']],
    ['2024-01-31', 1, ['a:60']],
    ['2024-01-30', 1, ['a:30']],
    ['2024-01-07', 1, ['a:7']],
    ['2023-12-31', 1, ['a:7']],
    ['2023-12-30', 1, ['a:0']],
  ])('on %s gives %d notice on 2023-12-31', async (validUntil, written, expected) => {
    assetDue('a', validUntil);
    await readModel.apply(log.events, null);
    expect(await readModel.recordDueNotices('2023-12-31')).toBe(written);
    expect(await standing()).toEqual(expected);
  });

  it('is told at each threshold once, and the nearest one stands', async () => {
    assetDue('a', '2024-03-31');
    await readModel.apply(log.events, null);
    const written: number[] = [];
    for (const today of [
      '2024-02-15',
      '2024-02-15',
      '2024-03-05',
      '2024-03-25',
      '2024-03-31',
      '2024-04-01',
    ]) {
      written.push(await readModel.recordDueNotices(today));
    }
    expect(written).toEqual([1, 0, 1, 1, 0, 1]);
    expect((await readModel.dueNotices(ALL)).items).toEqual([
      {
        asset: 'a',
        assetName: { en: 'a' },
        owner: 'owner',
        certificate: 'c-a',
        certificateNumber: 'No. c-a',
        validUntil: '2024-03-31',
        threshold: 0,
        noticedOn: '2024-04-01',
      },
    ]);
  });

  it('is not told when it never ends, when a newer one stands, or when the asset is retired', async () => {
    assetDue('endless', null);
    assetDue('renewed', '2024-01-05');
    log.certificate({ id: 'new', asset: 'renewed', performedOn: '2023-12-01', validUntil: '2025-01-05' });
    assetDue('retired', '2024-01-05');
    const retirement = { id: 'l', asset: 'retired', on: '2023-12-01', note: null };
    log.ofAsset('retired', { type: 'AssetRetired', data: retirement });
    await readModel.apply(log.events, null);
    expect(await readModel.recordDueNotices('2023-12-31')).toBe(0);
  });

  it('is told about the earlier certificate when the newest is void', async () => {
    assetDue('a', '2024-01-05');
    log.certificate({ id: 'void', asset: 'a', performedOn: '2023-12-01', validUntil: '2025-01-05' });
    const revocation = {
      id: 'r',
      certificate: 'void',
      effect: 'VOID' as const,
      effectiveFrom: null,
      reason: 'x',
    };
    log.record('certificate-void', { type: 'CertificateRevoked', data: revocation });
    await readModel.apply(log.events, null);
    expect(await readModel.recordDueNotices('2023-12-31')).toBe(1);
    expect((await readModel.dueNotices(ALL)).items[0]?.certificate).toBe('c-a');
  });
});

describe('the notices', () => {
  it('fall away when a new certificate comes, and survive the emptying of the read model', async () => {
    assetDue('a', '2024-01-05');
    await readModel.apply(log.events, null);
    await readModel.recordDueNotices('2023-12-31');
    await readModel.clear();
    await readModel.apply(log.events, null);
    expect(await standing()).toEqual(['a:7']);
    expect(await readModel.recordDueNotices('2023-12-31')).toBe(0);
    log.certificate({ id: 'new', asset: 'a', performedOn: '2024-01-02', validUntil: '2026-01-01' });
    await readModel.apply(log.events, null);
    expect(await standing()).toEqual([]);
  });

  it('are those of the present owner, page by page, the first end first', async () => {
    assetDue('b', '2024-01-05', 'x');
    assetDue('a', '2024-01-05', 'x');
    assetDue('c', '2024-01-04', 'x');
    assetDue('other', '2024-01-05', 'y');
    await readModel.apply(log.events, null);
    await readModel.recordDueNotices('2023-12-31');
    const first = await readModel.dueNotices({ owner: 'x', reader: null, limit: 2, cursor: null });
    const second = await readModel.dueNotices({ owner: 'x', reader: null, limit: 2, cursor: first.next });
    expect([...first.items, ...second.items].map(({ asset }) => asset)).toEqual(['c', 'a', 'b']);
    expect(second.next).toBeNull();
  });

  it('refuse a cursor that names no day', async () => {
    const cursor = cursorOf(noticesOf(ALL.owner), ['2023-02-30', 'a']);
    await expect(readModel.dueNotices({ ...ALL, cursor })).rejects.toThrow(CursorError);
  });
});
