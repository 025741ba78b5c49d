// Goal: a second asset with a nameplate that is taken is told, however it is typed; what is hidden tells nothing; races
// and logs of earlier releases are no way round. Method: twins over HTTP, together, and in a log filled before the start.
import { EVENT_SCHEMA_VERSIONS } from '@suyuan/domain';
import { MemoryEventLog, type EventLog } from '@suyuan/event-log';
import { FixedClock } from '@suyuan/platform';
import { nameplateClaim, numberClaims } from '../command/claims';
import { ClaimBackfill } from '../command/claim-backfill';
import { calibration, laboratory, scale } from '../testing/bodies';
import { IntakeHarness, NOW } from '../testing/intake-harness';

const plate = (serialNumber: string) => ({ manufacturer: 'Mettler-Toledo', model: 'XP 205', serialNumber });
const asset = (id: string, serialNumber: string, more: object = {}) => ({
  ...scale(id, 'works'),
  ...plate(serialNumber),
  ...more,
});
const hidden = { visibility: 'RESTRICTED' };
const twin = { sameNameplate: true, reason: 'the maker stamped two' };

let intake: IntakeHarness;
beforeAll(async () => {
  intake = await IntakeHarness.start();
  await intake.post('/v1/organizations', laboratory('works'));
  await intake.post('/v1/organizations', { ...laboratory('navy'), system: 'DEFENCE' });
});
afterAll(() => intake.stop());

const register = async (...asked: Parameters<typeof asset>) => {
  const { status, body } = await intake.post('/v1/assets', asset(...asked));
  return status < 300 ? status : `${status} ${body.code} ${body.errors?.[0]?.pointer}`;
};
const TAKEN = '409 NAMEPLATE_TAKEN /serialNumber';

describe('a nameplate', () => {
  it('is taken once, however it is typed', async () => {
    expect(await register('a-1', 'B-100')).toBe(201);
    expect(await register('a-1', 'B-100')).toBe(200);
    expect(await register('a-2', 'B-100')).toBe(TAKEN);
    expect(await register('a-2', 'Ｂ１００', { manufacturer: 'METTLER TOLEDO', model: 'хР205' })).toBe(TAKEN);
    expect(await register('a-2', 'B-1O0')).toBe(201);
    expect(await register('a-3', 'B-100', { model: 'XP 206' })).toBe(201);
    expect(await register('a-4', 'B-100', { manufacturer: null })).toBe(201);
    expect(await register('a-5', 'B-100', { manufacturer: null })).toBe(201);
  });

  it('that says nothing is nobody’s', async () => {
    expect(await register('n-1', '/')).toBe(201);
    expect(await register('n-2', '/')).toBe(201);
  });

  it('is borne by several whose owners say so, with a reason', async () => {
    expect(await register('t-1', 'T-1')).toBe(201);
    expect(await register('t-2', 'T-1', { sameNameplate: true })).toBe('422 REQUIRED /reason');
    expect(await register('t-2', 'T-1', { reason: 'x' })).toBe(TAKEN);
    expect(await register('t-2', 'T-1', twin)).toBe(201);
    expect(await register('t-3', 'T-1', twin)).toBe(201);
    expect(await register('t-3', 'T-1', twin)).toBe(200);
    expect(await register('t-4', 'T-1')).toBe(TAKEN);
    expect(await register('u-1', 'U-1', { reason: 'x' })).toBe('422 NOT_ALLOWED /reason');
  });

  it('is taken by a twin too, where nobody has it yet', async () => {
    expect(await register('v-1', 'V-1', twin)).toBe(201);
    expect(await register('v-2', 'V-1')).toBe(TAKEN);
  });

  it('of what is hidden is told to nobody', async () => {
    expect(await register('h-1', 'H-1', hidden)).toBe(201);
    expect(await register('h-2', 'H-1')).toBe(201);
    // The one that is seen is told of, to the owner of the hidden one too.
    expect(await register('h-3', 'H-1', hidden)).toBe(TAKEN);
    expect(await register('h-3', 'H-1', { ...hidden, ...twin })).toBe(201);
    expect(await register('h-4', 'H-2', hidden)).toBe(201);
    expect(await register('h-5', 'H-2', hidden)).toBe(201);
  });

  it('is one’s own in a race of many', async () => {
    const racing = Array.from({ length: 10 }, (_, index) => register(`r-${index}`, 'R-1'));
    const outcomes = await Promise.all(racing);
    expect(outcomes.filter((outcome) => outcome === 201)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === TAKEN)).toHaveLength(9);
  });

  it('of two hundred strange letters is no fault of the service', async () => {
    const long = '\ufdfa'.repeat(200);
    expect(await register('l-1', long, { manufacturer: long, model: long })).toBe(201);
    expect(await register('l-2', long, { manufacturer: long, model: long })).toBe(TAKEN);
  });
});

