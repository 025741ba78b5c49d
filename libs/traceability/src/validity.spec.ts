// Goal: the structural validity rules of METROLOGY.md section 8, each by the one fact that makes it fire.
// Method: a sound asset built by hand; every test changes one thing and looks at verdict, reasons and `until`.
import type { PlacedFinding, Trace } from './answers';
import type { LifecycleEntry, Standing, StandingCertificate, ValidityFacts } from './validity';
import { dayAfter, judgeValidity } from './validity';

const trace = (changes: Partial<Trace> = {}): Trace => ({
  start: 'cert-1',
  certificates: ['cert-1', 'cert-0'],
  walked: [],
  links: [],
  roots: ['cert-0'],
  findings: [],
  firstFailing: null,
  verdict: 'TRACEABLE',
  knownAt: 9,
  complete: true,
  limit: null,
  ...changes,
});

const certificate = (changes: Partial<StandingCertificate> = {}): StandingCertificate => ({
  id: 'cert-1',
  kind: 'VERIFICATION',
  conclusion: 'PASS',
  performedOn: '2024-01-10',
  validUntil: '2025-01-09',
  withdrawnFrom: null,
  ...changes,
});

const sound = (changes: Partial<ValidityFacts> = {}, standing: Partial<Standing> = {}): ValidityFacts => ({
  tier: 'WORKING',
  usage: {
    compulsory: true,
    purpose: 'TRADE',
    mode: 'PERIODIC',
    intervalMonths: 12,
    serviceLifeMonths: null,
  },
  lifecycle: [],
  performedOn: ['2024-01-10'],
  standingOn: () => ({ certificate: certificate(), trace: trace(), ...standing }),
  ...changes,
});

const happened = (event: LifecycleEntry['event'], on: string, position = 5): LifecycleEntry => ({
  id: `${event.toLowerCase()}-${position}`,
  event,
  on,
  position,
});

const found = (
  code: PlacedFinding['code'],
  severity: PlacedFinding['severity'],
  from: string | null,
  to: string | null,
): PlacedFinding => ({ code, severity, evidence: from === null ? [] : [from], at: { from, to } });

const judge = (facts: ValidityFacts, on = '2024-06-01', purpose: 'TRADE' | 'OTHER' | null = null) =>
  judgeValidity(on, purpose, facts);
const codes = (facts: ValidityFacts, on?: string, purpose?: 'TRADE' | 'OTHER' | null) =>
  judge(facts, on, purpose).reasons.map((reason) => reason.code);

describe('a verified instrument whose chain is complete', () => {
  it('is valid and ends on the day after the last valid one', () => {
    expect(judge(sound())).toMatchObject({ verdict: 'VALID', reasons: [], until: '2025-01-10' });
  });

  it('is still valid on the last day and expired on the next', () => {
    expect(judge(sound(), '2025-01-09').verdict).toBe('VALID');
    expect(judge(sound(), '2025-01-10')).toMatchObject({
      verdict: 'INVALID',
      reasons: [{ code: 'CERT_EXPIRED', severity: 'GAP', evidence: ['cert-1'], at: null }],
    });
  });

  it('has no known end when the certificate states none', () => {
    const facts = sound({}, { certificate: certificate({ validUntil: null }) });
    expect(judge(facts)).toMatchObject({ verdict: 'VALID', until: null });
  });
});

