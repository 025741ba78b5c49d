// Goal: what was asked once costs nothing until something changes that it rests on, and what changes behind the stream's
// back (a replay, a rebuild, a copy put back) is seen by processes that run. Method: the statements of real tables
// counted; events set aside and replayed as the projector does it.
import { until, untilItPasses } from '../../../../test/support/until';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { startQueryApp, type QueryApp } from '../testing/query-app';
import { watchStatements } from '../testing/statements';
import { TraceJudge } from './trace-judge';

let query: QueryApp;
let statements: string[];

beforeEach(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.organization('lab-a');
      await world.organization('lab-b');
      await world.primary('m0', 'c-m0', '2020-01-10');
      await world.asset('m1');
      await world.calibrate('c-m1', 'm1', '2021-03-01', ['m0']);
      await world.asset('scale', { tier: 'WORKING' });
      await world.calibrate('c-scale', 'scale', '2021-06-01', ['m1']);
    },
  });
  statements = watchStatements(query);
});

afterEach(() => query.close());

interface Told {
  verdict: string;
  links: { to: string | null }[];
  gaps: { code: string }[];
  question: { knownAt: number };
  completeness: { complete: boolean; limit: string | null };
}

const TRACE = '/v1/assets/scale/trace?on=2030-01-01';

const ask = async (path: string): Promise<Told> => {
  const separator = path.includes('?') ? '&' : '?';
  const answer = await query.get(`${path}${separator}waitFor=${query.world.head}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json<Told>();
};

/** What an answer cost: statements, and judgements. */
async function costOf(path: string): Promise<{ told: Told; statements: string[]; judged: number }> {
  const judge = query.app.get(TraceJudge) as unknown as { judgeAnew: () => Promise<unknown> };
  const spy = jest.spyOn(judge, 'judgeAnew');
  // Until the tables are seen: the poll that finds them is no part of it.
  await query.app.get(Visibility).waitUntil(query.world.head);
  statements.length = 0;
  const told = await ask(path);
  const judged = spy.mock.calls.length;
  spy.mockRestore();
  return { told, statements: [...statements], judged };
}

/** The answer in which what was done is seen: the tables are looked at several times a second. */
async function seenIn(path: string, seen: (told: Told) => boolean): Promise<Told> {
  return untilItPasses(async () => {
    const answer = await query.get(path);
    const told = answer.json<Told>();
    if (answer.status !== 200 || !seen(told)) throw new Error(`${path} says ${answer.body.slice(0, 2_000)}`);
    return told;
  });
}

describe('a trace that was asked before', () => {
  it('costs neither a statement nor a judgement after a write that it does not rest on', async () => {
    const { world } = query;
    await ask(TRACE);
    expect(await costOf(TRACE)).toMatchObject({ statements: [], judged: 0 });
    await world.asset('other');
    await world.calibrate('c-other', 'other', '2022-01-01', ['m1'], { issuer: 'lab-b' });
    await world.lifecycle('other', 'ADJUSTED', '2022-02-02');
    await world.organization('lab-c');
    const { told, ...cost } = await costOf(TRACE);
    expect(cost).toEqual({ statements: [], judged: 0 });
    expect(told.question.knownAt).toBe(world.head);
  });

  it('is judged again when its issuer certifies on a day of its chain, and not on another day', async () => {
    const { world } = query;
    await ask(TRACE);
    await world.calibrate('c-day', 'm1', '2019-12-12', ['m0']);
    expect((await costOf(TRACE)).judged).toBe(0);
    await world.asset('same-day');
    await world.calibrate('c-same', 'same-day', '2021-06-01', ['m1']);
    expect((await costOf(TRACE)).judged).toBe(1);
    expect((await costOf(TRACE)).judged).toBe(0);
  });

  it.each([
    ['its issuer', 'scope of another quantity'],
    ['a method', 'a method is published'],
    ['an asset of it', 'its reference is isolated'],
  ])('is judged again after a change of %s', async (_, what) => {
    const { world } = query;
    await ask(TRACE);
    const day = { validFrom: '2016-01-01', validTo: null };
    if (what.startsWith('scope')) {
      const data = { id: 's2', organization: 'lab-a', authority: 'CNAS', number: 'L2', lines: [], ...day };
      await world.record('laboratory-lab-a', { type: 'ScopeGranted', data: data as never });
    } else if (what.startsWith('a method')) {
      const data = { id: 'JJG 1-2020', title: { zh: '规程' }, ...day, replacedBy: null, ratio: null };
      const more = { environment: null, observationsMin: null, recordsEnvironment: null, source: null };
      await world.record('method-JJG 1-2020', { type: 'MethodPublished', data: { ...data, ...more } });
    } else {
      await world.lifecycle('m1', 'ISOLATED', '2021-05-01');
    }
    const { judged, told, statements: read } = await costOf(TRACE);
    expect(judged).toBe(1);
    // Only what changed is read again.
    expect(read).toHaveLength(1);
    expect(told.gaps.map(({ code }) => code)).toEqual(what.startsWith('its') ? ['REFERENCE_ISOLATED'] : []);
  });
});

describe('an event that was set aside', () => {
  it('of a stream that an answer rests on leaves the verdict open until it is replayed', async () => {
    const { world } = query;
    const before = world.head;
    expect(await ask(TRACE)).toMatchObject({ verdict: 'TRACEABLE', completeness: { complete: true } });
    const validity = '/v1/assets/m1/validity?on=2022-01-01';
    expect(await ask(validity)).toMatchObject({ verdict: 'VALID_WITH_REMARKS' });
    const dead = await world.recordUnreadable(...world.lifecycleEvent('m1', 'ISOLATED', '2021-05-01'));
    // Parked behind it.
    await world.lifecycle('m1', 'RETURNED', '2021-07-01');
    const open = { complete: false, limit: 'EVENTS_SET_ASIDE' };
    expect(await ask(TRACE)).toMatchObject({ verdict: 'CANNOT_SAY', completeness: open });
    expect(await ask(validity)).toMatchObject({ verdict: 'UNDETERMINED', completeness: open });
    expect(await ask('/v1/assets/m1')).toMatchObject({ completeness: open });
    expect(await ask('/v1/assets/m0/impact')).toMatchObject({ completeness: open });
    // As known before it, and of others, everything is as it was.
    expect(await ask(`${TRACE}&knownAt=${before}`)).toMatchObject({ verdict: 'TRACEABLE' });
    expect(await ask('/v1/certificates/c-m0/trace')).toMatchObject({
      verdict: 'TRACEABLE',
      completeness: { complete: true },
    });
    await world.replay(dead);
    const told = await seenIn(TRACE, ({ completeness }) => completeness.complete);
    expect(told).toMatchObject({ verdict: 'NOT_TRACEABLE', gaps: [{ code: 'REFERENCE_ISOLATED' }] });
    // Isolated and returned: what was parked is seen as well.
    expect(await ask(validity)).toMatchObject({
      verdict: 'VALID_WITH_REMARKS',
      completeness: { complete: true },
    });
  });

  it('of a certificate nobody knows makes no answer complete, and is walked once it is replayed', async () => {
    const { world } = query;
    await ask(TRACE);
    const event = world.calibrationEvent('c-newer', 'scale', '2022-06-01', ['m0']);
    const dead = await world.recordUnreadable(...event);
    expect(await ask(TRACE)).toMatchObject({
      verdict: 'TRACEABLE',
      start: 'c-scale',
      completeness: { complete: false, limit: 'EVENTS_SET_ASIDE' },
    });
    await world.replay(dead);
    const told = await seenIn(TRACE, ({ completeness }) => completeness.complete);
    expect(told).toMatchObject({ verdict: 'TRACEABLE', start: 'c-newer' });
    expect(told.links.map(({ to }) => to)).toEqual(['c-m0']);
    expect(await ask('/v1/assets/scale/certificates')).toMatchObject({
      items: [{ id: 'c-newer' }, { id: 'c-scale' }],
      completeness: { complete: true },
    });
  });

  it('is told in a figure', async () => {
    const { world } = query;
    await world.recordUnreadable(...world.assetEvent('never'));
    await query.app.get(Visibility).waitUntil(world.head);
    const metrics = await query.get('/metrics', { role: 'admin' });
    expect(metrics.body).toMatch(/suyuan_query_set_aside_streams\{[^}]*\} 1\n/);
  });
});

describe('tables that are rebuilt', () => {
  it('are not asked until they are where they were, and then everything is read again', async () => {
    const { world, readModel } = query;
    const before = await ask(TRACE);
    await readModel.clear();
    const isDown = async (): Promise<boolean> =>
      (await query.get('/readyz', { role: null })).body.includes('"tables":"down"');
    await until(isDown);
    expect((await query.get(TRACE)).json()).toMatchObject({ status: 503, code: 'READ_MODEL_UNAVAILABLE' });
    expect((await query.get('/readyz', { role: null })).json()).toMatchObject({ checks: { tables: 'down' } });
    await world.applyAgain();
    const after = await seenIn(TRACE, () => true);
    expect(after).toEqual(before);
    expect((await query.get('/readyz', { role: null })).json()).toMatchObject({ checks: { tables: 'up' } });
    await world.lifecycle('m1', 'ISOLATED', '2021-05-01');
    expect(await ask(TRACE)).toMatchObject({ verdict: 'NOT_TRACEABLE' });
  });

  it('put back from a copy are read again', async () => {
    const { readModel } = query;
    await ask(TRACE);
    const { epoch } = query.app.get(GraphKeeper);
    await readModel.raiseEpochAfterRestore();
    await until(() => query.app.get(GraphKeeper).epoch > epoch);
    const { statements: read, judged } = await costOf(TRACE);
    expect(judged).toBe(1);
    expect(read.length).toBeGreaterThan(3);
  });
});
