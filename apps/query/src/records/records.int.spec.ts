// Goal: the ledger and the records: found by what people know, with history, as known then, for those who may.
// Method: a few organizations' assets in real tables, asked through the whole app.
import { MAX_CURSOR_LENGTH, MAX_ID_LENGTH } from '@suyuan/contract';
import type { AnsweredNames } from '../access/answer-names';
import { startQueryApp, type QueryApp } from '../testing/query-app';
import { reference } from '../testing/world';

const LEVEL = {
  tier: 'PUBLIC',
  name: { zh: 'E1 等级砝码' },
  class: 'E1',
  quantityRange: { min: '1', max: '1000', unit: 'g' },
  uLimit: 'U = 0.15 mg, k = 2',
  mpe: '0.5 mg',
  source: 'JJG 99-2022',
} as const;
const METHOD = {
  id: 'OIML R 111-1:2004',
  title: { en: 'Weights' },
  validFrom: '2004-01-01',
  validTo: null,
  replacedBy: null,
  ratio: { max: '1/3', of: 'MPE' as const },
  environment: null,
  observationsMin: 3,
  recordsEnvironment: null,
  source: '5.2',
};

let query: QueryApp;

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.organization('lab-a');
      await world.organization('ent-a');
      await world.asset('m1', { owner: 'lab-a', name: { zh: '克组砝码' } });
      await world.asset('secret', { owner: 'army', visibility: 'RESTRICTED', name: { zh: '绝密天平' } });
      await world.asset('scale', { owner: 'ent-a', tier: 'WORKING', name: { zh: '电子秤' } });
      await world.calibrate('c-scale', 'scale', '2024-01-10', ['m1', 'secret'], {
        certificateNumber: 'ZJ-2024-007',
        validUntil: '2025-01-09',
        references: [reference('secret')],
      });
      await world.record('scheme-JJG 2053-2016', {
        type: 'SchemePublished',
        data: {
          id: 'JJG 2053-2016',
          title: { zh: '质量' },
          validFrom: '2017-05-25',
          validTo: null,
          quantity: 'mass',
          levels: [{ ...LEVEL, code: 'E1', ordinal: 1 }],
          edges: [{ from: 'E1', to: 'E2', maxRatio: '1/3', method: null, severity: 'REMARK' }],
          source: 'JJG 2053-2016',
        },
      });
      await world.record('method-OIML R 111-1:2004', { type: 'MethodPublished', data: METHOD });
    },
  });
});

afterAll(() => query.close());

const enterprise = { role: 'enterprise', organization: 'ent-a' } as const;
const lab = { role: 'lab', organization: 'lab-b' } as const;

const idsOf = async (path: string, caller?: Parameters<QueryApp['get']>[1]): Promise<string[]> => {
  const answer = await query.get(path, caller);
  expect(answer.status).toBe(200);
  return answer.json<{ items: { id: string }[] }>().items.map(({ id }) => id);
};

describe('the ledger', () => {
  it.each([
    [encodeURIComponent('砝码'), ['m1']],
    ['ZJ-2024-007', ['scale']],
    ['SN-scale', ['scale']],
    ['nothing-like-it', []],
  ])('finds by %s', async (words, expected) => {
    expect(await idsOf(`/v1/assets?query=${words}`)).toEqual(expected);
  });

  it('narrows by owner, tier, region and due day, in pages', async () => {
    expect(await idsOf('/v1/assets?owner=lab-a')).toEqual(['m1']);
    expect(await idsOf('/v1/assets?tier=WORKING')).toEqual(['scale']);
    expect(await idsOf('/v1/assets?region=110000')).toEqual([]);
    expect(await idsOf('/v1/assets?due=2025-01-09')).toEqual(['scale']);
    const first = (await query.get('/v1/assets?limit=1')).json<{ items: { id: string }[]; next: string }>();
    const rest = await idsOf(`/v1/assets?limit=1&cursor=${first.next}`);
    expect([...first.items.map(({ id }) => id), ...rest].toSorted()).toEqual(['m1', 'scale']);
  });

  it('shows what the caller may read', async () => {
    expect(await idsOf('/v1/assets')).not.toContain('secret');
    expect(await idsOf('/v1/assets', { role: 'admin' })).toContain('secret');
    expect(await idsOf('/v1/assets', enterprise)).toEqual(['scale']);
    expect(await idsOf('/v1/assets?owner=lab-a', enterprise)).toEqual([]);
    expect(await idsOf('/v1/assets', lab)).toEqual([]);
    expect(await idsOf('/v1/assets', { role: 'lab', organization: 'army' })).toContain('secret');
  });
});

