// Goal: the first day on which the verdict is another, and why. Method: facts with one turning day each, then with
// several; every kind of turning day is found.
import { certificate, found, happened, judge, sound, trace, TRADE_USAGE } from '../testing/sound-validity';
import { UNTIL_DAYS_MAX } from './until';
import type { DayFacts, ValidityFacts } from './validity-facts';

const change = async (facts: ValidityFacts, on?: string) => {
  const answer = await judge(facts, on);
  expect(answer.until).toBe(answer.change?.on ?? null);
  return answer.change;
};

describe('a valid answer', () => {
  it('holds to the last day stated, and expiry ends it', async () => {
    expect(await change(sound())).toEqual({
      on: '2025-01-10',
      verdict: 'INVALID',
      reasons: [{ code: 'CERT_EXPIRED', severity: 'GAP', evidence: ['cert-1'], at: null }],
      appears: ['CERT_EXPIRED'],
      disappears: [],
    });
  });

  it('holds to the end of the interval or of the service life where none is stated', async () => {
    const silent = { certificate: certificate({ validUntil: null }) };
    expect(await change(sound({}, silent))).toMatchObject({ on: '2025-01-10', appears: ['CERT_EXPIRED'] });
    const usage = { ...TRADE_USAGE, mode: 'INITIAL_ONLY_ROTATE' as const, serviceLifeMonths: 72 };
    const meter = sound({ usage, initiallyVerifiedOn: '2019-08-31' }, silent);
    expect(await change(meter)).toMatchObject({ on: '2025-08-31' });
  });

  it('has no known end where nothing ends it', async () => {
    const usage = { ...TRADE_USAGE, mode: 'INITIAL_ONLY_UNTIL_FAIL' as const };
    expect(await change(sound({ usage }, { certificate: certificate({ validUntil: null }) }))).toBeNull();
    const open = { ...TRADE_USAGE, intervalMonths: null };
    const endless = { certificate: certificate({ validUntil: '9999-12-31' }) };
    expect(await change(sound({ usage: open }, endless))).toBeNull();
  });

  it.each([
    ['RETIRED', 'ASSET_RETIRED'],
    ['ISOLATED', 'ASSET_ISOLATED'],
    ['DAMAGED', 'REPAIRED_SINCE'],
  ] as const)('ends on the day it is %s', async (event, code) => {
    const facts = sound({ lifecycle: [happened(event, '2024-07-01')] });
    expect(await change(facts)).toMatchObject({ on: '2024-07-01', appears: [code], disappears: [] });
  });

  it('ends with a withdrawal, and after the last day known good', async () => {
    const withdrawn = sound({}, { certificate: certificate({ withdrawnFrom: '2024-08-01' }) });
    expect(await change(withdrawn)).toMatchObject({ on: '2024-08-01', appears: ['CERTIFICATE_REVOKED'] });
    const nonconformities = [{ id: 'nc-1', impactCase: 'case-1', from: '2024-09-30', to: '2024-11-01' }];
    expect(await change(sound({ nonconformities }))).toMatchObject({
      on: '2024-10-01',
      appears: ['IMPACT_OPEN'],
    });
  });

  it('ends with the verification that a later calibration leaned on', async () => {
    const calibrated = certificate({
      id: 'cert-2',
      kind: 'CALIBRATION',
      performedOn: '2024-05-01',
      validUntil: null,
    });
    const facts = sound({}, { certificate: calibrated, verification: certificate() });
    expect(await change(facts)).toMatchObject({ on: '2025-01-10', appears: ['VERIFICATION_REQUIRED'] });
  });

  it('ends with the primary certificate of a realization', async () => {
    const lapsed = found('STANDARD_EXAM_LAPSED', 'GAP', 'cert-1', null, ['exam-1']);
    const realized = certificate({ kind: 'REALIZATION', validUntil: null, conclusion: 'NONE' });
    const facts = sound({
      usage: null,
      examinations: [{ id: 'exam', kind: 'PRIMARY', validFrom: '2020-01-01', validTo: '2024-12-31' }],
      factsOn: (day) => ({
        certificate: realized,
        trace: day <= '2024-12-31' ? trace() : trace({ findings: [lapsed], verdict: 'NOT_TRACEABLE' }),
      }),
    });
    expect(await change(facts)).toMatchObject({ on: '2025-01-01', appears: ['STANDARD_EXAM_LAPSED'] });
  });
});

