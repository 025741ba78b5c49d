// Goal: a calibration is refused for exactly what is impossible or not permitted, every reason told at once.
// Method: one accepted body; each test changes one thing and names the refusals, with a near miss beside it.
import type { AssetIdentity } from '../vocabulary';
import { evolveAsset, initialAssetState, nameplateOf, type AssetState } from '../asset/asset.state';
import { decideAsset } from '../asset/asset.decide';
import { initialLaboratoryState } from '../laboratory/laboratory.state';
import { assetBody, calibrationBody, laboratoryWith, point, scopeBody } from '../testing/facts';
import { CONTEXT, given, outcomeOf, type Outcome } from '../testing/given-when-then';
import type { CalibrationContext } from './calibration-context';
import type { CalibrationBody, PointBody, ReferenceBody, RevocationBody } from './certificate.commands';
import { decideCalibration, decideRevocation } from './certificate.decide';
import type { CertificateEvent } from './certificate.events';
import { evolveCertificate, initialCertificateState, type CertificateState } from './certificate.state';

const ACCEPTED = { events: ['CalibrationRecorded'] };

function registeredAsset(): AssetState {
  const decision = decideAsset(initialAssetState, {
    type: 'RegisterAsset',
    id: 'scale',
    body: assetBody(),
    ...CONTEXT,
  });
  if (decision.outcome !== 'ACCEPTED' || decision.events[0]?.type !== 'AssetRegistered')
    throw new Error('refused');
  return evolveAsset(initialAssetState, decision.events[0]);
}

const asset = registeredAsset();
const known: CalibrationContext = {
  existing: initialCertificateState,
  laboratory: laboratoryWith([scopeBody()]),
  asset,
  nameplates: new Map([['scale', nameplateOf(asset) as AssetIdentity]]),
  replaced: initialCertificateState,
};

function post(
  more: Partial<CalibrationBody> = {},
  context: Partial<CalibrationContext> = {},
  id = 'cert',
): Outcome {
  const command = { type: 'RecordCalibration', id, body: calibrationBody(more), ...CONTEXT } as const;
  return outcomeOf(decideCalibration({ ...known, ...context }, command));
}

const postPoint = (more: Partial<PointBody>, body: Partial<CalibrationBody> = {}): Outcome =>
  post({ results: [{ quantity: 'mass', points: [point(more)] }], ...body });

const postReference = (reference: ReferenceBody, body: Partial<CalibrationBody> = {}): Outcome =>
  post({ results: [{ quantity: 'mass', points: [point()], references: [reference] }], ...body });

/** The state of a certificate that this body made. */
function recorded(more: Partial<CalibrationBody> = {}, id = 'old'): CertificateState {
  const command = { type: 'RecordCalibration', id, body: calibrationBody(more), ...CONTEXT } as const;
  const decision = decideCalibration(known, command);
  if (decision.outcome !== 'ACCEPTED') throw new Error(JSON.stringify(decision));
  return decision.events.reduce(evolveCertificate, initialCertificateState);
}

describe('a sound calibration', () => {
  it('is recorded', () => expect(post()).toEqual(ACCEPTED));
  it('may cite what is unknown, end before it begins, and cover what it did not measure', () => {
    const certificate = { issuer: 'nobody', number: '1' };
    expect(post({ replaces: 'unknown', validUntil: '2000-01-01' })).toEqual(ACCEPTED);
    expect(postReference({ asset: 'nobody', certificate, quantity: 'length' })).toEqual(ACCEPTED);
    const range = { min: '5', max: '6', unit: 'kg' };
    expect(post({ results: [{ quantity: 'mass', range, points: [point()] }] })).toEqual(ACCEPTED);
  });
  it('is recorded as it was written, with what was left out as null or its default', () => {
    const command = { type: 'RecordCalibration', id: 'cert', body: calibrationBody(), ...CONTEXT } as const;
    const decision = decideCalibration(known, command);
    const event = decision.outcome === 'ACCEPTED' ? decision.events[0] : null;
    expect(event?.data).toMatchObject({
      issuedOn: '2026-02-01',
      conclusion: 'NONE',
      accredited: false,
      replaces: null,
      methods: [],
      references: [],
      results: [
        { range: null, points: [{ nominal: { value: '1.000', unit: 'kg' }, mpe: null, stage: null }] },
      ],
    });
    expect(JSON.stringify(event)).not.toContain('undefined');
  });
});

