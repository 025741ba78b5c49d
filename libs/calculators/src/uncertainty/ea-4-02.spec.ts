// Goal: worked examples of EA-4/02 M:2022, supplements, come out as printed. Method: each example as a request.
import type { BudgetBody } from './bodies';
import { input, outputOf, rowOf, within } from './testing/budgets';

const certified = (symbol: string, estimate: string, U: string) => ({
  symbol,
  estimate,
  expandedUncertainty: U,
  coverageFactor: '2',
});

describe('EA-4/02 S2, a weight of 10 kg', () => {
  const output = outputOf({
    outputs: [{ symbol: 'm', expression: 'm_S + δm_D + δm + δm_C + δB', unit: 'g' }],
    inputs: [
      certified('m_S', '10000.005', '0.045'),
      within('δm_D', '0', '0.015'),
      input('δm', '0.020', '0.0144337567297'),
      within('δm_C', '0', '0.010'),
      within('δB', '0', '0.010'),
    ],
    coverage: 'NORMAL',
  });
  it('is 10 000.025 g ± 59 mg', () => {
    expect(output.estimate).toBe('10000.025');
    expect(Number(output.standardUncertainty) * 1e3).toBeCloseTo(29.3, 1);
    expect(Number(output.coverageFactor)).toBe(2);
    expect(output.stated).toEqual({
      value: '10000.025',
      expandedUncertainty: '0.059',
      text: '10000.025(29)',
    });
  });
  it('has the contributions of its table', () => {
    const contributions = output.budget.map(({ contribution }) => Number(contribution) * 1e3);
    for (const [index, expected] of [22.5, 8.95, 14.4, 5.77, 5.77].entries()) {
      // The table prints 8.95 mg for ±15 mg; 15/√3 is 8.66.
      expect(Math.abs(contributions[index]! - expected)).toBeLessThan(0.3);
    }
  });
});

describe('EA-4/02 S3, a standard resistor of 10 kΩ', () => {
  it('is 10 000.178 Ω ± 17 mΩ', () => {
    const output = outputOf({
      outputs: [{ symbol: 'R_X', expression: '(R_S + δR_D + δR_TS)*r_C*r - δR_TX', unit: 'Ohm' }],
      inputs: [
        certified('R_S', '10000.053', '0.005'),
        within('δR_D', '0.020', '0.010'),
        within('δR_TS', '0', '0.00275'),
        within('δR_TX', '0', '0.0055'),
        { symbol: 'r_C', estimate: '1', halfWidth: '1.0e-6', distribution: 'TRIANGULAR' },
        input('r', '1.0000105', '0.07e-6', { degreesOfFreedom: '4' }),
      ],
      coverage: 'NORMAL',
    });
    expect(Number(output.estimate)).toBeCloseTo(10_000.178, 3);
    expect(Number(output.standardUncertainty) * 1e3).toBeCloseTo(8.33, 1);
    expect(output.stated.expandedUncertainty).toBe('0.017');
    expect(Number(rowOf(output, 'r_C').contribution) * 1e3).toBeCloseTo(4.1, 1);
  });
});

describe('EA-4/02 S4, a gauge block of 50 mm', () => {
  it('is 49.999 926 mm ± 73 nm', () => {
    const output = outputOf({
      outputs: [{ symbol: 'l_X', expression: 'l_S + δl_D + δl + δl_C - c*δt - δ2 - δl_V', unit: 'mm' }],
      inputs: [
        certified('l_S', '50.000020', '30e-6'),
        within('δl_D', '0', '30e-6'),
        input('δl', '-94e-6', '5.36656e-6'),
        within('δl_C', '0', '32e-6'),
        input('c', '575e-6', '0'),
        within('δt', '0', '0.05'),
        input('δ2', '0', '11.8e-6'),
        within('δl_V', '0', '6.7e-6'),
      ],
      coverage: 'NORMAL',
    });
    expect(output.stated.value).toBe('49.999926');
    expect(Number(output.standardUncertainty) * 1e6).toBeCloseTo(36.4, 0);
    expect(output.stated.expandedUncertainty).toBe('0.000073');
    expect(Number(rowOf(output, 'δt').contribution) * 1e6).toBeCloseTo(16.6, 1);
  });
});

describe('EA-4/02 S9, a digital multimeter at 100 V: one rectangular contribution dominates', () => {
  const body: BudgetBody = {
    outputs: [{ symbol: 'E_X', expression: 'V_iX - V_S + δV_iX - δV_S', unit: 'V' }],
    inputs: [
      input('V_iX', '100.1', '0'),
      certified('V_S', '100.0', '0.002'),
      within('δV_iX', '0', '0.05'),
      within('δV_S', '0', '0.011'),
    ],
    coverage: 'DOMINANT',
  };
  it('is 0.10 V ± 0.05 V with k = 1.65', () => {
    const output = outputOf(body);
    expect(Number(output.estimate)).toBeCloseTo(0.1, 10);
    expect(Number(output.standardUncertainty)).toBeCloseTo(0.03, 3);
    expect(Number(output.coverageFactor)).toBeCloseTo(1.65, 2);
    expect(Number(output.expandedUncertainty)).toBeCloseTo(0.05, 2);
    expect(output.degreesOfFreedomUsed).toBeNull();
  });
  it('falls back to k = 2 as soon as nothing dominates', () => {
    const noisy = { ...body, inputs: [...body.inputs.slice(0, 3), input('δV_S', '0', '0.02')] };
    expect(Number(outputOf(noisy).coverageFactor)).toBe(2);
  });
});

describe('EA-4/02 S10, a vernier calliper: two rectangular contributions dominate', () => {
  it('is 0.10 mm ± 0.06 mm with k = 1.83', () => {
    const output = outputOf({
      outputs: [{ symbol: 'E_X', expression: 'l_iX - l_S + l_S*11.5e-6*δt + δl_iX + δl_M', unit: 'mm' }],
      inputs: [
        input('l_iX', '150.10', '0'),
        within('l_S', '150.00', '0.0008'),
        within('δt', '0', '2'),
        within('δl_iX', '0', '0.025'),
        within('δl_M', '0', '0.050'),
      ],
      coverage: 'DOMINANT',
    });
    expect(Number(output.estimate)).toBeCloseTo(0.1, 10);
    // Printed 33 µm, from 15 µm and 29 µm, which are rounded themselves.
    expect(Math.abs(Number(output.standardUncertainty) * 1e3 - 33)).toBeLessThan(0.7);
    expect(Number(output.coverageFactor)).toBeCloseTo(1.83, 2);
    expect(Number(output.expandedUncertainty) * 1e3).toBeCloseTo(60, -1);
  });
});
