// Goal: the examples in the clauses of the GUM (JCGM 100:2008), and annexes F, G and H beyond those of `gum.spec.ts`,
// come out as printed. Method: each example as a request; its printed figures within their last digit.
import type { BudgetBody, InputBody } from './bodies';
import { answerOf, input, outputOf, rowOf } from './testing/budgets';

const alone = (more: Partial<InputBody>, body: Partial<BudgetBody> = {}) =>
  outputOf({ outputs: [{ symbol: 'y', expression: 'x' }], inputs: [{ symbol: 'x', ...more }], ...body });
const uOf = (more: Partial<InputBody>): number => Number(alone(more).standardUncertainty);

describe('GUM 4.3, type B evaluations', () => {
  it('4.3.4: 10.000 742 Ω ± 129 µΩ at 99 % has u 50 µΩ, relatively 5.0e-6', () => {
    const u = uOf({ estimate: '10.000742', expandedUncertainty: '129e-6', coverageFactor: '2.58' });
    expect(u).toBeCloseTo(50e-6, 6);
    expect(u / 10.000742).toBeCloseTo(5e-6, 7);
  });
  it('4.3.5: even odds for 10.07 mm to 10.15 mm have u 0.06 mm', () => {
    const u = uOf({ estimate: '10.11', expandedUncertainty: '0.04', coverageFactor: '0.6745' });
    expect(u).toBeCloseTo(0.06, 2);
  });
  it('4.3.7: 16.52e-6 ± 0.40e-6 at equal odds has u 0.23e-6', () => {
    expect(uOf({ estimate: '16.52e-6', halfWidth: '0.40e-6' })).toBeCloseTo(0.23e-6, 8);
  });
  it('4.3.8: bounds 0.12e-6 below and 0.40e-6 above the estimate have u 0.15e-6, and move it not', () => {
    const output = alone({ estimate: '16.52e-6', min: '16.40e-6', max: '16.92e-6' });
    expect(Number(output.standardUncertainty)).toBeCloseTo(0.15e-6, 8);
    expect(Number(output.estimate)).toBe(16.52e-6);
  });
  it('F.2.2.1: a resolution δx has u 0.29 δx', () => {
    expect(uOf({ estimate: '0', halfWidth: '0.5' })).toBeCloseTo(0.29, 2);
  });
});

describe('GUM 4.1.1 and 5.1.3, the power in a resistor', () => {
  it('has the sensitivities 2P/V, -P/R, -P(t - t0)/(1 + α(t - t0)), -Pα/(1 + α(t - t0))', () => {
    const output = outputOf({
      outputs: [{ symbol: 'P', expression: 'V^2/(R0*(1 + α*(t - t0)))', unit: 'W' }],
      inputs: [
        input('V', '10', '0.01'),
        input('R0', '50', '0.1'),
        input('α', '0.004', '1e-4'),
        input('t', '30', '0.5'),
        input('t0', '20', '0'),
      ],
    });
    const P = 100 / (50 * 1.04);
    const slope = (symbol: string): number => Number(rowOf(output, symbol).sensitivity);
    expect(Number(output.estimate)).toBeCloseTo(P, 12);
    expect(slope('V')).toBeCloseTo((2 * P) / 10, 10);
    expect(slope('R0')).toBeCloseTo(-P / 50, 10);
    expect(slope('α')).toBeCloseTo((-P * 10) / 1.04, 8);
    expect(slope('t')).toBeCloseTo((-P * 0.004) / 1.04, 10);
  });
});

