// Goal: only who owns, issued or is in charge says what a certificate counts for; strangers are told no, and of what is
// hidden they are told nothing. Method: the routes over HTTP, by those who may and by strangers beside them.
import { calibration, laboratory, scale, scope } from '../testing/bodies';
import { IntakeHarness } from '../testing/intake-harness';

const lab = (organization: string) => ({ role: 'lab', organization }) as const;
const works = { role: 'enterprise', organization: 'works' } as const;
const stranger = { role: 'enterprise', organization: 'stranger' } as const;
const plate = { manufacturer: 'Mettler', model: 'XP-1', serialNumber: 'S-scale' };
const days = { laboratory: 'lab', from: '2026-01-01' };

let intake: IntakeHarness;
beforeAll(async () => {
  intake = await IntakeHarness.start();
  for (const id of ['lab', 'works', 'stranger']) await intake.post('/v1/organizations', laboratory(id));
  await intake.post('/v1/organizations', { ...laboratory('county'), kinds: ['REGULATOR'] });
  const samr = { ...laboratory('samr'), kinds: ['REGULATOR'], region: '100000' };
  await intake.post('/v1/organizations', samr);
  await intake.post('/v1/assets', scale('scale', 'works'));
  await intake.post('/v1/assets', { ...scale('hidden', 'works'), visibility: 'RESTRICTED' });
  await intake.post('/v1/assets', { ...scale('kilogram', 'works'), kind: 'STANDARD', tier: 'PRIMARY' });
  await intake.post('/v1/assets', { ...scale('second', 'works'), kind: 'STANDARD', tier: 'SECONDARY' });
  await intake.post('/v1/calibrations', { id: 'cert', ...calibration('1', 'lab', 'scale') });
  await intake.post('/v1/calibrations', { id: 'cert-hidden', ...calibration('2', 'lab', 'hidden') });
  await intake.post('/v1/calibrations', { id: 'cert-plate', ...calibration('3', 'lab', plate) });
});
afterAll(() => intake.stop());

async function lastEvent() {
  const [event] = await intake.log.read(await intake.log.head(), 1);
  return { type: event!.type, data: event!.data, occurredOn: event!.occurredOn };
}

describe('an entrustment', () => {
  it('is recorded for its owner, on the day it begins', async () => {
    const answer = await intake.post('/v1/assets/scale/entrustments', { id: 'e', ...days }, works);
    expect(answer).toMatchObject({ status: 201, location: '/v1/assets/scale', body: { id: 'e' } });
    expect(await lastEvent()).toEqual({
      type: 'AssetEntrusted',
      data: { id: 'e', asset: 'scale', owner: 'works', laboratory: 'lab', from: '2026-01-01', to: null },
      occurredOn: '2026-01-01',
    });
    const again = await intake.post('/v1/assets/scale/entrustments', { id: 'e', ...days }, works);
    expect(again).toMatchObject({ status: 200, body: answer.body });
  });

  it('needs a laboratory that is registered', async () => {
    const nobody = { ...days, laboratory: 'lba' };
    for (const path of ['/v1/assets/scale/entrustments', '/v1/organizations/works/entrustments']) {
      expect(await intake.post(path, nobody, works)).toMatchObject({
        status: 422,
        body: { code: 'UNKNOWN_LAB', errors: [{ pointer: '/laboratory' }] },
      });
    }
  });

  it('of what is hidden answers a stranger as of what is not there', async () => {
    const hidden = await intake.post('/v1/assets/hidden/entrustments', days, stranger);
    const absent = await intake.post('/v1/assets/absent/entrustments', days, stranger);
    expect(hidden.status).toBe(404);
    expect(
      JSON.stringify(hidden.body)
        .replaceAll('hidden', 'absent')
        .replace(/"traceId":"\w+"/, ''),
    ).toBe(JSON.stringify(absent.body).replace(/"traceId":"\w+"/, ''));
  });

  it('has an id of its own, wherever it is', async () => {
    const other = await intake.post('/v1/assets/hidden/entrustments', { id: 'e', ...days }, works);
    expect(other).toMatchObject({ status: 409, body: { code: 'DUPLICATE_ID' } });
  });
});

describe('a designation', () => {
  const body = { ...days, reason: 'the nearest' };
  const county = { role: 'regulator', organization: 'county' } as const;
  const national = { role: 'regulator', organization: 'samr' } as const;

  it('says whether the national authority gave it', async () => {
    await intake.post('/v1/assets/scale/designations', body, county);
    expect(await lastEvent()).toMatchObject({ type: 'LaboratoryDesignated', data: { national: false } });
    for (const as of [national, { role: 'regulator' } as const, { role: 'admin' } as const]) {
      expect((await intake.post('/v1/assets/scale/designations', body, as)).status).toBe(201);
      expect(await lastEvent()).toMatchObject({ data: { national: true } });
    }
  });

  it('for a national standard is given by the national authority alone', async () => {
    for (const [asset, code] of [
      ['kilogram', 'OUT_OF_JURISDICTION'],
      ['second', 'FORBIDDEN'],
    ] as const) {
      const path = `/v1/assets/${asset}/designations`;
      expect(await intake.post(path, body, county)).toMatchObject({ status: 403, body: { code } });
      expect((await intake.post(path, body, national)).status).toBe(201);
    }
  });
});

