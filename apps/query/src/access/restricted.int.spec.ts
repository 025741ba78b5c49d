// Goal: nothing names a restricted record to whoever is not cleared for it, in any answer, format, order or cursor.
// Method: canary texts planted in every field of restricted records that stand in the middle and at the end of chains;
// every route asked as every reader, and every reply searched for the canaries (also inside base64).
import type { Role } from '@suyuan/platform';
import { until } from '../../../../test/support/until';
import { startQueryApp, type Answer, type QueryApp } from '../testing/query-app';
import { reference, type World } from '../testing/world';
import { ACCESS_MATRIX } from './access-matrix';
import { HANDLE_PREFIX } from './handles';

/** In every text that belongs to a restricted record. */
const CANARY = 'zz9canary';
const REGION = '654321';

type Who = { role: Role; organization?: string };
const OWNER: Who = { role: 'enterprise', organization: `${CANARY}-owner` };
const NOT_CLEARED: Record<string, Who> = {
  owner: { role: 'enterprise', organization: 'ent-a' },
  laboratory: { role: 'lab', organization: 'lab-a' },
  inspector: { role: 'inspector', organization: 'sh' },
  national: { role: 'inspector' },
  regulator: { role: 'regulator' },
};

const secretId = (name: string): string => `${CANARY}-${name}`;

async function secret(world: World, name: string, tier: 'WORKING' | 'WORKING_STANDARD'): Promise<string> {
  const id = secretId(name);
  const registered = {
    tier,
    owner: `${CANARY}-owner`,
    region: REGION,
    name: { zh: `${CANARY}名称`, en: `${CANARY} name` },
    manufacturer: `${CANARY} maker`,
    model: `${CANARY}-model`,
    serialNumber: `${CANARY}-serial-${name}`,
  };
  await world.asset(id, { ...registered, visibility: 'RESTRICTED' }, `${CANARY}-issuer`);
  const examination = {
    id: `${CANARY}-exam-${name}`,
    asset: id,
    number: `${CANARY}-no`,
    kind: 'EXAMINATION' as const,
  };
  const data = {
    ...examination,
    validFrom: '2020-01-01',
    validTo: '2021-01-01',
    authority: `${CANARY} authority`,
  };
  await world.record(`standard-${id}`, { type: 'AssetExamined', data });
  return id;
}

const certify = (
  world: World,
  name: string,
  asset: Parameters<World['calibrate']>[1],
  on: string,
  against: string[],
) =>
  world.calibrate(secretId(`cert-${name}`), asset, on, against, {
    certificateNumber: `${CANARY}-number-${name}`,
    issuer: `${CANARY}-issuer`,
    validUntil: '2024-03-01',
  });

async function before(world: World): Promise<void> {
  for (const id of ['lab-a', `${CANARY}-issuer`]) await world.organization(id);
  const names = { zh: `${CANARY}单位`, en: `${CANARY} owner` };
  for (const [id, region] of [
    [`${CANARY}-owner`, REGION],
    ['ent-a', '310115'],
  ] as const) {
    const data = { id, name: names, kinds: ['ENTERPRISE' as const], uscc: null, region };
    if (id === 'ent-a') data.name = { zh: '企业', en: 'Enterprise' };
    await world.record(`laboratory-${id}`, { type: 'OrganizationRegistered', data });
  }
  for (const id of ['sh', 'clr']) {
    const data = {
      id,
      name: { zh: id },
      kinds: ['REGULATOR' as const],
      uscc: null,
      region: id === 'sh' ? '310000' : '100000',
    };
    await world.record(`laboratory-${id}`, { type: 'OrganizationRegistered', data });
  }
  const clearance = { id: 'cl', organization: 'clr', from: '2026-01-01', to: null, reason: 'all' };
  await world.record('laboratory-clr', { type: 'ClearanceGranted', data: clearance });
  await world.primary('kilogram', 'c-kilogram', '2020-01-01');
  const middle = await secret(world, 'middle', 'WORKING_STANDARD');
  const other = await secret(world, 'other', 'WORKING_STANDARD');
  const leaf = await secret(world, 'leaf', 'WORKING');
  await certify(world, 'middle', middle, '2023-01-01', ['kilogram']);
  await certify(world, 'other', other, '2023-01-02', ['kilogram']);
  await world.asset('scale', { owner: 'ent-a', tier: 'WORKING', region: '310115' });
  // By id, by number, by nameplate, and for the certificate as a whole.
  await world.calibrate('c-scale', 'scale', '2024-05-01', [middle, other], {
    references: [
      reference(middle, { certificate: { issuer: `${CANARY}-issuer`, number: `${CANARY}-number-middle` } }),
      reference('x', {
        asset: {
          manufacturer: `${CANARY} maker`,
          model: `${CANARY}-model`,
          serialNumber: `${CANARY}-serial-other`,
        },
      } as never),
    ],
  });
  await certify(world, 'leaf', leaf, '2024-05-02', ['scale']);
  await world.calibrate('c-later', 'scale', '2025-06-01', [middle]);
  const finding = {
    asset: middle,
    quantity: 'mass',
    from: '2023-01-01',
    to: '2026-01-01',
    reason: `${CANARY} reason`,
  };
  const shift = { value: '1', unit: 'mg' };
  await world.record(`standard-${middle}`, {
    type: 'NonconformityFound',
    data: { ...finding, id: `${CANARY}-found`, shift, impactCase: `${CANARY}-case` },
  });
  await world.record(`impactcase-${CANARY}-case`, {
    type: 'ImpactCaseOpened',
    data: { ...finding, id: `${CANARY}-case`, nonconformity: `${CANARY}-found`, shift },
  });
  await world.record('standard-scale', {
    type: 'AssetAdjusted',
    data: {
      id: 'adj',
      asset: 'scale',
      on: '2025-07-01',
      note: `seen beside ${middle}, see ${secretId('cert-middle')}.`,
    },
  });
}

