// Goal: organizations are amended, merged and dissolved by whom the law lets, what one owned goes over, and nobody acts for
// one that is no more. Method: over HTTP on a log in memory, each with its near miss.
import { calibration, laboratory, scale, scope } from '../testing/bodies';
import { IntakeHarness, type Answer, type Poster } from '../testing/intake-harness';

let intake: IntakeHarness;
const REGULATOR: Poster = { role: 'regulator', subject: 'first' };
const of = (organization: string, role: Poster['role'] = 'lab'): Poster => ({ role, organization });

let count = 0;
/** A registered laboratory of its own for each case. */
async function registered(more: object = {}): Promise<string> {
  const id = `o${(count += 1)}`;
  await done(intake.post('/v1/organizations', { ...laboratory(id), ...more }));
  return id;
}

async function done(posted: Promise<Answer>): Promise<Answer> {
  const answer = await posted;
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer;
}

const code = async (posted: Promise<Answer>): Promise<unknown> => {
  const { status, body } = await posted;
  return status < 300 ? status : body.code;
};

const merged = (id: string, into: string, more: object = {}): Promise<Answer> =>
  intake.post(`/v1/organizations/${id}/mergers`, { into, on: '2026-01-10', ...more }, REGULATOR);
const dissolved = (id: string, more: object = {}): Promise<Answer> =>
  intake.post(`/v1/organizations/${id}/dissolutions`, { on: '2026-01-10', ...more }, REGULATOR);

beforeAll(async () => {
  intake = await IntakeHarness.start();
});
afterAll(() => intake.stop());

describe('an amendment', () => {
  const amended = (id: string, body: object, as: Poster = REGULATOR): Promise<Answer> =>
    intake.post(`/v1/organizations/${id}/amendments`, { on: '2025-03-01', reason: 'r', ...body }, as);

  it('is told by a competent regulator, of the region before and after', async () => {
    const hangzhou = await registered({ kinds: ['REGULATOR'], region: '330100' });
    const id = await registered({ region: '330106' });
    const by = of(hangzhou, 'regulator');
    expect(await code(amended(id, { name: { zh: '新名' } }, by))).toBe(201);
    expect(await code(amended(id, { region: '330109' }, by))).toBe(201);
    expect(await code(amended(id, { region: '320500' }, by))).toBe('OUT_OF_JURISDICTION');
    expect(await code(amended(id, { name: { zh: '自称' } }, of(id)))).toBe('FORBIDDEN');
  });

  it.each<[object, string]>([
    [{}, 'REQUIRED'],
    [{ region: '000000' }, 'REGION_INVALID'],
    [{ uscc: '91350100M000100Y44' }, 'USCC_INVALID'],
    [{ superior: 'nobody' }, 'UNKNOWN_LAB'],
    [{ on: '2027-01-01', name: { zh: '名' } }, 'TIME_ORDER'],
  ])('%j is %s', async (body, refused) => {
    expect(await code(amended(await registered(), body))).toBe(refused);
  });

  it('does not put an organization above itself, and changes nothing of one that is no more', async () => {
    const id = await registered();
    expect(await code(amended(id, { superior: id }))).toBe('NOT_ALLOWED');
    await done(dissolved(id));
    expect(await code(amended(id, { on: '2026-01-10', name: { zh: '后' } }))).toBe('ORGANIZATION_ENDED');
    expect(await code(amended(id, { on: '2026-01-09', name: { zh: '前' } }))).toBe(201);
  });
});

describe('an end', () => {
  it('takes two people where scopes end with it', async () => {
    const [id, into] = [await registered(), await registered()];
    await done(intake.post(`/v1/organizations/${id}/scopes`, scope(`scope-${id}`)));
    const proposed = await merged(id, into);
    expect(proposed.status).toBe(202);
    expect(await code(intake.approve(proposed, { role: 'regulator', subject: 'first' }))).toBe(
      'PROPOSAL_SAME_PERSON',
    );
    expect(await code(intake.approve(proposed, { role: 'regulator' }))).toBe(201);
    const lapsed = await registered();
    await done(
      intake.post(`/v1/organizations/${lapsed}/scopes`, { ...scope(`s-${lapsed}`), validTo: '2026-01-09' }),
    );
    expect((await dissolved(lapsed)).status).toBe(201);
  });

  it('is told once, of what is there, into what is there', async () => {
    const [id, into, gone] = [await registered(), await registered(), await registered()];
    await done(dissolved(gone));
    expect(await code(merged(id, id))).toBe('NOT_ALLOWED');
    expect(await code(merged(id, 'nobody'))).toBe('UNKNOWN_LAB');
    expect(await code(merged(id, gone))).toBe('ORGANIZATION_ENDED');
    expect(await code(merged(id, into, { on: '2027-01-01' }))).toBe('TIME_ORDER');
    const first = { id: `end-${id}` };
    expect(await code(merged(id, into, first))).toBe(201);
    expect(await code(merged(id, into, first))).toBe(200);
    expect(await code(dissolved(id))).toBe('ORGANIZATION_ENDED');
    // A circle: what was taken over does not take over.
    expect(await code(merged(into, id))).toBe('ORGANIZATION_ENDED');
  });

  it('does not lead from one supervision into another', async () => {
    const [civil, defence] = [await registered(), await registered({ system: 'DEFENCE' })];
    expect(await code(merged(civil, defence))).toBe('NOT_ALLOWED');
  });

  it('leaves nobody to act for it; its successor acts for what it owned, along a chain', async () => {
    const [a, b, c] = [await registered(), await registered(), await registered()];
    await done(intake.post('/v1/assets', scale(`scale-${a}`, a), of(a)));
    await done(intake.post('/v1/calibrations', calibration('1', a, `scale-${a}`), of(a)));
    const repair = (): object => ({ event: 'REPAIRED', on: '2026-01-01', id: `r${(count += 1)}` });
    const path = `/v1/assets/scale-${a}/lifecycle`;
    expect(await code(intake.post(path, repair(), of(b)))).toBe('NOT_YOUR_ORGANIZATION');
    await done(merged(a, b));
    expect(await code(intake.post(path, repair(), of(a)))).toBe('ORGANIZATION_ENDED');
    expect(await code(intake.post('/v1/calibrations', calibration('2', a, `scale-${a}`), of(a)))).toBe(
      'ORGANIZATION_ENDED',
    );
    expect(await code(intake.post(path, repair(), of(b)))).toBe(201);
    await done(merged(b, c));
    expect(await code(intake.post(path, repair(), of(b)))).toBe('ORGANIZATION_ENDED');
    expect(await code(intake.post(path, repair(), of(c)))).toBe(201);
    const to = (owner: string): object => ({ event: 'TRANSFERRED', on: '2026-02-01', owner });
    expect(await code(intake.post(path, to(c), of(c)))).toBe('NOT_ALLOWED');
    expect(await code(intake.post(path, to(a), of(c)))).toBe('ORGANIZATION_ENDED');
  });

  it('leaves what it proposed undone', async () => {
    const [giver, receiver] = [await registered(), await registered()];
    await done(intake.post('/v1/assets', scale(`scale-${giver}`, giver), of(giver)));
    const transfer = { event: 'TRANSFERRED', on: '2026-01-05', owner: receiver };
    const proposed = await intake.post(`/v1/assets/scale-${giver}/lifecycle`, transfer, of(giver));
    expect(proposed.status).toBe(202);
    await done(dissolved(giver));
    expect(await code(intake.approve(proposed, of(receiver)))).toBe('ORGANIZATION_ENDED');
  });
});
