// Goal: global risks as JCGM 106 has them, to the precision of an independent library, whatever the numbers.
// Method: its resistors; identities between the four outcomes of an inspection over random models; limits of the model.
import fc from 'fast-check';
import { integrate, risksOf } from '@suyuan/domain';
import { calculateRisks, type RisksBody } from './risks';

const RESISTORS: RisksBody = {
  tolerance: { lower: '1499.8', upper: '1500.2' },
  acceptance: { lower: '1499.82', upper: '1500.18' },
  process: { mean: '1500', standardDeviation: '0.12' },
  measurement: { standardUncertainty: '0.04' },
};

function answerOf(body: RisksBody): Record<string, number> {
  const calculation = calculateRisks(body);
  if (calculation.outcome === 'REFUSED') throw new Error(JSON.stringify(calculation.refusals));
  return Object.fromEntries(Object.entries(calculation.answer).map(([name, text]) => [name, Number(text)]));
}

describe('JCGM 106, 9.5.4, resistors of 1500 Ω', () => {
  it('with the acceptance limits ±0.18 Ω: R_C 0.99 %, R_P 6.9 %', () => {
    const risks = answerOf(RESISTORS);
    expect(risks.inToleranceProbability).toBeCloseTo(0.9044192954544461, 12);
    expect(risks.acceptanceProbability).toBeCloseTo(0.8452710765147675, 12);
    // Of a bivariate normal distribution integrated by another library.
    expect(risks.globalConsumerRisk).toBeCloseTo(0.009878291521772331, 10);
    expect(risks.globalProducerRisk).toBeCloseTo(0.06902651046145092, 10);
    expect(risks.conditionalConsumerRisk).toBeCloseTo(0.009878291521772331 / 0.8452710765147675, 10);
  });
  it('with ±0.20 Ω: R_C 1.89 %, R_P 3.72 %', () => {
    const risks = answerOf({ ...RESISTORS, acceptance: RESISTORS.tolerance });
    expect(risks.globalConsumerRisk).toBeCloseTo(0.01894220671701574, 10);
    expect(risks.globalProducerRisk).toBeCloseTo(0.03720780017803782, 10);
  });
});

describe('the outcomes of an inspection', () => {
  const place = fc.double({ min: -4, max: 4, noNaN: true });
  const width = fc.double({ min: 0.01, max: 6, noNaN: true });
  const ratio = fc.double({ min: 1e-4, max: 20, noNaN: true });

  it('add up to one, and to what is in tolerance and what is accepted', () => {
    fc.assert(
      fc.property(place, width, place, width, ratio, (t, dt, a, da, measurement) => {
        const risks = risksOf({
          tolerance: { low: t, high: t + dt },
          acceptance: { low: a, high: a + da },
          ratio: measurement,
        });
        const { consumer, producer, rightlyAccepted, rightlyRejected } = risks;
        expect(consumer + producer + rightlyAccepted + rightlyRejected).toBeCloseTo(1, 11);
        expect(rightlyAccepted + producer).toBeCloseTo(risks.inTolerance, 11);
        expect(rightlyAccepted + consumer).toBeCloseTo(risks.accepted, 11);
        for (const risk of [consumer, producer]) expect(risk).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  it('shift risk from the consumer to the producer as the acceptance interval shrinks', () => {
    fc.assert(
      fc.property(width, fc.double({ min: 0.1, max: 1, noNaN: true }), ratio, (half, part, measurement) => {
        const tolerance = { low: -half, high: half };
        const at = (r: number) =>
          risksOf({ tolerance, acceptance: { low: -half * r, high: half * r }, ratio: measurement });
        expect(at(part).consumer).toBeLessThanOrEqual(at(1).consumer + 1e-12);
        expect(at(part).producer).toBeGreaterThanOrEqual(at(1).producer - 1e-12);
      }),
    );
  });
  it('with one limit are the orthant of a bivariate normal distribution', () => {
    // P(Y > 0, Y_m <= 0) = ¼ - asin(ρ)/2π with ρ = 1/√(1 + ratio²).
    for (const measurement of [0.1, 1, 3]) {
      const limits = { low: Number.NEGATIVE_INFINITY, high: 0 };
      const { consumer } = risksOf({ tolerance: limits, acceptance: limits, ratio: measurement });
      const rho = 1 / Math.hypot(1, measurement);
      expect(consumer).toBeCloseTo(0.25 - Math.asin(rho) / (2 * Math.PI), 12);
    }
  });
  it('vanish where measurement is perfect and limits agree', () => {
    const limits = { low: -1, high: 2 };
    const { consumer, producer } = risksOf({ tolerance: limits, acceptance: limits, ratio: 1e-9 });
    expect(consumer + producer).toBeLessThan(1e-8);
  });
});

describe('risks are refused', () => {
  it.each<[string, RisksBody, string]>([
    ['without a limit', { ...RESISTORS, tolerance: {} }, 'REQUIRED /tolerance/upper'],
    [
      'with limits upside down',
      { ...RESISTORS, acceptance: { lower: '2', upper: '1' } },
      'RANGE_INVERTED /acceptance',
    ],
    [
      'of a process without scatter',
      { ...RESISTORS, process: { mean: '0', standardDeviation: '0' } },
      'VALUE_OUT_OF_RANGE /process/standardDeviation',
    ],
    [
      'of a perfect measurement',
      { ...RESISTORS, measurement: { standardUncertainty: '0' } },
      'VALUE_OUT_OF_RANGE /measurement/standardUncertainty',
    ],
    [
      'of a mean that is none',
      { ...RESISTORS, process: { mean: '', standardDeviation: '1' } },
      'NOT_A_DECIMAL /process/mean',
    ],
  ])('%s', (_, body, refusal) => {
    const calculation = calculateRisks(body);
    const found = calculation.outcome === 'REFUSED' ? calculation.refusals : [];
    expect(found.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([refusal]);
  });
  it('in part where nothing is accepted: there is no condition', () => {
    const calculation = calculateRisks({ ...RESISTORS, acceptance: { lower: '1600', upper: '1601' } });
    expect(calculation).toMatchObject({
      outcome: 'CALCULATED',
      answer: { globalConsumerRisk: '0', conditionalConsumerRisk: null },
    });
  });
});

describe('the quadrature', () => {
  it('integrates what bends, in pieces', () => {
    expect(integrate(Math.abs, -1, 2, [0], 1e-13)).toBeCloseTo(2.5, 13);
    expect(integrate((x) => 1 / (1e-4 + x * x), -1, 1, [], 1e-10)).toBeCloseTo(200 * Math.atan(100), 8);
    expect(integrate(Math.exp, 1, 1, [], 1e-10)).toBe(0);
    expect(integrate(Math.exp, 2, 1, [], 1e-10)).toBe(0);
  });
});
