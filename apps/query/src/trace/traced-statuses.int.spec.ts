// Goal: the certificates of a trace tell their state where it is asked for, as records tell it, to those who may know,
// and nothing is judged where it is not. Method: a chain through certificates of several owners in real tables, and one
// wide chain at the limit, asked through the whole app.
import { type StatusReply, TRACED_STATUS_LINKS_MAX, TRACED_STATUSES_MAX } from '@suyuan/contract';
import { HANDLE_PREFIX } from '../access/handles';
import { StatusJudge } from '../status/status-judge';
import { startQueryApp, type QueryApp } from '../testing/query-app';
import { massResult, reference } from '../testing/world';
import type { TraceAnswer } from './trace.answer';

type Caller = Parameters<QueryApp['get']>[1];
const REGULATOR: Caller = { role: 'regulator' };
const OWNER: Caller = { role: 'enterprise', organization: 'ent-a' };
const LAB: Caller = { role: 'lab', organization: 'lab-a' };

const PLATE = { manufacturer: 'Maker', model: 'M', serialNumber: 'SN-late' };
/** With the start and the primary standard, as many certificates as tell their state. */
const STANDARDS = Array.from({ length: TRACED_STATUSES_MAX - 2 }, (_, index) => `s${1_000 + index}`);

/** One on top of the other, the start first, and the primary standard above them all. */
const DEEP = Array.from({ length: 250 }, (_, index) => `d${index}`);

let query: QueryApp;
let beforeIsolation: number;

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      for (const id of ['lab-a', 'lab-b', 'ent-a', 'army']) await world.organization(id);
      await world.primary('m0', 'c-m0', '2020-01-10');
      await world.asset('m1', { owner: 'lab-b' }, 'lab-b');
      await world.calibrate('c-m1', 'm1', '2025-12-01', ['m0'], {
        issuer: 'lab-b',
        validUntil: '2027-11-30',
      });
      await world.asset('secret', { owner: 'army', visibility: 'RESTRICTED' }, 'lab-b');
      await world.calibrate('c-secret', 'secret', '2025-12-02', ['m0'], { issuer: 'lab-b' });
      await world.calibrate('c-late', PLATE, '2025-12-03', ['m0']);
      await world.asset('scale', { tier: 'WORKING', owner: 'ent-a' });
      const cited = reference('x', {
        asset: PLATE,
        certificate: { issuer: 'lab-a', number: 'No-c-late' },
      } as never);
      const [result] = [massResult(['m1', 'secret'])];
      const results = [{ ...result, references: [...result.references, cited] }];
      await world.calibrate('c-scale', 'scale', '2026-06-01', [], { results });
      beforeIsolation = world.head;
      await world.lifecycle('m1', 'ISOLATED', '2026-11-01');
      await world.asset('late', { owner: 'army', visibility: 'RESTRICTED' }, null);
      await world.recordAll(
        STANDARDS.concat('s-more').flatMap((id) => [
          world.assetEvent(id),
          world.calibrationEvent(`c-${id}`, id, '2025-12-01', ['m0']),
        ]),
      );
      const deep = DEEP.map((id, index) => [id, DEEP[index + 1] ?? 'm0'] as const).toReversed();
      await world.recordAll(
        deep.flatMap(([id, above]) => [
          world.assetEvent(id),
          world.calibrationEvent(`c-${id}`, id, '2025-12-01', [above]),
        ]),
      );
      for (const id of ['full', 'more', 'guarded']) await world.asset(id);
      await world.calibrate('c-full', 'full', '2026-01-01', STANDARDS);
      await world.calibrate('c-more', 'more', '2026-01-01', [...STANDARDS, 's-more']);
      await world.calibrate('c-guarded', 'guarded', '2026-01-01', ['secret', ...STANDARDS]);
    },
  });
}, 120_000);
afterAll(() => query.close());

const trace = async (path: string, caller: Caller): Promise<TraceAnswer> => {
  const answer = await query.get(path, caller);
  expect(answer.status).toBe(200);
  return answer.json<TraceAnswer>();
};

const recorded = async (certificate: string, caller: Caller): Promise<StatusReply | null> => {
  const answer = await query.get(`/v1/certificates/${certificate}`, caller);
  expect(answer.status).toBe(200);
  return answer.json<{ status: StatusReply | null }>().status;
};

const CHAINS = ['/v1/certificates/c-scale/trace?', '/v1/assets/scale/trace?on=2026-07-01&'];

