// Goal: the impact over HTTP: counts, pages bound to their question and position, and the same items as a table
// and as lines. Method: one standard with many dependants in real tables, asked through the whole app.
import { HANDLE_PREFIX } from '../access/handles';
import { startQueryApp, type QueryApp } from '../testing/query-app';
import { withoutStatus } from '../testing/without-status';
import type { AnsweredNames } from '../access/answer-names';
import type { AnsweredImpactItem, ImpactPage } from './impact.answer';

const CHILDREN = 25;

let query: QueryApp;

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.primary('m0', 'c-m0', '2020-01-10');
      await world.asset('m1', { owner: 'lab-a' });
      await world.calibrate('c-m1', 'm1', '2021-03-01', ['m0']);
      for (let i = 0; i < CHILDREN; i += 1) {
        const id = `scale-${String(i).padStart(2, '0')}`;
        const name = i === 0 ? { zh: '=HYPERLINK("x")' } : { zh: `秤,"${i}"` };
        await world.asset(id, { tier: 'WORKING', owner: 'ent-a', name });
        await world.calibrate(`c-${id}`, id, '2021-06-01', ['m1']);
      }
      await world.asset('hidden', { tier: 'WORKING', owner: 'army', visibility: 'RESTRICTED' });
      await world.calibrate('c-hidden', 'hidden', '2021-06-02', ['m1']);
      await world.calibrate('c-again', 'scale-00', '2022-06-01', ['m0']);
    },
  });
});

afterAll(() => query.close());

const IMPACT = '/v1/assets/m1/impact?from=2021-01-01&to=2021-12-31&quantity=mass';
const page = async (
  path: string,
  caller?: Parameters<QueryApp['get']>[1],
): Promise<ImpactPage & { names: AnsweredNames }> => {
  const answer = await query.get(path, caller);
  expect(answer.status).toBe(200);
  return answer.json<ImpactPage & { names: AnsweredNames }>();
};

describe('an asset that was wrong for a time', () => {
  it('is answered with counts, items and completeness', async () => {
    const answer = await page(IMPACT);
    expect(answer.question).toEqual({
      asset: 'm1',
      from: '2021-01-01',
      to: '2021-12-31',
      quantity: 'mass',
      knownAt: query.world.head,
    });
    expect(answer.counts).toEqual({
      affected: CHILDREN + 1,
      cannotSay: 0,
      void: 0,
      open: CHILDREN,
      ended: 1,
      byTier: { WORKING: CHILDREN + 1 },
      byRegion: { 310000: CHILDREN + 1 },
      byQuantity: { mass: CHILDREN + 1 },
      byGrade: { NEGLIGIBLE: 0, MINOR: 0, MAJOR: 0, VERDICT_CHANGES: 0, UNGRADED: CHILDREN + 1 },
    });
    expect(answer.grading).toMatchObject({ causes: [], complete: true, limit: null });
    expect(answer.items).toHaveLength(CHILDREN + 1);
    expect(answer.next).toBeNull();
    expect(answer.completeness).toMatchObject({
      complete: true,
      position: query.world.head,
      ruleSet: '2026.3',
    });
    expect(answer.items.find((item) => item.asset === 'scale-00')).toEqual({
      certificate: 'c-scale-00',
      number: 'No-c-scale-00',
      asset: 'scale-00',
      tier: 'WORKING',
      assetName: { zh: '=HYPERLINK("x")' },
      region: '310000',
      class: 'AFFECTED',
      depth: 1,
      via: ['c-m1'],
      usedOn: '2021-06-01',
      window: { from: '2021-06-01', to: '2022-06-01' },
      exposure: 'ENDED',
      quantities: ['mass'],
      grade: null,
      grading: null,
      ungraded: 'NO_CAUSE',
      status: expect.objectContaining({ state: 'NOT_TRACEABLE' }),
    });
  });

  it('has no effect outside its window', async () => {
    const answer = await page('/v1/assets/m1/impact?from=2021-06-02&to=2021-12-31');
    expect(answer.counts.affected).toBe(0);
    expect(answer.items).toEqual([]);
  });

  it('and the certificate it had then are asked alike', async () => {
    const answer = await page('/v1/certificates/c-m1/impact');
    expect(answer.counts.affected).toBe(CHILDREN + 1);
    expect(answer.question).toEqual({ certificate: 'c-m1', knownAt: query.world.head });
  });
});

