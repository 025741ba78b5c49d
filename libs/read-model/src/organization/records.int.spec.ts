// Goal: organizations, schemes and methods come back as recorded, with history, and only once they were known.
// Method: hand-written logs on a real PostgreSQL.
import type { PostgresReadModel } from '../postgres-read-model';
import { freshReadModel } from '../testing/fresh-read-model';
import { SampleLog } from '../testing/sample-log';

let readModel: PostgresReadModel;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ readModel, end } = await freshReadModel());
}, 120_000);
afterAll(() => end());
beforeEach(() => readModel.clear());

describe('an organization', () => {
  it('is found from its position on, with the scopes that were granted up to then', async () => {
    const log = new SampleLog();
    log.scheme({ id: 'before' });
    const { data } = log.organization({ id: 'lab', name: { zh: '院', en: 'Institute' } });
    const scope = { id: 's', organization: 'lab', authority: 'CNAS', number: 'L1', validFrom: '2024-01-01' };
    const data2 = { ...scope, validTo: null, lines: [], basis: null };
    log.record('laboratory-lab', { type: 'ScopeGranted', data: data2 });
    await readModel.apply(log.events, null);
    expect(await readModel.findOrganization('lab', 0)).toBeNull();
    expect(await readModel.findOrganization('lab', 1)).toMatchObject({ position: 1, organization: data });
    expect((await readModel.findOrganization('lab', 1))?.history).toHaveLength(1);
    expect((await readModel.findOrganization('lab', 2))?.history[1]?.type).toBe('ScopeGranted');
  });

  it('has its names, in the languages it gave', async () => {
    const log = new SampleLog();
    log.organization({ id: 'a', name: { zh: '院' } });
    log.organization({ id: 'b', name: { en: 'B' } });
    log.organization({ id: 'c', name: { en: 'C' }, system: 'DEFENCE' });
    await readModel.apply(log.events, null);
    const digests = await readModel.organizationDigests(['a', 'b', 'c', 'none']);
    expect(digests).toEqual(
      new Map([
        ['a', { name: { zh: '院' }, system: null }],
        ['b', { name: { en: 'B' }, system: null }],
        ['c', { name: { en: 'C' }, system: 'DEFENCE' }],
      ]),
    );
  });
});

describe('a scheme', () => {
  it('is found by its id with spaces, as published', async () => {
    const log = new SampleLog();
    const { data } = log.scheme({ id: 'JJG 2053-2016' });
    await readModel.apply(log.events, null);
    const record = await readModel.findScheme('JJG 2053-2016', 0);
    expect(record).toMatchObject({ position: 0, scheme: data, history: [{ type: 'SchemePublished' }] });
    expect(await readModel.findScheme('JJG 2053-2016', -1)).toBeNull();
  });
});

describe('a method', () => {
  it('is found by its id as certificates cite it, as published', async () => {
    const log = new SampleLog();
    const ratio = { max: '1/3', of: 'MPE' } as const;
    const { data } = log.method({ id: 'OIML R 111-1:2004', ratio });
    log.method({ id: 'JJG 99-2022' });
    await readModel.apply(log.events, null);
    const record = await readModel.findMethod('OIML R 111-1:2004', 0);
    expect(record).toMatchObject({ position: 0, method: data, history: [{ type: 'MethodPublished' }] });
    expect(record?.history).toHaveLength(1);
    expect(await readModel.findMethod('OIML R 111-1:2004', -1)).toBeNull();
    expect(await readModel.findMethod('JJG 99-2006', 1)).toBeNull();
  });
});
