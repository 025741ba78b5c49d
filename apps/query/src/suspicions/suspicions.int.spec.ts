// Goal: what was found of an asset is offered as the nonconformity that reports it, and to nobody but whoever may see it.
// Method: a weight with two certificates in real tables, asked over HTTP.
import { startQueryApp, type QueryApp } from '../testing/query-app';

let query: QueryApp;

const mg = (value: string) => ({ value, unit: 'mg' });
const point = (error: string, stage: 'AS_FOUND' | 'AS_LEFT' | null) => ({
  nominal: { value: '100', unit: 'g' },
  error: mg(error),
  expandedUncertainty: mg('0.5'),
  coverageFactor: '2',
  coverageProbability: null,
  mpe: mg('5'),
  stage,
  mark: null,
});
const result = (...points: ReturnType<typeof point>[]) => ({
  quantity: 'mass',
  range: null,
  points,
  references: [],
});

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.organization('lab-a');
      await world.asset('weight', { kind: 'STANDARD', use: 'BY_GRADE' });
      await world.calibrate('first', 'weight', '2024-01-10', [], { results: [result(point('0.5', null))] });
      await world.calibrate('again', 'weight', '2025-01-10', [], {
        results: [result(point('14', 'AS_FOUND'), point('0.2', 'AS_LEFT'))],
      });
    },
  });
}, 120_000);
afterAll(() => query.close());

const PATH = '/v1/assets/weight/suspicions';

it('offers the nonconformity that reports it', async () => {
  const answer = await query.get(`${PATH}?waitFor=${query.world.head}`);
  expect([answer.status, answer.json()]).toMatchObject([
    200,
    {
      asset: 'weight',
      suspicions: [
        {
          kind: 'CERTIFICATE',
          finding: 'again',
          from: '2024-01-10',
          to: '2025-01-10',
          shifts: [{ value: { value: '100', unit: 'g' }, shift: { value: '9', unit: 'mg' } }],
          dismissal: null,
          nonconformity: { quantity: 'mass', from: '2024-01-10', to: '2025-01-10', shift: null },
        },
      ],
      completeness: { complete: true },
    },
  ]);
});

it('offers nothing as known before, and nothing to strangers', async () => {
  const before = await query.get(`${PATH}?knownAt=${query.world.head - 1}`);
  expect(before.json()).toMatchObject({ suspicions: [] });
  const stranger = await query.get(PATH, { role: 'lab', organization: 'elsewhere' });
  expect(stranger.status).toBe(404);
});
