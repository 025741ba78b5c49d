// Goal: every row of a page of an impact tells the state of its asset as records tell it, to those who may know, and
// only rows that are told are judged. Method: one standard with dependants of several owners in real tables, asked
// through the whole app as readers who see more and less of them.
import type { ImpactItemReply, StatusReply } from '@suyuan/contract';
import { startQueryApp, type QueryApp } from '../testing/query-app';
import { StatusJudge } from '../status/status-judge';
import type { ImpactPage } from './impact.answer';

const USAGE = { compulsory: false, purpose: null, mode: null, intervalMonths: 12, serviceLifeMonths: null };
const PLATE = { manufacturer: 'Maker', model: 'M', serialNumber: 'nobody-registered' };
/** The day on which the scales are due, and the id of a restricted one. */
const DUE = '2027-01-09';
const IMPACT = '/v1/assets/m1/impact?quantity=mass';

type Caller = Parameters<QueryApp['get']>[1];
const REGULATOR: Caller = { role: 'regulator' };
const LAB: Caller = { role: 'lab', organization: 'lab-a' };

let query: QueryApp;
let beforeIsolation: number;

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      for (const id of ['lab-a', 'ent-a', 'army']) await world.organization(id);
      await world.primary('m0', 'c-m0', '2020-01-10');
      await world.asset('m1', { owner: 'lab-a' });
      await world.calibrate('c-m1', 'm1', '2025-12-01', ['m0'], { validUntil: '2027-11-30' });
      for (const id of ['scale-a', 'scale-b', 'scale-c']) {
        await world.asset(id, { owner: 'ent-a', tier: 'WORKING', usage: USAGE });
        await world.calibrate(`c-${id}`, id, '2026-01-10', ['m1']);
      }
      await world.asset('m2', { owner: 'lab-a' });
      await world.calibrate('c-m2', 'm2', '2026-01-11', ['m1'], { validUntil: '2026-05-31' });
      await world.asset(DUE, { owner: 'army', tier: 'WORKING', visibility: 'RESTRICTED' });
      await world.calibrate('c-hidden', DUE, '2026-01-12', ['m1']);
      await world.calibrate('c-plate', PLATE, '2026-01-13', ['m1']);
      beforeIsolation = world.head;
      await world.lifecycle('scale-b', 'ISOLATED', '2026-11-01');
    },
  });
});
afterAll(() => query.close());

const page = async (path: string, caller: Caller): Promise<ImpactPage> => {
  const answer = await query.get(path, caller);
  expect(answer.status).toBe(200);
  return answer.json<ImpactPage>();
};

const recorded = async (asset: string, caller: Caller): Promise<StatusReply | null> => {
  const answer = await query.get(`/v1/assets/${asset}`, caller);
  expect(answer.status).toBe(200);
  return answer.json<{ status: StatusReply | null }>().status;
};

const statesOf = (items: ImpactItemReply[]) =>
  Object.fromEntries(items.map(({ certificate, status }) => [certificate, status?.state ?? null]));

describe('the rows of an impact', () => {
  it('tell a regulator what the records of their assets tell', async () => {
    const { items } = await page(IMPACT, REGULATOR);
    const named = items.filter(({ assetName }) => assetName !== null);
    expect(statesOf(named)).toEqual({
      'c-scale-a': 'VALID',
      'c-scale-b': 'SUSPENDED',
      'c-scale-c': 'VALID',
      'c-m2': 'EXPIRED',
    });
    for (const { asset, status } of named) expect(status).toEqual(await recorded(asset as string, REGULATOR));
    expect(named.map(({ status }) => status?.due)).toContain(DUE);
  });

  it('have no state where the asset is hidden, or nobody registered it', async () => {
    const { items } = await page(IMPACT, REGULATOR);
    const others = items.filter(({ assetName }) => assetName === null);
    expect(others).toHaveLength(2);
    for (const { status } of others) expect(status).toBeNull();
    const seen = (await page(IMPACT, { role: 'admin' })).items.find(({ asset }) => asset === DUE);
    expect(seen?.status).toEqual(await recorded(DUE, { role: 'admin' }));
    expect(seen?.status).not.toBeNull();
  });

  it('tell a laboratory nothing of what others own, though it certified it', async () => {
    const { items } = await page(IMPACT, LAB);
    expect(items.map(({ certificate }) => certificate)).toEqual(
      expect.arrayContaining(['c-scale-a', 'c-scale-b', 'c-hidden', 'c-plate']),
    );
    const told = items.filter(({ status }) => status !== null);
    expect(statesOf(told)).toEqual({ 'c-m2': 'EXPIRED' });
    expect(told[0]?.status).toEqual(await recorded('m2', LAB));
  });

  it('are of now, whatever position the impact is as known at', async () => {
    const before = await page(`${IMPACT}&knownAt=${beforeIsolation}`, REGULATOR);
    expect(before.question.knownAt).toBe(beforeIsolation);
    expect(statesOf(before.items)).toMatchObject({ 'c-scale-b': 'SUSPENDED' });
  });

  it('are the same of a certificate that was asked about', async () => {
    const { items } = await page('/v1/certificates/c-m1/impact', REGULATOR);
    expect(statesOf(items)).toMatchObject({ 'c-scale-a': 'VALID', 'c-m2': 'EXPIRED' });
  });
});

describe('the work', () => {
  it('is done for the rows of the page that are told, and for no whole answer', async () => {
    const judged = jest.spyOn(query.app.get(StatusJudge, { strict: false }), 'ofAssets');
    try {
      const { items } = await page(`${IMPACT}&limit=3`, REGULATOR);
      const told = items.filter(({ assetName }) => assetName !== null).map(({ asset }) => asset);
      expect(told).toHaveLength(2);
      expect(judged.mock.calls.map(([ids]) => [...ids])).toEqual([told]);
      judged.mockClear();
      await page(IMPACT, LAB);
      expect(judged.mock.calls.map(([ids]) => [...ids])).toEqual([['m2']]);
      judged.mockClear();
      for (const accept of ['text/csv', 'application/x-ndjson']) {
        const answer = await query.get(IMPACT, { ...REGULATOR, headers: { accept } });
        expect(answer.body).toContain('c-scale-a');
        expect(answer.body).not.toMatch(/status|SUSPENDED/);
      }
      expect(judged).not.toHaveBeenCalled();
    } finally {
      judged.mockRestore();
    }
  });
});
