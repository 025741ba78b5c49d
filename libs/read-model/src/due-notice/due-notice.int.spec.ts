// Goal: an owner is told once at each threshold before the end, about the certificate that stands, and a rebuild forgets nothing.
// Method: certificates around a fixed day on a real PostgreSQL; the job's statement run on several days.
import { Client } from 'pg';
import type { PostgresReadModel } from '../postgres-read-model';
import { CursorError, cursorOf } from '../sql/cursor';
import { freshReadModel } from '../testing/fresh-read-model';
import { SampleLog } from '../testing/sample-log';
import { DUE_NOTICE_PAGE_MAX, noticesOf, type DueNoticeQuery } from './due-notice.query';

const ALL: DueNoticeQuery = { owner: null, reader: null, on: '2024-04-01', limit: 50, cursor: null };

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
  log.statutory('lab');
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
        kind: 'CERTIFICATE',
        subject: 'c-a',
        number: 'No. c-a',
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

describe('what says nothing about the end', () => {
  it('is a stranger, and a certificate of another asset that says it replaces this one', async () => {
    assetDue('a', '2024-01-05');
    log.asset({ id: 'b' });
    log.certificate({ id: 'thief', asset: 'b', performedOn: '2023-12-01', replaces: 'c-a' });
    log.certificate({ id: 'foreign', asset: 'a', performedOn: '2023-12-02', issuer: 'stranger' });
    await readModel.apply(log.events, null);
    expect(await readModel.recordDueNotices('2023-12-31')).toBe(1);
    expect(await standing()).toEqual(['a:7']);
  });

  it('is an isolated asset, until it returns', async () => {
    assetDue('a', '2024-01-05');
    const moved = (id: string, on: string) => ({ id, asset: 'a', on, note: null });
    log.ofAsset('a', { type: 'AssetIsolated', data: moved('i', '2023-12-01') });
    await readModel.apply(log.events, null);
    expect(await readModel.recordDueNotices('2023-12-31')).toBe(0);
    log.ofAsset('a', { type: 'AssetReturned', data: moved('r', '2023-12-15') });
    await readModel.apply(log.events, null);
    expect(await readModel.recordDueNotices('2023-12-31')).toBe(1);
  });
});

describe('where no day is printed', () => {
  it('the interval of the owner ends the day before the same day', async () => {
    const usage = {
      compulsory: false,
      purpose: null,
      mode: null,
      intervalMonths: 12,
      serviceLifeMonths: null,
    };
    log.asset({ id: 'a', usage });
    log.certificate({ id: 'c-a', asset: 'a', performedOn: '2023-01-10' });
    await readModel.apply(log.events, null);
    await readModel.recordDueNotices('2023-12-31');
    expect((await readModel.dueNotices(ALL)).items).toMatchObject([
      { validUntil: '2024-01-09', threshold: 30 },
    ]);
  });
});

