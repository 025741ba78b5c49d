// Goal: budgets at the edges of what a model can say: exact constants, signs and powers, overflow, corners, results
// smaller than their uncertainty, other probabilities. Method: bodies whose answers follow from their definition.
import type { BudgetBody, InputBody } from './bodies';
import { answerOf, input, outputOf, refusalsOf, rowOf, within } from './testing/budgets';

const of = (expression: string, inputs: InputBody[], more: Partial<BudgetBody> = {}): BudgetBody => ({
  outputs: [{ symbol: 'y', expression }],
  inputs,
  ...more,
});

describe('an exact constant', () => {
  it('has the uncertainty 0, a row and a sensitivity', () => {
    const output = outputOf(of('c*x', [input('x', '3', '0.1'), input('c', '2', '0')]));
    expect(output.standardUncertainty).toBe('0.2000000');
    expect(rowOf(output, 'c')).toMatchObject({ estimate: '2', contribution: '0', sensitivity: '3.000000' });
  });
  it('is refused without any uncertainty, and told how to be stated', () => {
    expect(refusalsOf(of('c*x', [input('x', '3', '0.1'), { symbol: 'c', estimate: '2' }]))).toEqual([
      'INPUT_INCOMPLETE /inputs/1',
    ]);
  });
  it.each([
    ['x^n', '-2', '2', '4.000000', '0.4000000'],
    ['x^n', '0', '3', '0', '0'],
    ['x + abs(n)', '1', '0', '1.000000', '0.1000000'],
    ['x + sqrt(n)', '1', '0', '1.000000', '0.1000000'],
  ])(
    'may stand where there is no derivative along it: %s at x = %s, n = %s',
    (expression, x, n, estimate, u) => {
      const output = outputOf(of(expression, [input('x', x, '0.1'), input('n', n, '0')]));
      expect(output).toMatchObject({ estimate, standardUncertainty: u });
      expect(output.budget.map(({ symbol }) => symbol)).toEqual(['x']);
    },
  );
  it('alone leaves a result without uncertainty, stated as calculated', () => {
    expect(outputOf(of('a/b', [input('a', '1', '0'), input('b', '3', '0')])).stated).toEqual({
      value: '0.333333333333333',
      expandedUncertainty: '0',
      text: '0.333333333333333',
    });
    expect(outputOf(of('2*pi', [])).budget).toEqual([]);
  });
});

describe('signs and powers', () => {
  const at3 = (expression: string): [number, number] => {
    const { estimate, budget } = outputOf(of(expression, [input('x', '3', '0.1')]));
    return [Number(estimate), Number(budget[0]!.sensitivity)];
  };
  it.each([
    ['-x^2', -9, -6],
    ['(-x)^2', 9, 6],
    ['2^-x', 0.125, -0.125 * Math.LN2],
    ['x^-1', 1 / 3, -1 / 9],
    ['-x^-2', -1 / 9, 2 / 27],
    ['2^x^2', 512, 512 * Math.LN2 * 6],
    ['--x', 3, 1],
    ['1 - -x', 4, 1],
    ['x/2/3', 0.5, 1 / 6],
  ])('%s at 3 is %d with the slope %d', (expression, value, slope) => {
    expect(at3(expression)[0]).toBeCloseTo(value, 10);
    expect(at3(expression)[1]).toBeCloseTo(slope, 9);
  });
});

describe('what has no value is refused', () => {
  it.each([
    ['an overflow', 'exp(x)', '1000', 'NOT_FINITE'],
    ['an overflow of the slope alone', 'exp(x)*1e-300', '800', 'NOT_FINITE'],
    ['a division by zero', '1/x', '0', 'NOT_FINITE'],
    ['a root of a negative number', 'sqrt(x)', '-1', 'NOT_FINITE'],
    ['a logarithm of zero', 'ln(x)', '0', 'NOT_FINITE'],
    ['a fractional power of a negative number', 'x^0.5', '-4', 'NOT_FINITE'],
    ['a vertical tangent', 'sqrt(x)', '0', 'NOT_DIFFERENTIABLE'],
    ['a corner', 'abs(x)', '0', 'NOT_DIFFERENTIABLE'],
  ])('%s: %s at %s', (_, expression, x, code) => {
    expect(refusalsOf(of(expression, [input('x', x, '0.1')]))).toEqual([`${code} /outputs/0/expression`]);
  });
  it('in each of several outputs by its own place', () => {
    const body: BudgetBody = {
      outputs: ['1/x', 'x', 'abs(x)'].map((expression, index) => ({ symbol: `y${index}`, expression })),
      inputs: [input('x', '0', '1')],
    };
    expect(refusalsOf(body)).toEqual([
      'NOT_FINITE /outputs/0/expression',
      'NOT_DIFFERENTIABLE /outputs/2/expression',
    ]);
  });
});

describe('a stated result', () => {
  const stated = (estimate: string, U: string, rounding: 'NEAREST' | 'UP' = 'NEAREST') =>
    outputOf(
      of('x', [{ symbol: 'x', estimate, expandedUncertainty: U, coverageFactor: '2' }], {
        coverage: 'NORMAL',
        rounding,
      }),
    ).stated;
  it.each([
    ['1.23456', '0.0996', '1.23', '0.10', '0.10'],
    ['1.23456', '0.994', '1.23', '0.99', '1.0'],
    ['12345.6', '1234', '12300', '1200', '1300'],
    ['56789', '9960', '57000', '10000', '10000'],
    ['0.00123', '1', '0.0', '1.0', '1.0'],
    ['-0.04', '1', '0.0', '1.0', '1.0'],
    ['10.0005', '0.0105', '10.000', '0.011', '0.011'],
    ['7', '0.30', '7.00', '0.30', '0.30'],
    ['123456789.123', '0.05', '123456789.123', '0.050', '0.050'],
  ])('%s ± %s is %s ± %s, ± %s rounded up', (estimate, U, value, nearest, up) => {
    expect(stated(estimate, U)).toMatchObject({ value, expandedUncertainty: nearest });
    expect(stated(estimate, U, 'UP').expandedUncertainty).toBe(up);
  });
});

describe('degrees of freedom', () => {
  const used = (degreesOfFreedom: string) => outputOf(of('x', [input('x', '1', '1', { degreesOfFreedom })]));
  it('beyond counting are infinite', () => {
    expect(used('1e30')).toMatchObject({ degreesOfFreedomUsed: null, coverageFactor: '1.95996398454' });
    expect(used('99999999').degreesOfFreedomUsed).toBe('99999999');
  });
  it('of inputs without uncertainty or without influence do not count', () => {
    const { effectiveDegreesOfFreedom } = outputOf(
      of('a + b + 0*c', [
        input('a', '1', '1'),
        input('b', '1', '0', { degreesOfFreedom: 1 }),
        { symbol: 'c', observations: ['1', '2'] },
      ]),
    );
    expect(effectiveDegreesOfFreedom).toBeNull();
  });
});

describe('outputs of one model', () => {
  it('are correlated by their common inputs, and each has its own budget', () => {
    const { outputs, correlations } = answerOf({
      outputs: [
        { symbol: 'sum', expression: 'a + b' },
        { symbol: 'difference', expression: 'a - b' },
        { symbol: 'other', expression: 'c' },
      ],
      inputs: [input('a', '1', '2'), input('b', '1', '1'), within('c', '1', '1')],
    });
    expect(outputs.map(({ budget }) => budget.length)).toEqual([2, 2, 1]);
    // (4 - 1)/(4 + 1), and nothing in common with c.
    expect(correlations.map(({ r }) => r)).toEqual(['0.6000000', '0', '0']);
  });
});