describe('a record', () => {
  it('of a certificate comes back byte for byte, with its history', async () => {
    const answer = await query.get('/v1/certificates/c-scale');
    expect(answer.body).toContain('"value":"1.000"');
    expect(answer.json()).toMatchObject({
      id: 'c-scale',
      knownAt: query.world.head,
      certificate: { certificateNumber: 'ZJ-2024-007' },
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      history: [{ type: 'CalibrationRecorded' }],
    });
  });

  it('of an asset follows its owner, as known then', async () => {
    const { world } = query;
    const before = world.head;
    const position = await world.lifecycle('scale', 'TRANSFERRED', '2024-05-01', 'ent-b');
    const now = await query.get(`/v1/assets/scale?waitFor=${position}`);
    expect(now.json()).toMatchObject({ asset: { owner: 'ent-b' }, knownAt: position });
    expect(now.json()).toMatchObject({
      history: [{ type: 'AssetRegistered' }, { type: 'AssetEntrusted' }, { type: 'AssetTransferred' }],
    });
    const then = await query.get(`/v1/assets/scale?knownAt=${before}`);
    expect(then.json()).toMatchObject({ asset: { owner: 'ent-a' }, knownAt: before });
    // Rights follow the present owner.
    expect((await query.get(`/v1/assets/scale?knownAt=${before}`, enterprise)).status).toBe(404);
    expect(await idsOf('/v1/assets', { role: 'enterprise', organization: 'ent-b' })).toEqual(['scale']);
    await world.lifecycle('scale', 'TRANSFERRED', '2024-06-01', 'ent-a');
  });

  it('of a certificate hides restricted references of others, and persons of other houses', async () => {
    const answer = await query.get(`/v1/certificates/c-scale?waitFor=${query.world.head}`, enterprise);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toMatch(/secret|Ms Li/);
    expect(answer.body).toMatch(/"asset":"restricted:[A-Za-z0-9_-]{22}"/);
    const issuer = await query.get('/v1/certificates/c-scale', { role: 'lab', organization: 'lab-a' });
    expect(issuer.body).toContain('Ms Li');
    expect((await query.get('/v1/certificates/c-scale')).body).not.toContain('secret');
    expect((await query.get('/v1/certificates/c-scale', { role: 'admin' })).body).toContain('secret');
  });

  it('lists the certificates of an asset', async () => {
    const answer = await query.get('/v1/assets/scale/certificates');
    expect(answer.json()).toMatchObject({
      asset: 'scale',
      items: [{ id: 'c-scale', number: 'ZJ-2024-007' }],
    });
  });

  it('of organizations, schemes and methods', async () => {
    expect((await query.get('/v1/organizations/lab-a')).json()).toMatchObject({
      id: 'lab-a',
      organization: { region: '310000' },
      history: [{ type: 'OrganizationRegistered' }, { type: 'ScopeGranted' }],
    });
    expect((await query.get('/v1/organizations/lab-a', enterprise)).status).toBe(404);
    expect((await query.get('/v1/organizations/ent-a', enterprise)).status).toBe(200);
    const scheme = await query.get('/v1/schemes/JJG%202053-2016', enterprise);
    expect(scheme.json()).toMatchObject({
      id: 'JJG 2053-2016',
      scheme: {
        quantity: 'mass',
        levels: [{ ...LEVEL, code: 'E1', ordinal: 1 }],
        edges: [{ from: 'E1', to: 'E2', maxRatio: '1/3', method: null, severity: 'REMARK' }],
        source: 'JJG 2053-2016',
      },
    });
    const method = await query.get('/v1/methods/OIML%20R%20111-1%3A2004', enterprise);
    expect(method.json()).toMatchObject({
      id: 'OIML R 111-1:2004',
      method: METHOD,
      history: [{ type: 'MethodPublished' }],
    });
  });

  it.each([
    ['assets', 'UNKNOWN_ASSET'],
    ['certificates', 'UNKNOWN_CERTIFICATE'],
    ['organizations', 'UNKNOWN_ORGANIZATION'],
    ['schemes', 'UNKNOWN_SCHEME'],
    ['methods', 'UNKNOWN_METHOD'],
  ])('that is not there: %s', async (kind, code) => {
    expect((await query.get(`/v1/${kind}/nobody`)).json()).toMatchObject({ status: 404, code });
    expect((await query.get(`/v1/${kind}/${'x'.repeat(65)}`)).status).toBe(400);
    expect((await query.get(`/v1/${kind}/x%00`)).status).toBe(400);
    expect((await query.get(`/v1/${kind}/nobody?knownAt=yesterday`)).status).toBe(400);
  });
});

