// Goal: how long a certificate serves in each mode, to the day. Method: one sound scale; the certificate and the usage
// are varied, and the last day and the day after it are judged.
import { dayAfter, dueOn, lastDayOfMonths } from '../due-date';
import { certificate, codes, judge, sound, TRADE_USAGE } from '../testing/sound-validity';

const usage = (changes: Partial<typeof TRADE_USAGE>) => ({ ...TRADE_USAGE, ...changes });

/** What is told on a day and on the day after it. */
const around = async (facts: ReturnType<typeof sound>, last: string) => [
  await codes(facts, last),
  await codes(facts, dayAfter(last)!),
];
const EXPIRES = [[], ['CERT_EXPIRED']];

const OTHER = { compulsory: false, purpose: 'OTHER' as const };

describe('PERIODIC', () => {
  const on = (
    performedOn: string,
    validUntil: string | null,
    changes: Partial<typeof TRADE_USAGE> = { intervalMonths: 12 },
  ) => sound({ usage: usage(changes) }, { certificate: certificate({ performedOn, validUntil }) });

  it('ends with the day stated, else the day before the same day of the last month of the interval', async () => {
    expect(await around(on('2024-01-10', '2024-07-09'), '2024-07-09')).toEqual(EXPIRES);
    expect(await around(on('2024-05-18', null), '2025-05-17')).toEqual(EXPIRES);
  });

  it('ends with the earlier of both where it is compulsory, with the day stated where it is not', async () => {
    expect(await around(on('2024-01-10', '2026-01-09'), '2025-01-09')).toEqual(EXPIRES);
    const free = on('2024-01-10', '2026-01-09', { ...OTHER, intervalMonths: 12 });
    expect(await around(free, '2026-01-09')).toEqual(EXPIRES);
  });

  it('takes the last day of a month that has no such day', async () => {
    const six = { intervalMonths: 6 };
    expect(await around(on('2024-08-31', null, six), '2025-02-28')).toEqual(EXPIRES);
    expect(await around(on('2023-08-31', null, six), '2024-02-29')).toEqual(EXPIRES);
    expect(await around(on('2024-02-29', null), '2025-02-28')).toEqual(EXPIRES);
    expect(await around(on('2024-03-01', null), '2025-02-28')).toEqual(EXPIRES);
  });

  it('without day and interval cannot be vouched for where it is compulsory, and is remarked on elsewhere', async () => {
    const open = { intervalMonths: null };
    const told = async (facts: ReturnType<typeof sound>) =>
      (await judge(facts, '2050-01-01')).reasons.map(({ code, severity }) => [code, severity]);
    expect(await told(on('2024-01-10', null, open))).toEqual([['DUE_UNKNOWN', 'UNDECIDED']]);
    expect(await told(on('2024-01-10', null, { ...open, ...OTHER }))).toEqual([['DUE_UNKNOWN', 'REMARK']]);
    const undeclared = sound({ usage: null }, { certificate: certificate({ validUntil: null }) });
    expect(await told(undeclared)).toEqual([['DUE_UNKNOWN', 'REMARK']]);
    expect(await told(on('2024-01-10', '2050-01-01', open))).toEqual([]);
  });

  it('of a reference material that states no end has the end on its label', async () => {
    const batch = sound(
      { kind: 'REFERENCE_MATERIAL', usage: null, expiresOn: '2050-01-01' },
      { certificate: certificate({ kind: 'CRM', validUntil: null }) },
    );
    expect(await codes(batch, '2050-01-01')).toEqual([]);
  });

  it('takes the period of the method only where nothing is printed and no interval is set', () => {
    const basis = { performedOn: '2024-01-10', usage: null, periodMonths: 24 };
    expect(dueOn({ ...basis, validUntil: null, compulsory: true })).toBe('2026-01-09');
    expect(dueOn({ ...basis, validUntil: null, compulsory: false })).toBe('2026-01-09');
    expect(dueOn({ ...basis, validUntil: '2024-12-31', compulsory: false })).toBe('2024-12-31');
    const owners = { ...basis, usage: usage({ intervalMonths: 30 }), validUntil: null };
    expect(dueOn({ ...owners, compulsory: true })).toBe('2026-07-09');
  });

  it('has a confirmation of the owner before the interval, and the earliest of all where it is compulsory', () => {
    const basis = { performedOn: '2024-01-10', usage: usage({}), confirmedUntil: '2026-03-31' };
    expect(dueOn({ ...basis, validUntil: null, compulsory: false })).toBe('2026-03-31');
    expect(dueOn({ ...basis, validUntil: null, compulsory: true })).toBe('2025-01-09');
  });
});

