// Goal: a case is answered with what was found, whom it reaches, how bad, and how far the work has come, at every
// position; the last known good certificate is the one a window begins with. Method: a worked case in real tables,
// asked through the whole app.
import type { DomainEvent } from '@suyuan/domain';
import type { ImpactCaseReply, LastKnownGoodReply } from '@suyuan/contract';
import { startQueryApp, type QueryApp } from '../testing/query-app';

/** Of the 0.30 mg that the world gives a third link of a chain: below a third. */
const SHIFT = { value: '0.099', unit: 'mg' };
const FINDING = {
  asset: 'e2',
  quantity: 'mass',
  from: '2021-01-01',
  to: '2021-12-31',
  shift: SHIFT,
  reason: 'drift',
};

let query: QueryApp;
const at: Record<string, number> = {};

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      const step = async (name: string, event: DomainEvent) => {
        at[name] = await world.record('impactcase-nc', event);
      };
      await world.primary('m0', 'c-m0', '2020-01-10');
      at['REGISTERED'] = await world.asset('e2', { owner: 'lab-a', visibility: 'RESTRICTED' });
      await world.calibrate('c-old', 'e2', '2020-06-01', ['m0']);
      await world.calibrate('c-good', 'e2', '2021-01-01', ['m0'], { conclusion: 'NONE' });
      await world.calibrate('c-found', 'e2', '2021-12-31', ['m0'], { conclusion: 'FAIL' });
      const point = { coverageProbability: null, stage: null, mark: null, expandedUncertainty: null };
      const checked = {
        asset: 'e2',
        on: '2021-03-01',
        quantity: 'mass',
        passed: true,
        points: [
          {
            ...point,
            coverageFactor: null,
            nominal: { value: '200', unit: 'g' },
            error: { value: '0.1', unit: 'mg' },
            mpe: { value: '0.3', unit: 'mg' },
          },
        ],
      };
      await world.record('standard-e2', { type: 'AssetChecked', data: { id: 'checked', ...checked } });
      const told = { asset: 'e2', on: '2021-04-01', quantity: 'mass', passed: true };
      await world.record('standard-e2', { type: 'AssetChecked', data: { id: 'told', ...told } });
      for (const [id, on] of [
        ['one', '2021-05-01'],
        ['two', '2021-06-01'],
        ['later', '2022-01-01'],
      ] as const) {
        await world.asset(id, { tier: 'WORKING', owner: 'ent-a' });
        await world.calibrate(`c-${id}`, id, on, ['e2']);
      }
      const found = { id: 'nc', ...FINDING, impactCase: 'nc' };
      await world.record('standard-e2', { type: 'NonconformityFound', data: found });
      await step('OPEN', { type: 'ImpactCaseOpened', data: { id: 'nc', nonconformity: 'nc', ...FINDING } });
      const assessed = { id: 'a', impactCase: 'nc', note: 'two scales', grade: 'MINOR' as const };
      await step('ASSESSED', { type: 'ImpactCaseAssessed', data: assessed });
      const notified = { id: 'n', impactCase: 'nc', notified: ['ent-a'], on: '2022-02-01', note: null };
      await step('NOTIFIED', { type: 'ImpactCaseNotified', data: notified });
      const closed = { id: 'z', impactCase: 'nc', on: '2022-03-01', reason: 'recalibrated' };
      await step('CLOSED', { type: 'ImpactCaseClosed', data: closed });
      const greater = { ...FINDING, id: 'nc-2', impactCase: 'nc-2', shift: { value: '1', unit: 'mg' } };
      await world.record('standard-e2', { type: 'NonconformityFound', data: greater });
    },
  });
}, 120_000);

afterAll(() => query.close());

/** The standard is restricted, so whoever is neither its owner nor cleared is told nothing: an admin asks here. */
const ask = async (path: string, caller: Parameters<QueryApp['get']>[1] = { role: 'admin' }) => {
  const answer = await query.get(path, caller);
  expect(answer.status).toBe(200);
  return answer.json<ImpactCaseReply & LastKnownGoodReply>();
};