describe('who and what', () => {
  it('needs a registered issuer', () => {
    expect(post({}, { laboratory: initialLaboratoryState })).toEqual({ refused: ['UNKNOWN_LAB /issuer'] });
  });
  it('needs a registered asset, or its nameplate', () => {
    expect(post({}, { asset: initialAssetState })).toEqual({ refused: ['UNKNOWN_INSTRUMENT /asset'] });
    const nameplate = { manufacturer: 'Kern', model: 'K', serialNumber: '1' };
    expect(post({ asset: nameplate }, { asset: null })).toEqual(ACCEPTED);
  });
  it('tells everything that is wrong at once', () => {
    const more = {
      performedOn: '2026-04-01',
      results: [{ quantity: 'weight', points: [point({ coverageFactor: null })] }],
    };
    expect(post(more, { laboratory: initialLaboratoryState })).toEqual({
      refused: [
        'UNKNOWN_LAB /issuer',
        'TIME_ORDER /performedOn',
        'UNKNOWN_QUANTITY /results/0/quantity',
        'K_MISSING /results/0/points/0/coverageFactor',
      ],
    });
  });
});

describe('days', () => {
  it('follow one another', () => {
    expect(post({ receivedOn: '2026-02-01', issuedOn: '2026-02-01' })).toEqual(ACCEPTED);
    expect(post({ receivedOn: '2026-02-02' })).toEqual({ refused: ['TIME_ORDER /performedOn'] });
    expect(post({ issuedOn: '2026-01-31' })).toEqual({ refused: ['TIME_ORDER /issuedOn'] });
  });
  it('have come', () => {
    expect(post({ performedOn: '2026-03-10' })).toEqual(ACCEPTED);
    expect(post({ performedOn: '2026-03-11' })).toEqual({ refused: ['TIME_ORDER /performedOn'] });
    expect(post({ issuedOn: '2026-03-11' })).toEqual({ refused: ['TIME_ORDER /issuedOn'] });
  });
});

describe('numbers and units', () => {
  const at = '/results/0/points/0';
  it('are of the quantity', () => {
    expect(postPoint({ nominal: { value: '1', unit: 'V' } })).toEqual({
      refused: [`UNIT_INCOMPATIBLE ${at}/nominal/unit`],
    });
    expect(postPoint({ error: { value: '1', unit: 'mm' } })).toEqual({
      refused: [`UNIT_INCOMPATIBLE ${at}/error/unit`],
    });
    expect(postPoint({ nominal: { value: '1', unit: '%' } })).toEqual({
      refused: [`UNIT_INCOMPATIBLE ${at}/nominal/unit`],
    });
    expect(postPoint({ mpe: { value: '0.1', unit: '%' }, error: { value: '1', unit: '[ppm]' } })).toEqual(
      ACCEPTED,
    );
  });
  it('are legal in China', () => {
    const refused = postPoint({ nominal: { value: '1', unit: '[lb_av]' }, mpe: { value: '1', unit: 'foo' } });
    expect(refused).toEqual({
      refused: [`NON_LEGAL_UNIT ${at}/nominal/unit`, `NON_LEGAL_UNIT ${at}/mpe/unit`],
    });
    expect(post({ environment: { pressure: { value: '1', unit: 'bar' } } })).toEqual({
      refused: ['NON_LEGAL_UNIT /environment/pressure/unit'],
    });
    const environment = {
      temperature: { value: '20.1', unit: 'Cel' },
      humidity: { value: '45', unit: '%' },
      pressure: { value: '101.3', unit: 'kPa' },
    };
    expect(post({ environment })).toEqual(ACCEPTED);
  });
  it('have at most 40 digits and are numbers', () => {
    expect(postPoint({ nominal: { value: `1.${'0'.repeat(38)}1`, unit: 'kg' } })).toEqual(ACCEPTED);
    expect(postPoint({ nominal: { value: `1.${'0'.repeat(39)}1`, unit: 'kg' } })).toEqual({
      refused: [`TOO_MANY_DIGITS ${at}/nominal/value`],
    });
    expect(postPoint({ coverageProbability: 'x' })).toEqual({
      refused: [`NOT_A_DECIMAL ${at}/coverageProbability`],
    });
    expect(post({ decisionRule: { id: 'GUARD_BAND', guardFactor: '1..0' } })).toEqual({
      refused: ['NOT_A_DECIMAL /decisionRule/guardFactor'],
    });
  });
  it('state U and k, both above zero', () => {
    const u = `${at}/expandedUncertainty`;
    expect(postPoint({ expandedUncertainty: null })).toEqual({ refused: [`U_MISSING ${u}`] });
    expect(postPoint({ expandedUncertainty: { value: '0', unit: 'g' } })).toEqual({
      refused: [`U_NONPOSITIVE ${u}/value`],
    });
    expect(postPoint({ expandedUncertainty: { value: '-1', unit: 'g' } })).toEqual({
      refused: [`U_NONPOSITIVE ${u}/value`],
    });
    expect(postPoint({ expandedUncertainty: { value: '1e-20', unit: 'g' } })).toEqual(ACCEPTED);
    expect(postPoint({ coverageFactor: undefined })).toEqual({ refused: [`K_MISSING ${at}/coverageFactor`] });
    expect(postPoint({ coverageFactor: '0.0' })).toEqual({ refused: [`K_NONPOSITIVE ${at}/coverageFactor`] });
    expect(postPoint({ coverageFactor: '0.1' })).toEqual(ACCEPTED);
  });
  it('give ranges the right way round, and a point or a range to every result', () => {
    const range = (min: string, max: string) => ({ min, max, unit: 'kg' });
    const result = (stated: ReturnType<typeof range>) => ({
      quantity: 'mass',
      range: stated,
      points: [point()],
    });
    expect(post({ results: [result(range('1', '1'))] })).toEqual(ACCEPTED);
    expect(post({ results: [result(range('2', '1'))] })).toEqual({
      refused: ['RANGE_INVERTED /results/0/range'],
    });
    expect(post({ results: [{ quantity: 'mass', range: range('1', '2'), points: [] }] })).toEqual(ACCEPTED);
    expect(post({ results: [{ quantity: 'mass', points: [] }] })).toEqual({
      refused: ['RANGE_MISSING /results/0/points'],
    });
  });
});

