// Goal: one state in every answer that shows an asset or a certificate; a page of states costs no more statements than
// one; the ledger is narrowed and counted by states that follow events and the calendar. Method: a small world on real
// tables, asked through the whole app; statements are counted where they leave it.
import type { StatusReply } from '@suyuan/contract';
import { ReadModel } from '@suyuan/read-model';
import { DataSource } from 'typeorm';
import { until } from '../../../../test/support/until';
import { startQueryApp, TODAY, type QueryApp } from '../testing/query-app';
import { StatusJudge } from './status-judge';
import { StatusKeeper } from './status-keeper';

const USAGE = { compulsory: false, purpose: null, mode: null, intervalMonths: 12, serviceLifeMonths: null };
const SCALES = Array.from({ length: 60 }, (_, index) => `scale-${String(index).padStart(2, '0')}`);

let query: QueryApp;

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.organization('lab-a');
      await world.organization('ent-a');
      await world.primary('m0', 'm0-c', '2020-01-10');
      await world.asset('m1', { owner: 'lab-a' });
      await world.calibrate('m1-c', 'm1', '2025-12-01', ['m0'], { validUntil: '2027-11-30' });
      for (const id of SCALES) {
        await world.asset(id, { owner: 'ent-a', tier: 'WORKING', usage: USAGE });
        await world.calibrate(`c-${id}`, id, '2026-01-10', ['m1']);
      }
    },
  });
});
afterAll(() => query.close());

interface Listed {
  items: { id: string; status: StatusReply }[];
  next: string | null;
  states: { asOf: { position: number; on: string } | null; counts: Record<string, number> } | null;
}

const list = async (parameters: string): Promise<Listed> => {
  const answer = await query.get(`/v1/assets?limit=50&${parameters}&waitFor=${query.world.head}`);
  expect(answer.status).toBe(200);
  return answer.json<Listed>();
};

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const spy = jest.spyOn(DataSource.prototype, 'query');
  try {
    await work();
    return spy.mock.calls.length;
  } finally {
    spy.mockRestore();
  }
}

/** Steps until everything recorded and every turn is in the states; the process itself steps beside it. */
async function keepUp(): Promise<void> {
  const keeper = query.app.get(StatusKeeper, { strict: false });
  const { today } = query.app.get(StatusJudge, { strict: false });
  const readModel = query.app.get(ReadModel, { strict: false });
  await query.get(`/v1/assets?limit=1&waitFor=${query.world.head}`);
  await until(async () => {
    const { position, judgedOn, sweepAfter, epoch } = await readModel.statusProgress();
    const isThere = position === query.world.head && judgedOn === today && sweepAfter === null;
    if (isThere && epoch === (await readModel.tableProgress()).epoch) return true;
    await keeper.step();
    return false;
  }, 'the states catch up');
}

describe('a page of the ledger', () => {
  it('of fifty states costs no more statements than one of two, cold or warm', async () => {
    const judge = query.app.get(StatusJudge, { strict: false });
    const knownAt = query.world.head;
    await list('query=m0');
    const few = await statementsOf(() => judge.ofAssets(SCALES.slice(0, 2), knownAt));
    const many = await statementsOf(() => judge.ofAssets(SCALES.slice(2, 52), knownAt));
    expect(few).toBeGreaterThan(0);
    expect(many).toBeLessThanOrEqual(few + 2);
    const page = await statementsOf(() => list('owner=ent-a'));
    // Among them what the process looks at by itself meanwhile.
    expect(page).toBeLessThan(50);
  });

  it('tells of each the state, since when, until when and where it comes from', async () => {
    const { items, states } = await list('owner=ent-a');
    expect(items).toHaveLength(50);
    expect(states).toBeNull();
    expect(items[0]).toMatchObject({
      id: 'scale-00',
      due: '2027-01-09',
      status: {
        state: 'VALID',
        word: { zh: '有效' },
        since: '2026-01-10',
        until: '2026-12-10',
        reason: null,
        link: '/v1/certificates/c-scale-00',
        due: '2027-01-09',
      },
    });
  });
});

