// Goal: the examples of EA-4/02 M:2022, supplement 2, come out as printed, also those where no normal distribution may
// be assumed. Method: each example as a request; half-widths and standard uncertainties of its budget table.
import type { BudgetBody } from './bodies';
import { input, outputOf, rowOf, within } from './testing/budgets';

describe('EA-4/02 S5, a type N thermocouple at 1000 °C', () => {
  // Sensitivities of the table: 0.077 °C/µV for voltages, -0.407 for the temperature of the reference junction.
  const body: BudgetBody = {
    outputs: [
      {
        symbol: 't_X',
        expression: 't_S + 0.077*(δV_iS + δV_R + δV_HS) - 0.407*δt_0S + δt_S + δt_D + δt_F',
        unit: 'Cel',
      },
    ],
    inputs: [
      input('t_S', '1000.5', '0.10'),
      input('δV_iS', '0', '1.00'),
      within('δV_R', '0', '0.5'),
      within('δV_HS', '0', '2'),
      within('δt_0S', '0', '0.1'),
      input('δt_S', '0', '0.15'),
      within('δt_D', '0', '0.3'),
      within('δt_F', '0', '1.0'),
    ],
    coverage: 'NORMAL',
  };
  it('is 1000.5 °C ± 1.3 °C, u 0.641 °C', () => {
    const output = outputOf(body);
    expect(Number(output.standardUncertainty)).toBeCloseTo(0.641, 3);
    expect(output.stated).toMatchObject({ value: '1000.5', expandedUncertainty: '1.3' });
    expect(Number(rowOf(output, 'δV_HS').contribution)).toBeCloseTo(0.089, 3);
    expect(Number(rowOf(output, 'δt_0S').sensitivity)).toBe(-0.407);
  });
  it('is dominated by nothing: the others are 0.37 of the two largest', () => {
    expect(outputOf({ ...body, coverage: 'DOMINANT' }).coverageFactor).toBe('2.000000');
  });
});

describe('EA-4/02 S7, a step attenuator at 30 dB', () => {
  const arcsine = (symbol: string, halfWidth: string) =>
    ({ symbol, estimate: '0', halfWidth, distribution: 'ARCSINE' }) as const;
  // Half-widths that give the standard uncertainties of the table: 2.5, 1.1, 20, 1.7, 0.3 and 0.3 mdB.
  const body: BudgetBody = {
    outputs: [
      {
        symbol: 'L_X',
        expression: 'L_S + δL_S + δL_D + δL_M + δL_K + δL_ib - δL_ia + δL_0b - δL_0a',
        unit: 'dB',
      },
    ],
    inputs: [
      { symbol: 'L_S', observations: ['30.033', '30.058', '30.018', '30.052'] },
      within('δL_S', '0.003', '0.00433'),
      arcsine('δL_D', '0.001556'),
      arcsine('δL_M', '0.02828'),
      arcsine('δL_K', '0.0024'),
      within('δL_ia', '0', '0.00052'),
      within('δL_ib', '0', '0.00052'),
      input('δL_0a', '0', '0.002'),
      input('δL_0b', '0', '0.002'),
    ],
    coverage: 'NORMAL',
  };
  it('is 30.043 dB ± 0.045 dB, u 0.0224 dB', () => {
    const output = outputOf(body);
    expect(Number(rowOf(output, 'L_S').standardUncertainty)).toBeCloseTo(0.009, 3);
    expect(Number(output.standardUncertainty)).toBeCloseTo(0.0224, 4);
    expect(output.stated).toMatchObject({ value: '30.043', expandedUncertainty: '0.045' });
  });
});