let query: QueryApp;

beforeAll(async () => {
  query = await startQueryApp({ before });
  await query.readModel.recordDueNotices('2026-11-22');
}, 120_000);
afterAll(() => query.close());

const QUESTION: Record<string, string> = {
  'GET /v1/assets/:id/validity': '?on=2025-06-02',
  'GET /v1/assets/:id/trace': '?on=2025-06-02&status=true',
  'GET /v1/certificates/:id/trace': '?status=true',
  'GET /v1/assets/:id/last-known-good': '?on=2026-01-01',
};

const IDS: Record<string, string[]> = {
  ASSET: ['scale', 'kilogram', secretId('middle'), secretId('leaf')],
  CERTIFICATE: ['c-scale', 'c-later', 'c-kilogram', secretId('cert-middle'), secretId('cert-leaf')],
  // Whose they are is an organization like any other: what is hidden is that it has them.
  ORGANIZATION: ['ent-a', 'lab-a'],
  IMPACT_CASE: [`${CANARY}-case`],
};

/** Every address that tells of records, each of the records of this world. */
const ADDRESSES = ACCESS_MATRIX.filter(
  // Organizations are listed to whoever oversees, those too that own or certify what is hidden.
  ({ route, thing }) => thing !== 'ACCESS_LOG' && route !== 'GET /v1/organizations',
).flatMap(({ route, thing }) =>
  (IDS[thing] ?? ['']).map((id) => route.replace('GET ', '').replace(':id', id) + (QUESTION[route] ?? '')),
);

/** The canaries that a reply holds, in the clear or as base64 of whatever length stands before. */
function foundIn({ body, headers }: Answer, asked: string): string[] {
  const own = new Set(asked.split(/[/?=&]/));
  const texts = [body, JSON.stringify(headers)].map((text) =>
    // Whoever asks by an id hears of it; what it adds to that is what counts.
    [...own].filter((part) => part.includes(CANARY)).reduce((rest, part) => rest.split(part).join(''), text),
  );
  const encoded = (texts[0] ?? '').match(/[A-Za-z0-9_-]{16,}/g) ?? [];
  texts.push(...encoded.map((text) => Buffer.from(text, 'base64url').toString('latin1')));
  return texts.some((text) => text.includes(CANARY)) ? [CANARY] : texts[0]?.includes(REGION) ? [REGION] : [];
}