describe('references', () => {
  const external = { kind: 'CIPM_MRA' as const, institute: 'PTB' };
  it('are an asset or external, one of them', () => {
    expect(postReference({ external, quantity: 'mass' })).toEqual(ACCEPTED);
    expect(postReference({ external, asset: 'weights', quantity: 'mass' })).toEqual({
      refused: ['EXTERNAL_AND_ASSET /results/0/references/0'],
    });
    expect(post({ references: [{ quantity: 'mass' }] })).toEqual({
      refused: ['EXTERNAL_AND_ASSET /references/0'],
    });
  });
  it('are measured in units of their own quantity', () => {
    const range = { min: '1', max: '2', unit: 'kg' };
    expect(postReference({ asset: 'weights', quantity: 'mass', range })).toEqual(ACCEPTED);
    expect(postReference({ asset: 'weights', quantity: 'length', range })).toEqual({
      refused: ['UNIT_INCOMPATIBLE /results/0/references/0/range/unit'],
    });
    expect(postReference({ asset: 'weights', quantity: 'weight' })).toEqual({
      refused: ['UNKNOWN_QUANTITY /results/0/references/0/quantity'],
    });
  });
  it('are not the calibrated asset, by id or by nameplate', () => {
    const self = { refused: ['SELF_REFERENCE /results/0/references/0/asset'] };
    const nameplate = { manufacturer: 'Mettler', model: 'XP-1', serialNumber: 'S-1' };
    expect(postReference({ asset: 'scale', quantity: 'mass' })).toEqual(self);
    expect(postReference({ asset: nameplate, quantity: 'mass' })).toEqual(self);
    expect(postReference({ asset: { ...nameplate, serialNumber: 'S-2' }, quantity: 'mass' })).toEqual(
      ACCEPTED,
    );
    expect(postReference({ asset: 'scale', quantity: 'mass' }, { asset: nameplate })).toEqual(self);
    expect(post({ references: [{ asset: 'scale', quantity: 'mass' }] })).toEqual({
      refused: ['SELF_REFERENCE /references/0/asset'],
    });
  });
  it('are not named by a realization', () => {
    const kind = 'REALIZATION' as const;
    expect(post({ kind })).toEqual({ refused: ['REALIZATION_WITH_REFERENCES /results/0/references/0'] });
    expect(postPoint({}, { kind })).toEqual(ACCEPTED);
  });
});