describe('GUM G.2, factors of the t distribution', () => {
  it.each([
    ['0.6827', [1.84, 1.32, 1.2, 1.14, 1.11, 1.09, 1.08, 1.07, 1.06, 1.05], 1],
    ['0.90', [6.31, 2.92, 2.35, 2.13, 2.02, 1.94, 1.89, 1.86, 1.83, 1.81], 1.645],
    ['0.95', [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23], 1.96],
    ['0.9545', [13.97, 4.53, 3.31, 2.87, 2.65, 2.52, 2.43, 2.37, 2.32, 2.28], 2],
    ['0.99', [63.66, 9.92, 5.84, 4.6, 4.03, 3.71, 3.5, 3.36, 3.25, 3.17], 2.576],
    ['0.9973', [235.8, 19.21, 9.22, 6.62, 5.51, 4.9, 4.53, 4.28, 4.09, 3.96], 3],
  ])(
    'at %s, for 1 to 10 degrees of freedom and for infinitely many',
    (coverageProbability, factors, normal) => {
      const k = (degreesOfFreedom: number | null): number =>
        Number(
          alone({ estimate: '0', standardUncertainty: '1', degreesOfFreedom }, { coverageProbability })
            .coverageFactor,
        );
      factors.forEach((factor, index) => expect(Math.abs(k(index + 1) / factor - 1)).toBeLessThan(0.005));
      expect(k(null)).toBeCloseTo(normal, 3);
    },
  );
  it('truncates between two rows: 12.8 is 12, and what is below one is one', () => {
    const used = (degreesOfFreedom: string) =>
      alone({ estimate: '0', standardUncertainty: '1', degreesOfFreedom }).degreesOfFreedomUsed;
    expect([used('12.8'), used('12.999999'), used('13'), used('0.5')]).toEqual(['12', '12', '13', '1']);
  });
});

describe('GUM H.2, approach 1, from the figures of table H.2', () => {
  it('has the results of table H.3', () => {
    const { outputs } = answerOf({
      outputs: [
        { symbol: 'R', expression: 'V/I*cos(φ)' },
        { symbol: 'X', expression: 'V/I*sin(φ)' },
        { symbol: 'Z', expression: 'V/I' },
      ],
      inputs: [
        input('V', '4.9990', '0.0032'),
        input('I', '19.6610e-3', '0.0095e-3'),
        input('φ', '1.04446', '0.00075'),
      ],
      correlations: [
        { a: 'V', b: 'I', r: '-0.36' },
        { a: 'V', b: 'φ', r: '0.86' },
        { a: 'I', b: 'φ', r: '-0.65' },
      ],
    });
    for (const [index, [value, u]] of [
      [127.732, 0.071],
      [219.847, 0.295],
      [254.26, 0.236],
    ].entries()) {
      expect(Math.abs(Number(outputs[index]!.estimate) - value!)).toBeLessThan(0.002);
      expect(Math.abs(Number(outputs[index]!.standardUncertainty) - u!)).toBeLessThan(0.002);
    }
  });
});