describe('a restricted record', () => {
  it.each(Object.keys(NOT_CLEARED))(
    'is named in no answer to %s',
    async (name) => {
      const leaks: string[] = [];
      for (const address of ADDRESSES) {
        for (const accept of ['application/json', 'text/csv', 'application/x-ndjson']) {
          const answer = await query.get(address, { ...(NOT_CLEARED[name] as Who), headers: { accept } });
          // An inspector is nobody's second person.
          expect(address.includes('proposals') ? [200, 403, 404] : [200, 404]).toContain(answer.status);
          for (const leak of foundIn(answer, address)) leaks.push(`${leak} in ${address} as ${accept}`);
          if (!address.includes('impact')) break;
        }
      }
      expect(leaks).toEqual([]);
    },
    60_000,
  );

  it('is named to its owner, to whoever is cleared, and to an admin', async () => {
    const path = `/v1/assets/${secretId('middle')}`;
    for (const who of [OWNER, { role: 'inspector', organization: 'clr' } as Who, { role: 'admin' } as Who]) {
      const answer = await query.get(path, who);
      expect({ who, status: answer.status }).toEqual({ who, status: 200 });
      expect(answer.body).toContain(`${CANARY}-serial-middle`);
    }
  });

  it('is one and the same unknown to others, whatever is asked of it', async () => {
    const unknown = (
      await query.get('/v1/public/verification?serialNumber=no&manufacturer=no', { role: null })
    ).json();
    const hidden = await query.get(
      `/v1/public/verification?serialNumber=${CANARY}-serial-middle&manufacturer=${CANARY}%20maker`,
      { role: null },
    );
    expect(hidden.status).toBe(404);
    const { traceId: _, ...told } = hidden.json();
    const { traceId: __, ...nothing } = unknown;
    expect(told).toEqual(nothing);
  });
});

describe('a chain through restricted standards', () => {
  interface Trace {
    certificates: Record<
      string,
      { asset: string; position: number | null; tier: string; performedOn: string }
    >;
    links: { from: string; to: string | null; reference: { asset: string; certificate: null } }[];
    roots: string[];
  }
  const trace = async (who: Who, path = '/v1/certificates/c-scale/trace'): Promise<Trace> =>
    (await query.get(path, who)).json<Trace>();

  it('is whole, and its nodes can be told apart', async () => {
    const { certificates, links, roots } = await trace(NOT_CLEARED.inspector as Who);
    const handles = Object.keys(certificates).filter((id) => id.startsWith(HANDLE_PREFIX));
    expect(new Set(handles).size).toBe(2);
    expect(Object.keys(certificates)).toEqual(['c-scale', ...handles.toSorted(), 'c-kilogram']);
    const reached = new Set(links.filter(({ from }) => from === 'c-scale').map(({ to }) => to));
    for (const handle of handles) {
      expect(reached).toContain(handle);
      expect(links).toContainEqual(expect.objectContaining({ from: handle, to: 'c-kilogram' }));
      expect(certificates[handle]).toMatchObject({
        tier: 'WORKING_STANDARD',
        number: null,
        issuer: null,
        position: null,
      });
      expect(certificates[handle]?.asset).toMatch(/^restricted:/);
    }
    expect(roots).toEqual(['c-kilogram']);
  });

  it('has the same handles for one organization at any time, and others for another', async () => {
    const handlesOf = async (who: Who): Promise<string[]> =>
      Object.keys((await trace(who)).certificates).filter((id) => id.startsWith(HANDLE_PREFIX));
    const own = await handlesOf(NOT_CLEARED.owner as Who);
    expect(await handlesOf(NOT_CLEARED.owner as Who)).toEqual(own);
    const again = await query.another();
    const asked = await again.get('/v1/certificates/c-scale/trace', NOT_CLEARED.owner as Who);
    expect(Object.keys(asked.json<Trace>().certificates)).toEqual(expect.arrayContaining(own));
    for (const other of ['laboratory', 'inspector', 'national'])
      for (const handle of await handlesOf(NOT_CLEARED[other] as Who)) expect(own).not.toContain(handle);
  });

  it('is shown with its names to whoever is cleared', async () => {
    const { certificates } = await trace({ role: 'inspector', organization: 'clr' });
    expect(Object.keys(certificates).toSorted()).toEqual(
      ['c-kilogram', 'c-scale', secretId('cert-middle'), secretId('cert-other')].toSorted(),
    );
  });
});

