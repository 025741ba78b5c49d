// Goal: readings with an earlier scatter, calibration lines, inexact limits and estimates alone give what guides print.
// Method: published examples as requests; the GUM beside trials; what does not hang together is refused where it stands.
import type { BudgetBody, InputBody, OutputAnswer } from './bodies';
import { input, outputOf, refusalsOf } from './testing/budgets';

const alone = (body: Omit<InputBody, 'symbol'>, more: Partial<BudgetBody> = {}): BudgetBody => ({
  outputs: [{ symbol: 'y', expression: 'x' }],
  inputs: [{ symbol: 'x', ...body }],
  ...more,
});
const trials = (body: Omit<InputBody, 'symbol'>): OutputAnswer =>
  outputOf(alone(body, { method: 'MONTE_CARLO', monteCarlo: { trials: '200000' } }));
const u = (output: OutputAnswer): number => Number(output.standardUncertainty);

describe('a pooled standard deviation', () => {
  it('of 25 mg over three comparisons is 14.4 mg (EA-4/02 M:2022, S2.4)', () => {
    const readings = { observations: ['0.010', '0.030', '0.020'], pooledStandardDeviation: '0.025' };
    const output = outputOf(alone(readings));
    expect(u(output) * 1e3).toBeCloseTo(14.4, 1);
    expect(output.estimate).toBe('0.02000000');
    expect(output.effectiveDegreesOfFreedom).toBeNull();
  });
  it('of 12 nm over five readings is 5.37 nm (EA-4/02 M:2022, S4)', () => {
    const body = { estimate: '-94', pooledStandardDeviation: '12', readings: 5 };
    expect(u(outputOf(alone(body)))).toBeCloseTo(5.37, 2);
  });
  it('of one reading is its own u, with the degrees of freedom of the series that it comes from', () => {
    const body = { observations: ['10.1'], pooledStandardDeviation: '0.2', degreesOfFreedom: '18' };
    const output = outputOf(alone(body));
    expect(u(output)).toBe(0.2);
    expect(output.degreesOfFreedomUsed).toBe('18');
  });
  it('is drawn from t: the GUM and the trials agree on 2.10 u', () => {
    const body = { estimate: '0', pooledStandardDeviation: '2', readings: '4', degreesOfFreedom: '18' };
    const { expandedUncertainty, monteCarlo } = trials(body);
    expect(Number(expandedUncertainty)).toBeCloseTo(2.1, 2);
    expect(Math.abs(Number(monteCarlo!.interval.high) - 2.1)).toBeLessThan(0.03);
  });
  it.each<[string, Omit<InputBody, 'symbol'>, string]>([
    ['how many readings', { estimate: '1', pooledStandardDeviation: '1' }, 'REQUIRED /inputs/0/readings'],
    ['their mean', { pooledStandardDeviation: '1', readings: 3 }, 'REQUIRED /inputs/0/estimate'],
    [
      'one count of them',
      { observations: ['1', '2'], pooledStandardDeviation: '1', readings: 2 },
      'INPUT_AMBIGUOUS /inputs/0/readings',
    ],
    [
      'at least one',
      { estimate: '1', pooledStandardDeviation: '1', readings: 0 },
      'VALUE_OUT_OF_RANGE /inputs/0/readings',
    ],
    [
      'itself: a count alone belongs to nothing',
      { estimate: '1', standardUncertainty: '1', readings: 2 },
      'INPUT_AMBIGUOUS /inputs/0/readings',
    ],
    [
      'no second way',
      { estimate: '1', standardUncertainty: '1', pooledStandardDeviation: '1', readings: 2 },
      'INPUT_AMBIGUOUS /inputs/0',
    ],
  ])('needs %s', (_, body, refusal) => expect(refusalsOf(alone(body))).toEqual([refusal]));
});

