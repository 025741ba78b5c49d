// Goal: the checks of METROLOGY.md section 8 on the asset, its certificate and its chain, each by the one fact that
// makes it fire. Method: a sound asset built by hand; every test changes one thing, by a day where it is a day.
import { certificate, codes, found, happened, judge, ON, sound, trace } from '../testing/sound-validity';

describe('a verified instrument whose chain is complete', () => {
  it('is valid', async () => {
    expect(await judge(sound())).toMatchObject({ verdict: 'VALID', reasons: [] });
  });

  it('is still valid on the last day and expired on the next', async () => {
    expect((await judge(sound(), '2025-01-09')).verdict).toBe('VALID');
    expect(await judge(sound(), '2025-01-10')).toMatchObject({
      verdict: 'INVALID',
      reasons: [{ code: 'CERT_EXPIRED', severity: 'GAP', evidence: ['cert-1'], at: null }],
    });
  });
});

describe('a reference material', () => {
  it('serves up to the last day on its label, whatever its certificate says', async () => {
    const batch = sound({ kind: 'REFERENCE_MATERIAL', expiresOn: '2024-07-01' });
    expect(await judge(batch, '2024-06-30')).toMatchObject({ verdict: 'VALID', until: '2024-07-02' });
    expect(await codes(batch, '2024-07-01')).toEqual([]);
    expect((await judge(batch, '2024-07-02')).reasons).toEqual([
      { code: 'CRM_EXPIRED', severity: 'GAP', evidence: ['cert-1'], at: null },
    ]);
  });
});

describe('a standard that government examines', () => {
  const exam = (
    validFrom: string,
    validTo: string | null,
    kind: 'PRIMARY' | 'EXAMINATION' = 'EXAMINATION',
  ) => ({
    id: `exam-${validFrom}`,
    kind,
    validFrom,
    validTo,
  });

  it.each(['PUBLIC', 'ENTERPRISE_HIGHEST'] as const)(
    'serves while its examination holds: %s',
    async (tier) => {
      const examined = sound({ tier, examinations: [exam('2024-02-01', '2024-06-30')] });
      expect(await codes(examined, '2024-01-31')).toEqual(['STANDARD_EXAM_LAPSED']);
      expect(await codes(examined, '2024-02-01')).toEqual([]);
      expect(await judge(examined, '2024-06-30')).toMatchObject({ verdict: 'VALID', until: '2024-07-01' });
      expect((await judge(examined, '2024-07-01')).reasons).toEqual([
        { code: 'STANDARD_EXAM_LAPSED', severity: 'GAP', evidence: ['exam-2024-02-01'], at: null },
      ]);
      const renewed = { ...examined, examinations: [...examined.examinations, exam('2024-07-01', null)] };
      expect(await codes(renewed, '2024-07-01')).toEqual([]);
    },
  );

  it('has one at all, and a primary certificate is none', async () => {
    const facts = sound({ tier: 'PUBLIC', examinations: [exam('2020-01-01', null, 'PRIMARY')] });
    expect(await codes(facts)).toEqual(['STANDARD_EXAM_MISSING']);
    expect(await codes(sound({ tier: 'WORKING_STANDARD' }))).toEqual([]);
  });
});