describe('a case that was worked through', () => {
  it('says what was found, whom it reaches and how bad by its own finding', async () => {
    const { history, completeness, ...answer } = await ask('/v1/impact-cases/nc');
    expect(answer).toEqual({
      names: { organizations: {}, regions: { '310000': expect.objectContaining({ state: 'LISTED' }) } },
      id: 'nc',
      knownAt: query.world.head,
      position: at['OPEN'],
      state: 'CLOSED',
      nonconformity: 'nc',
      asset: 'e2',
      quantity: 'mass',
      window: { from: '2021-01-01', to: '2021-12-31' },
      shift: SHIFT,
      reason: 'drift',
      lastKnownGood: {
        certificate: 'c-good',
        number: 'No-c-good',
        performedOn: '2021-01-01',
        conclusion: 'NONE',
      },
      counts: {
        affected: 2,
        cannotSay: 0,
        void: 0,
        open: 2,
        ended: 0,
        byTier: { WORKING: 2 },
        byRegion: { 310000: 2 },
        byQuantity: { mass: 2 },
        byGrade: { NEGLIGIBLE: 0, MINOR: 2, MAJOR: 0, VERDICT_CHANGES: 0, UNGRADED: 0 },
      },
      grading: {
        causes: [
          {
            kind: 'NONCONFORMITY',
            id: 'nc',
            quantity: 'mass',
            from: '2021-01-01',
            to: '2021-12-31',
            shift: SHIFT,
          },
        ],
        complete: true,
        limit: null,
        source: expect.stringContaining('(proposal)'),
      },
    });
    expect(completeness).toMatchObject({ complete: true, position: query.world.head });
    expect(history.map(({ type }) => type)).toEqual([
      'ImpactCaseOpened',
      'ImpactCaseAssessed',
      'ImpactCaseNotified',
      'ImpactCaseClosed',
    ]);
    expect(history[2]?.data).toMatchObject({ notified: ['ent-a'], on: '2022-02-01' });
  });

  it.each(['OPEN', 'ASSESSED', 'NOTIFIED', 'CLOSED'])('was %s as known then', async (state) => {
    expect(await ask(`/v1/impact-cases/nc?knownAt=${at[state]}`)).toMatchObject({
      state,
      knownAt: at[state],
    });
  });

  it('is graded as the impact of its asset is where nothing else was found, and worse where something was', async () => {
    const path = '/v1/assets/e2/impact?from=2021-01-01&to=2021-12-31&quantity=mass';
    const { counts } = await ask(`/v1/impact-cases/nc?knownAt=${at['CLOSED']}`);
    expect((await ask(`${path}&knownAt=${at['CLOSED']}`)).counts).toEqual(counts);
    expect((await ask(path)).counts.byGrade).toMatchObject({ MAJOR: 2 });
  });

  it('is not known before it was opened, and others not at all', async () => {
    for (const path of [`/v1/impact-cases/nc?knownAt=${at['OPEN']! - 1}`, '/v1/impact-cases/none']) {
      expect((await query.get(path)).json()).toMatchObject({ status: 404, code: 'UNKNOWN_IMPACT_CASE' });
    }
  });

  it('is for the owner of the standard and those who oversee, and names no person of another house', async () => {
    const owner = await ask('/v1/impact-cases/nc', { role: 'lab', organization: 'lab-a' });
    expect(owner.state).toBe('CLOSED');
    const other = await query.get('/v1/impact-cases/nc', { role: 'lab', organization: 'lab-b' });
    expect(other.json()).toMatchObject({ status: 404, code: 'UNKNOWN_IMPACT_CASE' });
    expect((await query.get('/v1/impact-cases/nc', { role: null })).status).toBe(401);
  });
});