describe('GUM H.4, the activity of radon in water', () => {
  // Table H.7: times in minutes and counts of the standard, the blank and the sample.
  const TABLE = [
    [243.74, 15380, 4054, 367.37, 41432],
    [984.53, 14978, 3922, 1107.66, 38706],
    [1723.87, 14394, 4200, 1846.99, 35860],
    [2463.17, 13254, 3830, 2586.28, 32238],
    [3217.56, 12516, 3956, 3340.68, 29640],
    [3956.83, 11058, 3980, 4079.94, 26356],
  ];
  const rate = (counts: number, blank: number, t: number): number =>
    ((counts - blank) / 60) * Math.exp(1.25894e-4 * t);
  const standard = TABLE.map(([t, counts, blank]) => rate(counts!, blank!, t!));
  const sample = TABLE.map(([, , blank, t, counts]) => rate(counts!, blank!, t!));
  const texts = (values: number[]): string[] => values.map((value) => value.toFixed(4));
  const known = [
    input('A_S', '0.1368', '0.0018'),
    input('m_S', '5.0192', '0.0050'),
    input('m_x', '5.0571', '0.0010'),
  ];

  it('approach 1, rates observed simultaneously: 0.430 Bq/g, u 0.0083 Bq/g, r 0.646', () => {
    const { outputs, correlations } = answerOf({
      outputs: [
        { symbol: 'A_x', expression: 'A_S*m_S/m_x*R_x/R_S', unit: 'Bq/g' },
        { symbol: 'x', expression: 'R_x' },
        { symbol: 's', expression: 'R_S' },
        { symbol: 'R', expression: 'R_x/R_S' },
      ],
      inputs: [
        ...known,
        { symbol: 'R_x', observations: texts(sample) },
        { symbol: 'R_S', observations: texts(standard) },
      ],
      simultaneous: [['R_x', 'R_S']],
    });
    const [activity, x, s, ratio] = outputs.map(({ estimate, standardUncertainty }) => [
      Number(estimate),
      Number(standardUncertainty),
    ]);
    expect(activity![0]).toBeCloseTo(0.43, 3);
    expect(activity![1]).toBeCloseTo(0.0083, 4);
    // Table H.8: 652.60 (6.42), 206.09 (3.79) and their ratio 3.167 (0.045).
    expect(x![0]).toBeCloseTo(652.6, 1);
    expect(x![1]).toBeCloseTo(6.42, 1);
    expect(s![0]).toBeCloseTo(206.09, 1);
    expect(s![1]).toBeCloseTo(3.79, 1);
    expect(ratio![0]).toBeCloseTo(3.167, 2);
    expect(ratio![1]).toBeCloseTo(0.045, 3);
    expect(Number(correlations.find(({ a, b }) => a === 'x' && b === 's')?.r)).toBeCloseTo(0.646, 3);
  });
  it('approach 2, ratios of each cycle: 0.4304 Bq/g, u 0.0084 Bq/g', () => {
    const ratios = sample.map((value, index) => value / standard[index]!);
    const output = outputOf({
      outputs: [{ symbol: 'A_x', expression: 'A_S*m_S/m_x*R', unit: 'Bq/g' }],
      inputs: [...known, { symbol: 'R', observations: texts(ratios) }],
    });
    expect(Number(output.estimate)).toBeCloseTo(0.4304, 4);
    expect(Number(output.standardUncertainty)).toBeCloseTo(0.0084, 4);
    expect(Number(rowOf(output, 'R').estimate)).toBeCloseTo(3.17, 3);
    expect(Number(rowOf(output, 'R').standardUncertainty)).toBeCloseTo(0.046, 3);
  });
});

describe('GUM H.5, daily means of a Zener reference', () => {
  it('has the mean 10.000 097 V and the standard deviation of the mean 18 µV, 9 degrees of freedom', () => {
    const microvolts = [172, 116, 13, 144, 106, 31, 60, 125, 163, 41];
    const output = alone({
      observations: microvolts.map((digits) => `10.${String(digits).padStart(6, '0')}`),
    });
    expect(output.stated.value).toBe('10.000097');
    expect(Number(output.standardUncertainty) * 1e6).toBeCloseTo(18, 0);
    expect(Number(output.standardUncertainty) * Math.sqrt(10) * 1e6).toBeCloseTo(57, 0);
    expect(output.degreesOfFreedomUsed).toBe('9');
  });
});

describe('GUM F.1.2.3, inputs that share a standard', () => {
  it('resistors compared with one standard are correlated by what they share', () => {
    // R_i = α_i R_S with α_i near 1: r = 1/(1 + (u(α)/(u(R_S)/R_S))²).
    const { correlations } = answerOf({
      outputs: [
        { symbol: 'R1', expression: 'a1*R_S' },
        { symbol: 'R2', expression: 'a2*R_S' },
      ],
      inputs: [input('a1', '1', '1e-6'), input('a2', '1', '1e-6'), input('R_S', '1000', '0.1')],
    });
    expect(Number(correlations[0]!.r)).toBeCloseTo(1 / (1 + (1e-6 / 1e-4) ** 2), 8);
  });
});
