// Goal: an owner records a paper certificate of its own asset, and takes nothing from its issuer. Method: owners, issuers
// and strangers over HTTP and over the bus.
import { calibration, laboratory, scale } from '../testing/bodies';
import { IntakeHarness } from '../testing/intake-harness';

const works = { role: 'enterprise', organization: 'works' } as const;
const lab = (organization: string) => ({ role: 'lab', organization }) as const;
const copy = { sha256: '0f'.repeat(32) };

let intake: IntakeHarness;
beforeAll(async () => {
  intake = await IntakeHarness.start();
  for (const id of ['printer', 'works', 'stranger']) await intake.post('/v1/organizations', laboratory(id));
  await intake.post('/v1/assets', scale('scale', 'works'));
  await intake.post('/v1/assets', scale('other', 'stranger'));
  await intake.post('/v1/assets', { ...scale('hidden', 'stranger'), visibility: 'RESTRICTED' });
});
afterAll(() => intake.stop());

const paper = (number: string, asset: unknown = 'scale', more: object = {}) => ({
  ...calibration(number, 'printer', asset),
  transcribed: true,
  copy,
  ...more,
});
const post = (body: object, as: { role: 'lab' | 'enterprise'; organization: string } = works) =>
  intake.post('/v1/calibrations', body, as);

describe('a transcription', () => {
  it('is recorded for the owner of the asset, enterprise or laboratory', async () => {
    expect((await post(paper('1'))).status).toBe(201);
    const [event] = await intake.log.read(await intake.log.head(), 1);
    expect(event).toMatchObject({ data: { transcribed: { by: 'works' }, copy, issuer: 'printer' } });
    expect((await post(paper('2'), lab('works'))).status).toBe(201);
  });

  it('again is a repetition, with other content a conflict', async () => {
    const first = await post(paper('3'));
    expect(await post(paper('3'))).toMatchObject({ status: 200, body: first.body });
    expect(await post(paper('3', 'scale', { validUntil: '2027-01-01' }))).toMatchObject({
      status: 409,
      body: { code: 'DUPLICATE_CERTIFICATE_NUMBER' },
    });
  });

  it('leaves the number to its issuer, before and after', async () => {
    expect((await post(paper('4'))).status).toBe(201);
    const own = calibration('4', 'printer', 'scale');
    expect((await post({ ...own, performedOn: '2026-01-31' }, lab('printer'))).status).toBe(201);
    expect((await post(calibration('5', 'printer', 'scale'), lab('printer'))).status).toBe(201);
    expect((await post(paper('5'))).status).toBe(201);
    const another = { ...paper('4', 'other'), performedOn: '2026-01-30' };
    expect((await post(another, { role: 'enterprise', organization: 'stranger' })).status).toBe(201);
  });

  it('may not take an id from a certificate that is there, nor its place', async () => {
    await post({ id: 'own', ...calibration('6', 'printer', 'scale') }, lab('printer'));
    expect(await post(paper('6', 'scale', { id: 'own' }))).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/id' }] },
    });
    for (const replaces of ['own', 'not-yet-known']) {
      expect(await post(paper('7', 'scale', { replaces }))).toMatchObject({
        status: 422,
        body: { code: 'REPLACES_OTHER' },
      });
    }
  });

  it('is for nobody else', async () => {
    expect(await post(paper('8'), lab('stranger'))).toMatchObject({
      status: 403,
      body: { code: 'NOT_YOUR_ORGANIZATION', errors: [{ pointer: '/asset' }] },
    });
    expect(await post(paper('8'), lab('printer'))).toMatchObject({ status: 403 });
    expect(await intake.post('/v1/calibrations', paper('8'), { role: 'inspector' })).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
  });

  it('of a hidden asset gets the refusal of an unknown one', async () => {
    const refusal = async (asset: string) => {
      const { status, body } = await post(paper('9', asset));
      const { traceId: _, ...problem } = body as Record<string, unknown>;
      return { status, problem };
    };
    expect(await refusal('hidden')).toEqual(await refusal('absent'));
    expect(await refusal('hidden')).toMatchObject({ status: 422, problem: { code: 'UNKNOWN_INSTRUMENT' } });
  });

  it('is all that an enterprise may post', async () => {
    const own = calibration('10', 'works', 'scale');
    expect(await post(own)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(await post({ ...own, transcribed: false })).toMatchObject({ status: 403 });
    expect(await post({ ...own, transcribed: true, copy })).toMatchObject({
      status: 422,
      body: { code: 'NOT_ALLOWED', errors: [{ pointer: '/transcribed' }] },
    });
  });

  it('is confirmed by its issuer alone', async () => {
    await post(paper('11', 'scale', { id: 'paper-11' }));
    const confirm = (as: object) =>
      intake.post('/v1/certificates/paper-11/confirmations', {}, as as { role: 'lab' });
    expect((await confirm(works)).body.code).toBe('FORBIDDEN');
    expect((await confirm(lab('works'))).body.code).toBe('NOT_YOUR_ORGANIZATION');
    expect((await confirm(lab('printer'))).status).toBe(201);
    const own = await intake.post('/v1/certificates/own/confirmations', {}, lab('printer'));
    expect(own).toMatchObject({ status: 422, body: { code: 'NOT_ALLOWED' } });
  });
});