describe('the accreditation mark', () => {
  const marked = (
    more: Partial<PointBody> = {},
    body: Partial<CalibrationBody> = {},
    laboratory = known.laboratory,
  ) =>
    post(
      { accredited: true, results: [{ quantity: 'mass', points: [point(more)] }], ...body },
      { laboratory },
    );
  const suspended = (from: string, to: string | null) =>
    laboratoryWith([scopeBody()], {
      type: 'ScopeSuspended',
      data: { id: 's', scope: 'scope-0', organization: 'lab', from, to, reason: 'audit' },
    });
  const revoked = (from: string) =>
    laboratoryWith([scopeBody()], {
      type: 'ScopeRevoked',
      data: { id: 'r', scope: 'scope-0', organization: 'lab', from, reason: 'end' },
    });

  it('is good inside the scope, on its bounds too', () => {
    expect(marked()).toEqual(ACCEPTED);
    expect(marked({ nominal: { value: '20000', unit: 'g' } })).toEqual(ACCEPTED);
    expect(marked({}, { performedOn: '2020-01-01' })).toEqual(ACCEPTED);
  });
  it('needs a scope of the quantity', () => {
    expect(marked({}, {}, laboratoryWith([]))).toEqual({ refused: ['LAB_NOT_AUTHORISED /results/0'] });
    expect(postPoint({}, {})).toEqual(ACCEPTED);
  });
  it('needs a scope in force that covers the result', () => {
    const outside = { refused: ['LAB_OUT_OF_SCOPE /results/0'] };
    expect(marked({ nominal: { value: '0.999', unit: 'kg' } })).toEqual(outside);
    expect(marked({ nominal: { value: '20.001', unit: 'kg' } })).toEqual(outside);
    expect(marked({}, { performedOn: '2019-12-31' })).toEqual(outside);
    expect(marked({}, {}, laboratoryWith([scopeBody({ validTo: '2026-01-31' })]))).toEqual(outside);
    expect(marked({}, {}, laboratoryWith([scopeBody({ validTo: null })]))).toEqual(ACCEPTED);
    expect(marked({}, {}, revoked('2026-02-01'))).toEqual(outside);
    expect(marked({}, {}, revoked('2026-02-02'))).toEqual(ACCEPTED);
  });
  it('is not to be used while the scope is suspended', () => {
    const asleep = { refused: ['LAB_SUSPENDED /results/0'] };
    expect(marked({}, {}, suspended('2026-02-01', '2026-02-01'))).toEqual(asleep);
    expect(marked({}, {}, suspended('2026-01-01', null))).toEqual(asleep);
    expect(marked({}, {}, suspended('2026-02-02', null))).toEqual(ACCEPTED);
    expect(marked({}, {}, suspended('2026-01-01', '2026-01-31'))).toEqual(ACCEPTED);
  });
  it('needs U not below the capability, both at one k', () => {
    const below = { refused: ['U_BELOW_CMC /results/0/points/0/expandedUncertainty'] };
    expect(marked({ expandedUncertainty: { value: '0.5', unit: 'g' } })).toEqual(ACCEPTED);
    expect(marked({ expandedUncertainty: { value: '0.49999', unit: 'g' } })).toEqual(below);
    // 0.75 g at k = 3 is 0.5 g at k = 2.
    expect(marked({ expandedUncertainty: { value: '0.75', unit: 'g' }, coverageFactor: '3' })).toEqual(
      ACCEPTED,
    );
    expect(marked({ expandedUncertainty: { value: '0.74', unit: 'g' }, coverageFactor: '3' })).toEqual(below);
    expect(marked({ expandedUncertainty: { value: '0.05', unit: '%' } })).toEqual(ACCEPTED);
    expect(marked({ expandedUncertainty: { value: '0.04', unit: '%' } })).toEqual(below);
  });
  it('is nothing a realization claims', () => {
    expect(postPoint({}, { kind: 'REALIZATION', accredited: true, performedOn: '2019-01-01' })).toEqual(
      ACCEPTED,
    );
  });
  it('does not count where it is not claimed', () => {
    expect(post({}, { laboratory: laboratoryWith([]) })).toEqual(ACCEPTED);
  });
});