describe('due notices', () => {
  it('are those of the caller, or all', async () => {
    await query.readModel.recordDueNotices('2025-01-08');
    const notices = async (caller?: Parameters<QueryApp['get']>[1]): Promise<unknown[]> =>
      (await query.get('/v1/due-notices', caller)).json<{ items: unknown[] }>().items;
    expect(await notices()).toMatchObject([
      { asset: 'scale', certificate: 'c-scale', validUntil: '2025-01-09' },
    ]);
    expect(await notices(enterprise)).toHaveLength(1);
    expect(await notices(lab)).toEqual([]);
  });
});

describe('a cursor', () => {
  it.each(['/v1/assets', '/v1/due-notices', '/v1/proposals', '/v1/access-log', '/v1/assets/m1/impact'])(
    'of %s is looked at up to its greatest length and refused as too long beyond',
    async (path) => {
      const role = path === '/v1/access-log' ? 'auditor' : 'regulator';
      const codesOf = async (length: number): Promise<unknown> => {
        const answer = await query.get(`${path}?cursor=${'A'.repeat(length)}`, { role });
        return [answer.status, answer.json<{ errors: { code: string }[] }>().errors.map(({ code }) => code)];
      };
      expect(await codesOf(MAX_CURSOR_LENGTH)).toEqual([400, ['INVALID_CURSOR']]);
      expect(await codesOf(MAX_CURSOR_LENGTH + 1)).toEqual([400, ['TOO_LONG']]);
    },
  );

  it('of records with the longest ids there are is short enough to be taken back', async () => {
    const longest = (end: string): string => `zz-${end}`.padEnd(MAX_ID_LENGTH, 'x');
    for (const end of ['1', '2']) {
      await query.world.asset(longest(end), { owner: 'ent-long' });
      const term = { validUntil: '2026-11-25' };
      await query.world.calibrate(
        `c-${longest(end)}`.slice(0, MAX_ID_LENGTH),
        longest(end),
        '2026-01-10',
        [],
        term,
      );
    }
    await query.readModel.recordDueNotices('2026-11-22');
    const owner = { role: 'enterprise', organization: 'ent-long' } as const;
    for (const path of ['/v1/assets', '/v1/due-notices']) {
      const found: unknown[] = [];
      let cursor = '';
      do {
        const answer = await query.get(`${path}?limit=1${cursor}`, owner);
        const page = answer.json<{ items: { id?: string; asset?: string }[]; next: string | null }>();
        found.push(...page.items.map(({ id, asset }) => id ?? asset));
        cursor = page.next === null ? '' : `&cursor=${page.next}`;
      } while (cursor !== '');
      expect(found).toEqual([longest('1'), longest('2')]);
    }
  });
});

