// Goal: how long a certificate serves in each mode, to the day. Method: one sound scale; the certificate and the usage
// are varied, and the last day and the day after it are judged.
import { dayAfter, dueDate, monthsAfter } from '../due-date';
import { certificate, codes, sound, TRADE_USAGE } from '../testing/sound-validity';

const usage = (changes: Partial<typeof TRADE_USAGE>) => ({ ...TRADE_USAGE, ...changes });

/** What is told on a day and on the day after it. */
const around = async (facts: ReturnType<typeof sound>, last: string) => [
  await codes(facts, last),
  await codes(facts, dayAfter(last)!),
];
const EXPIRES = [[], ['CERT_EXPIRED']];

describe('PERIODIC', () => {
  const on = (performedOn: string, validUntil: string | null, intervalMonths: number | null = 12) =>
    sound({ usage: usage({ intervalMonths }) }, { certificate: certificate({ performedOn, validUntil }) });

  it('ends with the day stated, else after the interval', async () => {
    expect(await around(on('2024-01-10', '2024-07-09'), '2024-07-09')).toEqual(EXPIRES);
    expect(await around(on('2024-01-10', null), '2025-01-10')).toEqual(EXPIRES);
    expect(await around(on('2024-01-10', '2026-01-09'), '2026-01-09')).toEqual(EXPIRES);
  });

  it('takes the last day of a shorter month', async () => {
    expect(await around(on('2024-08-31', null, 6), '2025-02-28')).toEqual(EXPIRES);
    expect(await around(on('2023-08-31', null, 6), '2024-02-29')).toEqual(EXPIRES);
    expect(await around(on('2024-02-29', null, 12), '2025-02-28')).toEqual(EXPIRES);
  });

  it('without day and interval has no end', async () => {
    expect(await codes(on('2024-01-10', null, null), '2050-01-01')).toEqual([]);
    expect(
      await codes(sound({ usage: null }, { certificate: certificate({ validUntil: null }) }), '2050-01-01'),
    ).toEqual([]);
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
    expect(await around(meter('2019-08-31'), '2025-08-31')).toEqual(EXPIRES);
    expect(await around(meter('2020-02-29'), '2026-02-28')).toEqual(EXPIRES);
  });

  it('counts from the certificate where no first verification is known', async () => {
    expect(await around(meter(null), '2030-01-10')).toEqual(EXPIRES);
  });

  it('ends with the day stated where that is earlier, and never after the service life', async () => {
    expect(await around(meter('2019-08-31', '2024-12-31'), '2024-12-31')).toEqual(EXPIRES);
    expect(await around(meter('2019-08-31', '2029-12-31'), '2025-08-31')).toEqual(EXPIRES);
  });

  it('without a service life has the end that is stated, if any', async () => {
    const unlimited = usage({ mode: 'INITIAL_ONLY_ROTATE', intervalMonths: 12 });
    expect(dueDate({ performedOn: '2024-01-10', validUntil: null }, unlimited)).toBeNull();
    expect(dueDate({ performedOn: '2024-01-10', validUntil: '2024-12-31' }, unlimited)).toBe('2024-12-31');
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
    expect(monthsAfter('9999-06-30', 6)).toBe('9999-12-30');
    expect(monthsAfter('9999-06-30', 7)).toBeNull();
  });
});