describe('the number of a certificate', () => {
  it('is taken once per issuer, however it is typed', async () => {
    const post = async (number: string) =>
      (await intake.post('/v1/calibrations', calibration(number, 'works', 'a-1'))).status;
    expect(await post('2024-0815')).toBe(201);
    expect(await post('2024-0815')).toBe(200);
    expect(await post('2024－0815')).toBe(409);
    expect(await post('20240815')).toBe(409);
    expect(await post('2024-0816')).toBe(201);
    expect(await post('\ufdfa'.repeat(128))).toBe(201);
  });
});

describe('a system of supervision', () => {
  it('is that of the owner', async () => {
    expect(await register('d-1', 'D-1', { system: 'DEFENCE' })).toBe('422 NOT_ALLOWED /system');
    expect(await register('d-1', 'D-1', { system: 'DEFENCE', owner: 'navy' })).toBe(201);
    expect(await register('d-2', 'D-2', { owner: 'navy' })).toBe(201);
  });
});

describe('a log of an earlier release', () => {
  const ACTOR = { subject: 's', role: 'admin', organization: null };

  async function oldLog(): Promise<MemoryEventLog> {
    const log = new MemoryEventLog(new FixedClock(NOW));
    const write = (stream: string, type: string, data: object, claims: string[]) =>
      log.append({
        writes: [
          {
            stream,
            expectedVersion: -1,
            events: [{ type, schemaVersion: 1, occurredOn: '2024-01-01', data }],
          },
        ],
        claims: claims.map((key) => ({ key, stream })),
        actor: ACTOR,
      });
    const old = { owner: 'works', kind: 'INSTRUMENT', tier: 'WORKING', name: { en: 'x' }, measurands: [] };
    for (const id of ['old-1', 'old-2']) {
      const data = {
        ...old,
        id,
        ...plate('O-1'),
        region: null,
        schemeLevel: null,
        usage: null,
        visibility: 'PUBLIC',
      };
      await write(`instrument-${id}`, 'AssetRegistered', data, [`asset/${id}`]);
    }
    const secret = {
      ...old,
      id: 'old-3',
      ...plate('O-2'),
      region: null,
      schemeLevel: null,
      usage: null,
      ...hidden,
    };
    await write('instrument-old-3', 'AssetRegistered', secret, ['asset/old-3']);
    const certificate = { id: 'c', issuer: 'works', certificateNumber: 'N-1 ', results: [], references: [] };
    await write('certificate-c', 'CalibrationRecorded', certificate, ['certificate-number/["works","N-1 "]']);
    return log;
  }

  it('has its names taken before the first command, and its twins stay', async () => {
    const log: EventLog = await oldLog();
    const harness = await IntakeHarness.start(() => log);
    const outcome = async (id: string, serialNumber: string, more: object = {}) =>
      (await harness.post('/v1/assets', asset(id, serialNumber, more))).status;
    expect(await outcome('new-1', 'O1')).toBe(409);
    expect(await outcome('new-1', 'O1', twin)).toBe(201);
    expect(await outcome('new-2', 'O2')).toBe(201);
    await harness.post('/v1/organizations', laboratory('works'));
    const post = async (number: string) =>
      (await harness.post('/v1/calibrations', calibration(number, 'works', 'new-1'))).status;
    expect(await post('n－1')).toBe(409);
    expect(await post('N-2')).toBe(201);
    const held = await log.findClaims([
      nameplateClaim(plate('O-1'))!,
      numberClaims({ issuer: 'works', certificateNumber: 'N-1' }).number,
    ]);
    expect([...held.values()]).toEqual(['instrument-old-1', 'certificate-c']);
    await harness.stop();
  });

  it('is read through once', async () => {
    const log = await oldLog();
    const read = jest.spyOn(log, 'read');
    await new ClaimBackfill(log).onApplicationBootstrap();
    expect(read).toHaveBeenCalled();
    read.mockClear();
    await new ClaimBackfill(log).onApplicationBootstrap();
    expect(read).not.toHaveBeenCalled();
  });

  it('with an event that nobody knows is not passed over', async () => {
    const log = await oldLog();
    const event = { type: 'AssetRegistered', occurredOn: '2024-01-01', data: {} };
    const schemaVersion = EVENT_SCHEMA_VERSIONS.AssetRegistered + 1;
    await log.append({
      writes: [{ stream: 'instrument-x', expectedVersion: -1, events: [{ ...event, schemaVersion }] }],
      actor: ACTOR,
    });
    await expect(new ClaimBackfill(log).onApplicationBootstrap()).rejects.toThrow('unknown schema');
  });
});