describe('an answer that is not valid', () => {
  const passed = certificate({ id: 'cert-2', performedOn: '2024-08-01', validUntil: '2025-07-31' });
  const calibratedAgain = (before: Partial<DayFacts>, more: Partial<ValidityFacts> = {}) =>
    sound({
      performedOn: ['2024-01-10', '2024-08-01'],
      factsOn: (day) => ({
        certificate: passed,
        trace: trace(),
        ...(day < '2024-08-01' ? { certificate: certificate(), ...before } : {}),
      }),
      ...more,
    });

  it('is mended by a later certificate', async () => {
    const failed = calibratedAgain({ certificate: certificate({ conclusion: 'FAIL' }) });
    expect(await change(failed)).toEqual({
      on: '2024-08-01',
      verdict: 'VALID',
      reasons: [],
      appears: [],
      disappears: ['VERDICT_FAIL'],
    });
  });

  it('is mended by it after a repair, and after a finding of its own on the day it was found', async () => {
    const repaired = calibratedAgain({}, { lifecycle: [happened('REPAIRED', '2024-03-01')] });
    expect(await change(repaired)).toMatchObject({ on: '2024-08-01', disappears: ['REPAIRED_SINCE'] });
    const nonconformities = [{ id: 'nc-1', impactCase: 'case-1', from: '2024-01-10', to: '2024-08-01' }];
    expect(await change(calibratedAgain({}, { nonconformities }))).toMatchObject({
      on: '2024-08-01',
      disappears: ['IMPACT_OPEN'],
    });
  });

  it('is mended by its return, and stays as it is where nothing mends it', async () => {
    const lifecycle = [happened('ISOLATED', '2024-05-01', 6), happened('RETURNED', '2024-06-20', 7)];
    expect(await change(sound({ lifecycle }))).toMatchObject({
      on: '2024-06-20',
      disappears: ['ASSET_ISOLATED'],
    });
    expect(await change(sound({ lifecycle: [happened('RETIRED', '2024-05-01')] }))).toBeNull();
  });

  it('that only changes its reasons is not another answer', async () => {
    const lifecycle = [happened('ISOLATED', '2024-05-01', 6), happened('RETIRED', '2024-07-01', 7)];
    expect(await change(sound({ lifecycle }))).toBeNull();
  });
});

describe('the search', () => {
  it('goes on through a later certificate with the same verdict to the end of that', async () => {
    const next = certificate({ id: 'cert-2', performedOn: '2024-12-01', validUntil: '2025-11-30' });
    const facts = sound({
      performedOn: ['2024-01-10', '2024-12-01'],
      factsOn: (day) =>
        Promise.resolve({ certificate: day < '2024-12-01' ? certificate() : next, trace: trace() }),
    });
    expect(await change(facts)).toMatchObject({ on: '2025-12-01', reasons: [{ evidence: ['cert-2'] }] });
  });

  it('tells a change from valid to remarks, and from undecided', async () => {
    const remark = found('REFERENCE_SUPERSEDED', 'REMARK', 'cert-1', 'cert-0');
    const pending = found('PENDING_REFERENCE', 'UNDECIDED', 'cert-1', null);
    const facts = sound({
      performedOn: ['2024-01-10', '2024-08-01'],
      factsOn: (day) => ({
        certificate: certificate(),
        trace:
          day < '2024-08-01'
            ? trace({ findings: [pending], verdict: 'CANNOT_SAY' })
            : trace({ findings: [remark], verdict: 'TRACEABLE_WITH_REMARKS' }),
      }),
    });
    expect(await change(facts)).toMatchObject({
      verdict: 'VALID_WITH_REMARKS',
      appears: ['REFERENCE_SUPERSEDED'],
      disappears: ['PENDING_REFERENCE'],
    });
  });

  it('looks at so many days and then says that it gave up', async () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        new Date(Date.UTC(2024, 5, 2 + index)).toISOString().slice(0, 10),
      );
    const endless = { certificate: certificate({ validUntil: null }) };
    const facts = (count: number) => sound({ usage: null, performedOn: days(count) }, endless);
    expect(await judge(facts(UNTIL_DAYS_MAX))).toMatchObject({ until: null, limit: null });
    expect(await judge(facts(UNTIL_DAYS_MAX + 1))).toMatchObject({ until: null, limit: 'UNTIL_DAYS_MAX' });
  });
});
