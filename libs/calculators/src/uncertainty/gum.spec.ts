// Goal: the worked examples of the GUM (JCGM 100:2008) come out as printed.
// Method: each example as a request; its printed figures within their last digit. Lengths of H.1 are in nanometres
// where the GUM states nanometres.
import type { BudgetBody, InputBody } from './bodies';
import { answerOf, input, outputOf, rowOf, within } from './testing/budgets';

const OBSERVATIONS = [
  '96.90 98.18 98.25 98.61 99.03 99.49 99.56 99.74 99.89 100.07',
  '100.33 100.42 100.68 100.95 101.11 101.20 101.57 101.84 102.36 102.72',
].flatMap((line) => line.split(' '));

describe('GUM 4.4.3, twenty temperatures', () => {
  const output = outputOf({
    outputs: [{ symbol: 't', expression: 'x' }],
    inputs: [{ symbol: 'x', observations: OBSERVATIONS }],
  });
  it('have the mean 100.145, s(mean) 0.333 and 19 degrees of freedom', () => {
    expect(output.estimate).toBe('100.1450');
    expect(Number(output.standardUncertainty)).toBeCloseTo(0.333, 3);
    expect(Number(output.standardUncertainty) * Math.sqrt(20)).toBeCloseTo(1.489, 3);
    expect(output.degreesOfFreedomUsed).toBe('19');
    expect(rowOf(output, 'x').degreesOfFreedom).toBe('19');
  });
});

describe('type B evaluations', () => {
  const of = (more: Partial<InputBody>): number =>
    Number(
      outputOf({ outputs: [{ symbol: 'y', expression: 'x' }], inputs: [{ symbol: 'x', ...more }] })
        .standardUncertainty,
    );
  it('divide a half-width by √3, √6 and √2 (GUM 4.4.5, 4.4.6)', () => {
    expect(of({ min: '96', max: '104', distribution: 'RECTANGULAR' })).toBeCloseTo(2.3, 1);
    expect(of({ min: '96', max: '104', distribution: 'TRIANGULAR' })).toBeCloseTo(1.6, 1);
    expect(of({ estimate: '0', halfWidth: '0.5', distribution: 'ARCSINE' })).toBeCloseTo(0.35355, 5);
    expect(of({ estimate: '16.52e-6', halfWidth: '0.40e-6' })).toBeCloseTo(0.23e-6, 8);
  });
  it('divide U by k (GUM 4.3.4)', () => {
    expect(of({ estimate: '1000.000325', expandedUncertainty: '0.000240', coverageFactor: '3' })).toBeCloseTo(
      80e-6,
      12,
    );
  });
  it('take the scale of a t distribution as it is', () => {
    expect(
      of({ estimate: '1', standardUncertainty: '0.1', distribution: 'STUDENT', degreesOfFreedom: '4' }),
    ).toBe(0.1);
  });
});

describe('GUM 5.2.2, ten resistors calibrated against the same standard', () => {
  const names = [...Array(10).keys()].map((index) => `R${index}`);
  const body: BudgetBody = {
    outputs: [{ symbol: 'R', expression: names.join(' + ') }],
    inputs: names.map((name) => input(name, '1000', '0.1')),
  };
  it('add up linearly when correlated, and in squares when not', () => {
    const correlations = names.flatMap((a, i) => names.slice(i + 1).map((b) => ({ a, b, r: '1' })));
    expect(Number(outputOf({ ...body, correlations }).standardUncertainty)).toBeCloseTo(1, 10);
    expect(Number(outputOf(body).standardUncertainty)).toBeCloseTo(0.32, 2);
  });
});

describe('GUM G.4.1, a product of three quantities', () => {
  it('has 19.0 effective degrees of freedom and k = 2.09', () => {
    const output = outputOf({
      outputs: [{ symbol: 'y', expression: 'x1*x2*x3' }],
      inputs: [
        input('x1', '1', '0.0025', { degreesOfFreedom: '9' }),
        input('x2', '1', '0.0057', { degreesOfFreedom: '4' }),
        input('x3', '1', '0.0082', { degreesOfFreedom: '14' }),
      ],
    });
    expect(Number(output.standardUncertainty)).toBeCloseTo(0.0103, 4);
    expect(Number(output.effectiveDegreesOfFreedom)).toBeCloseTo(19.0, 1);
    expect(output.degreesOfFreedomUsed).toBe('18');
    expect(Number(output.coverageFactor)).toBeCloseTo(2.1, 2);
  });
  it('of 0.57 (9) and 0.25 (∞) has 12.8', () => {
    const output = outputOf({
      outputs: [{ symbol: 'y', expression: 'a + b' }],
      inputs: [input('a', '0', '0.57', { degreesOfFreedom: 9 }), input('b', '0', '0.25')],
    });
    expect(Number(output.effectiveDegreesOfFreedom)).toBeCloseTo(12.8, 1);
    expect(output.degreesOfFreedomUsed).toBe('12');
  });
});