describe('INITIAL_ONLY_UNTIL_FAIL', () => {
  const untilFail = usage({ mode: 'INITIAL_ONLY_UNTIL_FAIL', intervalMonths: 12 });
  const holding = (changes: Parameters<typeof certificate>[0]) =>
    sound({ usage: untilFail }, { certificate: certificate({ validUntil: null, ...changes }) });

  it('holds until it fails, whatever interval is set', async () => {
    expect(await codes(holding({ kind: 'INITIAL_VERIFICATION' }), '2044-01-10')).toEqual([]);
    expect(await codes(holding({ kind: 'VERIFICATION' }), '2044-01-10')).toEqual([]);
    expect(await codes(holding({ conclusion: 'FAIL' }))).toEqual(['VERDICT_FAIL']);
  });

  it('ends where the certificate states an end', async () => {
    expect(await around(holding({ validUntil: '2024-12-31' }), '2024-12-31')).toEqual(EXPIRES);
  });

  it('asks for a verification', async () => {
    expect(await codes(holding({ kind: 'CALIBRATION' }))).toEqual(['VERIFICATION_REQUIRED']);
  });
});

describe('INITIAL_ONLY_ROTATE', () => {
  const rotate = usage({ mode: 'INITIAL_ONLY_ROTATE', intervalMonths: 12, serviceLifeMonths: 72 });
  const meter = (initiallyVerifiedOn: string | null, validUntil: string | null = null) =>
    sound({ usage: rotate, initiallyVerifiedOn }, { certificate: certificate({ validUntil }) });

  it('counts the service life from the first verification, not from a later one', async () => {
    expect(await around(meter('2019-08-31'), '2025-08-30')).toEqual(EXPIRES);
    expect(await around(meter('2020-02-29'), '2026-02-28')).toEqual(EXPIRES);
  });

  it('counts from the certificate where no first verification is known', async () => {
    expect(await around(meter(null), '2030-01-09')).toEqual(EXPIRES);
  });

  it('ends with the day stated where that is earlier, and never after the service life', async () => {
    expect(await around(meter('2019-08-31', '2024-12-31'), '2024-12-31')).toEqual(EXPIRES);
    expect(await around(meter('2019-08-31', '2029-12-31'), '2025-08-30')).toEqual(EXPIRES);
  });

  it('without a service life has the end that is stated, if any', async () => {
    const unlimited = usage({ mode: 'INITIAL_ONLY_ROTATE', intervalMonths: 12 });
    const basis = { performedOn: '2024-01-10', usage: unlimited, compulsory: true };
    expect(dueOn({ ...basis, validUntil: null })).toBeNull();
    expect(dueOn({ ...basis, validUntil: '2024-12-31' })).toBe('2024-12-31');
  });
});

describe('civil dates', () => {
  it('have days after them past months, leap days and years', () => {
    expect(['2024-02-28', '2024-02-29', '2023-12-31', '0099-12-31', '9999-12-31'].map(dayAfter)).toEqual([
      '2024-02-29',
      '2024-03-01',
      '2024-01-01',
      '0100-01-01',
      null,
    ]);
  });

  it('have no month past the year 9999', () => {
    expect(lastDayOfMonths('9999-06-30', 6)).toBe('9999-12-29');
    expect(lastDayOfMonths('9999-06-01', 7)).toBe('9999-12-31');
    expect(lastDayOfMonths('9999-06-30', 7)).toBeNull();
  });
});
