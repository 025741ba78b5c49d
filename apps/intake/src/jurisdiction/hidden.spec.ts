// Goal: what is restricted is, to whoever may not know of it, not there: every command about it, a calibration of it and
// one that cites it get the reply of an unknown one, byte for byte. Method: the same request twice over HTTP, once about
// a restricted thing and once about nothing, by everybody who has no business with it; and by those who have.
import { IntakeHarness, type Answer, type Poster } from '../testing/intake-harness';
import { calibration, laboratory, scale, scope } from '../testing/bodies';

let intake: IntakeHarness;
const organization = (id: string, more: object = {}) => ({ ...laboratory(id), ...more });
const lab = (organization: string): Poster => ({ role: 'lab', organization });
const regulator = (organization: string): Poster => ({ role: 'regulator', organization });

beforeAll(async () => {
  intake = await IntakeHarness.start();
  const authority = { kinds: ['REGULATOR'] };
  for (const body of [
    organization('owner'),
    organization('stranger'),
    organization('entrusted'),
    organization('trusted-with-all'),
    organization('designated'),
    organization('statutory'),
    organization('elsewhere'),
    organization('accredited'),
    organization('cleared', authority),
    organization('uncleared', authority),
  ]) {
    await done('/v1/organizations', body);
  }
  const secret = { kind: 'STANDARD', visibility: 'RESTRICTED' };
  await done('/v1/assets', { ...scale('secret', 'owner'), ...secret });
  await done('/v1/calibrations', { id: 'secret-cert', ...calibration('S-1', 'owner', 'secret') });
  const days = { from: '2026-01-01', to: '2026-12-31' };
  await done('/v1/assets/secret/entrustments', { laboratory: 'entrusted', ...days });
  await done('/v1/organizations/owner/entrustments', { laboratory: 'trusted-with-all', ...days });
  await done('/v1/assets/secret/designations', { laboratory: 'designated', ...days, reason: 'r' });
  await done('/v1/organizations/cleared/clearances', { ...days, reason: 'r' });
  const statutory = { basis: 'STATUTORY', authority: 'SAMR', validTo: '2026-12-31' };
  await done('/v1/organizations/statutory/scopes', { ...scope('s-1'), ...statutory });
  const length = [
    { quantity: 'length', range: { min: '0', max: '1', unit: 'm' }, cmc: { form: 'TEXT', text: 't' } },
  ];
  await done('/v1/organizations/elsewhere/scopes', { ...scope('s-2'), ...statutory, lines: length });
  await done('/v1/organizations/accredited/scopes', scope('s-3'));
  await done('/v1/assets/secret/nonconformities', { id: 'secret-case', ...finding });
});
afterAll(() => intake.stop());

async function done(path: string, body: object): Promise<void> {
  const { status, body: told } = await intake.post(path, body);
  if (status !== 201) throw new Error(`${path} ${JSON.stringify(told)}`);
}

const finding = { quantity: 'mass', from: '2025-01-01', to: '2026-01-01', reason: 'drift' };

/** The reply without what differs between any two requests, and without the id that was asked for. */
function bare({ status, body, location }: Answer, id: string): string {
  const { traceId: _, ...rest } = body as Record<string, unknown>;
  return JSON.stringify({ status, location, body: rest }).replaceAll(id, 'ID');
}

describe('a command about what is restricted', () => {
  it.each<[string, string, object, Poster]>([
    [
      'assets',
      'examinations',
      { number: '1', kind: 'EXAMINATION', validFrom: '2024-01-01' },
      regulator('uncleared'),
    ],
    [
      'assets',
      'examinations',
      { number: '1', kind: 'EXAMINATION', validFrom: '2024-01-01' },
      { role: 'regulator' },
    ],
    ['assets', 'nonconformities', finding, lab('stranger')],
    [
      'assets',
      'lifecycle',
      { event: 'REPAIRED', on: '2026-01-01' },
      { role: 'enterprise', organization: 'stranger' },
    ],
    ['assets', 'lifecycle', { event: 'TRANSFERRED', on: '2026-01-01', owner: 'stranger' }, lab('stranger')],
    ['assets', 'entrustments', { laboratory: 'stranger', from: '2026-01-01' }, lab('stranger')],
    [
      'assets',
      'designations',
      { laboratory: 'stranger', from: '2026-01-01', reason: 'r' },
      regulator('uncleared'),
    ],
    ['certificates', 'revocations', { effect: 'VOID', reason: 'r' }, lab('stranger')],
    [
      'certificates',
      'suspensions',
      { from: '2026-01-01', to: '2026-01-02', reason: 'r' },
      regulator('uncleared'),
    ],
    ['certificates', 'confirmations', {}, lab('stranger')],
    ['impact-cases', 'assessments', { note: 'n' }, lab('stranger')],
    ['impact-cases', 'closures', { on: '2026-02-01', reason: 'r' }, regulator('uncleared')],
  ])('%s/…/%s gets the reply of an unknown one', async (what, step, body, who) => {
    const hidden = { assets: 'secret', certificates: 'secret-cert', 'impact-cases': 'secret-case' }[what]!;
    const [known, unknown] = [hidden, 'x'.repeat(hidden.length)].map(async (id) =>
      bare(await intake.post(`/v1/${what}/${id}/${step}`, body, who), id),
    );
    expect(await known).toBe(await unknown);
    expect(await known).toContain('"status":404');
  });

  it.each<[string, Poster, number]>([
    ['its owner', lab('owner'), 201],
    ['a cleared regulator of its region', regulator('cleared'), 201],
    ['admin', { role: 'admin' }, 201],
    ['whom it is entrusted to', lab('entrusted'), 403],
    ['to whom its owner entrusts all', lab('trusted-with-all'), 403],
    ['who is designated for it', lab('designated'), 403],
  ])('by %s', async (_, who, status) => {
    expect((await intake.post('/v1/assets/secret/nonconformities', finding, who)).status).toBe(status);
  });
});