describe('EA-4/02 S11, a temperature block calibrator at 180 °C', () => {
  const body: BudgetBody = {
    outputs: [
      { symbol: 't_X', expression: 't_S + δt_S + δt_D - δt_iX + δt_R + δt_A + δt_H + δt_V', unit: 'Cel' },
    ],
    inputs: [
      input('t_S', '180.10', '0.015'),
      input('δt_S', '0', '0.010'),
      within('δt_D', '0', '0.040'),
      within('δt_iX', '0', '0.05'),
      within('δt_R', '0', '0.1'),
      within('δt_A', '0', '0.25'),
      within('δt_H', '0', '0.05'),
      within('δt_V', '0', '0.03'),
    ],
    coverage: 'DOMINANT',
  };
  it('is 180.1 °C ± 0.3 °C: two rectangular contributions dominate, k = 1.81', () => {
    const output = outputOf(body);
    expect(Number(output.standardUncertainty)).toBeCloseTo(0.164, 3);
    // S10.13 gives 1.797 for half-widths of 0.25 and 0.1; the example prints 1.81, as a rounded edge ratio has it.
    expect(Math.abs(Number(output.coverageFactor) - 1.81)).toBeLessThan(0.015);
    expect(Number(output.expandedUncertainty)).toBeCloseTo(0.3, 1);
  });
  it('covers 95 % of the trials', () => {
    const { interval } = outputOf({
      ...body,
      method: 'MONTE_CARLO',
      monteCarlo: { trials: 200_000 },
    }).monteCarlo!;
    expect((Number(interval.high) - Number(interval.low)) / 2).toBeCloseTo(0.3, 1);
  });
});

describe('EA-4/02 S12, a household water meter', () => {
  it('has 10 effective degrees of freedom, k = 2.28 and U = 0.2 %', () => {
    const output = outputOf({
      outputs: [{ symbol: 'e_X', expression: 'e + δ' }],
      inputs: [input('e', '0', '0.60e-3', { degreesOfFreedom: 2 }), input('δ', '0', '0.68e-3')],
      coverageProbability: '0.9545',
    });
    expect(Number(output.standardUncertainty)).toBeCloseTo(0.91e-3, 5);
    expect(output.degreesOfFreedomUsed).toBe('10');
    expect(Number(output.coverageFactor)).toBeCloseTo(2.28, 2);
    expect(Number(output.expandedUncertainty)).toBeCloseTo(2e-3, 3);
  });
});

describe('EA-4/02 S9.14 and S10.13, dominance', () => {
  const covered = (a: string, b: string, rest: string, coverageProbability = '0.95'): number =>
    Number(
      outputOf({
        outputs: [{ symbol: 'y', expression: 'a + b + r' }],
        inputs: [within('a', '0', a), within('b', '0', b), input('r', '0', rest)],
        coverage: 'DOMINANT',
        coverageProbability,
      }).coverageFactor,
    );
  it('of one contribution is that of the rectangle: p √3', () => {
    expect(covered('1', '0', '0')).toBeCloseTo(1.645, 3);
    expect(covered('1', '0', '0', '0.99')).toBeCloseTo(1.715, 3);
    expect(covered('1', '0', '0', '0.9973')).toBeCloseTo(1.727, 3);
    expect(covered('1', '0', '0', '0.6827')).toBeCloseTo(1.182, 3);
  });
  it('of two equal ones is that of the triangle: (1 - √(1 - p)) √6', () => {
    expect(covered('1', '1', '0')).toBeCloseTo(1.902, 3);
    expect(covered('1', '1', '0', '0.99')).toBeCloseTo(2.205, 3);
  });
  it('ends where the others weigh too much', () => {
    // 0.3/√3 = 0.17321 beside one, 0.35 √(2/3) = 0.28577 beside two equal ones.
    expect(covered('1', '0', '0.1732')).toBeCloseTo(1.645, 3);
    expect(covered('1', '0', '0.1733')).toBe(2);
    expect(covered('1', '1', '0.2857')).toBeCloseTo(1.902, 3);
    expect(covered('1', '1', '0.2858')).toBe(2);
  });
  it('is no matter of correlated contributions, nor of triangular or arcsine ones', () => {
    const inputs = [within('a', '0', '1'), within('b', '0', '1')];
    const sum = [{ symbol: 'y', expression: 'a + b' }];
    const correlations = [{ a: 'a', b: 'b', r: '0.5' }];
    expect(outputOf({ outputs: sum, inputs, correlations, coverage: 'DOMINANT' }).coverageFactor).toBe(
      '2.000000',
    );
    const shaped = inputs.map((one) => ({ ...one, distribution: 'ARCSINE' as const }));
    expect(outputOf({ outputs: sum, inputs: shaped, coverage: 'DOMINANT' }).coverageFactor).toBe('2.000000');
  });
});