describe.each(CHAINS)('the certificates of %s', (path) => {
  it('tell a regulator what their records tell, and nothing of what is hidden', async () => {
    const { certificates } = await trace(`${path}status=true`, REGULATOR);
    const named = Object.keys(certificates).filter((id) => !id.startsWith(HANDLE_PREFIX));
    expect(named.toSorted()).toEqual(['c-m0', 'c-m1', 'c-scale']);
    expect(Object.keys(certificates)).toHaveLength(5);
    for (const [id, { status }] of Object.entries(certificates)) {
      expect({ id, status }).toEqual({
        id,
        status: named.includes(id) ? await recorded(id, REGULATOR) : null,
      });
    }
    expect(certificates['c-m1']?.status).toMatchObject({
      state: 'SUSPENDED',
      reason: { code: 'ASSET_ISOLATED' },
      link: '/v1/assets/m1',
    });
  });

  it('tell an owner its own, of public standards the state alone, and of others nothing', async () => {
    const { certificates } = await trace(`${path}status=true`, OWNER);
    expect(certificates['c-scale']?.status).toEqual(await recorded('c-scale', OWNER));
    expect(certificates['c-scale']?.status).not.toBeNull();
    const ofPrimary = await recorded('c-m0', REGULATOR);
    expect(certificates['c-m0']?.status).toEqual({ ...(ofPrimary as object), reason: null, link: null });
    const others = Object.entries(certificates).filter(([id]) => !['c-scale', 'c-m0'].includes(id));
    expect(others.map(([, { status }]) => status)).toEqual([null, null, null]);
  });

  it('tell whoever issued one what its record tells, unless it is hidden', async () => {
    const { certificates } = await trace(`${path}status=true`, LAB);
    expect(certificates['c-scale']?.status).toEqual(await recorded('c-scale', LAB));
    expect(certificates['c-late']?.status).toBeNull();
    expect(certificates['c-m1']?.status).toBeNull();
  });

  it('tell it as of now, whatever position the trace is as known at', async () => {
    const { certificates } = await trace(`${path}status=true&knownAt=${beforeIsolation}`, REGULATOR);
    expect(certificates['c-m1']?.status?.state).toBe('SUSPENDED');
    // Then nobody knew that it is of a restricted asset.
    const hidden = Object.entries(certificates).filter(([id]) => id.startsWith(HANDLE_PREFIX));
    expect(hidden.map(([, { status }]) => status)).toEqual([null, null]);
  });

  it('tell nothing, and nothing is judged, where it is not asked for', async () => {
    const judged = jest.spyOn(query.app.get(StatusJudge, { strict: false }), 'ofCertificate');
    try {
      const plain = await query.get(path.slice(0, -1), REGULATOR);
      expect((await query.get(`${path}status=false`, REGULATOR)).body).toBe(plain.body);
      for (const certificate of Object.values(plain.json<TraceAnswer>().certificates))
        expect(certificate).not.toHaveProperty('status');
      expect(judged).not.toHaveBeenCalled();
      const asked = await query.get(`${path}status=true`, REGULATOR);
      expect(judged).toHaveBeenCalledTimes(3);
      const answer = asked.json<TraceAnswer>();
      for (const certificate of Object.values(answer.certificates)) delete certificate.status;
      expect(answer).toEqual(plain.json());
    } finally {
      judged.mockRestore();
    }
  });

  it.each(['', '1', 'TRUE', 'yes'])('refuse status=%s', async (status) => {
    const answer = await query.get(`${path}status=${status}`, REGULATOR);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ errors: [{ code: 'NOT_IN_LIST', pointer: '/status' }] });
  });
});

describe('a long chain', () => {
  const told = async (start: string): Promise<{ all: string[]; without: string[] }> => {
    const { certificates } = await trace(`/v1/certificates/${start}/trace?status=true`, REGULATOR);
    const all = Object.keys(certificates);
    return { all, without: all.filter((id) => certificates[id]?.status === null) };
  };

  it('tells the state of all where there are as many as the limit', async () => {
    const { all, without } = await told('c-full');
    expect(all).toHaveLength(TRACED_STATUSES_MAX);
    expect(without).toEqual([]);
  });

  it('tells of one more nothing: of the one farthest from the start', async () => {
    const { all, without } = await told('c-more');
    expect(all).toHaveLength(TRACED_STATUSES_MAX + 1);
    expect(without).toEqual([all.at(-1)]);
    expect(without).toEqual(['c-m0']);
  });

  it('tells of those nearest the start where many stand above each', async () => {
    const { all, without } = await told('c-d0');
    expect(all).toEqual([...DEEP.map((id) => `c-${id}`), 'c-m0']);
    const last = all.length - without.length - 1;
    expect(without).toEqual(all.slice(last + 1));
    // Above the one at a place stand as many links as certificates; those of the start do not count.
    const links = (to: number): number =>
      all.slice(1, to + 1).reduce((sum, _, index) => sum + DEEP.length - 1 - index, 0);
    expect(links(last)).toBeLessThanOrEqual(TRACED_STATUS_LINKS_MAX);
    expect(links(last + 1)).toBeGreaterThan(TRACED_STATUS_LINKS_MAX);
  });

  it('does not count what is hidden, so that where it ends tells nothing of that', async () => {
    const { all, without } = await told('c-guarded');
    expect(all).toHaveLength(TRACED_STATUSES_MAX + 1);
    expect(without).toEqual([expect.stringMatching(`^${HANDLE_PREFIX}`)]);
  });
});