describe('records', () => {
  it('tell the same state of an asset, of its certificate and in lists of certificates', async () => {
    const asset = (await query.get('/v1/assets/scale-01')).json<{ status: StatusReply }>();
    const certificate = (await query.get('/v1/certificates/c-scale-01')).json<{ status: StatusReply }>();
    const listed = (await query.get('/v1/assets/scale-01/certificates')).json<{
      items: { status: StatusReply }[];
    }>();
    expect(asset.status.state).toBe('VALID');
    expect(certificate.status).toEqual(asset.status);
    expect(listed.items.map(({ status }) => status)).toEqual([asset.status]);
  });

  it('link a reason to what it speaks of', async () => {
    const validity = await query.get('/v1/assets/scale-01/validity?on=2028-01-01');
    expect(validity.json()).toMatchObject({
      reasons: [{ code: 'CERT_EXPIRED', link: '/v1/certificates/c-scale-01' }],
    });
  });
});

describe('the projection of states', () => {
  it('is filled, narrows and counts, and says how old it is', async () => {
    await keepUp();
    const valid = await list('state=VALID&owner=ent-a');
    expect(valid.items).toHaveLength(50);
    expect(valid.states).toEqual({
      asOf: { position: query.world.head, on: TODAY },
      counts: { VALID: SCALES.length },
    });
    expect((await list('state=EXPIRED')).items).toEqual([]);
    expect((await query.get('/v1/assets?state=FINE')).status).toBe(400);
  });

  it('follows what an event reaches, and nothing else', async () => {
    const { world } = query;
    await world.lifecycle('scale-05', 'ISOLATED', '2026-11-01');
    await keepUp();
    expect((await list('state=SUSPENDED')).items.map(({ id }) => id)).toEqual(['scale-05']);
    // What they were measured with had been isolated.
    await world.lifecycle('m1', 'ISOLATED', '2025-12-15');
    await keepUp();
    expect((await list('state=NOT_TRACEABLE')).states?.counts).toMatchObject({
      NOT_TRACEABLE: SCALES.length - 1,
    });
    await world.lifecycle('m1', 'RETURNED', '2025-12-16');
    await keepUp();
    expect((await list('state=VALID&owner=ent-a')).states?.counts).toMatchObject({
      VALID: SCALES.length - 1,
    });
  });

  it('does not count as well what could not be applied, and judges again what a replay brings', async () => {
    const { world } = query;
    const dead = await world.recordUnreadable(...world.lifecycleEvent('scale-07', 'ISOLATED', '2026-11-02'));
    await keepUp();
    expect((await list('state=CANNOT_SAY')).items.map(({ id }) => id)).toEqual(['scale-07']);
    await world.replay(dead);
    await keepUp();
    const suspended = await list('state=SUSPENDED');
    expect(suspended.items.map(({ id }) => id)).toEqual(['scale-05', 'scale-07']);
    await world.lifecycle('scale-07', 'RETURNED', '2026-11-03');
    await keepUp();
  });

  it('judges an asset again whose owner admits a certificate by citing it', async () => {
    const { world } = query;
    const lab = {
      id: 'stranger',
      name: { en: 'S' },
      kinds: ['LABORATORY' as const],
      uscc: null,
      region: '310000',
    };
    await world.record('laboratory-stranger', { type: 'OrganizationRegistered', data: lab });
    await world.asset('own-1', { owner: 'lab-a' });
    await world.asset('own-2', { owner: 'lab-a' });
    await world.calibrate('own-1-c', 'own-1', '2026-10-01', ['m0'], { issuer: 'stranger' });
    await keepUp();
    expect((await list('state=NOT_CALIBRATED')).items.map(({ id }) => id)).toEqual(['own-1', 'own-2']);
    const [stream, event] = world.calibrationEvent('own-2-c', 'own-2', '2026-10-05', ['own-1']);
    if (event.type !== 'CalibrationRecorded') throw new Error('no calibration');
    const [reference] = event.data.results[0]?.references ?? [];
    Object.assign(reference as object, { certificate: { issuer: 'stranger', number: 'No-own-1-c' } });
    await world.record(stream, event);
    await keepUp();
    expect((await list('state=NOT_CALIBRATED')).items).toEqual([]);
  });

  it('turns with the days', async () => {
    query.clock.set(new Date('2026-12-10T04:00:00Z'));
    await keepUp();
    const soon = await list('state=DUE_SOON&owner=ent-a');
    expect(soon.states).toMatchObject({
      asOf: { on: '2026-12-10' },
      counts: { DUE_SOON: SCALES.length - 1 },
    });
    query.clock.set(new Date('2027-01-10T04:00:00Z'));
    await keepUp();
    expect((await list('state=EXPIRED&owner=ent-a')).states?.counts).toMatchObject({
      EXPIRED: SCALES.length - 1,
    });
    expect((await list('state=SUSPENDED')).items.map(({ id }) => id)).toEqual(['scale-05']);
  });
});