let count = 0;
const posted = (issuer: string, asset: unknown, more: object = {}): Promise<Answer> => {
  const body = { ...calibration(`N-${(count += 1)}`, issuer, asset), performedOn: '2026-02-01', ...more };
  return intake.post('/v1/calibrations', body, lab(issuer));
};

describe('a calibration of what is restricted', () => {
  it.each(['stranger', 'accredited', 'elsewhere'])('by %s is refused as that of nothing', async (issuer) => {
    const head = await intake.log.head();
    const known = bare(await posted(issuer, 'secret'), 'secret');
    expect(known).toBe(bare(await posted(issuer, 'nothing'), 'nothing'));
    expect(known).toContain('UNKNOWN_INSTRUMENT');
    expect(await intake.log.head()).toBe(head);
  });
  it.each(['owner', 'entrusted', 'trusted-with-all', 'designated', 'statutory'])(
    'by %s is recorded',
    async (issuer) => expect((await posted(issuer, 'secret')).status).toBe(201),
  );
  it.each(['entrusted', 'trusted-with-all', 'designated'])('by %s on another day is not', async (issuer) => {
    expect((await posted(issuer, 'secret', { performedOn: '2025-12-31' })).status).toBe(422);
    expect((await posted(issuer, 'secret', { performedOn: '2026-01-01' })).status).toBe(201);
  });
});

describe('a calibration that names what is restricted beside its own asset', () => {
  it('as reference is recorded as one that names nothing, its nameplate tells nothing either', async () => {
    const nameplate = { manufacturer: 'Mettler', model: 'XP-1', serialNumber: 'S-secret' };
    const references = [{ asset: 'secret', quantity: 'mass' }];
    expect((await posted('stranger', nameplate, { references })).status).toBe(201);
    // Its owner knows that this is the calibrated asset itself.
    expect((await posted('owner', nameplate, { references })).body).toMatchObject({ code: 'SELF_REFERENCE' });
  });
  it('as amended certificate is recorded as one that amends what is not known yet', async () => {
    await done('/v1/assets', scale('open', 'stranger'));
    expect((await posted('stranger', 'open', { replaces: 'secret-cert' })).status).toBe(201);
    const head = await intake.log.readStreams(['certificate-secret-cert']);
    expect((head.get('certificate-secret-cert') ?? []).map(({ type }) => type)).toEqual([
      'CalibrationRecorded',
    ]);
    expect((await posted('owner', 'open', { replaces: 'secret-cert' })).body).toMatchObject({
      code: 'REPLACES_OTHER',
    });
  });
});

describe('a certificate that names its asset by nameplate', () => {
  it('may be of anything, so strangers learn nothing of it', async () => {
    const nameplate = { manufacturer: 'M', model: 'X', serialNumber: '1' };
    await done('/v1/calibrations', { id: 'plate', ...calibration('P-1', 'owner', nameplate) });
    const body = { effect: 'VOID', reason: 'r' };
    expect((await intake.post('/v1/certificates/plate/revocations', body, lab('stranger'))).status).toBe(404);
    expect((await intake.post('/v1/certificates/plate/revocations', body, lab('owner'))).status).toBe(202);
  });
});

describe('defence', () => {
  const defence = { system: 'DEFENCE' };
  beforeAll(async () => {
    const authority = { kinds: ['REGULATOR'], ...defence };
    await done('/v1/organizations', organization('army', defence));
    await done('/v1/organizations', organization('army-regulator', { ...authority, region: '100000' }));
    await done('/v1/organizations', organization('army-of-jilin', { ...authority, region: '220000' }));
    await done('/v1/assets', scale('army-scale', 'army'));
    await done('/v1/calibrations', { id: 'army-cert', ...calibration('A-1', 'army', 'army-scale') });
  });
  it('has its own regulators, in their regions; the civil ones and the national one stay out', async () => {
    const codes: unknown[] = [];
    for (const who of ['army-regulator', 'army-of-jilin', 'uncleared']) {
      const answer = await intake.post('/v1/assets/army-scale/nonconformities', finding, regulator(who));
      codes.push(answer.body.code ?? answer.status);
    }
    const national = await intake.post('/v1/assets/army-scale/nonconformities', finding, {
      role: 'regulator',
    });
    expect([...codes, national.body.code]).toEqual([
      201,
      'OUT_OF_JURISDICTION',
      'OUT_OF_JURISDICTION',
      'OUT_OF_JURISDICTION',
    ]);
  });
  it('keeps its regulators out of what is civil, of national schemes too', async () => {
    await done('/v1/assets', scale('civil-scale', 'stranger'));
    const path = '/v1/assets/civil-scale/nonconformities';
    expect((await intake.post(path, finding, regulator('army-regulator'))).status).toBe(403);
    const method = { id: 'GJB 1', title: { zh: '法' }, validFrom: '2024-01-01' };
    expect((await intake.post('/v1/methods', method, regulator('army-regulator'))).status).toBe(403);
  });
  it('is not registered by civil regulators, nor chosen by a civil owner', async () => {
    const body = organization('navy', defence);
    expect(await intake.post('/v1/organizations', body, { role: 'regulator' })).toMatchObject({
      status: 403,
      body: { code: 'OUT_OF_JURISDICTION' },
    });
    expect((await intake.post('/v1/organizations', body, regulator('army-regulator'))).status).toBe(201);
    const fleeing = { ...scale('fleeing', 'stranger'), ...defence };
    expect((await intake.post('/v1/assets', fleeing, lab('stranger'))).status).toBeGreaterThanOrEqual(403);
  });
});