describe('the life of the asset', () => {
  it('ends with retirement, and a retirement to come bounds the answer', () => {
    const facts = sound({ lifecycle: [happened('RETIRED', '2024-07-01')] });
    expect(judge(facts)).toMatchObject({ verdict: 'VALID', until: '2024-07-01' });
    expect(codes(facts, '2024-07-01')).toEqual(['ASSET_RETIRED']);
    expect(judge(facts, '2024-07-02').until).toBeNull();
  });

  it('is interrupted by isolation until the return', () => {
    const lifecycle = [happened('RETURNED', '2024-05-20', 7), happened('ISOLATED', '2024-05-01', 6)];
    const facts = sound({ lifecycle });
    expect(judge(facts, '2024-05-10')).toMatchObject({ verdict: 'INVALID', until: '2024-05-20' });
    expect(codes(facts, '2024-05-10')).toEqual(['ASSET_ISOLATED']);
    expect(judge(facts, '2024-05-20').verdict).toBe('VALID');
  });

  it('takes the later recorded of two moves on one day', () => {
    const lifecycle = [happened('ISOLATED', '2024-05-01', 8), happened('RETURNED', '2024-05-01', 7)];
    expect(codes(sound({ lifecycle }))).toEqual(['ASSET_ISOLATED']);
  });

  it.each(['REPAIRED', 'ADJUSTED', 'DAMAGED'] as const)(
    'after the certificate, %s needs a new one',
    (event) => {
      const facts = sound({ lifecycle: [happened(event, '2024-03-01')] });
      expect(codes(facts)).toEqual(['REPAIRED_SINCE']);
      expect(judge(facts, '2024-02-01')).toMatchObject({ verdict: 'VALID', until: '2024-03-01' });
    },
  );

  it('is not harmed by a repair before or on the day of the calibration', () => {
    const lifecycle = [happened('REPAIRED', '2024-01-10'), happened('ADJUSTED', '2023-12-01')];
    expect(judge(sound({ lifecycle })).verdict).toBe('VALID');
  });
});

describe('the certificate in force', () => {
  it('is missing: never calibrated', () => {
    const never = found('NEVER_CALIBRATED', 'GAP', null, null);
    const none = trace({ start: null, findings: [never], firstFailing: never, verdict: 'NOT_TRACEABLE' });
    expect(judge(sound({}, { certificate: null, trace: none }))).toMatchObject({
      verdict: 'INVALID',
      reasons: [{ code: 'NEVER_CALIBRATED' }],
    });
  });

  it('is withdrawn from its effective day on, not before', () => {
    const facts = sound({}, { certificate: certificate({ withdrawnFrom: '2024-06-02' }) });
    expect(judge(facts)).toMatchObject({ verdict: 'VALID', until: '2024-06-02' });
    expect(codes(facts, '2024-06-02')).toEqual(['CERTIFICATE_REVOKED']);
  });

  it('told revoked by the trace is told once', () => {
    const revoked = { ...found('CERTIFICATE_REVOKED', 'GAP', 'cert-1', null), evidence: ['rev-1'] };
    const standing = {
      certificate: certificate({ withdrawnFrom: '2024-02-01' }),
      trace: trace({ findings: [revoked], firstFailing: revoked, verdict: 'NOT_TRACEABLE' }),
    };
    expect(judge(sound({}, standing)).reasons).toMatchObject([
      { code: 'CERTIFICATE_REVOKED', evidence: ['rev-1'] },
    ]);
  });

  it('is a calibration where verification is compulsory', () => {
    const calibrated = { certificate: certificate({ kind: 'CALIBRATION' }) };
    expect(codes(sound({}, calibrated))).toEqual(['VERIFICATION_REQUIRED']);
    expect(codes(sound({}, calibrated), '2024-06-01', 'TRADE')).toEqual(['VERIFICATION_REQUIRED']);
    expect(codes(sound({}, calibrated), '2024-06-01', 'OTHER')).toEqual([]);
    expect(codes(sound({ tier: 'PUBLIC' }, calibrated), '2024-06-01', 'OTHER')).toEqual([
      'VERIFICATION_REQUIRED',
    ]);
    expect(codes(sound({ usage: null }, calibrated))).toEqual([]);
  });

  it.each([
    ['FAIL', 'VERIFICATION', 'INVALID'],
    ['UNDETERMINED', 'VERIFICATION', 'UNDETERMINED'],
    ['CONDITIONAL_FAIL', 'VERIFICATION', 'UNDETERMINED'],
    ['NONE', 'VERIFICATION', 'UNDETERMINED'],
    ['CONDITIONAL_PASS', 'VERIFICATION', 'VALID'],
  ] as const)('concludes %s as a %s: %s', (conclusion, kind, verdict) => {
    expect(judge(sound({}, { certificate: certificate({ conclusion, kind }) })).verdict).toBe(verdict);
  });

  it('needs no conclusion as a calibration of what is not compulsory', () => {
    const standing = { certificate: certificate({ conclusion: 'NONE', kind: 'CALIBRATION' }) };
    expect(judge(sound({ usage: null }, standing)).verdict).toBe('VALID');
  });

  it('gives way to a later one, which bounds an invalid answer', () => {
    const failed = certificate({ conclusion: 'FAIL' });
    const passed = certificate({ id: 'cert-2', performedOn: '2024-08-01', validUntil: '2025-07-31' });
    const facts = sound({
      performedOn: ['2024-01-10', '2024-08-01'],
      standingOn: (day) => ({ certificate: day < '2024-08-01' ? failed : passed, trace: trace() }),
    });
    expect(judge(facts)).toMatchObject({ verdict: 'INVALID', until: '2024-08-01' });
  });

  it('is followed through a later one with the same verdict to the end of that', () => {
    const next = certificate({ id: 'cert-2', performedOn: '2024-12-01', validUntil: '2025-11-30' });
    const facts = sound({
      performedOn: ['2024-01-10', '2024-12-01'],
      standingOn: (day) => ({ certificate: day < '2024-12-01' ? certificate() : next, trace: trace() }),
    });
    expect(judge(facts)).toMatchObject({ verdict: 'VALID', until: '2025-12-01' });
  });
});