describe('a certificate that amends another', () => {
  const withReplaced = (more: Partial<CalibrationBody>, replaced = recorded()) =>
    post({ replaces: 'old', ...more }, { replaced });
  it('tells the other one', () => {
    expect(withReplaced({})).toEqual({ events: ['CalibrationRecorded', 'CertificateReplaced'] });
  });
  it('is of the same issuer and asset', () => {
    const other = { refused: ['REPLACES_OTHER /replaces'] };
    expect(withReplaced({ issuer: 'lab-b' })).toEqual(other);
    expect(withReplaced({ asset: 'scale-2' })).toEqual(other);
    const nameplate = { manufacturer: 'Mettler', model: 'XP-1', serialNumber: 'S-1' };
    expect(withReplaced({ asset: nameplate })).toEqual({
      events: ['CalibrationRecorded', 'CertificateReplaced'],
    });
    expect(withReplaced({ asset: { ...nameplate, model: 'XP-2' } })).toEqual(other);
  });
  it('is not itself', () => {
    expect(post({ replaces: 'cert' })).toEqual({ refused: ['REPLACES_OTHER /replaces'] });
  });
});

describe('a certificate posted again', () => {
  it('is the same fact when its content is, absent and null alike', () => {
    const body = { receivedOn: null, conclusion: 'NONE' as const };
    expect(post(body, { existing: recorded({}, 'first') }, 'made')).toEqual({ repeated: 'first' });
    expect(post({ id: 'first' }, { existing: recorded({}, 'first') }, 'first')).toEqual({
      repeated: 'first',
    });
  });
  it('is a duplicate when anything differs, the chosen id too', () => {
    const existing = recorded({}, 'first');
    const number = { refused: ['DUPLICATE_CERTIFICATE_NUMBER /certificateNumber'] };
    expect(post({ conclusion: 'PASS' }, { existing }, 'made')).toEqual(number);
    expect(post({ id: 'second' }, { existing }, 'second')).toEqual(number);
    expect(post({ id: 'first', certificateNumber: 'N-2' }, { existing }, 'first')).toEqual({
      refused: ['DUPLICATE_CERTIFICATE_NUMBER /id'],
    });
  });
});

describe('a revocation', () => {
  const aggregate = { initial: initialCertificateState, evolve: evolveCertificate };
  const certificate = recorded() as Extract<CertificateState, { status: 'RECORDED' }>;
  const record: CertificateEvent = { type: 'CalibrationRecorded', data: certificate.certificate };
  const revokedAs = (effect: 'VOID' | 'WITHDRAWN', effectiveFrom: string | null): CertificateEvent => ({
    type: 'CertificateRevoked',
    data: { id: 'first', certificate: 'old', effect, effectiveFrom, reason: 'wrong' },
  });
  const revoke = (body: RevocationBody, events: CertificateEvent[] = [], id = body.id ?? 'made') =>
    given(aggregate, record, ...events).when(decideRevocation, {
      type: 'RevokeCertificate',
      id,
      certificate: 'old',
      body,
      ...CONTEXT,
    });

  it('withdraws from a day, before the certificate or in the future too', () => {
    const events = { events: ['CertificateRevoked'] };
    expect(revoke({ effect: 'WITHDRAWN', effectiveFrom: '2030-01-01', reason: 'x' })).toEqual(events);
    expect(revoke({ effect: 'WITHDRAWN', effectiveFrom: '2000-01-01', reason: 'x' })).toEqual(events);
    expect(revoke({ effect: 'WITHDRAWN', reason: 'x' })).toEqual({ refused: ['REQUIRED /effectiveFrom'] });
  });
  it('voids for all days', () => {
    expect(revoke({ effect: 'VOID', reason: 'x' })).toEqual({ events: ['CertificateRevoked'] });
    expect(revoke({ effect: 'VOID', effectiveFrom: '2026-01-01', reason: 'x' })).toEqual({
      refused: ['NOT_ALLOWED /effectiveFrom'],
    });
  });
  it('of a void certificate is refused, but for the same again', () => {
    const voided = [revokedAs('VOID', null)];
    expect(revoke({ effect: 'VOID', reason: 'wrong' }, voided)).toEqual({ repeated: 'first' });
    expect(revoke({ effect: 'VOID', reason: 'other' }, voided)).toEqual({ refused: ['ALREADY_REVOKED '] });
    expect(revoke({ effect: 'WITHDRAWN', effectiveFrom: '2026-01-01', reason: 'x' }, voided)).toEqual({
      refused: ['ALREADY_REVOKED '],
    });
  });
  it('may follow a withdrawal', () => {
    const withdrawn = [revokedAs('WITHDRAWN', '2026-01-01')];
    expect(revoke({ effect: 'VOID', reason: 'worse' }, withdrawn)).toEqual({
      events: ['CertificateRevoked'],
    });
    expect(revoke({ id: 'first', effect: 'VOID', reason: 'worse' }, withdrawn)).toEqual({
      refused: ['DUPLICATE_ID /id'],
    });
  });
});
