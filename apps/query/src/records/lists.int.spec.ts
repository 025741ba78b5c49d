// Goal: certificates, organizations, schemes and impact cases are found as people look for them, in pages that neither
// repeat nor hide a row. Method: a small world in real tables, asked through the whole app; every filter with a near miss.
import { MAX_CURSOR_LENGTH, MAX_PAGE } from '@suyuan/contract';
import { findQuantity, METROLOGY_AREAS, QUANTITIES, type OrganizationRegistered } from '@suyuan/domain';
import { startQueryApp, TODAY, type QueryApp } from '../testing/query-app';
import type { World } from '../testing/world';

let query: QueryApp;

const LISTS = ['organizations', 'certificates', 'schemes', 'impact-cases'] as const;
const LEVEL = { tier: 'PUBLIC', name: { en: 'E1' }, ordinal: 1, code: 'E1' } as const;

async function organization(
  world: World,
  id: string,
  more: Partial<OrganizationRegistered['data']>,
): Promise<void> {
  const data = { id, name: { zh: '企业' }, kinds: ['ENTERPRISE' as const], uscc: null, region: '330109' };
  await world.record(`laboratory-${id}`, { type: 'OrganizationRegistered', data: { ...data, ...more } });
}

async function scheme(world: World, id: string, validFrom: string, validTo: string | null): Promise<void> {
  const title = { zh: '质量' };
  const data = { id, title, validFrom, validTo, quantity: 'mass', levels: [LEVEL], edges: [], source: id };
  await world.record(`scheme-${id}`, { type: 'SchemePublished', data });
}

async function impactCase(world: World, asset: string): Promise<void> {
  const window = { asset, quantity: 'mass', from: '2024-01-15', to: '2026-05-01', shift: null, reason: 'r' };
  const [found, opened] = [`n-${asset}`, `case-${asset}`];
  const nonconformity = { id: found, ...window, impactCase: opened };
  await world.record(`standard-${asset}`, { type: 'NonconformityFound', data: nonconformity });
  const data = { id: opened, nonconformity: found, ...window };
  await world.record(`impactcase-${opened}`, { type: 'ImpactCaseOpened', data });
}

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.organization('lab-a', { zh: '市计量检测院', en: 'City Metrology' });
      await organization(world, 'ent-a', { name: { zh: '杭州（萧山）衡器厂', en: 'Scales of Xiaoshan' } });
      await organization(world, 'ent-b', { region: '320100' });
      await organization(world, 'sh', { kinds: ['REGULATOR'], region: '310000' });
      for (const id of ['m1', 'm2', 's1', 's2', 's3']) await world.asset(id, { owner: 'lab-a' });
      await world.asset('plate', { owner: 'ent-a' }, null);
      await world.calibrate('c-1', 'm1', '2023-01-10', [], { certificateNumber: 'ZJ-2023-001' });
      await world.calibrate('c-2', 'm1', '2024-01-10', [], { validUntil: '2025-01-09' });
      await world.calibrate('c-3', 'm2', '2024-01-10');
      const nameplate = { manufacturer: 'Maker', model: 'M', serialNumber: 'SN-plate' };
      await world.calibrate('c-4', nameplate, '2024-02-10', [], { issuer: 'lab-c' });
      await scheme(world, 'JJG 2053-2006', '2007-01-01', '2017-05-24');
      await scheme(world, 'JJG 2053-2016', '2017-05-25', null);
      for (const id of ['s1', 's2', 's3']) await impactCase(world, id);
      const assessed = { id: 's', impactCase: 'case-s2', note: 'n', grade: null };
      await world.record('impactcase-case-s2', { type: 'ImpactCaseAssessed', data: assessed });
      const closed = { id: 'e', impactCase: 'case-s3', on: TODAY, reason: 'done' };
      await world.record('impactcase-case-s3', { type: 'ImpactCaseClosed', data: closed });
    },
  });
});

afterAll(() => query.close());

const idsOf = async (path: string): Promise<string[]> => {
  const answer = await query.get(`/v1/${path}`, { role: 'admin' });
  expect({ path, status: answer.status }).toEqual({ path, status: 200 });
  return answer.json<{ items: { id: string }[] }>().items.map(({ id }) => id);
};

