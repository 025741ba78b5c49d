// Goal: what an organization owned goes over with a merger, along a chain, as known at a position; what a dissolved one
// owned is due no more; names and regions are as amended. Method: one small log, asked under the rights of each reader.
import type { DomainEvent } from '@suyuan/domain';
import type { PostgresReadModel } from '../postgres-read-model';
import { PostgresRecordReader } from '../reading/record-reader';
import type { Reader } from '../reading/reader';
import { freshReadModel } from '../testing/fresh-read-model';
import { SampleLog } from '../testing/sample-log';

let readModel: PostgresReadModel;
let records: PostgresRecordReader;
let end: () => Promise<void>;
let log: SampleLog;

const TODAY = '2026-11-22';
const reader = (role: string, organization: string | null, more: Partial<Reader> = {}): Reader => ({
  role,
  organization,
  region: null,
  cleared: false,
  system: null,
  today: TODAY,
  opened: [],
  ...more,
});

const told = (organization: string, event: DomainEvent): number =>
  log.record(`laboratory-${organization}`, event).position;
const merged = (organization: string, into: string, on: string): number =>
  told(organization, {
    type: 'OrganizationMerged',
    data: { id: `end-${organization}`, organization, into, on, reason: null },
  });

let positions: { first: number; second: number; dissolved: number };
beforeAll(async () => {
  const fresh = await freshReadModel();
  ({ readModel, end } = fresh);
  records = new PostgresRecordReader(fresh.url);
  log = new SampleLog();
  for (const id of ['lab', 'a', 'b', 'c', 'gone', 'trusted'])
    log.organization({ id, region: '310000', kinds: ['ENTERPRISE'] });
  log.statutory('lab');
  const usage = {
    compulsory: false,
    purpose: null,
    mode: 'PERIODIC' as const,
    intervalMonths: 12,
    serviceLifeMonths: null,
  };
  for (const [id, owner] of [
    ['scale', 'a'],
    ['left', 'gone'],
  ] as const) {
    log.asset({ id, owner, region: null, usage });
    log.certificate({ id: `c-${id}`, asset: id, issuer: 'lab', performedOn: '2025-06-01', validUntil: null });
  }
  const days = { from: '2020-01-01', to: null };
  told('a', {
    type: 'OrganizationEntrusted',
    data: { id: 'e', organization: 'a', laboratory: 'trusted', ...days },
  });
  const first = merged('a', 'b', '2026-01-01');
  const second = merged('b', 'c', '2026-02-01');
  const dissolved = told('gone', {
    type: 'OrganizationDissolved',
    data: { id: 'end-gone', organization: 'gone', on: '2026-01-01', reason: null },
  });
  positions = { first, second, dissolved };
  const changes = { name: { zh: '新名', en: 'Renamed' }, region: '320000' };
  told('c', {
    type: 'OrganizationAmended',
    data: { id: 'am', organization: 'c', on: '2026-03-01', reason: 'r', changes },
  });
  await readModel.apply(log.events, null);
}, 120_000);
afterAll(async () => {
  await records.close();
  await end();
});

const ALL = {
  query: null,
  region: null,
  tier: null,
  due: null,
  state: null,
  on: TODAY,
  cursor: null,
  limit: 50,
  reader: null,
};
const listed = async (more: object): Promise<string[]> =>
  (await readModel.findAssets({ ...ALL, owner: null, ...more })).items.map(({ id }) => id);

describe('an asset of a merged organization', () => {
  it('is owned by its last successor, as known at the position', async () => {
    const owners = [positions.first - 1, positions.first, positions.second].map(
      async (knownAt) => (await readModel.findAsset('scale', knownAt))?.asset.owner,
    );
    expect(await Promise.all(owners)).toEqual(['a', 'b', 'c']);
  });

  it('is found by that owner alone', async () => {
    expect(await listed({ owner: 'c' })).toEqual(['scale']);
    expect(await listed({ owner: 'a' })).toEqual([]);
    expect(await listed({ owner: 'b' })).toEqual([]);
  });

  it('is read by its successor and by whom it was entrusted to, and by its predecessor no more', async () => {
    const seen = ['c', 'trusted', 'a', 'b'].map(
      async (organization) =>
        (await records.visibleAssets(reader('enterprise', organization), ['scale'])).size,
    );
    expect(await Promise.all(seen)).toEqual([1, 1, 0, 0]);
    const [row] = [...(await readModel.assetReadings(['scale'], TODAY)).values()];
    expect(row).toMatchObject({ owner: 'c', region: '320000', entrusted: ['trusted'] });
  });

  it('lies where its present owner does', async () => {
    const inspector = (region: string) => reader('inspector', 'office', { region });
    expect((await records.visibleAssets(inspector('320000'), ['scale'])).size).toBe(1);
    expect((await records.visibleAssets(inspector('310000'), ['scale'])).size).toBe(0);
  });
});

describe('what a dissolved organization owned', () => {
  it('is out of the list of what is due from that day on, and of no list else', async () => {
    expect(await listed({ due: '2027-01-01', on: '2025-12-31' })).toEqual(['left', 'scale']);
    expect(await listed({ due: '2027-01-01', on: '2026-01-01' })).toEqual(['scale']);
    expect(await listed({ owner: 'gone' })).toEqual(['left']);
    await readModel.recordDueNotices('2026-05-30');
    const notices = await readModel.dueNotices({
      owner: null,
      reader: null,
      on: '2026-05-30',
      limit: 10,
      cursor: null,
    });
    expect(notices.items.map(({ asset }) => asset)).toEqual(['scale']);
  });
});

describe('an organization', () => {
  it('is told as it is now, with its end', async () => {
    const known = (id: string) => readModel.findOrganization(id, 999);
    expect(await known('c')).toMatchObject({ organization: { name: { en: 'Renamed' } }, ended: null });
    expect(await known('a')).toMatchObject({ ended: { on: '2026-01-01', into: 'b' } });
    expect(await known('gone')).toMatchObject({ ended: { on: '2026-01-01', into: null } });
    expect(await readModel.findOrganization('gone', positions.dissolved - 1)).toMatchObject({ ended: null });
  });

  it('is found by its old and its new name, and in its new region', async () => {
    const found = async (more: object) => {
      const narrow = { query: null, kind: null, region: null, after: null, limit: 10, ...more };
      const rows = await readModel.findOrganizations({ reader: reader('admin', null), ...narrow });
      return rows.map(({ id, name, end: ended }) => [id, name.en, ended?.into ?? null]);
    };
    expect(await found({ query: 'renamed' })).toEqual([['c', 'Renamed', null]]);
    expect(await found({ region: '320000' })).toEqual([['c', 'Renamed', null]]);
    expect(await found({ query: 'a' })).toContainEqual(['a', 'a', 'b']);
  });
});
