// Goal: what JCGM 101 shows beyond `monte-carlo.spec.ts`: correlated inputs, the gauge block with inexactly known
// bounds, skewed results, other probabilities. Method: its printed figures, or closed forms where it derives them.
import type { BudgetBody, MonteCarloAnswer } from './bodies';
import { input, outputOf, within } from './testing/budgets';

const TRIALS = 400_000;

function trialsOf(body: BudgetBody): MonteCarloAnswer {
  return outputOf({ monteCarlo: { trials: TRIALS }, ...body, method: 'MONTE_CARLO' }).monteCarlo!;
}

/** How far the worse end of an interval lies from where it should. */
function offBy(found: { low: string; high: string }, low: number, high: number): number {
  return Math.max(Math.abs(Number(found.low) - low), Math.abs(Number(found.high) - high));
}

describe('JCGM 101, 9.4.3, comparison loss with r = 0.9', () => {
  const body = (x1: string): BudgetBody => ({
    outputs: [{ symbol: 'δY', expression: 'X1^2 + X2^2' }],
    inputs: [input('X1', x1, '0.005'), input('X2', '0', '0.005')],
    correlations: [{ a: 'X1', b: 'X2', r: '0.9' }],
  });
  it.each([
    ['0', 0, 50e-6],
    ['0.010', 100e-6, 150e-6],
    ['0.050', 500e-6, 2550e-6],
  ])('at %s: u %d by the GUM, mean %d by trials', (x1, first, mean) => {
    expect(Number(outputOf(body(x1)).standardUncertainty)).toBeCloseTo(first, 10);
    const trials = trialsOf(body(x1));
    expect(Math.abs(Number(trials.mean) - mean)).toBeLessThan(4e-6);
    // Var(X1² + X2²) = 4 u² x1² + 4 u⁴ (1 + r²).
    const variance = 4 * 25e-6 * Number(x1) ** 2 + 4 * 25e-6 ** 2 * 1.81;
    expect(Math.abs(Number(trials.standardUncertainty) / Math.sqrt(variance) - 1)).toBeLessThan(0.01);
  });
});

describe('JCGM 101, 9.5, gauge block', () => {
  // A bound itself known to ± d only: half-width w + d·r1 of a rectangle r2 (6.4.3, curvilinear trapezoid).
  const body: BudgetBody = {
    outputs: [
      {
        symbol: 'δL',
        expression:
          '(L_S + D + d1 + d2 - L_S*((1e-6 + 0.1e-6*a1)*a2*(θ0 + Δ) + α_S*(0.05 + 0.025*t1)*t2)) - 50000000',
        unit: 'nm',
      },
    ],
    inputs: [
      input('L_S', '50000623', '25', { degreesOfFreedom: 18 }),
      input('D', '215', '6', { degreesOfFreedom: 24 }),
      input('d1', '0', '4', { degreesOfFreedom: 5 }),
      input('d2', '0', '7', { degreesOfFreedom: 8 }),
      within('α_S', '11.5e-6', '2e-6'),
      input('θ0', '-0.1', '0.2'),
      { symbol: 'Δ', estimate: '0', halfWidth: '0.5', distribution: 'ARCSINE' },
      ...['a1', 'a2', 't1', 't2'].map((name) => within(name, '0', '1')),
    ],
    coverageProbability: '0.99',
  };
  it('is 838 nm, u 32 nm by the GUM and 36 nm by trials, 745 nm to 932 nm at 99 %', () => {
    const output = outputOf(body);
    expect(Number(output.estimate)).toBeCloseTo(838, 6);
    expect(Number(output.standardUncertainty)).toBeCloseTo(32, 0);
    const trials = trialsOf(body);
    expect(Number(trials.mean)).toBeCloseTo(838, 0);
    expect(Number(trials.standardUncertainty)).toBeCloseTo(36, 0);
    expect(offBy(trials.shortest, 745, 932)).toBeLessThan(3);
  });
});