describe('pages', () => {
  it('together are the whole, each item once', async () => {
    const whole = await page(IMPACT);
    const items: AnsweredImpactItem[] = [];
    let next: string | null = '';
    for (let pages = 0; next !== null && pages < 10; pages += 1) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const part: ImpactPage = await page(`${IMPACT}&limit=10${cursor}`);
      expect(part.counts).toEqual(whole.counts);
      items.push(...part.items);
      next = part.next;
    }
    expect(items).toEqual(whole.items);
  });

  it('stay as known at the position of the first one', async () => {
    const { world } = query;
    const first = await page(`${IMPACT}&limit=5`);
    const { knownAt } = first.question;
    await world.asset('new', { owner: 'ent-a' });
    const position = await world.calibrate('c-new', 'new', '2021-07-01', ['m1']);
    const second = await page(`${IMPACT}&limit=5&cursor=${first.next}&waitFor=${position}`);
    expect(second.question.knownAt).toBe(knownAt);
    expect(second.counts).toEqual(first.counts);
    const again = await page(`${IMPACT}&limit=5&waitFor=${position}`);
    expect(again.counts.affected).toBe(first.counts.affected + 1);
    const contradiction = await query.get(`${IMPACT}&cursor=${first.next}&knownAt=${position}`);
    expect(contradiction.json()).toMatchObject({ status: 400, code: 'INVALID_CURSOR' });
    expect((await page(`${IMPACT}&cursor=${first.next}&knownAt=${knownAt}`)).question.knownAt).toBe(knownAt);
  });

  it('of another question are refused', async () => {
    const { next } = await page(`${IMPACT}&limit=5`);
    for (const path of [
      `/v1/assets/m1/impact?from=2021-01-02&to=2021-12-31&quantity=mass&cursor=${next}`,
      `/v1/certificates/c-m1/impact?cursor=${next}`,
      `${IMPACT}&cursor=abc`,
    ]) {
      const answer = await query.get(path);
      expect(answer.json()).toMatchObject({
        status: 400,
        code: 'INVALID_CURSOR',
        errors: [{ pointer: '/cursor' }],
      });
    }
  });
});

describe('the whole as lines', () => {
  it('is every item and at last the completeness', async () => {
    const whole = await page(`${IMPACT}&limit=200`);
    const answer = await query.get(`${IMPACT}&limit=2`, { headers: { accept: 'application/x-ndjson' } });
    expect(answer.headers['content-type']).toContain('application/x-ndjson');
    expect(answer.headers['x-suyuan-complete']).toBe('true');
    const lines = answer.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    // Of what may be millions no state is judged.
    expect(lines.slice(0, -1)).toEqual(whole.items.map(withoutStatus));
    expect(lines.at(-1)).toEqual({ completeness: whole.completeness, names: whole.names });
  });
});

describe('the whole as a table', () => {
  it('has every item, with nothing that starts a formula', async () => {
    const whole = await page(`${IMPACT}&limit=200`);
    const answer = await query.get(IMPACT, { headers: { accept: 'text/csv' } });
    expect(answer.headers['content-type']).toContain('text/csv');
    const rows = answer.body.trimEnd().split('\r\n');
    expect(rows).toHaveLength(whole.items.length + 1);
    expect(rows[0]).toMatch(/^\ufeffcertificate,number,asset,assetName,tier,region,class,depth,/);
    expect(answer.body).toContain(`"'=HYPERLINK(""x"")"`);
    expect(answer.body).not.toMatch(/(^|,)"?=/m);
    expect(answer.body).toContain('"秤,""1"""');
  });
});

describe('those who may read', () => {
  it('get no name for what is restricted', async () => {
    const answer = await page(`${IMPACT}&limit=200`);
    const hidden = answer.items.filter(({ certificate }) => certificate.startsWith(HANDLE_PREFIX));
    expect(hidden).toMatchObject([{ assetName: null, number: null, region: null, tier: 'WORKING' }]);
    expect(hidden[0]?.asset).toMatch(/^restricted:/);
    const csv = await query.get(IMPACT, { headers: { accept: 'text/csv' } });
    expect(csv.body).toContain(`${hidden[0]?.certificate},,${hidden[0]?.asset as string},,WORKING`);
    expect(csv.body).not.toContain('c-hidden');
  });

  it('and not others', async () => {
    const answer = await query.get(IMPACT, { role: 'enterprise', organization: 'ent-a' });
    expect(answer.json()).toMatchObject({ status: 404, code: 'UNKNOWN_ASSET' });
  });
});

describe('a question that cannot be answered', () => {
  it.each([
    ['from=2022-01-01&to=2021-01-01', 'TIME_ORDER', '/to'],
    ['from=2023-02-30', 'NOT_A_DATE', '/from'],
    ['to=x', 'NOT_A_DATE', '/to'],
    ['quantity=weight', 'UNKNOWN_QUANTITY', '/quantity'],
    ['limit=0', 'OUT_OF_RANGE', '/limit'],
    ['limit=100000', 'OUT_OF_RANGE', '/limit'],
    ['limit=ten', 'OUT_OF_RANGE', '/limit'],
    ['limit=1&limit=2', 'REPEATED_PARAMETER', '/limit'],
    ['cursor=%00', 'FORBIDDEN_CHARACTER', '/cursor'],
    [`cursor=${'a'.repeat(600)}`, 'TOO_LONG', '/cursor'],
    ['on=2021-01-01', 'UNKNOWN_PARAMETER', '/on'],
  ])('%s: %s', async (parameters, code, pointer) => {
    const answer = await query.get(`/v1/assets/m1/impact?${parameters}`);
    expect(answer.status).toBe(400);
    expect(answer.json<{ errors: object[] }>().errors).toContainEqual(
      expect.objectContaining({ code, pointer }),
    );
  });
});