describe('GUM H.1, end-gauge calibration', () => {
  const body: BudgetBody = {
    outputs: [{ symbol: 'l', expression: 'l_S + d + d1 + d2 - l_S*(δα*(θ + Δ) + α_S*δθ)', unit: 'mm' }],
    inputs: [
      input('l_S', '50.000623', '25e-6', { degreesOfFreedom: '18' }),
      input('d', '215e-6', '5.8e-6', { degreesOfFreedom: '24' }),
      input('d1', '0', '3.9e-6', { degreesOfFreedom: '5' }),
      input('d2', '0', '6.7e-6', { degreesOfFreedom: '8' }),
      within('δα', '0', '1e-6', { degreesOfFreedom: '50' }),
      within('δθ', '0', '0.05', { degreesOfFreedom: '2' }),
      within('α_S', '11.5e-6', '2e-6'),
      input('θ', '-0.1', '0.2'),
      { symbol: 'Δ', estimate: '0', halfWidth: '0.5', distribution: 'ARCSINE' },
    ],
    coverageProbability: '0.99',
  };
  const nanometres = (text: string): number => Number(text) * 1e6;

  it('is 50.000838 mm with u_c 32 nm, 16 degrees of freedom and U99 93 nm', () => {
    const output = outputOf(body);
    expect(output.estimate).toBe('50.000838');
    expect(nanometres(output.standardUncertainty)).toBeCloseTo(31.66, 1);
    expect(nanometres(output.standardUncertainty) ** 2).toBeCloseTo(1002, -1);
    expect(Number(output.effectiveDegreesOfFreedom)).toBeCloseTo(16.75, 1);
    expect(output.degreesOfFreedomUsed).toBe('16');
    expect(Number(output.coverageFactor)).toBeCloseTo(2.92, 2);
    expect(nanometres(output.expandedUncertainty)).toBeCloseTo(92.5, 1);
    expect(output.stated).toEqual({
      value: '50.000838',
      expandedUncertainty: '0.000092',
      text: '50.000838(32)',
    });
  });
  it('has the contributions of table H.1', () => {
    const output = outputOf(body);
    const contribution = (symbol: string): number => nanometres(rowOf(output, symbol).contribution);
    expect(contribution('l_S')).toBeCloseTo(25, 0);
    expect(Math.hypot(contribution('d'), contribution('d1'), contribution('d2'))).toBeCloseTo(9.7, 1);
    expect(contribution('δα')).toBeCloseTo(2.9, 1);
    expect(contribution('δθ')).toBeCloseTo(16.6, 1);
    expect(contribution('α_S')).toBe(0);
    expect(contribution('θ')).toBe(0);
  });
  it('at 95 % has k 2.12 and U 67 nm', () => {
    const output = outputOf({ ...body, coverageProbability: '0.95' });
    expect(Number(output.coverageFactor)).toBeCloseTo(2.12, 2);
    expect(nanometres(output.expandedUncertainty)).toBeCloseTo(67, 0);
  });
  it('with second-order terms has u_c 34 nm (H.1.7)', () => {
    const output = outputOf({ ...body, order: 2 });
    expect(nanometres(output.standardUncertainty)).toBeCloseTo(34, 0);
    // 11.7 nm and 1.7 nm, printed from rounded figures.
    expect(nanometres(output.secondOrder!.contribution)).toBeCloseTo(Math.hypot(11.7, 1.7), 0);
    expect(output.degreesOfFreedomUsed).toBe('16');
  });
});

describe('GUM H.2, simultaneous resistance and reactance', () => {
  const answer = answerOf({
    outputs: [
      { symbol: 'R', expression: 'V/I*cos(φ)', unit: 'Ohm' },
      { symbol: 'X', expression: 'V/I*sin(φ)', unit: 'Ohm' },
      { symbol: 'Z', expression: 'V/I', unit: 'Ohm' },
    ],
    inputs: [
      { symbol: 'V', unit: 'V', observations: ['5.007', '4.994', '5.005', '4.990', '4.999'] },
      {
        symbol: 'I',
        unit: 'A',
        observations: ['19.663e-3', '19.639e-3', '19.640e-3', '19.685e-3', '19.678e-3'],
      },
      { symbol: 'φ', unit: 'rad', observations: ['1.0456', '1.0438', '1.0468', '1.0428', '1.0433'] },
    ],
    simultaneous: [['V', 'I', 'φ']],
  });
  const output = (symbol: string) => answer.outputs.find((one) => one.symbol === symbol)!;

  it.each([
    ['R', 127.732, 0.071],
    ['X', 219.847, 0.295],
    ['Z', 254.26, 0.236],
  ])('has %s = %d, u = %d', (symbol, estimate, u) => {
    expect(Number(output(symbol).estimate)).toBeCloseTo(estimate, 3);
    expect(Math.abs(Number(output(symbol).standardUncertainty) - u)).toBeLessThan(0.001);
    expect(output(symbol).degreesOfFreedomUsed).toBe('4');
  });
  it('has the correlations of table H.4', () => {
    expect(answer.correlations.map(({ a, b, r }) => [a, b, Number(r).toFixed(3)])).toEqual([
      ['R', 'X', '-0.588'],
      ['R', 'Z', '-0.485'],
      ['X', 'Z', '0.993'],
    ]);
  });
  it('shares add up to one, covariances included', () => {
    for (const { budget } of answer.outputs) {
      expect(budget.reduce((sum, { share }) => sum + Number(share), 0)).toBeCloseTo(1, 10);
    }
  });
});

describe('GUM H.3, a thermometer’s calibration curve', () => {
  it('predicts b(30 °C) = -0.1494 °C with u 0.0041 °C', () => {
    const output = outputOf({
      outputs: [{ symbol: 'b', expression: 'y1 + y2*(t - 20)', unit: 'Cel' }],
      inputs: [
        input('y1', '-0.1712', '0.0029', { degreesOfFreedom: 9 }),
        input('y2', '0.00218', '0.00067', { degreesOfFreedom: 9 }),
        input('t', '30', '0'),
      ],
      correlations: [{ a: 'y1', b: 'y2', r: '-0.930' }],
    });
    expect(Number(output.estimate)).toBeCloseTo(-0.1494, 4);
    expect(Number(output.standardUncertainty)).toBeCloseTo(0.0041, 4);
    expect(output.degreesOfFreedomUsed).toBe('9');
  });
});
