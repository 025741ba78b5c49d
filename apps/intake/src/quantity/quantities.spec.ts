// Goal: what was published is known to the very next body; what was not is recorded as it is stated, or refused.
// Method: the intake over HTTP.
import { calibration, laboratory, scale } from '../testing/bodies';
import { IntakeHarness } from '../testing/intake-harness';

const unit = 'kg/(m2.s.Pa)';
const quantity = { code: 'permeance-of-felt', name: { zh: '透过率' }, unit };

let intake: IntakeHarness;
beforeAll(async () => {
  intake = await IntakeHarness.start();
  await intake.post('/v1/organizations', laboratory('own'));
  await intake.post('/v1/assets', scale('meter', 'own'));
});
afterAll(() => intake.stop());

const inQuantity = (number: string, stated: unknown) => {
  const body = calibration(number, 'own', 'meter');
  const { points: _, ...result } = body.results[0]!;
  const point = {
    nominal: { value: '10', unit },
    expandedUncertainty: { value: '1', unit },
    coverageFactor: '2',
  };
  return { ...body, results: [{ ...result, quantity: stated, points: [point] }] };
};
const recorded = async (certificate: string) => {
  const [event] = (await intake.log.readStreams([`certificate-${certificate}`])).get(
    `certificate-${certificate}`,
  )!;
  return (event!.data as { results: object[] }).results[0];
};

it('is refused by its code alone before it is published, and recorded as it is stated', async () => {
  const refused = await intake.post('/v1/calibrations', inQuantity('1', quantity.code));
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ code: 'UNKNOWN_QUANTITY' }] } });
  const taken = await intake.post('/v1/calibrations', { id: 'c-1', ...inQuantity('1', quantity) });
  expect(taken.status).toBe(201);
  expect(await recorded('c-1')).toMatchObject({
    quantity: quantity.code,
    quantityStated: { name: { zh: '透过率' }, unit },
  });
});

it('is known to the next body once it is published, and the earlier certificate is the same fact', async () => {
  expect(await intake.post('/v1/quantities', quantity)).toMatchObject({
    status: 201,
    location: `/v1/quantities/${quantity.code}`,
  });
  const taken = await intake.post('/v1/calibrations', { id: 'c-2', ...inQuantity('2', quantity.code) });
  expect(taken.status).toBe(201);
  expect(await recorded('c-2')).toMatchObject({ quantity: quantity.code, naturalZero: true });
  expect(await recorded('c-2')).not.toHaveProperty('quantityStated');
  const again = await intake.post('/v1/calibrations', { id: 'c-1', ...inQuantity('1', quantity) });
  expect(again).toMatchObject({ status: 200, body: { id: 'c-1' } });
  const other = inQuantity('3', { ...quantity, unit: 'kg' });
  expect(await intake.post('/v1/calibrations', other)).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'UNIT_INCOMPATIBLE', pointer: '/results/0/quantity/unit' }] },
  });
});

it('is published by the national authority alone, and never means anything else', async () => {
  const changed = await intake.post('/v1/quantities', { ...quantity, unit: 'kg' });
  expect(changed).toMatchObject({ status: 409, body: { errors: [{ code: 'QUANTITY_MEANING_FIXED' }] } });
  const worded = await intake.post('/v1/quantities', { ...quantity, source: 'GB/T 1037' });
  expect(worded.status).toBe(201);
  const as = { role: 'regulator', organization: 'own' } as const;
  expect((await intake.post('/v1/quantities', { ...quantity, code: 'q-own' }, as)).status).toBe(403);
});