describe('an impact that reaches restricted instruments', () => {
  interface Page {
    items: { certificate: string; asset: string; region: string | null }[];
    counts: { affected: number; byRegion: Record<string, number>; byTier: Record<string, number> };
    next: string | null;
  }
  const page = async (who: Who, more = ''): Promise<Page> =>
    (await query.get(`/v1/assets/kilogram/impact${more}`, who)).json<Page>();

  it('counts them, names none, and tells no count that singles one out', async () => {
    const { items, counts } = await page(NOT_CLEARED.national as Who);
    expect(counts.affected).toBe(items.length);
    expect(counts.byRegion).toEqual({ other: items.length });
    expect(Object.values(counts.byTier).every((count) => count >= 5) || 'other' in counts.byTier).toBe(true);
    const hidden = items.filter(({ certificate }) => certificate.startsWith(HANDLE_PREFIX));
    expect(hidden.length).toBe(3);
    // Behind all that are named, in the order of their handles: the place of one tells nothing of its id.
    expect(items.slice(-hidden.length)).toEqual(hidden);
    expect(hidden.map(({ certificate }) => certificate)).toEqual(
      hidden.map(({ certificate }) => certificate).toSorted(),
    );
    for (const { region } of hidden) expect(region).toBeNull();
  });

  it('gives an organization its own items, filled page by page, and counts of all', async () => {
    const own = await page(NOT_CLEARED.owner as Who, '?limit=1');
    expect(own.items.map(({ certificate }) => certificate)).toEqual(['c-later']);
    expect(own.counts.affected).toBeGreaterThan(2);
    const last = await page(NOT_CLEARED.owner as Who, `?limit=1&cursor=${own.next}`);
    expect(last.items.map(({ certificate }) => certificate)).toEqual(['c-scale']);
    expect(last.next).toBeNull();
  });

  it('has cursors that open for their reader and question alone', async () => {
    const { next } = await page(NOT_CLEARED.national as Who, '?limit=1');
    const asked = async (who: Who, path: string): Promise<number> => (await query.get(path, who)).status;
    const path = `/v1/assets/kilogram/impact?limit=1&cursor=${next}`;
    expect(await asked(NOT_CLEARED.national as Who, path)).toBe(200);
    expect(await asked(NOT_CLEARED.regulator as Who, path)).toBe(400);
    expect(await asked({ role: 'inspector', organization: 'clr' }, path)).toBe(400);
    expect(await asked(NOT_CLEARED.national as Who, path.replace('kilogram', 'scale'))).toBe(400);
    expect(await asked(NOT_CLEARED.national as Who, `/v1/assets?cursor=${next}`)).toBe(400);
    const altered = `${next?.slice(0, -2)}${next?.endsWith('AA') ? 'BB' : 'AA'}`;
    const answer = await query.get(path.replace(String(next), altered), NOT_CLEARED.national);
    expect(answer.json()).toMatchObject({ code: 'INVALID_CURSOR', errors: [{ pointer: '/cursor' }] });
  });
});

describe('a restricted asset whose registration could not be applied', () => {
  it('is named to nobody while nobody knows that it is restricted, and to its owner afterwards', async () => {
    const { world } = query;
    const id = secretId('unread');
    const registered = { tier: 'WORKING' as const, owner: 'ent-a', visibility: 'RESTRICTED' as const };
    const dead = await world.recordUnreadable(...world.assetEvent(id, registered));
    await world.calibrate('c-below', 'scale', '2024-09-01', [id]);
    const path = `/v1/certificates/c-below/trace?waitFor=${world.head}`;
    const named = async (who: Who): Promise<boolean> => {
      const answer = await query.get(path, who);
      expect(answer.status).toBe(200);
      return answer.body.includes(id);
    };
    for (const who of Object.values(NOT_CLEARED)) expect([who, await named(who)]).toEqual([who, false]);
    await world.replay(dead);
    const isOpen = async (): Promise<boolean> =>
      (await query.get(path, NOT_CLEARED.owner)).json<{ completeness: { complete: boolean } }>().completeness
        .complete;
    await until(isOpen);
    expect(await named(NOT_CLEARED.owner as Who)).toBe(true);
    expect(await named(NOT_CLEARED.regulator as Who)).toBe(false);
  });
});

describe('a restricted asset that is called like a field of an answer', () => {
  it('renames none of them', async () => {
    const { world } = query;
    const shape = async (path: string): Promise<string[]> => {
      const answer = await query.get(`${path}?waitFor=${world.head}`, NOT_CLEARED.regulator);
      expect(answer.status).toBe(200);
      const { certificates = {}, ...fields } = answer.json<{ certificates?: object }>();
      return [...Object.keys(fields), ...Object.values(certificates).flatMap((each) => Object.keys(each))];
    };
    const paths = ['/v1/assets', '/v1/certificates/c-scale/trace'];
    const before = await Promise.all(paths.map(shape));
    for (const id of ['items', 'verdict', 'links', 'certificates', 'assetName', 'tier', 'next']) {
      await world.asset(id, { owner: `${CANARY}-owner`, visibility: 'RESTRICTED' }, `${CANARY}-issuer`);
      await world.calibrate(id, id, '2024-03-01', ['kilogram'], { issuer: `${CANARY}-issuer` });
    }
    expect(await Promise.all(paths.map(shape))).toEqual(before);
  });
});
