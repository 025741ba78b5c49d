// Goal: what was found or restated about a standard grades its impact over HTTP, in all forms, as known at a position,
// and with few statements. Method: the chain of the kilogram and one standard with many dependants in real tables.
import type { CalibrationResult, MeasuredPoint, QuantityValue } from '@suyuan/domain';
import { HANDLE_PREFIX } from '../access/handles';
import { startQueryApp, type QueryApp } from '../testing/query-app';
import { watchStatements } from '../testing/statements';
import { massResult, type World } from '../testing/world';
import { withoutStatus } from '../testing/without-status';
import type { AnsweredImpactItem, ImpactPage } from './impact.answer';
import { GRADING_BATCH_ITEMS } from './impact-grader';

const mg = (value: string): QuantityValue => ({ value, unit: 'mg' });

/** One kilogram with this U (k = 2), against the assets named. */
function kilogram(u: string, against: string[], more: Partial<MeasuredPoint> = {}): CalibrationResult[] {
  const [result] = [massResult(against)];
  return [
    { ...result, points: result.points.map((point) => ({ ...point, expandedUncertainty: mg(u), ...more })) },
  ];
}

function nonconformity(
  world: World,
  id: string,
  asset: string,
  shift: QuantityValue | null,
): Promise<number> {
  const finding = { asset, quantity: 'mass', from: '2021-01-01', to: '2021-12-31', shift, reason: 'drift' };
  return world.record(`standard-${asset}`, {
    type: 'NonconformityFound',
    data: { id, ...finding, impactCase: id },
  });
}

/** Two batches and a part of one. */
const MANY = 1_200;
/** For a page of it, all of it graded: some for each batch, none for each certificate. */
const MANY_STATEMENTS = 20;

let query: QueryApp;
let beforeRestatement: number;

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.primary('m0', 'c-m0', '2021-02-01');
      const chain: [string, string, string, string | null, string][] = [
        ['m1', 'm0', '0.042', null, '2021-06-01'],
        ['m2', 'm1', '0.050', null, '2021-09-01'],
        ['m3', 'm2', '0.15', '0.5', '2022-01-01'],
        ['m4', 'm3', '0.50', '1.6', '2023-06-01'],
      ];
      for (const [asset, from, u, mpe, on] of chain) {
        const measurands = [
          { quantity: 'mass', range: null, accuracyClass: null, mpe: mpe === null ? null : mg(mpe) },
        ];
        await world.asset(asset, { measurands });
        await world.calibrate(`c-${asset}`, asset, on, [], { results: kilogram(u, [from]) });
      }
      beforeRestatement = world.head;
      await world.record('standard-m0', {
        type: 'ReferenceValueRestated',
        data: {
          id: 'ccm-2023',
          asset: 'm0',
          quantity: 'mass',
          shift: { value: '-5', unit: 'ug' },
          effectiveFrom: '2023-03-01',
          reason: 'second consensus value of the kilogram',
        },
      });
    },
  });
}, 120_000);

afterAll(() => query.close());

const page = async (path: string, caller?: Parameters<QueryApp['get']>[1]): Promise<ImpactPage> => {
  const answer = await query.get(path, caller);
  expect(answer.status).toBe(200);
  return answer.json<ImpactPage>();
};

const gradesOf = (items: AnsweredImpactItem[]) =>
  items.map(({ certificate, grade, grading }) => [certificate, grade, grading?.basis, grading?.ratio]);