describe('organizations', () => {
  it.each([
    ['', ['ent-a', 'ent-b', 'lab-a', 'sh']],
    ['?query=衡器', ['ent-a']],
    ['?query=杭州(萧山)', ['ent-a']],
    ['?query=scales%20xiao', ['ent-a']],
    ['?query=ENT-', ['ent-a', 'ent-b']],
    ['?query=衡器%20nanjing', []],
    ['?kind=LABORATORY', ['lab-a']],
    ['?kind=INSTITUTE', []],
    ['?region=330000', ['ent-a']],
    ['?region=330100', ['ent-a']],
    ['?region=330108', []],
    ['?region=100000&kind=ENTERPRISE', ['ent-a', 'ent-b']],
  ])('%s', async (filters, expected) => expect(await idsOf(`organizations${filters}`)).toEqual(expected));

  it('are told with what they are, and their regions by name', async () => {
    const answer = await query.get('/v1/organizations?query=ent-a', { role: 'admin' });
    expect(answer.json()).toMatchObject({
      items: [{ id: 'ent-a', name: { en: 'Scales of Xiaoshan' }, kinds: ['ENTERPRISE'], region: '330109' }],
      next: null,
      names: { regions: { 330109: { name: { zh: '浙江省杭州市萧山区' } } } },
    });
  });
});