describe('a clearance', () => {
  it('is granted by the national authority', async () => {
    const path = '/v1/organizations/county/clearances';
    const body = { from: '2026-01-01', to: '2026-01-31', reason: 'inspection' };
    const county = { role: 'regulator', organization: 'county' } as const;
    expect((await intake.post(path, body, county)).status).toBe(403);
    expect((await intake.post(path, body, { role: 'regulator' })).status).toBe(201);
    expect(await lastEvent()).toMatchObject({ type: 'ClearanceGranted', data: { organization: 'county' } });
  });
});

describe('what an owner says of a certificate', () => {
  it('is recorded as said by the owner of that day', async () => {
    expect((await intake.post('/v1/certificates/cert/acceptances', {}, works)).status).toBe(201);
    expect(await lastEvent()).toMatchObject({
      type: 'CertificateAccepted',
      data: { certificate: 'cert', by: 'works' },
    });
    expect((await intake.post('/v1/certificates/cert/acceptances', {}, works)).status).toBe(200);
    const dispute = { reason: 'of another scale' };
    const answer = await intake.post('/v1/certificates/cert/disputes', dispute, works);
    expect(answer).toMatchObject({ status: 201, location: '/v1/certificates/cert' });
    expect(await lastEvent()).toMatchObject({
      type: 'CertificateDisputed',
      data: { by: 'works', ...dispute },
    });
  });

  it('is not for the issuer, nor for strangers, to say', async () => {
    for (const as of [lab('lab'), lab('stranger'), stranger]) {
      const accepted = await intake.post('/v1/certificates/cert/acceptances', {}, as);
      const disputed = await intake.post('/v1/certificates/cert/disputes', { reason: 'x' }, as);
      for (const { status, body } of [accepted, disputed]) {
        expect({ status, code: body.code }).toEqual({ status: 403, code: 'NOT_YOUR_ORGANIZATION' });
      }
    }
  });

  it('of a hidden asset answers strangers as of a certificate that is not there', async () => {
    const answer = await intake.post('/v1/certificates/cert-hidden/acceptances', {}, stranger);
    expect(answer).toMatchObject({ status: 404, body: { code: 'UNKNOWN_CERTIFICATE' } });
    expect((await intake.post('/v1/certificates/cert-hidden/acceptances', {}, works)).status).toBe(201);
  });

  it('names the owner’s asset where the certificate names a nameplate', async () => {
    const path = '/v1/certificates/cert-plate/acceptances';
    const refused = async (body: object, as: typeof works | typeof stranger = works) => {
      const { status, body: problem } = await intake.post(path, body, as);
      return `${status} ${problem.code} ${problem.errors?.[0]?.pointer ?? ''}`;
    };
    expect(await refused({})).toBe('422 REQUIRED /asset');
    expect(await refused({ asset: 'kilogram' })).toBe('422 NOT_ALLOWED /asset');
    expect(await refused({ asset: 'absent' })).toBe('403 NOT_YOUR_ORGANIZATION ');
    expect(await refused({ asset: 'scale' }, stranger)).toBe('403 NOT_YOUR_ORGANIZATION ');
    expect(await refused({ asset: 'hidden' }, stranger)).toBe('404 UNKNOWN_ASSET ');
    expect((await intake.post(path, { asset: 'scale' }, works)).status).toBe(201);
    const admin = await intake.post('/v1/certificates/cert-plate/disputes', { asset: 'absent', reason: 'x' });
    expect(admin).toMatchObject({ status: 422, body: { code: 'UNKNOWN_INSTRUMENT' } });
    const other = await intake.post('/v1/certificates/cert/acceptances', { asset: 'hidden' }, works);
    expect(other).toMatchObject({ status: 422, body: { code: 'NOT_ALLOWED' } });
  });
});

describe('a scope', () => {
  const path = '/v1/organizations/lab/scopes';
  const grant = (id: string, grantedBy?: string) => ({ ...scope(id), ...(grantedBy ? { grantedBy } : {}) });

  it('is granted in the name of who grants it; another is named nationally', async () => {
    const county = { role: 'regulator', organization: 'county' } as const;
    await intake.post(path, grant('by-county'), county);
    expect(await lastEvent()).toMatchObject({ data: { grantedBy: 'county', basis: 'ACCREDITATION' } });
    expect(await intake.post(path, grant('x', 'samr'), county)).toMatchObject({
      status: 403,
      body: { code: 'OUT_OF_JURISDICTION', errors: [{ pointer: '/grantedBy' }] },
    });
    expect((await intake.post(path, grant('by-samr', 'county'), { role: 'regulator' })).status).toBe(201);
    expect(await intake.post(path, grant('x', 'nobody'))).toMatchObject({
      status: 422,
      body: { code: 'UNKNOWN_LAB', errors: [{ pointer: '/grantedBy' }] },
    });
  });
});

describe('an authority', () => {
  it('stands below one that is registered', async () => {
    const city = { ...laboratory('city'), kinds: ['REGULATOR'], level: 'CITY', superior: 'samr' };
    expect((await intake.post('/v1/organizations', city)).status).toBe(201);
    expect(await lastEvent()).toMatchObject({ data: { level: 'CITY', superior: 'samr' } });
    for (const superior of ['nobody', 'town']) {
      const town = { ...laboratory('town'), superior };
      expect(await intake.post('/v1/organizations', town)).toMatchObject({
        status: 422,
        body: { code: 'UNKNOWN_LAB', errors: [{ pointer: '/superior' }] },
      });
    }
  });
});