describe('the life of the asset', () => {
  it('ends with retirement, on its day', async () => {
    const facts = sound({ lifecycle: [happened('RETIRED', '2024-07-01')] });
    expect((await judge(facts, '2024-06-30')).verdict).toBe('VALID');
    expect((await judge(facts, '2024-07-01')).reasons).toMatchObject([
      { code: 'ASSET_RETIRED', severity: 'GAP', evidence: ['retired-5'] },
    ]);
  });

  it('is interrupted by isolation until the return', async () => {
    const lifecycle = [happened('RETURNED', '2024-05-20', 7), happened('ISOLATED', '2024-05-01', 6)];
    const facts = sound({ lifecycle });
    expect(await codes(facts, '2024-04-30')).toEqual([]);
    expect((await judge(facts, '2024-05-01')).reasons).toMatchObject([
      { code: 'ASSET_ISOLATED', evidence: ['isolated-6'] },
    ]);
    expect(await codes(facts, '2024-05-19')).toEqual(['ASSET_ISOLATED']);
    expect((await judge(facts, '2024-05-20')).verdict).toBe('VALID');
  });

  it('takes the later recorded of two moves on one day', async () => {
    const lifecycle = [happened('ISOLATED', '2024-05-01', 8), happened('RETURNED', '2024-05-01', 7)];
    expect(await codes(sound({ lifecycle }))).toEqual(['ASSET_ISOLATED']);
  });

  it.each(['REPAIRED', 'ADJUSTED', 'DAMAGED'] as const)(
    'after the certificate, %s needs a new one; on its day or after the day asked, not',
    async (event) => {
      const on = (day: string) => codes(sound({ lifecycle: [happened(event, day)] }));
      expect(await on('2024-01-10')).toEqual([]);
      expect(await on('2024-01-11')).toEqual(['REPAIRED_SINCE']);
      expect(await on(ON)).toEqual(['REPAIRED_SINCE']);
      expect(await on('2024-06-02')).toEqual([]);
      const { reasons } = await judge(sound({ lifecycle: [happened(event, '2024-03-01')] }));
      expect(reasons[0]?.evidence).toEqual(['cert-1', `${event.toLowerCase()}-5`]);
    },
  );

  it('is not harmed by a change of hands', async () => {
    expect(await codes(sound({ lifecycle: [happened('TRANSFERRED', '2024-03-01')] }))).toEqual([]);
  });
});

describe('the certificate in force', () => {
  it('is missing: never calibrated', async () => {
    const never = found('NEVER_CALIBRATED', 'GAP', null, null);
    const none = trace({ start: null, findings: [never], firstFailing: never, verdict: 'NOT_TRACEABLE' });
    expect(await judge(sound({}, { certificate: null, trace: none }))).toMatchObject({
      verdict: 'INVALID',
      reasons: [{ code: 'NEVER_CALIBRATED' }],
    });
  });

  it('is withdrawn from its effective day on, not before', async () => {
    const facts = sound({}, { certificate: certificate({ withdrawnFrom: '2024-06-02' }) });
    expect(await codes(facts, '2024-06-01')).toEqual([]);
    expect(await codes(facts, '2024-06-02')).toEqual(['CERTIFICATE_REVOKED']);
  });

  it('told revoked by the trace is told once, before what follows from it', async () => {
    const revoked = found('CERTIFICATE_REVOKED', 'GAP', 'cert-1', null, ['rev-1']);
    const dayFacts = {
      certificate: certificate({ withdrawnFrom: '2024-02-01', conclusion: 'FAIL' }),
      trace: trace({ findings: [revoked], firstFailing: revoked, verdict: 'NOT_TRACEABLE' }),
    };
    expect((await judge(sound({}, dayFacts))).reasons).toMatchObject([
      { code: 'CERTIFICATE_REVOKED', evidence: ['rev-1'] },
      { code: 'VERDICT_FAIL', evidence: ['cert-1'] },
    ]);
  });

  it.each([
    ['FAIL', 'VERIFICATION', 'INVALID'],
    ['FAIL', 'CALIBRATION', 'INVALID'],
    ['UNDETERMINED', 'VERIFICATION', 'UNDETERMINED'],
    ['CONDITIONAL_FAIL', 'VERIFICATION', 'UNDETERMINED'],
    ['NONE', 'VERIFICATION', 'UNDETERMINED'],
    ['NONE', 'CALIBRATION', 'VALID'],
    ['CONDITIONAL_PASS', 'VERIFICATION', 'VALID'],
  ] as const)('concludes %s as a %s: %s', async (conclusion, kind, verdict) => {
    const facts = sound({ usage: null }, { certificate: certificate({ conclusion, kind }) });
    expect((await judge(facts)).verdict).toBe(verdict);
  });
});

