// Goal: states are folded once and kept current by what this process appends; what is stale is never believed.
// Method: a log in memory that counts its reads; the least recently used entries must give way.
import { laboratoryStream, type LaboratoryState } from '@suyuan/domain';
import { MemoryEventLog, type StoredEvent } from '@suyuan/event-log';
import { FixedClock } from '@suyuan/platform';
import { calibration, laboratory, scale } from '../testing/bodies';
import { IntakeHarness, NOW } from '../testing/intake-harness';
import { StateStore } from './state-reader';

class CountingLog extends MemoryEventLog {
  reads = 0;

  override readStreams(streams: string[]): Promise<Map<string, StoredEvent[]>> {
    this.reads += 1;
    return super.readStreams(streams);
  }

  override findClaims(keys: string[]): Promise<Map<string, string>> {
    this.reads += 1;
    return super.findClaims(keys);
  }
}

const ACTOR = { subject: 't', role: 'admin', organization: null };
const registered = {
  type: 'OrganizationRegistered' as const,
  data: { id: 'lab', name: { en: 'Lab' }, kinds: ['LABORATORY' as const], uscc: null, region: '110000' },
};
const granted = {
  type: 'ScopeGranted' as const,
  data: {
    id: 's',
    organization: 'lab',
    authority: 'CNAS',
    number: '1',
    validFrom: '2020-01-01',
    validTo: null,
    lines: [],
    basis: null,
  },
};
const stream = laboratoryStream('lab');

async function append(
  log: MemoryEventLog,
  expectedVersion: number,
  ...events: { type: string; data: unknown }[]
) {
  const write = events.map((event) => ({ ...event, schemaVersion: 1, occurredOn: '2026-01-01' }));
  await log.append({ writes: [{ stream, expectedVersion, events: write }], actor: ACTOR });
}

const scopesOf = (state: LaboratoryState): number => (state.status === 'REGISTERED' ? state.scopes.size : -1);

describe('a calibration on a laboratory and an asset that are known', () => {
  it('costs no read', async () => {
    const log = new CountingLog(new FixedClock(NOW));
    const intake = await IntakeHarness.start(() => log);
    await intake.post('/v1/organizations', laboratory('lab'));
    await intake.post('/v1/assets', scale('scale', 'lab'));
    await intake.post('/v1/calibrations', calibration('1', 'lab', 'scale'));
    const before = log.reads;
    expect((await intake.post('/v1/calibrations', calibration('2', 'lab', 'scale'))).status).toBe(201);
    expect(log.reads).toBe(before);
    await intake.stop();
  });
});

describe('a calibration that cites many assets', () => {
  const NAMEPLATE = { manufacturer: 'Mettler', model: 'XP-9', serialNumber: '9' };

  /** What a process that has looked at nothing yet asks the log for a calibration that cites so many weights. */
  async function readsFor(count: number, visibility: string): Promise<number> {
    const log = new CountingLog(new FixedClock(NOW));
    const before = await IntakeHarness.start(() => log);
    await before.post('/v1/organizations', laboratory('lab'));
    const ids = Array.from({ length: count }, (_, n) => `weight-${n}`);
    for (const id of ids) {
      await before.post('/v1/organizations', laboratory(`owner-of-${id}`));
      await before.post('/v1/assets', { ...scale(id, `owner-of-${id}`), kind: 'STANDARD', visibility });
    }
    await before.stop();
    const intake = await IntakeHarness.start(() => log);
    const body = calibration('1', 'lab', NAMEPLATE);
    const references = ids.map((asset) => ({ asset, quantity: 'mass' }));
    const results = body.results.map((result) => ({ ...result, references }));
    log.reads = 0;
    const { status } = await intake.post(
      '/v1/calibrations',
      { ...body, results },
      { role: 'lab', organization: 'lab' },
    );
    await intake.stop();
    expect(status).toBe(201);
    return log.reads;
  }

  it.each(['PUBLIC', 'RESTRICTED'])(
    'costs as many questions as one that cites one: %s',
    async (visibility) => {
      expect(await readsFor(12, visibility)).toBe(await readsFor(1, visibility));
    },
  );
});

describe('a state that is kept', () => {
  it('is carried on by what is appended here', async () => {
    const log = new CountingLog(new FixedClock(NOW));
    const store = new StateStore(log);
    await append(log, -1, registered);
    await store.reader(false).laboratory('lab');
    await append(log, 0, granted);
    store.advance(stream, 0, [granted]);
    const reads = log.reads;
    const reader = store.reader(false);
    expect(scopesOf(await reader.laboratory('lab'))).toBe(1);
    expect(reader.versions.get(stream)).toBe(1);
    expect(log.reads).toBe(reads);
  });
  it('is forgotten when it missed an event', async () => {
    const log = new CountingLog(new FixedClock(NOW));
    const store = new StateStore(log);
    await append(log, -1, registered);
    await store.reader(false).laboratory('lab');
    await append(log, 0, granted);
    await append(log, 1, { ...granted, data: { ...granted.data, id: 's2' } });
    store.advance(stream, 1, [granted]);
    expect(scopesOf(await store.reader(false).laboratory('lab'))).toBe(2);
  });
  it('is stale until somebody reads afresh', async () => {
    const log = new CountingLog(new FixedClock(NOW));
    const store = new StateStore(log);
    await append(log, -1, registered);
    await store.reader(false).laboratory('lab');
    await append(log, 0, granted);
    expect(scopesOf(await store.reader(false).laboratory('lab'))).toBe(0);
    expect(scopesOf(await store.reader(true).laboratory('lab'))).toBe(1);
    expect(scopesOf(await store.reader(false).laboratory('lab'))).toBe(1);
  });
  it('is not kept while it does not exist', async () => {
    const log = new CountingLog(new FixedClock(NOW));
    const store = new StateStore(log);
    expect((await store.reader(false).laboratory('lab')).status).toBe('UNKNOWN');
    await append(log, -1, registered);
    expect((await store.reader(false).laboratory('lab')).status).toBe('REGISTERED');
  });
  it('of an unknown schema is a loud failure', async () => {
    const log = new CountingLog(new FixedClock(NOW));
    const event = { ...registered, schemaVersion: 9, occurredOn: '2026-01-01' };
    await log.append({ writes: [{ stream, expectedVersion: -1, events: [event] }], actor: ACTOR });
    await expect(new StateStore(log).reader(false).laboratory('lab')).rejects.toThrow('unknown schema 9');
  });
});