describe('JCGM 101, 5.3.4 and 7.7, intervals of a skewed result', () => {
  // X² of a standard normal X is chi-squared with one degree of freedom.
  const squared: BudgetBody = {
    outputs: [{ symbol: 'y', expression: 'x^2' }],
    inputs: [input('x', '0', '1')],
  };
  it('are the quantiles when symmetric in probability, and begin at zero when shortest', () => {
    const trials = trialsOf(squared);
    expect(offBy(trials.interval, 0.000982, 5.0239)).toBeLessThan(0.05);
    expect(offBy(trials.shortest, 0, 3.8415)).toBeLessThan(0.05);
    expect(Number(trials.mean)).toBeCloseTo(1, 1);
    expect(Number(trials.standardUncertainty)).toBeCloseTo(Math.SQRT2, 1);
  });
  it('hold whatever probability is asked for', () => {
    expect(offBy(trialsOf({ ...squared, coverageProbability: '0.99' }).shortest, 0, 6.6349)).toBeLessThan(
      0.15,
    );
    expect(offBy(trialsOf({ ...squared, coverageProbability: '0.6827' }).shortest, 0, 1)).toBeLessThan(0.02);
    expect(offBy(trialsOf({ ...squared, coverageProbability: '0.9973' }).shortest, 0, 9)).toBeLessThan(0.4);
  });
  it('differ the other way for a falling function', () => {
    const { interval, shortest } = trialsOf({ ...squared, outputs: [{ symbol: 'y', expression: '-x^2' }] });
    expect(offBy(shortest, -3.8415, 0)).toBeLessThan(0.05);
    expect(offBy(interval, -5.0239, -0.000982)).toBeLessThan(0.05);
  });
});

describe('JCGM 101, 6.4, what trials draw', () => {
  const drawn = (more: object): MonteCarloAnswer =>
    trialsOf({
      outputs: [{ symbol: 'y', expression: 'x' }],
      inputs: [{ symbol: 'x', estimate: '5', ...more }],
    });
  it.each([
    ['RECTANGULAR', 0.95, 1 / Math.sqrt(3)],
    ['TRIANGULAR', 1 - Math.sqrt(0.05), 1 / Math.sqrt(6)],
    ['ARCSINE', Math.sin(0.95 * (Math.PI / 2)), 1 / Math.sqrt(2)],
  ] as const)('%s ± 1: 95 %% within %d, u %d', (distribution, end, u) => {
    const trials = drawn({ halfWidth: '1', distribution });
    expect(offBy(trials.interval, 5 - end, 5 + end)).toBeLessThan(0.01);
    expect(Number(trials.standardUncertainty)).toBeCloseTo(u, 2);
  });
  it('bounds that lie unevenly are drawn between as they are', () => {
    const trials = drawn({ min: '4.9', max: '6', distribution: 'RECTANGULAR' });
    expect(offBy(trials.interval, 4.9275, 5.9725)).toBeLessThan(0.005);
    expect(Number(trials.mean)).toBeCloseTo(5.45, 2);
  });
  it('Student’s t has the scale that is stated', () => {
    const trials = drawn({ standardUncertainty: '1', distribution: 'STUDENT', degreesOfFreedom: 5 });
    expect(offBy(trials.interval, 5 - 2.571, 5 + 2.571)).toBeLessThan(0.05);
    expect(Number(trials.standardUncertainty)).toBeCloseTo(Math.sqrt(5 / 3), 1);
  });
});

describe('two inputs that are correlated wholly', () => {
  it.each([
    ['1', 3],
    ['-1', 1],
  ])('r = %s: their sum has u %d by the GUM and by trials', (r, u) => {
    const body: BudgetBody = {
      outputs: [{ symbol: 'y', expression: 'a + b' }],
      inputs: [input('a', '1', '1'), input('b', '1', '2')],
      correlations: [{ a: 'a', b: 'b', r }],
    };
    expect(Number(outputOf(body).standardUncertainty)).toBeCloseTo(u, 10);
    expect(Math.abs(Number(trialsOf(body).standardUncertainty) / u - 1)).toBeLessThan(0.01);
  });
});