describe('the chain above it', () => {
  it('tells first what is about the issuer of the certificate, then the nearest failing link, then the rest', async () => {
    const remark = found('DOCUMENT_LEVEL_REFERENCE', 'REMARK', 'cert-1', 'cert-0');
    const far = found('REFERENCE_REVOKED', 'GAP', 'cert-0', 'cert-z');
    const near = found('REFERENCE_EXPIRED_AT_USE', 'GAP', 'cert-1', 'cert-0');
    const above = found('LAB_SUSPENDED', 'GAP', 'cert-0', null);
    const issuer = found('LAB_SUSPENDED', 'GAP', 'cert-1', null, ['scope-1']);
    const findings = [remark, above, far, near, issuer];
    const broken = trace({ findings, firstFailing: near, verdict: 'NOT_TRACEABLE' });
    const answer = await judge(sound({}, { trace: broken }));
    expect(answer.verdict).toBe('INVALID');
    expect(answer.reasons).toEqual([issuer, near, above, far, remark]);
  });

  it('undecided leaves it undetermined, a remark only remarks', async () => {
    const pending = found('PENDING_REFERENCE', 'UNDECIDED', 'cert-1', null);
    const open = trace({ findings: [pending], firstFailing: pending, verdict: 'CANNOT_SAY' });
    expect((await judge(sound({}, { trace: open }))).verdict).toBe('UNDETERMINED');
    const remark = found('REFERENCE_SUPERSEDED', 'REMARK', 'cert-1', 'cert-0');
    const remarked = trace({ findings: [remark], verdict: 'TRACEABLE_WITH_REMARKS' });
    expect((await judge(sound({}, { trace: remarked }))).verdict).toBe('VALID_WITH_REMARKS');
  });

  it('not walked to its end cannot say yes', async () => {
    const cut = trace({ complete: false, limit: 'LINKS_MAX' });
    expect((await judge(sound({}, { trace: cut }))).verdict).toBe('UNDETERMINED');
  });

  it('that does not cover the value asked is told among the reasons of the certificate', async () => {
    const uncovered = found('RANGE_NOT_COVERED', 'GAP', 'cert-1', null);
    const issuer = found('LAB_NOT_AUTHORISED', 'GAP', 'cert-1', null);
    const findings = [issuer, uncovered];
    const broken = trace({ findings, firstFailing: issuer, verdict: 'NOT_TRACEABLE' });
    expect(await codes(sound({}, { trace: broken }))).toEqual(['RANGE_NOT_COVERED', 'LAB_NOT_AUTHORISED']);
  });
});

describe('several things at once', () => {
  it('are all told, in the order of section 8, what fails before what is open', async () => {
    const pending = found('PENDING_REFERENCE', 'UNDECIDED', 'cert-1', null);
    const uncovered = found('RANGE_NOT_COVERED', 'GAP', 'cert-1', null);
    const facts = sound(
      {
        lifecycle: [
          happened('RETIRED', '2025-03-01', 8),
          happened('ISOLATED', '2025-02-01', 7),
          happened('REPAIRED', '2024-08-01', 6),
        ],
        nonconformities: [{ id: 'nc-1', impactCase: 'case-1', from: '2024-01-10', to: '2024-12-01' }],
      },
      {
        certificate: certificate({ kind: 'CALIBRATION', conclusion: 'UNDETERMINED' }),
        trace: trace({ findings: [uncovered, pending], firstFailing: uncovered, verdict: 'NOT_TRACEABLE' }),
      },
    );
    expect(await codes(facts, '2025-03-01', 'MEDICAL')).toEqual([
      'ASSET_RETIRED',
      'ASSET_ISOLATED',
      'VERIFICATION_REQUIRED',
      'NOT_FOR_THIS_PURPOSE',
      'CERT_EXPIRED',
      'REPAIRED_SINCE',
      'RANGE_NOT_COVERED',
      'IMPACT_OPEN',
      'VERDICT_UNDETERMINED',
      'PENDING_REFERENCE',
    ]);
  });
});