describe('the chain above it', () => {
  it('broken makes it invalid, the first failing link first', () => {
    const remark = found('DOCUMENT_LEVEL_REFERENCE', 'REMARK', 'cert-1', 'cert-0');
    const far = found('REFERENCE_REVOKED', 'GAP', 'cert-0', 'cert-z');
    const near = found('REFERENCE_EXPIRED_AT_USE', 'GAP', 'cert-1', 'cert-0');
    const broken = trace({ findings: [remark, far, near], firstFailing: near, verdict: 'NOT_TRACEABLE' });
    const answer = judge(sound({}, { trace: broken }));
    expect(answer.verdict).toBe('INVALID');
    expect(answer.reasons.map((reason) => reason.code)).toEqual([
      'REFERENCE_EXPIRED_AT_USE',
      'REFERENCE_REVOKED',
      'DOCUMENT_LEVEL_REFERENCE',
    ]);
    expect(answer.reasons[0]?.at).toEqual({ from: 'cert-1', to: 'cert-0' });
  });

  it('undecided leaves it undetermined, a remark only remarks', () => {
    const pending = found('PENDING_REFERENCE', 'UNDECIDED', 'cert-1', null);
    const open = trace({ findings: [pending], firstFailing: pending, verdict: 'CANNOT_SAY' });
    expect(judge(sound({}, { trace: open })).verdict).toBe('UNDETERMINED');
    const remark = found('REFERENCE_SUPERSEDED', 'REMARK', 'cert-1', 'cert-0');
    const remarked = trace({ findings: [remark], verdict: 'TRACEABLE_WITH_REMARKS' });
    expect(judge(sound({}, { trace: remarked })).verdict).toBe('VALID_WITH_REMARKS');
  });

  it('not walked to its end cannot say yes', () => {
    expect(judge(sound({}, { trace: trace({ complete: false, limit: 'LINKS_MAX' }) })).verdict).toBe(
      'UNDETERMINED',
    );
  });

  it('that does not cover the value asked is told among the reasons of the certificate', () => {
    const uncovered = found('RANGE_NOT_COVERED', 'GAP', 'cert-1', null);
    const broken = trace({ findings: [uncovered], firstFailing: uncovered, verdict: 'NOT_TRACEABLE' });
    expect(codes(sound({}, { trace: broken }))).toEqual(['RANGE_NOT_COVERED']);
  });
});

describe('the day after', () => {
  it('passes months, leap days and years', () => {
    expect(['2024-02-28', '2024-02-29', '2023-12-31', '0099-12-31'].map(dayAfter)).toEqual([
      '2024-02-29',
      '2024-03-01',
      '2024-01-01',
      '0100-01-01',
    ]);
  });
});
