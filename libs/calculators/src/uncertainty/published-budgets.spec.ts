// Goal: worked examples of other publishers come out as printed: NIST TN 1900 and the manual of the NIST Uncertainty
// Machine, JCGM 102, NPL, Sandia. Method: each example as a request; its printed figures within their last digit.
import type { BudgetBody } from './bodies';
import { input, outputOf, within } from './testing/budgets';

const withTrials = (body: BudgetBody) =>
  outputOf({ ...body, method: 'MONTE_CARLO', monteCarlo: { trials: 500_000 } });

describe('NIST TN 1900, E3, falling-ball viscometer', () => {
  const body: BudgetBody = {
    outputs: [{ symbol: 'μ_M', expression: 'μ_C*(t_M/t_C)*(ρ_B - ρ_M)/(ρ_B - ρ_C)', unit: 'mPa.s' }],
    inputs: [
      input('μ_C', '4.63', '0.0463'),
      input('t_M', '61', '6.1'),
      input('t_C', '36.6', '5.49'),
      input('ρ_B', '2217', '0.5'),
      input('ρ_M', '1180', '0.5'),
      input('ρ_C', '810', '0.5'),
    ],
  };
  it('is 5.69 by the GUM; by trials 5.82, u 1.11, from 4.05 to 8.39', () => {
    const { estimate, monteCarlo } = withTrials(body);
    expect(Number(estimate)).toBeCloseTo(5.69, 2);
    expect(Number(monteCarlo!.mean)).toBeCloseTo(5.82, 1);
    expect(Number(monteCarlo!.standardUncertainty)).toBeCloseTo(1.11, 1);
    expect(Math.abs(Number(monteCarlo!.interval.low) - 4.05)).toBeLessThan(0.02);
    expect(Math.abs(Number(monteCarlo!.interval.high) - 8.39)).toBeLessThan(0.05);
  });
});

describe('NIST TN 1900, E11, step attenuator', () => {
  const arcsine = (symbol: string, halfWidth: string) =>
    ({ symbol, estimate: '0', halfWidth, distribution: 'ARCSINE' }) as const;
  it('is 30.043 dB, u 0.0224 dB', () => {
    const { estimate, standardUncertainty } = outputOf({
      outputs: [{ symbol: 'L_X', expression: 'L_S + a + b + c + d + e - f + g - h', unit: 'dB' }],
      inputs: [
        { ...input('L_S', '30.0402', '0.0091', { degreesOfFreedom: 3 }), distribution: 'STUDENT' },
        within('a', '0.003', '0.00433'),
        arcsine('b', '0.00198'),
        arcsine('c', '0.02828'),
        arcsine('d', '0.0029698'),
        within('e', '0', '0.0005196'),
        within('f', '0', '0.0005196'),
        input('g', '0', '0.002'),
        input('h', '0', '0.002'),
      ],
    });
    expect(Number(estimate)).toBeCloseTo(30.043, 3);
    expect(Number(standardUncertainty)).toBeCloseTo(0.0224, 3);
  });
});

describe('NIST TN 1900, E13, thermal expansion coefficient', () => {
  it('is 1.727e-5 /K, u 0.18e-5 /K', () => {
    const { estimate, standardUncertainty } = outputOf({
      outputs: [{ symbol: 'α', expression: '(L1 - L0)/(L0*(T1 - T0))', unit: 'K-1' }],
      inputs: [
        input('L0', '1.4999', '0.0001', { degreesOfFreedom: 3 }),
        input('L1', '1.5021', '0.0002', { degreesOfFreedom: 3 }),
        input('T0', '288.15', '0.02', { degreesOfFreedom: 3 }),
        input('T1', '373.10', '0.05', { degreesOfFreedom: 3 }),
      ],
    });
    expect(Number(estimate)).toBeCloseTo(1.7266e-5, 9);
    expect(Number(standardUncertainty)).toBeCloseTo(1.76e-6, 8);
  });
});