describe('the restated kilogram', () => {
  it('grades the national chain', async () => {
    const answer = await page('/v1/assets/m0/impact?quantity=mass');
    expect(gradesOf(answer.items)).toEqual([
      ['c-m1', 'MINOR', 'U', '0.119047619'],
      ['c-m2', 'MINOR', 'U', '0.1'],
      ['c-m3', 'NEGLIGIBLE', 'MPE', '0.01'],
      ['c-m4', 'NEGLIGIBLE', 'MPE', '0.003125'],
    ]);
    expect(answer.counts.byGrade).toEqual({
      NEGLIGIBLE: 2,
      MINOR: 2,
      MAJOR: 0,
      VERDICT_CHANGES: 0,
      UNGRADED: 0,
    });
    expect(answer.items[0]?.grading).toEqual({
      ratio: '0.119047619',
      basis: 'U',
      result: 0,
      point: 0,
      complete: true,
      shift: { value: '-5', unit: 'ug' },
      cause: 'ccm-2023',
      causeKind: 'RESTATEMENT',
    });
    expect(answer.grading).toMatchObject({
      causes: [{ kind: 'RESTATEMENT', id: 'ccm-2023', from: null, to: '2023-02-28' }],
      complete: true,
      limit: null,
      source: expect.stringContaining('(proposal)'),
    });
  });

  it('grades what rests on the certificate alike', async () => {
    const answer = await page('/v1/certificates/c-m0/impact');
    expect(answer.items.map(({ grade }) => grade)).toEqual(['MINOR', 'MINOR', 'NEGLIGIBLE', 'NEGLIGIBLE']);
    const below = await page('/v1/certificates/c-m3/impact');
    expect(below.items).toMatchObject([{ certificate: 'c-m4', grade: null, ungraded: 'NO_CAUSE' }]);
  });

  it('grades nothing as known before, nor uses outside its time', async () => {
    const before = await page(`/v1/assets/m0/impact?knownAt=${beforeRestatement}`);
    expect(before.counts.byGrade).toMatchObject({ UNGRADED: 4 });
    expect(before.items.map(({ ungraded }) => ungraded)).toEqual(Array(4).fill('NO_CAUSE'));
    const after = await page('/v1/assets/m0/impact?from=2023-02-28');
    expect(after.grading.causes).toEqual([]);
  });

  it('is the same in every form', async () => {
    const { items } = await page('/v1/assets/m0/impact');
    const lines = await query.get('/v1/assets/m0/impact', { headers: { accept: 'application/x-ndjson' } });
    const told = lines.body.trimEnd().split('\n');
    expect(told.slice(0, -1).map((line) => JSON.parse(line) as object)).toEqual(items.map(withoutStatus));
    const csv = await query.get('/v1/assets/m0/impact', { headers: { accept: 'text/csv' } });
    const [header, first] = csv.body.trimEnd().split('\r\n');
    expect(header).toMatch(/,grade,ratio,basis,shift,cause,ungraded,regionName$/);
    expect(first).toMatch(/,MINOR,0\.119047619,U,'-5 ug,ccm-2023,,上海市$/);
  });
});

describe('a standard found out of tolerance', () => {
  it('takes verdicts away from what was just good', async () => {
    const { world } = query;
    await world.asset('e2');
    await world.calibrate('c-e2', 'e2', '2020-01-01', ['m3']);
    const scales: [string, string, string][] = [
      ['just', '0.45', '2021-05-01'],
      ['well', '0.1', '2021-05-01'],
      ['later', '0.45', '2022-01-01'],
    ];
    for (const [id, error, on] of scales) {
      await world.asset(id, { owner: 'ent-a', tier: 'WORKING' });
      const results = kilogram('0.1', ['e2'], { error: mg(error), mpe: mg('0.5') });
      await world.calibrate(`c-${id}`, id, on, [], { results });
    }
    const waitFor = await nonconformity(world, 'nc-e2', 'e2', mg('0.1'));
    const answer = await page(`/v1/assets/e2/impact?waitFor=${waitFor}`);
    expect(
      Object.fromEntries(answer.items.map((item) => [item.certificate, item.grade ?? item.ungraded])),
    ).toEqual({
      'c-just': 'VERDICT_CHANGES',
      'c-well': 'MINOR',
      'c-later': 'NO_CAUSE',
    });
    expect(answer.counts.byGrade).toMatchObject({ VERDICT_CHANGES: 1, MINOR: 1, UNGRADED: 1 });
  });

  it('tells nobody who may not identify an item how it was graded', async () => {
    const { world } = query;
    await world.asset('hidden', { owner: 'army', visibility: 'RESTRICTED' });
    await world.calibrate('c-hidden', 'hidden', '2021-06-01', [], { results: kilogram('0.5', ['e2']) });
    const answer = await page(`/v1/assets/e2/impact?waitFor=${world.head}`);
    const item = answer.items.find(({ certificate }) => certificate.startsWith(HANDLE_PREFIX));
    expect(item).toMatchObject({ grade: 'MINOR', grading: null });
  });

  it('and restricted keeps what was found from whoever only issued its certificate', async () => {
    const { world } = query;
    await nonconformity(world, 'nc-hidden', 'hidden', mg('1'));
    await world.asset('hidden-too', { owner: 'army', visibility: 'RESTRICTED' }, null);
    await world.calibrate('c-too', 'hidden-too', '2021-06-02', [], { results: kilogram('0.5', ['e2']) });
    await nonconformity(world, 'nc-too', 'hidden-too', mg('1'));
    await world.asset('under', { owner: 'ent-a' });
    const waitFor = await world.calibrate('c-under', 'under', '2021-07-01', ['hidden', 'hidden-too']);
    const path = `/v1/certificates/c-hidden/impact?waitFor=${waitFor}`;
    expect((await page(path, { role: 'admin' })).items).toMatchObject([
      { certificate: 'c-under', grade: 'MAJOR' },
    ]);
    const issuer = await page('/v1/certificates/c-too/impact', { role: 'lab', organization: 'lab-a' });
    expect(issuer.grading.causes).toEqual([]);
  });
});

describe(`an impact of ${MANY} certificates`, () => {
  it('is graded as a whole, with few statements', async () => {
    const { world } = query;
    await world.asset('f1');
    await world.calibrate('c-f1', 'f1', '2020-01-01', ['m4']);
    const calibrations = Array.from({ length: MANY }, (_, index) => {
      const results = kilogram(index % 2 === 0 ? '16' : '1.6', ['f1']);
      return world.calibrationEvent(`c-f2-${index}`, `f2-${index}`, '2021-03-01', [], { results });
    });
    await world.recordAll(calibrations);
    const waitFor = await nonconformity(world, 'nc-f1', 'f1', mg('0.16'));
    await query.get(`/v1/assets/f1?waitFor=${waitFor}`);
    const statements = watchStatements(query);
    const answer = await page('/v1/assets/f1/impact?limit=200');
    expect(answer.counts.byGrade).toMatchObject({ NEGLIGIBLE: MANY / 2, MINOR: MANY / 2, UNGRADED: 0 });
    expect(answer.items).toHaveLength(200);
    expect(MANY).toBeGreaterThan(2 * GRADING_BATCH_ITEMS);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.length).toBeLessThan(MANY_STATEMENTS);
  }, 120_000);
});
