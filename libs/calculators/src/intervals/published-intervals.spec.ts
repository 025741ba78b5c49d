// Goal: intervals by NCSLI RP-1, method A3, come out as published, bend the right way, and nothing breaks them.
// Method: the three assets of the NCSLI 2019 tutorial and a further case of Sandia's Suncal; monotony over all counts;
// random requests with numbers at both ends of what is accepted.
import fc from 'fast-check';
import { INTERVAL_METHODS, type IntervalBody } from './bodies';
import { proposeInterval } from './interval';

function daysOf(body: IntervalBody): number {
  const calculation = proposeInterval(body);
  if (calculation.outcome === 'REFUSED') throw new Error(JSON.stringify(calculation.refusals));
  return Number(calculation.answer.intervalDays);
}

const a3 = (
  inTolerance: number,
  tested: number,
  intervalDays: number,
  reliabilityTarget: string,
): IntervalBody => ({
  method: 'A3',
  inTolerance,
  tested,
  intervalDays,
  reliabilityTarget,
});

describe('NCSLI RP-1, method A3', () => {
  it.each([
    ['asset 1', 15, 20, 365, '0.95', 231],
    ['asset 2', 14, 20, 365, '0.95', 205],
    ['asset 3', 16, 20, 730, '0.95', 523],
    ['Suncal', 42, 50, 365, '0.9', 329],
  ])('%s: %d of %d within after %d days at %s make %d', (_, x, n, days, target, expected) =>
    expect(daysOf(a3(x, n, days, target))).toBe(expected),
  );
  it('nothing in tolerance is I₀ · 10^-R: 365 days become 41', () => {
    expect(daysOf(a3(0, 20, 365, '0.95'))).toBe(41);
  });
  it('exactly on target changes nothing, however often it is seen', () => {
    for (const n of [20, 60, 1000]) expect(daysOf(a3(0.95 * n, n, 365, '0.95'))).toBe(365);
  });
  it('never shortens above the target, nor lengthens below it, and grows with what is found in tolerance', () => {
    for (const n of [1, 7, 20, 100]) {
      const days = Array.from({ length: n + 1 }, (_, x) => daysOf(a3(x, n, 1000, '0.85')));
      expect(days).toEqual(days.toSorted((a, b) => a - b));
      days.forEach((found, x) =>
        expect(Math.sign(found - 1000) * Math.sign(x / n - 0.85)).toBeGreaterThanOrEqual(0),
      );
    }
  });
});

describe('whatever the numbers', () => {
  it('an interval is answered in whole days with reasons, or refused by code, never broken', () => {
    const number = fc.constantFrom('0', '1', '-1', '0.3', '1e99', '-1e99', '1e-99', '365', '0.95');
    const count = fc.constantFrom('0', '1', 20, 365, '3652', '0.5', '1e99');
    const body = fc.record({
      method: fc.constantFrom(...INTERVAL_METHODS),
      intervalDays: count,
      inTolerance: count,
      tested: count,
      reliabilityTarget: number,
      asFound: fc.array(fc.record({ error: number, mpe: number }), { maxLength: 3 }),
      points: fc.array(fc.record({ day: count, error: number }), { maxLength: 5 }),
      mpe: number,
      intervalHours: number,
      hoursPerDay: number,
    });
    fc.assert(
      fc.property(body, (sent) => {
        const calculation = proposeInterval(sent);
        const text = JSON.stringify(calculation);
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
        expect(text).toMatch(/"intervalDays":"[1-9]\d{0,3}","reasons":\[\{|"refusals":\[\{/);
      }),
      { numRuns: 2000 },
    );
  });
});
