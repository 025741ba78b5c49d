// Goal: a finding is worked through from the nonconformity to the closure over HTTP, and nothing follows the closure.
// Method: the whole app by injection on the event log in memory; the stream of the case is read back.
import { IntakeHarness } from '../testing/intake-harness';
import { laboratory, scale } from '../testing/bodies';

let intake: IntakeHarness;
beforeAll(async () => {
  intake = await IntakeHarness.start();
  await intake.post('/v1/organizations', laboratory('lab'));
  await intake.post('/v1/assets', scale('scale', 'lab'));
});
afterAll(() => intake.stop());

const regulator = { role: 'regulator' as const };
const finding = { quantity: 'mass', from: '2025-01-01', to: '2026-01-01', reason: 'drift' };

async function open(id: string): Promise<string> {
  const answer = await intake.post('/v1/assets/scale/nonconformities', { id, ...finding }, regulator);
  expect(answer.status).toBe(201);
  return `/v1/impact-cases/${answer.body.impactCase}`;
}

describe('a case', () => {
  it('is assessed, people are told, and it is closed', async () => {
    const path = await open('worked');
    const steps: [string, object][] = [
      ['assessments', { id: 'a-1', note: 'three scales of two shops', grade: 'MAJOR' }],
      ['notifications', { id: 'n-1', notified: ['ent-a', 'ent-b'], on: '2026-02-01', note: 'by letter' }],
      ['assessments', { id: 'a-2', note: 'one more scale' }],
      ['closures', { id: 'z-1', on: '2026-03-01', reason: 'all recalibrated' }],
    ];
    for (const [step, body] of steps) {
      const answer = await intake.post(`${path}/${step}`, body, regulator);
      expect(answer).toMatchObject({
        status: 201,
        location: path,
        body: { position: await intake.log.head() },
      });
    }
    const stream = (await intake.log.readStreams(['impactcase-worked'])).get('impactcase-worked') ?? [];
    expect(stream.map(({ type, occurredOn }) => [type, occurredOn])).toEqual([
      ['ImpactCaseOpened', '2026-01-01'],
      ['ImpactCaseAssessed', '2026-03-10'],
      ['ImpactCaseNotified', '2026-02-01'],
      ['ImpactCaseAssessed', '2026-03-10'],
      ['ImpactCaseClosed', '2026-03-01'],
    ]);
    expect(stream[2]?.data).toEqual({
      id: 'n-1',
      impactCase: 'worked',
      notified: ['ent-a', 'ent-b'],
      on: '2026-02-01',
      note: 'by letter',
    });
  });

  it('that is closed takes nothing more, save what it has already', async () => {
    const path = await open('closed');
    await intake.post(`${path}/assessments`, { id: 'a-c', note: 'n' }, regulator);
    await intake.post(`${path}/closures`, { on: '2026-03-01', reason: 'done' }, regulator);
    const before = await intake.log.head();
    const later: [string, object][] = [
      ['assessments', { note: 'more' }],
      ['notifications', { notified: ['ent-a'], on: '2026-03-01' }],
      ['closures', { on: '2026-03-02', reason: 'again' }],
    ];
    for (const [step, body] of later) {
      const answer = await intake.post(`${path}/${step}`, body, regulator);
      expect(answer).toMatchObject({ status: 409, body: { code: 'IMPACT_CASE_CLOSED' } });
    }
    const again = await intake.post(`${path}/assessments`, { id: 'a-c', note: 'n' }, regulator);
    expect(again).toMatchObject({ status: 200, body: { id: 'a-c' } });
    expect(await intake.log.head()).toBe(before);
  });

  it('shares no id of a step with another case', async () => {
    const [one, other] = [await open('one'), await open('other')];
    const body = { id: 'shared', note: 'n' };
    expect((await intake.post(`${one}/assessments`, body, regulator)).status).toBe(201);
    const answer = await intake.post(`${other}/assessments`, body, regulator);
    expect(answer).toMatchObject({ status: 409, body: { code: 'DUPLICATE_ID' } });
  });

  it('is told of no day to come', async () => {
    const path = await open('future');
    const answer = await intake.post(`${path}/closures`, { on: '2026-03-11', reason: 'done' }, regulator);
    expect(answer).toMatchObject({ status: 422, body: { code: 'TIME_ORDER', errors: [{ pointer: '/on' }] } });
  });

  it('is assessed by the present owner, not by the former one', async () => {
    await intake.post('/v1/assets', scale('sold', 'ent-a'));
    await intake.post('/v1/organizations', laboratory('ent-b'));
    await intake.postByTwo('/v1/assets/sold/lifecycle', {
      event: 'TRANSFERRED',
      on: '2026-01-05',
      owner: 'ent-b',
    });
    await intake.post('/v1/assets/sold/nonconformities', { id: 'sold', ...finding }, regulator);
    const assess = (organization: string) =>
      intake.post('/v1/impact-cases/sold/assessments', { note: 'n' }, { role: 'enterprise', organization });
    expect(await assess('ent-a')).toMatchObject({ status: 403, body: { code: 'NOT_YOUR_ORGANIZATION' } });
    expect((await assess('ent-b')).status).toBe(201);
  });
});