describe('the last known good', () => {
  it('is the newest certificate before the day that does not speak against the asset', async () => {
    const answer = await ask('/v1/assets/e2/last-known-good?on=2021-12-31&quantity=mass');
    expect(answer).toEqual({
      names: { organizations: {}, regions: {} },
      completeness: { complete: true, limit: null },
      question: {
        asset: 'e2',
        on: '2021-12-31',
        quantity: 'mass',
        value: null,
        part: null,
        knownAt: query.world.head,
      },
      day: '2021-01-01',
      checks: [
        {
          check: 'checked',
          on: '2021-03-01',
          quantity: 'mass',
          part: null,
          values: [{ value: '200', unit: 'g' }],
        },
      ],
      lastKnownGood: {
        certificate: 'c-good',
        number: 'No-c-good',
        performedOn: '2021-01-01',
        conclusion: 'NONE',
      },
    });
    const before = await ask('/v1/assets/e2/last-known-good?on=2021-01-01');
    expect(before.lastKnownGood).toMatchObject({ certificate: 'c-old' });
    expect(before.question.quantity).toBeNull();
  });

  it('is that of a passed check with figures, for the points of the check', async () => {
    const dayOf = async (parameters: string): Promise<string | null> =>
      (await ask(`/v1/assets/e2/last-known-good?on=2021-12-31&quantity=mass&${parameters}`)).day;
    expect(await dayOf('value=0.2&unit=kg')).toBe('2021-03-01');
    expect(await dayOf('value=100&unit=g')).toBe('2021-01-01');
    expect(await dayOf('value=200&unit=g&part=1*')).toBe('2021-01-01');
    const before = await ask('/v1/assets/e2/last-known-good?on=2021-03-01&quantity=mass&value=200&unit=g');
    expect(before).toMatchObject({ day: '2021-01-01', checks: [] });
  });

  it('is null when nothing speaks for it', async () => {
    expect((await ask('/v1/assets/e2/last-known-good?on=2020-06-01')).lastKnownGood).toBeNull();
    expect(
      (await ask('/v1/assets/e2/last-known-good?on=2022-01-01&quantity=length')).lastKnownGood,
    ).toBeNull();
    const knownAt = at['REGISTERED'];
    const then = await ask(`/v1/assets/e2/last-known-good?on=2022-01-01&knownAt=${knownAt}`);
    expect(then.lastKnownGood).toBeNull();
  });

  it.each([
    ['', 'REQUIRED', '/on'],
    ['on=2021-02-30', 'NOT_A_DATE', '/on'],
    ['on=2021-02-01&quantity=weight', 'UNKNOWN_QUANTITY', '/quantity'],
    ['on=2021-02-01&value=1&quantity=mass', 'REQUIRED', '/unit'],
    ['on=2021-02-01&value=1&unit=g', 'REQUIRED', '/quantity'],
    ['on=2021-02-01&from=2020-01-01', 'UNKNOWN_PARAMETER', '/from'],
  ])('cannot be asked with %j: %s', async (parameters, code, pointer) => {
    const answer = await query.get(`/v1/assets/e2/last-known-good?${parameters}`, { role: 'admin' });
    expect(answer.status).toBe(400);
    expect(answer.json<{ errors: object[] }>().errors).toContainEqual(
      expect.objectContaining({ code, pointer }),
    );
  });

  it('is of an asset that is known, for those who may read it', async () => {
    const nobody = await query.get('/v1/assets/nobody/last-known-good?on=2021-01-01');
    expect(nobody.json()).toMatchObject({ status: 404, code: 'UNKNOWN_ASSET' });
    const other = await query.get('/v1/assets/e2/last-known-good?on=2021-01-01', {
      role: 'enterprise',
      organization: 'ent-a',
    });
    expect(other.json()).toMatchObject({ status: 404, code: 'UNKNOWN_ASSET' });
  });
});
