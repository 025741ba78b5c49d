// Goal: a refused command tells every reason with its pointer, as problem+json, and leaves no trace in the log.
// Method: bad bodies over HTTP; the log's head must not move.
import { IntakeHarness } from './testing/intake-harness';
import { calibration, laboratory, scale, scope } from './testing/bodies';

let intake: IntakeHarness;
beforeAll(async () => {
  intake = await IntakeHarness.start();
  await intake.post('/v1/organizations', laboratory('lab'));
  await intake.post('/v1/assets', scale('scale', 'lab'));
});
afterAll(() => intake.stop());

const post = async (path: string, body: unknown) => {
  const before = await intake.log.head();
  const answer = await intake.post(path, body);
  expect(await intake.log.head()).toBe(before);
  return answer;
};

describe('a refused calibration', () => {
  it('names every fault, the first as its own code', async () => {
    const body = calibration('1', 'nobody', 'nothing');
    const point = { nominal: { value: '1', unit: 'bar' }, expandedUncertainty: { value: '0', unit: 'g' } };
    const results = [
      { quantity: 'mass', points: [point], references: [{ asset: 'nothing', quantity: 'mass' }] },
    ];
    const answer = await post('/v1/calibrations', { ...body, results });
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe('UNKNOWN_LAB');
    expect(
      answer.body.errors.map((error: { code: string; pointer: string }) => [error.code, error.pointer]),
    ).toEqual([
      ['UNKNOWN_LAB', '/issuer'],
      ['UNKNOWN_INSTRUMENT', '/asset'],
      ['NON_LEGAL_UNIT', '/results/0/points/0/nominal/unit'],
      ['U_NONPOSITIVE', '/results/0/points/0/expandedUncertainty/value'],
      ['K_MISSING', '/results/0/points/0/coverageFactor'],
      ['SELF_REFERENCE', '/results/0/references/0/asset'],
    ]);
    expect(answer.body.errors[2].detail).toContain('"bar" is not a legal unit of measurement');
  });
  it('is dated by the civil day of China, ten minutes of skew allowed', async () => {
    const tomorrow = { ...calibration('2', 'lab', 'scale'), performedOn: '2026-03-11' };
    intake.clock.set(new Date('2026-03-10T15:49:00Z'));
    expect(await post('/v1/calibrations', tomorrow)).toMatchObject({
      status: 422,
      body: { code: 'TIME_ORDER' },
    });
    intake.clock.set(new Date('2026-03-10T15:50:00Z'));
    expect((await intake.post('/v1/calibrations', tomorrow)).status).toBe(201);
  });
  it('with the mark needs the scope', async () => {
    const marked = { ...calibration('3', 'lab', 'scale'), accredited: true };
    expect(await post('/v1/calibrations', marked)).toMatchObject({
      status: 422,
      body: { code: 'LAB_NOT_AUTHORISED' },
    });
    await intake.post('/v1/organizations/lab/scopes', scope('scope-1'));
    expect((await intake.post('/v1/calibrations', marked)).status).toBe(201);
    const suspension = { from: '2026-01-01', to: '2026-02-28', reason: 'audit' };
    await intake.post('/v1/scopes/scope-1/suspensions', suspension);
    const next = { ...marked, certificateNumber: '4' };
    expect(await post('/v1/calibrations', next)).toMatchObject({
      status: 422,
      body: { code: 'LAB_SUSPENDED' },
    });
  });
  it('with the mark may not state less than a root of squares', async () => {
    const [line] = scope('scope-q').lines;
    // √(0.6² + (0.8·1)²) g is 1 g; 0.8 g is stated.
    const cmc = { form: 'QUADRATURE', a: '0.6', b: '0.8', unit: 'g' };
    const more = { parameters: [{ parameter: 'gas', code: 'N2' }], sites: ['ON_SITE'] };
    await intake.post('/v1/organizations', laboratory('lab-q'));
    const lines = [{ ...line!, cmc, ...more }];
    const granted = await intake.post('/v1/organizations/lab-q/scopes', { ...scope('scope-q'), lines });
    expect(granted.status).toBe(201);
    const marked = { ...calibration('q', 'lab-q', 'scale'), accredited: true };
    expect(await post('/v1/calibrations', marked)).toMatchObject({
      status: 422,
      body: { code: 'U_BELOW_CMC' },
    });
  });
  it('knows its own nameplate among the references', async () => {
    const nameplate = { manufacturer: 'Mettler', model: 'XP-1', serialNumber: 'S-scale' };
    const self = { refused: 422, code: 'SELF_REFERENCE' };
    for (const [asset, reference] of [
      ['scale', nameplate],
      [nameplate, 'scale'],
      [nameplate, nameplate],
    ]) {
      const body = {
        ...calibration('5', 'lab', asset),
        references: [{ asset: reference, quantity: 'mass' }],
      };
      const answer = await post('/v1/calibrations', body);
      expect({ refused: answer.status, code: answer.body.code }).toEqual(self);
    }
  });
  it('cannot amend a certificate of another asset', async () => {
    await intake.post('/v1/calibrations', { id: 'old', ...calibration('6', 'lab', 'scale') });
    await intake.post('/v1/assets', scale('scale-2', 'lab'));
    const body = { ...calibration('7', 'lab', 'scale-2'), replaces: 'old' };
    expect(await post('/v1/calibrations', body)).toMatchObject({
      status: 422,
      body: { code: 'REPLACES_OTHER' },
    });
    const itself = { id: 'me', ...calibration('8', 'lab', 'scale'), replaces: 'me' };
    expect(await post('/v1/calibrations', itself)).toMatchObject({
      status: 422,
      body: { code: 'REPLACES_OTHER' },
    });
  });
});

describe('a body that is not what the address takes', () => {
  it('names the field', async () => {
    const answer = await post('/v1/organizations', { ...laboratory('x'), region: 110000, extra: 1 });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer).toSorted()).toEqual([
      '/extra',
      '/region',
    ]);
  });
  it('too large for one event is told so', async () => {
    const [result] = calibration('9', 'lab', 'scale').results;
    const points = Array.from({ length: 1_500 }, () => result!.points[0]);
    const body = { ...calibration('9', 'lab', 'scale'), results: [{ ...result, points }] };
    expect(await post('/v1/calibrations', body)).toMatchObject({
      status: 413,
      body: { code: 'BODY_TOO_LARGE' },
    });
  });
});