describe('a calibration line', () => {
  // GUM H.3: b(t) = y1 + y2 (t - 20 °C).
  const thermometer = {
    intercept: '-0.1712',
    slope: '0.00218',
    interceptUncertainty: '0.0029',
    slopeUncertainty: '0.00067',
    at: '10',
  };
  it('of GUM H.3 reads -0.1494 °C with u 0.0041 °C at 30 °C', () => {
    const line = { ...thermometer, correlation: '-0.930' };
    const output = outputOf(alone({ line, degreesOfFreedom: 9 }));
    expect(output.estimate).toBe('-0.1494000');
    expect(u(output)).toBeCloseTo(0.0041, 4);
    expect(output.degreesOfFreedomUsed).toBe('9');
    // The same with the covariance that it stands for.
    const covariance = outputOf(alone({ line: { ...thermometer, covariance: '-1.80699e-6' } }));
    expect(u(covariance)).toBeCloseTo(u(output), 12);
  });
  it('with neither is taken as uncorrelated', () => {
    expect(u(outputOf(alone({ line: thermometer })))).toBeCloseTo(Math.hypot(0.0029, 0.0067), 12);
  });
  it('fully correlated may have no uncertainty at all where it is read', () => {
    const line = {
      intercept: '1',
      slope: '1',
      interceptUncertainty: '0.3',
      slopeUncertainty: '0.1',
      at: '3',
    };
    expect(u(outputOf(alone({ line: { ...line, correlation: '-1' } })))).toBe(0);
    expect(u(outputOf(alone({ line: { ...line, covariance: '-0.03' } })))).toBe(0);
  });
  it.each<[string, object, string]>([
    [
      'of more than its uncertainties',
      { covariance: '2e-6' },
      'VALUE_OUT_OF_RANGE /inputs/0/line/covariance',
    ],
    ['above one', { correlation: '1.01' }, 'VALUE_OUT_OF_RANGE /inputs/0/line/correlation'],
    ['twice', { correlation: '0', covariance: '0' }, 'INPUT_AMBIGUOUS /inputs/0/line/correlation'],
  ])('is not correlated %s', (_, more, refusal) =>
    expect(refusalsOf(alone({ line: { ...thermometer, ...more } }))).toEqual([refusal]),
  );
  it('gives its own estimate', () => {
    expect(refusalsOf(alone({ line: thermometer, estimate: '1' }))).toEqual([
      'INPUT_AMBIGUOUS /inputs/0/estimate',
    ]);
    expect(refusalsOf(alone({ line: { ...thermometer, slopeUncertainty: '-1' } }))).toEqual([
      'VALUE_OUT_OF_RANGE /inputs/0/line/slopeUncertainty',
    ]);
  });
});

describe('a rectangle whose limits are inexact', () => {
  // JCGM 101:2008, 6.4.3: 10.0 V ± 0.1 V, where the half-width was rounded to its one digit.
  const volts = { estimate: '10.0', halfWidth: '0.1', inexactness: '0.05' };
  const distribution = 'CURVILINEAR_TRAPEZOID';
  it('has u 0.060 V where exact limits would give 0.058 V', () => {
    expect(u(outputOf(alone({ ...volts, distribution })))).toBeCloseTo(0.06, 3);
    const limits = { min: '9.9', max: '10.1', inexactness: '0.05', distribution } as const;
    expect(u(outputOf(alone(limits)))).toBe(u(outputOf(alone({ ...volts, distribution }))));
  });
  it('is drawn so: the same u, and nothing beyond the outermost limits', () => {
    const { monteCarlo } = trials({ ...volts, distribution });
    expect(Number(monteCarlo!.standardUncertainty)).toBeCloseTo(Math.sqrt(0.01 / 3 + 0.0025 / 9), 3);
    expect(Number(monteCarlo!.interval.high)).toBeLessThan(10.15);
    expect(Number(monteCarlo!.interval.high)).toBeGreaterThan(10.1);
  });
  it.each<[string, Omit<InputBody, 'symbol'>, string]>([
    ['how inexact', { estimate: '1', halfWidth: '1', distribution }, 'REQUIRED /inputs/0/inexactness'],
    [
      'less than the half-width',
      { ...volts, inexactness: '0.1', distribution },
      'VALUE_OUT_OF_RANGE /inputs/0/inexactness',
    ],
    ['its own shape', { ...volts, distribution: 'TRIANGULAR' }, 'INPUT_AMBIGUOUS /inputs/0/inexactness'],
    ['a width', { estimate: '1', inexactness: '1', distribution }, 'INPUT_INCOMPLETE /inputs/0'],
  ])('needs %s', (_, body, refusal) => expect(refusalsOf(alone(body))).toContain(refusal));
});

