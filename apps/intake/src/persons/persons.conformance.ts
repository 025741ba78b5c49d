import { leafHash, type EventLog } from '@suyuan/event-log';
import { canonicalJson, type FixedClock } from '@suyuan/platform';
import { calibration, laboratory, scale } from '../testing/bodies';
import { IntakeHarness, type Answer, type Poster } from '../testing/intake-harness';

const NAME = 'Canary Wang 王金丝雀';
const REGISTRATION = 'CANARY-0001';
const CUSTOMER = 'Canary Customer';
const CANARIES = [NAME, REGISTRATION, CUSTOMER, '王金丝雀'];

const signed = {
  signatories: [
    { person: NAME, role: 'VERIFIED', registration: REGISTRATION },
    { person: NAME, role: 'CHECKED', registration: REGISTRATION },
    { person: 'Somebody else', role: 'APPROVED' },
  ],
  customer: { name: 'Works', person: CUSTOMER },
};

const LAB: Poster = { role: 'lab', organization: 'lab' };
const OWNER: Poster = { role: 'enterprise', organization: 'works' };
const NATIONAL: Poster = { role: 'regulator' };

/** @param everything all that is stored in the place of the log, as text */
export function personsConformance(
  open: (clock: FixedClock) => EventLog | Promise<EventLog>,
  everything: (log: EventLog) => Promise<string>,
): void {
  let harness: IntakeHarness;

  beforeAll(async () => {
    harness = await IntakeHarness.start(open);
    await harness.post('/v1/organizations', laboratory('lab'));
    await harness.post('/v1/organizations', { ...laboratory('works'), kinds: ['ENTERPRISE'] });
    await harness.post('/v1/organizations', laboratory('stranger'));
    await harness.post('/v1/organizations', {
      ...laboratory('shanghai'),
      kinds: ['REGULATOR'],
      region: '310000',
    });
    await harness.post('/v1/organizations', { ...laboratory('beijing'), kinds: ['REGULATOR'] });
    await harness.post('/v1/assets', scale('scale', 'works'));
  });
  afterAll(() => harness.stop());

  const post = (id: string, more: object = {}, key?: string): Promise<Answer> =>
    harness.post(
      '/v1/calibrations',
      { ...calibration(id, 'lab', 'scale'), id, ...signed, ...more },
      {
        ...LAB,
        ...(key === undefined ? {} : { key }),
      },
    );
  const ask = (id: string, as: Poster, body: object = {}): Promise<Answer> =>
    harness.post(`/v1/certificates/${id}/disclosures`, body, as);
  const namesIn = ({ body }: Answer): unknown[] =>
    (body.persons as { name: unknown }[]).map(({ name }) => name);
  const told = ({ status, body }: Answer): string => (status === 200 ? '200' : `${status} ${body.code}`);

  describe('persons whom a certificate names', () => {
    it('stand in no event, and no refusal tells their names', async () => {
      expect((await post('c-1', {}, 'key-1')).status).toBe(201);
      const events = JSON.stringify(await harness.log.read(0, 100));
      for (const canary of CANARIES) expect(events).not.toContain(canary);
      const refused = await post('c-refused', { kind: 'NONE', performedOn: '2999-01-01' });
      expect(JSON.stringify(refused.body)).not.toContain('Canary');
    });

    it('have one pseudonym on the records of a laboratory, so that what is posted again is the same', async () => {
      expect((await post('c-1')).status).toBe(200);
      expect((await post('c-1', {}, 'key-1')).status).toBe(201);
      expect((await post('c-2')).status).toBe(201);
      const [first, second] = [await ask('c-1', LAB), await ask('c-2', LAB)];
      expect(first.body.persons).toEqual(second.body.persons);
      expect((await post('c-1', { signatories: [{ person: 'Other', role: 'VERIFIED' }] })).status).toBe(409);
    });

    it('are told to those who hold the paper, and to the authorities that it lies with', async () => {
      const reason = { reason: 'audit' };
      const all = [NAME, NAME, 'Somebody else', CUSTOMER];
      expect(namesIn(await ask('c-1', LAB))).toEqual(all);
      expect(namesIn(await ask('c-1', OWNER))).toEqual(all);
      expect(namesIn(await ask('c-1', { role: 'inspector', organization: 'beijing' }, reason))).toEqual(all);
      expect(namesIn(await ask('c-1', NATIONAL, reason))).toEqual(all);
      expect(told(await ask('c-1', NATIONAL))).toBe('422 REQUIRED');
      expect(told(await ask('c-1', { role: 'lab', organization: 'stranger' }))).toBe(
        '404 UNKNOWN_CERTIFICATE',
      );
      expect(told(await ask('c-none', LAB))).toBe('404 UNKNOWN_CERTIFICATE');
      expect(told(await ask('c-1', { role: 'inspector', organization: 'shanghai' }, reason))).toBe(
        '403 OUT_OF_JURISDICTION',
      );
      expect(told(await ask('c-1', { role: 'auditor' }))).toBe('403 FORBIDDEN');
    });

    it('are erased by nobody but the national authority and an admin', async () => {
      const body = { reason: 'asked for' };
      const erase = (as: Poster, more: object = {}): Promise<Answer> =>
        harness.post('/v1/certificates/c-1/erasures', { ...body, ...more }, as);
      expect(told(await erase(LAB))).toBe('403 FORBIDDEN');
      expect(told(await erase({ role: 'regulator', organization: 'beijing' }))).toBe(
        '403 OUT_OF_JURISDICTION',
      );
      expect(told(await erase(NATIONAL, { person: 'nobody' }))).toBe('422 NOT_ALLOWED');
    });

    it('are nowhere after they were erased, on any certificate, and the chain of hashes holds', async () => {
      const before = await everything(harness.log);
      expect(before).toContain('Canary');
      const { persons } = (await ask('c-1', LAB)).body as { persons: { person: string; name: string }[] };
      const other = persons.find(({ name }) => name === 'Somebody else')!;
      const events = await harness.log.read(0, 100);
      const erased = await harness.post('/v1/certificates/c-2/erasures', { reason: 'asked for' }, NATIONAL);
      expect([erased.status, erased.body.erased]).toEqual([201, 3]);
      const after = await everything(harness.log);
      for (const canary of [...CANARIES, 'Somebody else']) expect(after).not.toContain(canary);
      expect(namesIn(await ask('c-1', LAB))).toEqual([null, null, null, null]);
      expect(after).toContain(other.person);
      const kept = await harness.log.read(0, 100);
      expect(kept).toEqual(events);
      const hash = (event: unknown): string => leafHash(Buffer.from(canonicalJson(event))).toString('hex');
      expect(kept.map(hash)).toEqual(events.map(hash));
      // A retry gets its first reply and brings no name back; neither does a repeated erasure fail.
      expect((await post('c-1', {}, 'key-1')).status).toBe(201);
      expect(await everything(harness.log)).not.toContain('Canary');
      expect((await harness.post('/v1/certificates/c-1/erasures', { reason: 'again' })).body.erased).toBe(0);
    });
  });
}
