// Goal: every cell of the access matrix, role by route by record, is what the running service answers.
// Method: a small world with a record for each relation; expected relations are stated here by hand, what follows is
// read from the matrix, and each cell is asked over HTTP of real tables. A record that is not read is answered byte for
// byte as an id that nobody knows.
import type { AssetRegistered, OrganizationRegistered } from '@suyuan/domain';
import type { Role } from '@suyuan/platform';
import { startQueryApp, type Answer, type QueryApp } from '../testing/query-app';
import type { World } from '../testing/world';
import { ACCESS_MATRIX, levelOf, type AccessRow, type Relation } from './access-matrix';

type Who = { role: Role; organization?: string };
type Asset = Partial<AssetRegistered['data']> & { owner: string };

const READERS: Record<string, Who> = {
  issuer: { role: 'lab', organization: 'lab-a' },
  stranger: { role: 'lab', organization: 'lab-b' },
  owner: { role: 'enterprise', organization: 'ent-a' },
  rival: { role: 'enterprise', organization: 'ent-b' },
  shanghai: { role: 'inspector', organization: 'sh' },
  guangdong: { role: 'regulator', organization: 'gd' },
  cleared: { role: 'inspector', organization: 'clr' },
  national: { role: 'inspector' },
  defence: { role: 'regulator', organization: 'def' },
  nowhere: { role: 'regulator', organization: 'not-registered' },
  admin: { role: 'admin' },
};

const ASSETS: Record<string, Asset> = {
  mine: { owner: 'ent-a', tier: 'WORKING', region: '310115' },
  trusted: { owner: 'ent-a', tier: 'WORKING', region: '310115' },
  lapsed: { owner: 'ent-a', tier: 'WORKING', region: '310115' },
  theirs: { owner: 'ent-b', tier: 'WORKING', region: '440300' },
  public: { owner: 'inst', tier: 'PUBLIC', region: '440100' },
  upstream: { owner: 'inst', tier: 'WORKING_STANDARD', region: '440100' },
  secret: { owner: 'ent-a', tier: 'WORKING', region: '310115', visibility: 'RESTRICTED' },
  arms: { owner: 'army', tier: 'WORKING', region: '310115', system: 'DEFENCE' },
};

