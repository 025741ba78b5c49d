// Goal: every cell of the access matrix, role by route by record, is what the running service answers.
// Method: a small world with a record for each relation; expected relations are stated by hand (testing/matrix-world),
// what follows is read from the matrix, and each cell is asked over HTTP of real tables. A record that is not read is
// answered byte for byte as an id that nobody knows.
import {
  matrixWorld,
  PERFORMED,
  READERS,
  TO_ASSETS,
  TO_CERTIFICATES,
  TO_ORGANIZATIONS,
  type Who,
} from '../testing/matrix-world';
import { startQueryApp, type Answer, type QueryApp } from '../testing/query-app';
import { ACCESS_MATRIX, levelOf, type AccessRow, type Relation } from './access-matrix';

let query: QueryApp;

beforeAll(async () => {
  query = await startQueryApp({ before: matrixWorld });
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
      expect(cells).toHaveLength(84);
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
  const ledgerOf = (who: Who, filter = ''): Promise<string[]> => listOf('assets', who, filter);

  const listOf = async (list: string, who: Who, filter = ''): Promise<string[]> => {
    const ids: string[] = [];
    let cursor = '';
    do {
      const page = (await query.get(`/v1/${list}?limit=1${filter}${cursor}`, who)).json<{
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

  /** By hand, what each list of the world above is to somebody; what follows of relations is in the matrix. */
  const CERTIFICATES = ['arms', 'lapsed', 'mine', 'public', 'secret', 'theirs', 'trusted', 'upstream'];
  const OF_LAB_A = ['kilogram', ...CERTIFICATES].map((asset) => `c-${asset}`).toSorted();
  const without = (...ids: string[]): string[] => OF_LAB_A.filter((id) => !ids.includes(id));
  it.each([
    ['issuer', OF_LAB_A],
    ['stranger', ['c-trusted']],
    ['owner', ['c-lapsed', 'c-mine', 'c-secret', 'c-trusted']],
    ['rival', ['c-theirs']],
    ['shanghai', without('c-arms', 'c-secret')],
    ['cleared', without('c-arms')],
    ['nowhere', ['c-kilogram', 'c-public']],
    ['defence', without('c-secret')],
    ['admin', OF_LAB_A],
  ] as const)('of certificates is what %s reads, the newest first', async (name, expected) => {
    const found = await listOf('certificates', READERS[name] as Who);
    expect(found.toSorted()).toEqual(expected);
    const days = found.map((id) => PERFORMED[id] ?? '');
    expect(days).toEqual(days.toSorted().toReversed());
  });

  it.each([
    ['issuer', ['ent-c', 'lab-a']],
    ['stranger', ['lab-b']],
    ['owner', ['ent-a']],
    ['shanghai', ['clr', 'ent-a', 'gd', 'inst', 'lab-a', 'lab-b', 'sh']],
    ['guangdong', ['clr', 'ent-b', 'ent-c', 'gd', 'inst', 'lab-a', 'lab-b', 'sh']],
    ['nowhere', ['clr', 'gd', 'inst', 'lab-a', 'lab-b', 'sh']],
    ['defence', ['army', 'clr', 'def', 'ent-a', 'ent-b', 'ent-c', 'gd', 'inst', 'lab-a', 'lab-b', 'sh']],
  ] as const)('of organizations is what %s reads', async (name, expected) => {
    expect(await listOf('organizations', READERS[name] as Who)).toEqual(expected);
  });

  it.each([
    ['owner', ['case-secret', 'case-mine']],
    ['rival', ['case-theirs']],
    ['issuer', []],
    ['shanghai', ['case-mine']],
    ['guangdong', ['case-theirs', 'case-upstream']],
    ['cleared', ['case-secret', 'case-mine']],
    ['admin', ['case-theirs', 'case-upstream', 'case-secret', 'case-mine']],
  ] as const)('of impact cases is what %s reads, the last opened first', async (name, expected) => {
    expect(await listOf('impact-cases', READERS[name] as Who)).toEqual(expected);
  });

  it('tells by no filter that something hidden or foreign is there', async () => {
    const others = READERS as { rival: Who; shanghai: Who };
    for (const filter of ['&asset=secret', '&number=No-c-secret', '&issuer=lab-a&asset=mine'])
      expect(await listOf('certificates', others.rival, filter)).toEqual([]);
    expect(await listOf('certificates', others.shanghai, '&asset=secret')).toEqual([]);
    expect(await listOf('organizations', others.shanghai, '&query=army')).toEqual([]);
    expect(await listOf('impact-cases', others.shanghai, '&asset=secret')).toEqual([]);
  });

  it('of assets tells by no filter that something hidden or foreign is there', async () => {
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