describe('a quantity known by its estimate alone, and not negative', () => {
  const distribution = 'EXPONENTIAL';
  it('has its estimate for its uncertainty (JCGM 101:2008, 6.4.10)', () => {
    expect(u(outputOf(alone({ estimate: '0.25', distribution })))).toBe(0.25);
  });
  it('is drawn from 0 up: mean, u and the quantiles -x ln(1 - q)', () => {
    const { monteCarlo } = trials({ estimate: '2', distribution });
    expect(Number(monteCarlo!.mean)).toBeCloseTo(2, 1);
    expect(Number(monteCarlo!.standardUncertainty)).toBeCloseTo(2, 1);
    expect(Number(monteCarlo!.interval.low)).toBeCloseTo(-2 * Math.log(0.975), 2);
    expect(Math.abs(Number(monteCarlo!.interval.high) + 2 * Math.log(0.025))).toBeLessThan(0.1);
    // The shortest interval begins at 0, where such a quantity is likeliest.
    expect(Number(monteCarlo!.shortest.low)).toBeCloseTo(0, 2);
  });
  it.each<[string, Omit<InputBody, 'symbol'>, string]>([
    ['above zero', { estimate: '0', distribution }, 'VALUE_OUT_OF_RANGE /inputs/0/estimate'],
    ['stated', { distribution }, 'REQUIRED /inputs/0/estimate'],
    ['alone', { estimate: '1', standardUncertainty: '1', distribution }, 'INPUT_AMBIGUOUS /inputs/0'],
  ])('is %s', (_, body, refusal) => expect(refusalsOf(alone(body))).toEqual([refusal]));
});

describe('angles', () => {
  it('of GUM H.2: the phase of X and R is 1.044 46 rad with u 0.000 75 rad, as observed', () => {
    const output = outputOf({
      outputs: [{ symbol: 'φ', expression: 'atan2(X, R)', unit: 'rad' }],
      inputs: [input('R', '127.732', '0.071'), input('X', '219.847', '0.295')],
      correlations: [{ a: 'R', b: 'X', r: '-0.588' }],
    });
    expect(Number(output.estimate)).toBeCloseTo(1.04446, 5);
    expect(u(output)).toBeCloseTo(0.00075, 5);
  });
  it.each([
    ['asin(x)', '1.1', '0.1', 'NOT_FINITE /outputs/0/expression'],
    ['acos(x)', '-1', '0.1', 'NOT_DIFFERENTIABLE /outputs/0/expression'],
    ['atan2(x, 0)', '0', '0.1', 'NOT_FINITE /outputs/0/expression'],
    ['atan2(x, -1)', '0', '0.1', 'NOT_DIFFERENTIABLE /outputs/0/expression'],
    ['atan2(x)', '0', '0.1', 'EXPRESSION_SYNTAX /outputs/0/expression'],
    ['atan(x, 1)', '0', '0.1', 'EXPRESSION_SYNTAX /outputs/0/expression'],
  ])('that do not exist are refused: %s at %s', (expression, estimate, standardUncertainty, refusal) => {
    const body = alone({ estimate, standardUncertainty });
    expect(refusalsOf({ ...body, outputs: [{ symbol: 'y', expression }] })).toEqual([refusal]);
  });
  it('that exist only for some trials are refused by the trials', () => {
    const body = alone({ estimate: '0.99', standardUncertainty: '0.1' }, { method: 'MONTE_CARLO' });
    const outputs = [{ symbol: 'y', expression: 'asin(x)' }];
    expect(refusalsOf({ ...body, outputs, monteCarlo: { trials: '1000' } })).toEqual([
      'NOT_FINITE /outputs/0/expression',
    ]);
  });
});