describe('what else ends', () => {
  const examined = (id: string, validTo: string | null) => ({
    id,
    asset: 's',
    number: `E-${id}`,
    kind: 'EXAMINATION' as const,
    validFrom: '2020-01-01',
    validTo,
    authority: null,
  });

  it('is an examination, before its renewal must be applied for, unless it was renewed', async () => {
    log.asset({ id: 's', kind: 'STANDARD', tier: 'PUBLIC' });
    log.ofAsset('s', { type: 'AssetExamined', data: examined('e', '2024-08-15') });
    await readModel.apply(log.events, null);
    expect(await readModel.recordDueNotices('2023-12-18')).toBe(0);
    expect(await readModel.recordDueNotices('2023-12-19')).toBe(1);
    expect(await readModel.recordDueNotices('2024-02-13')).toBe(1);
    const told = { kind: 'EXAMINATION', subject: 'e', number: 'E-e', asset: 's', certificate: null };
    expect((await readModel.dueNotices(ALL)).items).toMatchObject([{ ...told, threshold: 184 }]);
    log.ofAsset('s', { type: 'AssetExamined', data: examined('f', '2028-08-15') });
    await readModel.apply(log.events, null);
    expect((await readModel.dueNotices(ALL)).items).toEqual([]);
  });

  it('is a scope, told to who holds it, unless it was revoked', async () => {
    const scope = {
      id: 'scope',
      organization: 'labs',
      authority: 'CNAS',
      number: 'L1',
      validFrom: '2018-01-01',
      validTo: '2024-01-20',
      lines: [],
      basis: 'ACCREDITATION' as const,
    };
    log.organization({ id: 'labs' });
    log.record('laboratory-labs', { type: 'ScopeGranted', data: scope });
    await readModel.apply(log.events, null);
    expect(await readModel.recordDueNotices('2023-12-31')).toBe(1);
    const { items } = await readModel.dueNotices({ ...ALL, owner: 'labs' });
    expect(items).toMatchObject([
      { kind: 'SCOPE', subject: 'scope', number: 'L1', asset: null, owner: 'labs' },
    ]);
    expect((await readModel.dueNotices({ ...ALL, owner: 'others' })).items).toEqual([]);
    const revoked = { id: 'v', scope: 'scope', organization: 'labs', from: '2024-01-02', reason: 'x' };
    log.record('laboratory-labs', { type: 'ScopeRevoked', data: revoked });
    await readModel.apply(log.events, null);
    expect((await readModel.dueNotices({ ...ALL, owner: 'labs' })).items).toEqual([]);
  });

  it('is no scope of a holder that was dissolved, from that day on', async () => {
    const scope = {
      id: 'scope',
      organization: 'labs',
      authority: 'CNAS',
      number: 'L1',
      validFrom: '2018-01-01',
      validTo: '2024-01-20',
      lines: [],
      basis: 'ACCREDITATION' as const,
    };
    log.organization({ id: 'labs' });
    log.record('laboratory-labs', { type: 'ScopeGranted', data: scope });
    const data = { id: 'd', organization: 'labs', on: '2024-01-02', reason: null };
    log.record('laboratory-labs', { type: 'OrganizationDissolved', data });
    await readModel.apply(log.events, null);
    expect(await readModel.recordDueNotices('2024-01-01')).toBe(1);
    expect(await readModel.recordDueNotices('2024-01-14')).toBe(0);
  });

  it('is the label of a reference material', async () => {
    const referenceMaterial = { code: 'GBW1', batch: 'B', expiresOn: '2024-01-10' };
    log.asset({ id: 'm', kind: 'REFERENCE_MATERIAL', referenceMaterial });
    await readModel.apply(log.events, null);
    await readModel.recordDueNotices('2023-12-31');
    const told = { kind: 'MATERIAL', subject: 'm', number: 'GBW1', validUntil: '2024-01-10', threshold: 30 };
    expect((await readModel.dueNotices(ALL)).items).toMatchObject([told]);
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
    const first = await readModel.dueNotices({ ...ALL, owner: 'x', limit: 2, cursor: null });
    const second = await readModel.dueNotices({ ...ALL, owner: 'x', limit: 2, cursor: first.next });
    expect([...first.items, ...second.items].map(({ asset }) => asset)).toEqual(['c', 'a', 'b']);
    expect(second.next).toBeNull();
  });

  it.each([0, 1])('come at most so many at once, whatever is asked for: %i more', async (more) => {
    const referenceMaterial = { code: 'GBW1', batch: 'B', expiresOn: '2024-01-10' };
    for (let n = 0; n < DUE_NOTICE_PAGE_MAX + more; n += 1)
      log.asset({ id: `m${1_000 + n}`, kind: 'REFERENCE_MATERIAL', referenceMaterial });
    await readModel.apply(log.events, null);
    await readModel.recordDueNotices('2023-12-31');
    const first = await readModel.dueNotices({ ...ALL, limit: DUE_NOTICE_PAGE_MAX + 1 });
    expect(first.items).toHaveLength(DUE_NOTICE_PAGE_MAX);
    expect(first.next !== null).toBe(more === 1);
    if (more === 0) return;
    const rest = await readModel.dueNotices({ ...ALL, cursor: first.next });
    expect(rest.items.map(({ asset }) => asset)).toEqual([`m${1_000 + DUE_NOTICE_PAGE_MAX}`]);
  });

  it('refuse a cursor that names no day', async () => {
    const cursor = cursorOf(noticesOf(ALL.owner), ['2023-02-30', 'CERTIFICATE', 'a']);
    await expect(readModel.dueNotices({ ...ALL, cursor })).rejects.toThrow(CursorError);
  });
});
