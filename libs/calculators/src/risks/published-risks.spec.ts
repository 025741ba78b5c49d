// Goal: global risks of other publishers come out as printed, and no request breaks the calculators of conformity.
// Method: tables of NCSLI RP-19 (draft) and Deaver as Sandia's Suncal tests itself against them; random requests with
// numbers at both ends of what is accepted.
import fc from 'fast-check';
import { stateConformity, normalQuantile } from '@suyuan/domain';
import { calculateRisks, type RisksAnswer, type RisksBody } from './risks';

function answerOf(body: RisksBody): RisksAnswer {
  const calculation = calculateRisks(body);
  if (calculation.outcome === 'REFUSED') throw new Error(JSON.stringify(calculation.refusals));
  return calculation.answer;
}

/** A process about zero with the limits ±`tolerance`, accepted within ±`acceptance`. */
const symmetric = (tolerance: number, acceptance: number, process: number, u: number): RisksBody => ({
  tolerance: { lower: String(-tolerance), upper: String(tolerance) },
  acceptance: { lower: String(-acceptance), upper: String(acceptance) },
  process: { mean: '0', standardDeviation: process.toPrecision(17) },
  measurement: { standardUncertainty: u.toPrecision(17) },
});

describe('NCSLI RP-19 (draft), false accepts at a ratio of 4', () => {
  it.each([
    [0.6, 4.83860326, 8.26008199],
    [0.7, 3.92234109, 5.72322042],
    [0.8, 2.85583037, 3.63227145],
    [0.9, 1.59995312, 1.7988043],
    [0.95, 0.87100925, 0.92389664],
    [0.99, 0.19991684, 0.20243866],
  ])('of %d in tolerance: %d %%, %d %% of what is accepted', (inTolerance, consumer, conditional) => {
    const process = 1 / normalQuantile((1 + inTolerance) / 2);
    const risks = answerOf(symmetric(1, 1, process, process / 4));
    expect(Number(risks.inToleranceProbability)).toBeCloseTo(inTolerance, 10);
    expect(Number(risks.globalConsumerRisk) * 100).toBeCloseTo(consumer, 5);
    expect(Number(risks.conditionalConsumerRisk) * 100).toBeCloseTo(conditional, 5);
  });
});

describe('Deaver, false accepts and false rejects', () => {
  it.each([
    [2, 2, 0.25, 0.008, 0.015, 0.0005],
    [2, 2 * 0.91, 0.5, 0.008, 0.066, 0.001],
  ])('limits ±%d σ, accepted within %d σ, u %d σ', (tolerance, acceptance, u, consumer, producer, within) => {
    const risks = answerOf(symmetric(tolerance, acceptance, 1, u));
    expect(Math.abs(Number(risks.globalConsumerRisk) - consumer)).toBeLessThan(within);
    expect(Math.abs(Number(risks.globalProducerRisk) - producer)).toBeLessThan(within);
  });
  it('limits ±2.5 σ, u 0.25 σ: 0.0025', () => {
    const { globalConsumerRisk } = answerOf(symmetric(2.5, 2.5, 1, 0.25));
    expect(Math.abs(Number(globalConsumerRisk) - 0.0025)).toBeLessThan(0.0001);
  });
});

describe('an acceptance interval', () => {
  it('wider than the tolerance costs the consumer and spares the producer', () => {
    const [same, wide] = [answerOf(symmetric(2, 2, 1, 0.25)), answerOf(symmetric(2, 2.5, 1, 0.25))];
    expect(Number(wide.globalConsumerRisk)).toBeGreaterThan(2 * Number(same.globalConsumerRisk));
    expect(Number(wide.globalProducerRisk)).toBeLessThan(Number(same.globalProducerRisk) / 2);
  });
  it('open on one side accepts there whatever comes', () => {
    const open = answerOf({ ...symmetric(2, 2, 1, 0.25), acceptance: { upper: '2' } });
    expect(Number(open.acceptanceProbability)).toBeCloseTo(0.9738, 3);
  });
});

describe('a process', () => {
  it('far narrower than the tolerance puts nobody at risk', () => {
    const { globalConsumerRisk, globalProducerRisk, inToleranceProbability } = answerOf(
      symmetric(1, 1, 1e-9, 0.01),
    );
    expect([globalConsumerRisk, inToleranceProbability].map(Number)).toEqual([0, 1]);
    expect(Number(globalProducerRisk)).toBeLessThan(1e-12);
  });
  it('far wider is in tolerance by chance: its density times the width', () => {
    const risks = answerOf(symmetric(1, 1, 1e6, 0.1));
    expect(Number(risks.inToleranceProbability) * 1e6).toBeCloseTo(2 / Math.sqrt(2 * Math.PI), 9);
    // Each limit lets pass u/√(2π) of the density beyond it, and rejects as much before it.
    const slip = (2 * 0.1) / Math.sqrt(2 * Math.PI) / Math.sqrt(2 * Math.PI);
    expect(Number(risks.globalConsumerRisk) * 1e6).toBeCloseTo(slip, 6);
    expect(Number(risks.globalProducerRisk) * 1e6).toBeCloseTo(slip, 6);
  });
});

describe('whatever the numbers', () => {
  const number = fc.constantFrom(
    '0',
    '1',
    '-1',
    '0.3',
    '1e99',
    '-1e99',
    '1e-99',
    '-1e-99',
    '123456789.987654321',
  );
  const bound = fc.option(number, { nil: undefined });
  it('risks are answered in decimals or refused by code, never broken', () => {
    fc.assert(
      fc.property(bound, bound, bound, bound, number, number, number, (a, b, c, d, mean, sd, u) => {
        const calculation = calculateRisks({
          tolerance: { lower: a, upper: b },
          acceptance: { lower: c, upper: d },
          process: { mean, standardDeviation: sd },
          measurement: { standardUncertainty: u },
        });
        expect(JSON.stringify(calculation)).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 2000 },
    );
  });
  it('decisions too', () => {
    const rule = fc.constantFrom('SIMPLE', 'GUARD_BAND', 'NON_BINARY', 'JJF_1094', 'PFA_2');
    fc.assert(
      fc.property(bound, bound, number, number, number, rule, (lower, upper, value, U, k, id) => {
        const calculation = stateConformity({
          value,
          limits: { lower, upper },
          expandedUncertainty: U,
          coverageFactor: k,
          rule: { id },
        });
        expect(JSON.stringify(calculation)).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 2000 },
    );
  });
});