describe('quantities', () => {
  const codesOf = async (filters: string): Promise<string[]> => {
    const answer = await query.get(`/v1/quantities${filters}`, { role: 'enterprise', organization: 'ent-a' });
    expect({ filters, status: answer.status }).toEqual({ filters, status: 200 });
    return answer.json<{ items: { code: string }[] }>().items.map(({ code }) => code);
  };

  it('are the whole list, by area, in pages that neither repeat nor hide one', async () => {
    const found: string[] = [];
    let more = '';
    do {
      const answer = await query.get(`/v1/quantities?limit=100${more}`, { role: 'admin' });
      const { items, next } = answer.json<{ items: { code: string; area: string }[]; next: string | null }>();
      found.push(...items.map(({ code }) => code));
      more = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
    } while (more !== '');
    expect(found.toSorted()).toEqual(QUANTITIES.map(({ code }) => code).toSorted());
    const places = found.map((code) => METROLOGY_AREAS.indexOf(findQuantity(code)!.area));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it.each<[string, string[], string[]]>([
    ['?query=ac-voltage', ['ac-voltage'], ['dc-voltage']],
    ['?query=交流电压', ['ac-voltage'], ['dc-voltage']],
    ['?query=AC%20Voltage', ['ac-voltage'], ['dc-voltage']],
    ['?area=M', ['mass', 'pressure'], ['length']],
    ['?query=nothing-of-the-sort', [], ['mass']],
  ])('%s', async (filters, present, absent) => {
    const codes = await codesOf(filters);
    expect(codes).toEqual(expect.arrayContaining(present));
    expect(codes.filter((code) => absent.includes(code))).toEqual([]);
  });

  it('are told with their units, what defines them, and their source', async () => {
    const answer = await query.get('/v1/quantities?query=ac-voltage', { role: 'admin' });
    const { items } = answer.json<{ items: { code: string }[] }>();
    expect(items.find(({ code }) => code === 'ac-voltage')).toMatchObject({
      area: 'EM',
      unit: 'V',
      naturalZero: true,
      logarithmic: null,
      parameters: [{ parameter: 'frequency', usual: null }],
      source: expect.stringContaining('KCDB') as string,
    });
  });
});

describe('certificates', () => {
  it.each([
    ['', ['c-4', 'c-3', 'c-2', 'c-1']],
    ['?issuer=lab-a', ['c-3', 'c-2', 'c-1']],
    ['?issuer=lab-', []],
    ['?asset=m1', ['c-2', 'c-1']],
    ['?asset=plate', ['c-4']],
    ['?number=zj2023', ['c-1']],
    ['?number=ZJ-2024', []],
    ['?from=2024-01-10&to=2024-01-10', ['c-3', 'c-2']],
    ['?from=2024-01-11', ['c-4']],
    ['?to=2023-12-31', ['c-1']],
    ['?state=EXPIRED', ['c-2']],
    ['?state=NOT_TRACEABLE', ['c-3', 'c-1']],
    ['?state=REVOKED', []],
  ])('%s', async (filters, expected) => expect(await idsOf(`certificates${filters}`)).toEqual(expected));

  it('are told with their state, their issuers by name', async () => {
    const answer = await query.get('/v1/certificates?asset=m1&limit=1', { role: 'admin' });
    expect(answer.json()).toMatchObject({
      items: [{ id: 'c-2', asset: 'm1', issuer: 'lab-a', status: { state: 'EXPIRED' } }],
      names: { organizations: { 'lab-a': { en: 'City Metrology' } } },
    });
  });

  it('that are looked for by state fill a page from those that have it', async () => {
    const page = await query.get('/v1/certificates?state=EXPIRED&limit=1', { role: 'admin' });
    expect(page.json()).toMatchObject({ items: [{ id: 'c-2' }] });
  });
});

describe('schemes', () => {
  it.each([
    ['', ['JJG 2053-2006', 'JJG 2053-2016']],
    ['?on=2017-05-24', ['JJG 2053-2006']],
    ['?on=2017-05-25', ['JJG 2053-2016']],
    ['?on=2006-12-31', []],
    ['?quantity=mass&on=2026-01-01', ['JJG 2053-2016']],
    ['?quantity=length', []],
  ])('%s', async (filters, expected) => expect(await idsOf(`schemes${filters}`)).toEqual(expected));
});

describe('impact cases', () => {
  // World records everything on one day.
  it.each([
    ['', ['case-s3', 'case-s2', 'case-s1']],
    ['?state=OPEN', ['case-s1']],
    ['?state=ASSESSED', ['case-s2']],
    ['?state=CLOSED', ['case-s3']],
    ['?state=NOTIFIED', []],
    ['?asset=s2', ['case-s2']],
    ['?from=2026-06-01&to=2026-06-01', ['case-s3', 'case-s2', 'case-s1']],
    ['?from=2026-06-02', []],
    ['?to=2026-05-31', []],
  ])('%s', async (filters, expected) => expect(await idsOf(`impact-cases${filters}`)).toEqual(expected));
});

describe('a page', () => {
  it.each(LISTS)('of %s goes on where the one before ended', async (list) => {
    const whole = await idsOf(list);
    expect(whole.length).toBeGreaterThan(1);
    const found: string[] = [];
    let cursor = '';
    do {
      const answer = await query.get(`/v1/${list}?limit=1${cursor}`, { role: 'admin' });
      const page = answer.json<{ items: { id: string }[]; next: string | null }>();
      expect(page.items).toHaveLength(1);
      found.push(...page.items.map(({ id }) => id));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(found).toEqual(whole);
  });

  it.each(LISTS)(
    'of %s has at most its greatest number of rows, and no cursor of another list',
    async (list) => {
      const codes = async (parameters: string): Promise<unknown> => {
        const answer = await query.get(`/v1/${list}?${parameters}`);
        const { errors = [] } = answer.json<{ errors?: { code: string }[] }>();
        return [answer.status, ...errors.map(({ code }) => code)];
      };
      expect(await codes(`limit=${MAX_PAGE}`)).toEqual([200]);
      expect(await codes(`limit=${MAX_PAGE + 1}`)).toEqual([400, 'OUT_OF_RANGE']);
      expect(await codes('limit=0')).toEqual([400, 'OUT_OF_RANGE']);
      expect(await codes(`cursor=${'A'.repeat(MAX_CURSOR_LENGTH)}`)).toEqual([400, 'INVALID_CURSOR']);
      expect(await codes(`cursor=${'A'.repeat(MAX_CURSOR_LENGTH + 1)}`)).toEqual([400, 'TOO_LONG']);
      const { next } = (await query.get('/v1/assets?limit=1')).json<{ next: string }>();
      expect(await codes(`cursor=${next}`)).toEqual([400, 'INVALID_CURSOR']);
      expect(await codes('colour=red')).toEqual([400, 'UNKNOWN_PARAMETER']);
    },
  );

  it('is not gone on with other filters, or by somebody else', async () => {
    const path = '/v1/certificates?limit=1';
    const { next } = (await query.get(path, { role: 'admin' })).json<{ next: string }>();
    expect((await query.get(`${path}&cursor=${next}`, { role: 'admin' })).status).toBe(200);
    expect((await query.get(`${path}&issuer=lab-a&cursor=${next}`, { role: 'admin' })).status).toBe(400);
    expect((await query.get(`${path}&cursor=${next}`)).status).toBe(400);
  });
});