/** Relations to assets; a reader that is left out is FOREIGN. `*`: the others. */
const TO_ASSETS: Record<string, Record<string, Relation>> = {
  mine: {
    owner: 'OWN',
    issuer: 'ISSUED',
    shanghai: 'IN_REGION',
    cleared: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  trusted: {
    owner: 'OWN',
    stranger: 'ENTRUSTED',
    issuer: 'ISSUED',
    shanghai: 'IN_REGION',
    cleared: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  lapsed: {
    owner: 'OWN',
    issuer: 'ISSUED',
    shanghai: 'IN_REGION',
    cleared: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  theirs: {
    rival: 'OWN',
    issuer: 'ISSUED',
    guangdong: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  public: {
    '*': 'PUBLIC_STANDARD',
    issuer: 'ISSUED',
    guangdong: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  upstream: {
    issuer: 'ISSUED',
    guangdong: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
    shanghai: 'IN_CHAIN',
    cleared: 'IN_CHAIN',
  },
  secret: { '*': 'HIDDEN', owner: 'OWN', cleared: 'IN_REGION' },
  arms: { '*': 'HIDDEN', defence: 'IN_REGION' },
};

/** Relations to the certificates `c-<asset>`, all issued by lab-a of region 310000. */
const TO_CERTIFICATES: Record<string, Record<string, Relation>> = Object.fromEntries(
  Object.entries(TO_ASSETS).map(([asset, relations]) => {
    const hidden = relations['*'] === 'HIDDEN';
    const ofShanghai: Record<string, Relation> = hidden
      ? {}
      : { shanghai: 'IN_REGION', cleared: 'IN_REGION' };
    return [asset, { ...relations, ...ofShanghai, issuer: 'ISSUED' }];
  }),
);

const TO_ORGANIZATIONS: Record<string, Record<string, Relation>> = {
  'ent-a': {
    owner: 'OWN',
    shanghai: 'IN_REGION',
    cleared: 'IN_REGION',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  'lab-b': {
    stranger: 'OWN',
    guangdong: 'IN_REGION',
    shanghai: 'IN_CHAIN',
    cleared: 'IN_CHAIN',
    nowhere: 'IN_CHAIN',
    national: 'IN_REGION',
    defence: 'IN_REGION',
  },
  'ent-c': { issuer: 'ENTRUSTED', guangdong: 'IN_REGION', national: 'IN_REGION', defence: 'IN_REGION' },
  army: {
    '*': 'FOREIGN',
    shanghai: 'HIDDEN',
    cleared: 'HIDDEN',
    national: 'HIDDEN',
    guangdong: 'HIDDEN',
    nowhere: 'HIDDEN',
    defence: 'IN_REGION',
  },
};

async function organization(
  world: World,
  id: string,
  region: string,
  kind: OrganizationRegistered['data']['kinds'][number],
  more: Partial<OrganizationRegistered['data']> = {},
): Promise<void> {
  const data = { id, name: { zh: `名称-${id}` }, kinds: [kind], uscc: null, region, ...more };
  await world.record(`laboratory-${id}`, { type: 'OrganizationRegistered', data });
}

async function before(world: World): Promise<void> {
  await world.organization('lab-a');
  await organization(world, 'lab-b', '440300', 'LABORATORY');
  await organization(world, 'inst', '440100', 'INSTITUTE');
  await organization(world, 'ent-a', '310115', 'ENTERPRISE');
  await organization(world, 'ent-b', '440300', 'ENTERPRISE');
  await organization(world, 'ent-c', '440300', 'ENTERPRISE');
  await organization(world, 'army', '310115', 'ENTERPRISE', { system: 'DEFENCE' });
  for (const [id, region] of [
    ['sh', '310000'],
    ['clr', '310000'],
    ['gd', '440000'],
  ] as const)
    await organization(world, id, region, 'REGULATOR');
  await organization(world, 'def', '100000', 'REGULATOR', { system: 'DEFENCE' });
  const clearance = { id: 'cl-1', organization: 'clr', from: '2026-01-01', to: '2026-11-22', reason: 'case' };
  await world.record('laboratory-clr', { type: 'ClearanceGranted', data: clearance });
  const past = { id: 'cl-2', organization: 'sh', from: '2026-01-01', to: '2026-11-21', reason: 'over' };
  await world.record('laboratory-sh', { type: 'ClearanceGranted', data: past });
  const bound = { id: 'oe-1', organization: 'ent-c', laboratory: 'lab-a', from: '2026-11-22', to: null };
  await world.record('laboratory-ent-c', { type: 'OrganizationEntrusted', data: bound });
  await world.primary('kilogram', 'c-kilogram', '2020-01-01');
  for (const [id, asset] of Object.entries(ASSETS)) await world.asset(id, asset, null);
  const entrusted = (asset: string, from: string, to: string | null) =>
    world.record(`standard-${asset}`, {
      type: 'AssetEntrusted',
      data: { id: `e-${asset}`, asset, owner: 'ent-a', laboratory: 'lab-b', from, to },
    });
  await entrusted('trusted', '2026-11-22', null);
  await entrusted('lapsed', '2026-01-01', '2026-11-21');
  await world.calibrate('c-public', 'public', '2024-01-01', ['kilogram']);
  await world.calibrate('c-upstream', 'upstream', '2024-02-01', ['public']);
  for (const id of ['mine', 'trusted', 'lapsed', 'secret', 'arms'])
    await world.calibrate(`c-${id}`, id, '2024-03-01', ['upstream']);
  await world.calibrate('c-theirs', 'theirs', '2024-03-02', ['public']);
  for (const id of ['mine', 'secret', 'upstream', 'theirs']) await nonconformity(world, id);
}

async function nonconformity(world: World, asset: string): Promise<void> {
  const found = {
    id: `n-${asset}`,
    asset,
    quantity: 'mass',
    from: '2024-01-15',
    to: '2026-10-01',
    reason: 'found out',
  };
  const data = { ...found, shift: null, impactCase: `case-${asset}` };
  await world.record(`standard-${asset}`, { type: 'NonconformityFound', data });
  const { id: nonconformityId, ...rest } = found;
  await world.record(`impactcase-case-${asset}`, {
    type: 'ImpactCaseOpened',
    data: { ...rest, id: `case-${asset}`, nonconformity: nonconformityId, shift: null },
  });
}

let query: QueryApp;

beforeAll(async () => {
  query = await startQueryApp({ before });
}, 120_000);
afterAll(() => query.close());

const QUESTION: Record<string, string> = {
  'GET /v1/assets/:id/validity': '?on=2026-01-01',
  'GET /v1/assets/:id/trace': '?on=2026-01-01',
  'GET /v1/assets/:id/last-known-good': '?on=2026-01-01',
};
const pathOf = ({ route }: AccessRow, id: string): string =>
  route.replace('GET ', '').replace(':id', id) + (QUESTION[route] ?? '');

const relationOf = (relations: Record<string, Relation> | undefined, name: string): Relation =>
  name === 'admin' ? 'OWN' : (relations?.[name] ?? relations?.['*'] ?? 'FOREIGN');

/** Headers that differ between any two requests. */
const OF_ONE_REQUEST = ['x-trace-id', 'date', 'ratelimit', 'ratelimit-policy'];

/** A reply without what differs between any two requests. */
const plain = (answer: Answer): object => {
  const headers = Object.entries(answer.headers).filter(([name]) => !OF_ONE_REQUEST.includes(name));
  return { status: answer.status, headers, body: answer.body.replace(/"traceId":"[^"]*"/, '') };
};

interface Cell {
  row: AccessRow;
  id: string;
  name: string;
  relation: Relation;
}

function cellsOf(
  thing: AccessRow['thing'],
  ids: Record<string, Record<string, Relation>>,
  prefix = '',
): Cell[] {
  return ACCESS_MATRIX.filter((row) => row.thing === thing).flatMap((row) =>
    Object.entries(ids).flatMap(([id, relations]) =>
      Object.keys(READERS).map((name) => ({
        row,
        id: `${prefix}${id}`,
        name,
        relation: relationOf(relations, name),
      })),
    ),
  );
}

/** The cells that are answered otherwise than the matrix says. */
async function wrong(cells: readonly Cell[]): Promise<string[]> {
  const found: string[] = [];
  for (const { row, id, name, relation } of cells) {
    const who = READERS[name] as Who;
    const level = levelOf(row, who.role, relation);
    const path = pathOf(row, id);
    const answer = await query.get(path, who);
    const cell = `${name} asks ${path} as ${relation}: ${answer.status}`;
    if (answer.status !== (level === 'NOT_FOUND' ? 404 : 200)) found.push(cell);
    if (answer.status !== 404) continue;
    const unknown = await query.get(pathOf(row, 'x'.repeat(id.length)), who);
    if (JSON.stringify(plain(answer)) !== JSON.stringify(plain(unknown))) found.push(`${cell}, told apart`);
  }
  return found;
}

describe('every cell', () => {
  it.each(Object.keys(READERS))(
    'of assets, certificates and organizations for %s',
    async (reader) => {
      const cells = [
        ...cellsOf('ASSET', TO_ASSETS),
        ...cellsOf('CERTIFICATE', TO_CERTIFICATES, 'c-'),
        ...cellsOf('ORGANIZATION', TO_ORGANIZATIONS),
      ].filter(({ name }) => name === reader);
      expect(cells).toHaveLength(76);
      expect(await wrong(cells)).toEqual([]);
    },
    120_000,
  );

  it('of impact cases: the owner, who oversees, and whoever is affected', async () => {
    const cases: Record<string, Record<string, Relation>> = {
      // It reaches c-mine, which lab-a issued and ent-a owns, and not what ent-b owns.
      upstream: { ...TO_ASSETS.upstream, owner: 'AFFECTED', issuer: 'AFFECTED' },
      secret: TO_ASSETS.secret as Record<string, Relation>,
      theirs: { ...TO_ASSETS.theirs, issuer: 'FOREIGN' },
    };
    expect(await wrong(cellsOf('IMPACT_CASE', cases, 'case-'))).toEqual([]);
  }, 120_000);

  it('of what is open: everybody who reads, and no auditor anywhere but at the access log', async () => {
    for (const { route } of ACCESS_MATRIX) {
      const auditor = await query.get(pathOf({ route } as AccessRow, 'mine'), { role: 'auditor' });
      expect({ route, status: auditor.status }).toEqual({
        route,
        status: route === 'GET /v1/access-log' ? 200 : 403,
      });
      if (route !== 'GET /v1/access-log') continue;
      for (const who of Object.values(READERS))
        expect((await query.get('/v1/access-log', who)).status).toBe(403);
    }
  });
});

describe('a list', () => {
  const ledgerOf = async (who: Who, filter = ''): Promise<string[]> => {
    const ids: string[] = [];
    let cursor = '';
    do {
      const page = (await query.get(`/v1/assets?limit=1${filter}${cursor}`, who)).json<{
        items: { id: string }[];
        next: string | null;
      }>();
      // Filled from what is visible: a page is short only where nothing follows.
      expect(page.items.length === 1 || page.next === null).toBe(true);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    return ids;
  };

  it.each([
    ['issuer', ['kilogram', 'public']],
    ['stranger', ['kilogram', 'public', 'trusted']],
    ['owner', ['kilogram', 'lapsed', 'mine', 'public', 'secret', 'trusted']],
    ['rival', ['kilogram', 'public', 'theirs']],
    ['shanghai', ['kilogram', 'lapsed', 'mine', 'public', 'trusted']],
    ['guangdong', ['kilogram', 'public', 'theirs', 'upstream']],
    ['cleared', ['kilogram', 'lapsed', 'mine', 'public', 'secret', 'trusted']],
    ['national', ['kilogram', 'lapsed', 'mine', 'public', 'theirs', 'trusted', 'upstream']],
    ['nowhere', ['kilogram', 'public']],
    ['admin', ['arms', 'kilogram', 'lapsed', 'mine', 'public', 'secret', 'theirs', 'trusted', 'upstream']],
  ] as const)('of assets is what %s reads, page by page', async (name, expected) => {
    expect(await ledgerOf(READERS[name] as Who)).toEqual(expected);
  });

  it('tells by no filter that something hidden or foreign is there', async () => {
    const { rival, shanghai } = READERS as { rival: Who; shanghai: Who };
    expect(await ledgerOf(rival, '&owner=ent-a')).toEqual([]);
    expect(await ledgerOf(rival, '&region=310000')).toEqual(['kilogram']);
    for (const words of ['SN-secret', 'secret', 'No-c-secret'])
      expect(await ledgerOf(shanghai, `&query=${words}`)).toEqual([]);
  });

  it('shows of the standards of others what is public, and no more', async () => {
    const record = (await query.get('/v1/assets/public', READERS.rival)).json();
    expect(record).toMatchObject({
      asset: { tier: 'PUBLIC', owner: 'inst', serialNumber: null, usage: null },
    });
    const [item] = (await query.get('/v1/assets?query=public', READERS.rival)).json<{ items: object[] }>()
      .items;
    expect(item).toMatchObject({ id: 'public', serialNumber: null, manufacturer: null });
    const issued = (await query.get('/v1/assets/mine', READERS.issuer)).json();
    expect(issued).toMatchObject({
      asset: { owner: null, region: null, serialNumber: 'SN-mine' },
      history: [],
    });
  });
});
