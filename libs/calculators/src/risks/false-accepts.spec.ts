// Goal: the rule PFA_2 keeps false accepts at 2 %, with the process stated or not, and guards no more than it must.
// Method: published guard bands; the risks calculator as a second reading of every acceptance limit; processes of any
// spread; near misses around the limits.
import { stateConformity, type ConformityAnswer, type ConformityBody, type LimitsBody } from '@suyuan/domain';
import { calculateRisks } from './risks';

const asked = (value: string, limits: LimitsBody, u: string, more: Partial<ConformityBody> = {}) => {
  const calculation = stateConformity({
    value,
    limits,
    standardUncertainty: u,
    rule: { id: 'PFA_2' },
    ...more,
  });
  if (calculation.outcome === 'REFUSED') throw new Error(JSON.stringify(calculation.refusals));
  return calculation.answer;
};

const ONE = { lower: '-1', upper: '1' };

function riskOf(
  answer: ConformityAnswer,
  limits: LimitsBody,
  u: string,
  process: ConformityBody['process'],
): number {
  const calculation = calculateRisks({
    tolerance: limits,
    acceptance: answer.acceptance ?? {},
    process: process!,
    measurement: { standardUncertainty: u },
  });
  if (calculation.outcome === 'REFUSED') throw new Error(JSON.stringify(calculation.refusals));
  return Number(calculation.answer.globalConsumerRisk);
}

describe('PFA_2 without a process', () => {
  // The factors of Z540.3 handbook, method 6, as Dobbert's formula gives them: limit times 1 - M/TUR.
  it.each([
    [1, 0.5427],
    [2, 0.8592],
    [3, 0.9482],
    [4, 0.9867],
    [4.5, 0.9982],
  ])('at a TUR of %d accepts within %d of the tolerance', (tur, factor) => {
    const { acceptance, assumed } = asked('0', ONE, String(1 / (2 * tur)));
    expect(Number(acceptance!.upper)).toBeCloseTo(factor, 3);
    expect(Number(acceptance!.lower)).toBeCloseTo(-factor, 3);
    expect(assumed).toBe('WORST_CENTRED_PROCESS');
  });
  it('at a TUR of 4.6 and more guards nothing', () => {
    expect(asked('0', ONE, String(1 / 9.2)).acceptance).toEqual({ lower: '-1', upper: '1' });
  });
  it('keeps 2 % for centred processes of every spread', () => {
    for (const tur of [1, 1.5, 2, 3, 4, 6, 10]) {
      const u = String(1 / (2 * tur));
      const answer = asked('0', ONE, u);
      const risks = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.5, 3].map((s) =>
        riskOf(answer, ONE, u, { mean: '0', standardDeviation: String(s) }),
      );
      // The formula is a fit: it errs by some hundredths of a per cent.
      expect(Math.max(...risks)).toBeLessThan(0.0205);
    }
  });
  it('decides at the acceptance limit itself', () => {
    const { acceptance } = asked('0', ONE, '0.25');
    expect(asked(acceptance!.upper!, ONE, '0.25').verdict).toBe('PASS');
    expect(asked(`${acceptance!.upper!}1`, ONE, '0.25').verdict).toBe('FAIL');
    expect(asked('0.9', ONE, '0.25')).toMatchObject({ verdict: 'FAIL', globalConsumerRisk: null });
  });
  it('at one limit stands off by 2.054 u, which holds for any process', () => {
    const limits = { upper: '1' };
    const answer = asked('0', limits, '0.1');
    expect(Number(answer.acceptance!.upper)).toBeCloseTo(1 - 0.2053749, 6);
    expect(answer.assumed).toBe('ANY_PROCESS');
    // Even where everything that is inspected lies just beyond the limit.
    const worst = riskOf(answer, limits, '0.1', { mean: '1.0001', standardDeviation: '0.00001' });
    expect(worst).toBeLessThan(0.02);
    expect(worst).toBeGreaterThan(0.019);
  });
});

describe('PFA_2 with a process', () => {
  // NCSLI RP-19 (draft) at a ratio of 4: 1.600 % of false accepts where 90 % are in tolerance, 2.856 % where 80 % are.
  const process = (standardDeviation: string) => ({ mean: '0', standardDeviation });
  it('guards nothing where the tolerance itself keeps 2 %', () => {
    const known = process('0.60795683');
    const answer = asked('1', ONE, '0.15198920', { process: known });
    expect(answer).toMatchObject({ verdict: 'PASS', acceptance: { upper: '1' }, assumed: 'STATED_PROCESS' });
    expect(Number(answer.globalConsumerRisk) * 100).toBeCloseTo(1.6, 3);
  });
  it('guards so far that just 2 % remain where it does not', () => {
    const known = process('0.78030415');
    const answer = asked('1', ONE, '0.19507603', { process: known });
    expect(answer.verdict).toBe('FAIL');
    expect(riskOf(answer, ONE, '0.19507603', known)).toBeCloseTo(0.02, 9);
    expect(Number(answer.globalConsumerRisk)).toBeLessThanOrEqual(0.02);
  });
  it('of JCGM 106, 9.5.4, accepts ±0.20 Ω: R_C is 1.89 %', () => {
    const resistors = { mean: '1500', standardDeviation: '0.12' };
    const limits = { lower: '1499.8', upper: '1500.2' };
    expect(asked('1500.2', limits, '0.04', { process: resistors })).toMatchObject({
      verdict: 'PASS',
      globalConsumerRisk: expect.stringMatching(/^0\.01894/),
    });
  });
  it('guards one limit by what it knows', () => {
    const known = { mean: '0.9', standardDeviation: '0.1' };
    const answer = asked('0', { upper: '1' }, '0.1', { process: known });
    expect(riskOf(answer, { upper: '1' }, '0.1', known)).toBeCloseTo(0.02, 9);
    expect(Number(answer.acceptance!.upper)).toBeGreaterThan(1 - 0.2053749);
  });
  it('accepts next to nothing of what is nearly all out of tolerance', () => {
    const answer = asked('0', ONE, '0.5', { process: { mean: '5', standardDeviation: '0.5' } });
    expect(answer.assumed).toBe('STATED_PROCESS');
  });
  it('tells the risk of any other rule too', () => {
    const answer = asked('0', ONE, '0.25', { rule: { id: 'SIMPLE' }, process: process('0.5') });
    expect(Number(answer.globalConsumerRisk)).toBeCloseTo(riskOf(answer, ONE, '0.25', process('0.5')), 12);
    expect(answer.assumed).toBeNull();
  });
  it.each([
    ['0', 'VALUE_OUT_OF_RANGE /process/standardDeviation'],
    ['x', 'NOT_A_DECIMAL /process/standardDeviation'],
  ])('has a spread, not %s', (standardDeviation, refusal) => {
    const calculation = stateConformity({
      value: '0',
      limits: ONE,
      standardUncertainty: '1',
      rule: { id: 'PFA_2' },
      process: { mean: '0', standardDeviation },
    });
    const refusals = calculation.outcome === 'REFUSED' ? calculation.refusals : [];
    expect(refusals.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([refusal]);
  });
});
