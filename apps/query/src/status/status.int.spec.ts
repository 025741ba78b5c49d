// Goal: one state everywhere, by the rules of validity; a page of states costs no more statements than one.
// Method: a small world on real tables, asked through the whole app; statements are counted where they leave it.
import { startQueryApp, type QueryApp } from '../testing/query-app';

let query: QueryApp;

const USAGE = { compulsory: false, purpose: null, mode: null, intervalMonths: 12, serviceLifeMonths: null };

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.organization('lab-a');
      await world.organization('ent-a');
      await world.primary('m0', 'm0-c', '2020-01-10');
      await world.asset('scale', { owner: 'ent-a', tier: 'WORKING', usage: USAGE });
      await world.calibrate('c-scale', 'scale', '2026-01-10', ['m0']);
    },
  });
});
afterAll(() => query.close());

const enterprise = { role: 'enterprise', organization: 'ent-a' } as const;

it('notices', async () => {
  await query.readModel.recordDueNotices('2027-01-08');
  console.log((await query.get('/v1/due-notices')).body);
  console.log((await query.get('/v1/due-notices', enterprise)).body);
  console.log((await query.get('/v1/assets', enterprise)).body);
  console.log((await query.get('/v1/certificates/c-scale', enterprise)).body.slice(0, 600));
});