describe('NIST Uncertainty Machine, the Stefan-Boltzmann constant', () => {
  const body = (coverageProbability: string): BudgetBody => ({
    outputs: [
      {
        symbol: 'σ',
        expression: '32*pi^5*h*R^4*R_inf^4/(15*A_e^4*0.001^4*299792458^6*α^8)',
        unit: 'W.m-2.K-4',
      },
    ],
    inputs: [
      input('h', '6.62606957e-34', '0.00000029e-34'),
      input('R', '8.3144621', '0.0000075'),
      input('R_inf', '10973731.568539', '0.000055'),
      input('A_e', '5.4857990946e-4', '0.0000000022e-4'),
      input('α', '7.2973525698e-3', '0.0000000024e-3'),
    ],
    coverageProbability,
  });
  it('is 5.670 37e-8 with u 2.05e-13, in digits of 1e-34 as in any others', () => {
    const { estimate, standardUncertainty, stated } = outputOf(body('0.95'));
    expect(Number(estimate) * 1e8).toBeCloseTo(5.67037, 5);
    expect(Number(standardUncertainty) * 1e13).toBeCloseTo(2.05, 2);
    expect(stated).toMatchObject({ value: '0.00000005670372', expandedUncertainty: '0.00000000000040' });
  });
  it.each([
    ['0.99', 5.67032, 5.67043],
    ['0.68', 5.67035, 5.67039],
  ])('lies at %s between %d and %d', (probability, low, high) => {
    const { interval } = withTrials(body(probability)).monteCarlo!;
    expect(Number(interval.low) * 1e8).toBeCloseTo(low, 5);
    expect(Number(interval.high) * 1e8).toBeCloseTo(high, 5);
  });
});

describe('NPL DEM-ES-011, 9.2, a logarithm', () => {
  it('of 0.1 to 1.1 is -0.511, u 0.481 by the GUM; -0.665, u 0.606 by trials, shortest from -1.895 to 0.095', () => {
    const output = withTrials({
      outputs: [{ symbol: 'y', expression: 'ln(x)' }],
      inputs: [{ symbol: 'x', min: '0.1', max: '1.1', distribution: 'RECTANGULAR' }],
    });
    expect(Number(output.estimate)).toBeCloseTo(-0.511, 3);
    expect(Number(output.standardUncertainty)).toBeCloseTo(0.481, 3);
    expect(Number(output.estimate) + Number(output.expandedUncertainty)).toBeCloseTo(0.432, 2);
    const { mean, standardUncertainty, shortest } = output.monteCarlo!;
    expect(Math.abs(Number(mean) + 0.665)).toBeLessThan(0.004);
    expect(Math.abs(Number(standardUncertainty) - 0.606)).toBeLessThan(0.004);
    expect(Math.abs(Number(shortest.low) + 1.895)).toBeLessThan(0.015);
    expect(Math.abs(Number(shortest.high) - 0.095)).toBeLessThan(0.004);
  });
});

describe('JCGM 102, 9.4, magnitude of a complex quantity', () => {
  const body = (re: string, r = '0'): BudgetBody => ({
    outputs: [{ symbol: 'm', expression: 'sqrt(re^2 + im^2)' }],
    inputs: [input('re', re, '0.010'), input('im', '0', '0.010')],
    correlations: [{ a: 're', b: 'im', r }],
  });
  it.each([
    ['0.001', '0', 0.001, 0.013, 0.007],
    ['0.001', '0.9', 0.001, 0.012, 0.008],
    ['0.010', '0.9', 0.01, 0.015, 0.008],
  ])('at %s with r = %s is %d by the GUM, %d with u %d by trials', (re, r, estimate, mean, u) => {
    const output = withTrials(body(re, r));
    expect(Number(output.estimate)).toBeCloseTo(estimate, 10);
    expect(Number(output.standardUncertainty)).toBeCloseTo(0.01, 10);
    expect(Math.abs(Number(output.monteCarlo!.mean) - mean)).toBeLessThan(0.0006);
    expect(Math.abs(Number(output.monteCarlo!.standardUncertainty) - u)).toBeLessThan(0.0006);
  });
});

describe('Sandia ENGR 224, X-ray fluorescence', () => {
  it('has u 0.00494, 27.7 effective degrees of freedom and U 0.0101', () => {
    const output = outputOf({
      outputs: [{ symbol: 'Y_c', expression: 'X1/X2*Y_u' }],
      inputs: [
        input('X1', '0.1820', '0.00093', { degreesOfFreedom: 9 }),
        input('X2', '0.1823', '0.00058', { degreesOfFreedom: 19 }),
        input('Y_u', '0.6978', '0.0026', { degreesOfFreedom: 19 }),
      ],
    });
    expect(Number(output.estimate)).toBeCloseTo(0.6967, 4);
    expect(Math.abs(Number(output.standardUncertainty) - 0.00494)).toBeLessThan(0.00001);
    expect(Math.abs(Number(output.effectiveDegreesOfFreedom) - 27.7)).toBeLessThan(0.5);
    expect(output.degreesOfFreedomUsed).toBe('27');
    expect(Number(output.expandedUncertainty)).toBeCloseTo(0.0101, 4);
    expect(output.stated).toMatchObject({ value: '0.697', expandedUncertainty: '0.010' });
  });
});