describe('a bad parameter of a list', () => {
  it.each([
    ['/v1/assets?limit=0', 'OUT_OF_RANGE', '/limit'],
    ['/v1/assets?cursor=rubbish', 'INVALID_CURSOR', '/cursor'],
    [`/v1/assets?cursor=${Buffer.from('["zzz"]').toString('base64url')}`, 'INVALID_CURSOR', '/cursor'],
    ['/v1/assets?due=2023-02-30', 'NOT_A_DATE', '/due'],
    ['/v1/assets?tier=HIGHEST', 'NOT_IN_LIST', '/tier'],
    ['/v1/assets?region=Shanghai', 'NOT_A_REGION', '/region'],
    ['/v1/assets?owner=a%20b', 'NOT_AN_ID', '/owner'],
    ['/v1/assets?query=a%00b', 'FORBIDDEN_CHARACTER', '/query'],
    ['/v1/assets?query=a&query=b', 'REPEATED_PARAMETER', '/query'],
    ['/v1/assets?colour=red', 'UNKNOWN_PARAMETER', '/colour'],
    ['/v1/due-notices?cursor=rubbish', 'INVALID_CURSOR', '/cursor'],
  ])('%s: %s', async (path, code, pointer) => {
    const answer = await query.get(path);
    expect(answer.status).toBe(400);
    expect(answer.json<{ errors: object[] }>().errors).toContainEqual(
      expect.objectContaining({ code, pointer }),
    );
  });
});

describe('the codes in an answer', () => {
  const namesIn = async (path: string, caller?: Parameters<QueryApp['get']>[1]): Promise<AnsweredNames> =>
    (await query.get(path, caller)).json<{ names: AnsweredNames }>().names;
  const SHANGHAI = { name: { zh: '上海市', en: 'Shanghai' }, state: 'LISTED', lastListed: null };
  const named = (id: string): object => ({ [id]: { zh: `机构${id}`, en: `Organization ${id}` } });

  it('are told with their names beside them, once each', async () => {
    const { world } = query;
    await world.asset('named', { owner: 'lab-a', region: '330199' }, 'ent-a');
    const later = await world.lifecycle('named', 'TRANSFERRED', '2024-05-01', 'nobody-registered');
    expect(await namesIn(`/v1/assets/named?waitFor=${later}`)).toEqual({
      organizations: { ...named('ent-a'), ...named('lab-a') },
      regions: {
        330199: {
          name: { zh: '浙江省杭州市', en: 'Hangzhou, Zhejiang' },
          state: 'NOT_LISTED',
          lastListed: null,
        },
      },
    });
    expect((await namesIn('/v1/assets?owner=lab-a')).organizations).toEqual(named('lab-a'));
    expect(await namesIn('/v1/assets?query=SN-scale')).toEqual({
      organizations: named('ent-a'),
      regions: { 310000: SHANGHAI },
    });
  });

  it('are named as known at the position of the answer', async () => {
    const { world } = query;
    const before = await world.asset('early', { owner: 'registered-late' });
    const after = await world.organization('registered-late');
    const path = `/v1/assets/early?waitFor=${after}&knownAt=`;
    expect((await namesIn(`${path}${before}`)).organizations).toEqual(named('lab-a'));
    expect((await namesIn(`${path}${after}`)).organizations).toEqual({
      ...named('lab-a'),
      ...named('registered-late'),
    });
  });

  it('name nobody under a supervision of its own to others', async () => {
    const { world } = query;
    const navy = { id: 'navy', name: { en: 'Navy' }, kinds: ['LABORATORY' as const], uscc: null };
    const data = { ...navy, region: '310000', system: 'DEFENCE' as const };
    await world.record('laboratory-navy', { type: 'OrganizationRegistered', data });
    await world.asset('lent', { owner: 'ent-a' });
    const position = await world.calibrate('c-navy', 'lent', '2023-01-10', [], { issuer: 'navy' });
    const path = `/v1/certificates/c-navy?waitFor=${position}`;
    const NAVY = { navy: { en: 'Navy' } };
    expect((await query.get(path, enterprise)).json()).toMatchObject({ certificate: { issuer: 'navy' } });
    expect((await namesIn(path, enterprise)).organizations).not.toHaveProperty('navy');
    expect((await namesIn(path)).organizations).not.toHaveProperty('navy');
    expect((await namesIn(path, { role: 'lab', organization: 'navy' })).organizations).toMatchObject(NAVY);
    expect((await namesIn(path, { role: 'admin' })).organizations).toMatchObject(NAVY);
  });
});
