// Goal: budgets obey the laws of propagation whatever the numbers, and unsound ones are refused by name and place.
// Method: properties over random budgets; a table of bodies that miss soundness by one thing.
import fc from 'fast-check';
import type { BudgetBody } from './bodies';
import { calculateBudget } from './budget';
import { answerOf, input, outputOf, refusalsOf, within } from './testing/budgets';

const SOUND: BudgetBody = {
  outputs: [{ symbol: 'y', expression: 'a*b' }],
  inputs: [input('a', '2', '0.1'), input('b', '3', '0.2')],
};
const withInput = (more: object): BudgetBody => ({
  ...SOUND,
  inputs: [SOUND.inputs[0]!, { symbol: 'b', ...more }],
});
const OBSERVED: BudgetBody = {
  ...SOUND,
  inputs: [
    { symbol: 'a', observations: ['1', '2', '4'] },
    { symbol: 'b', observations: ['3', '5', '4'] },
  ],
};

describe('a budget', () => {
  it('shows estimates byte for byte, seven digits at least, and null for infinity', () => {
    expect(outputOf({ ...SOUND, inputs: [input('a', '2.00', '0.10'), input('b', '3', '0.2')] })).toEqual({
      symbol: 'y',
      unit: null,
      estimate: '6.000000',
      standardUncertainty: '0.5000000',
      effectiveDegreesOfFreedom: null,
      degreesOfFreedomUsed: null,
      coverageFactor: '1.95996398454',
      expandedUncertainty: '0.97998199227',
      stated: { value: '6.00', expandedUncertainty: '0.98', text: '6.00(50)' },
      budget: [
        {
          symbol: 'a',
          unit: null,
          estimate: '2.00',
          standardUncertainty: '0.1000000',
          sensitivity: '3.000000',
          contribution: '0.3000000',
          degreesOfFreedom: null,
          share: '0.3600000',
        },
        {
          symbol: 'b',
          unit: null,
          estimate: '3',
          standardUncertainty: '0.2000000',
          sensitivity: '2.000000',
          contribution: '0.4000000',
          degreesOfFreedom: null,
          share: '0.6400000',
        },
      ],
      secondOrder: null,
      monteCarlo: null,
    });
  });

  it('scales with its inputs', () => {
    const scale = fc.integer({ min: -8, max: 8 });
    const digits = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(scale, digits, digits, digits, (power, estimate, ua, ub) => {
        const at = (exponent: number): BudgetBody => ({
          outputs: [{ symbol: 'y', expression: 'a - b/3' }],
          inputs: [
            input('a', `${estimate}e${exponent}`, `${ua}e${exponent}`, { degreesOfFreedom: 7 }),
            within('b', `5e${exponent}`, `${ub}e${exponent}`),
          ],
        });
        const [plain, scaled] = [outputOf(at(0)), outputOf(at(power))];
        const ratio = (name: 'standardUncertainty' | 'expandedUncertainty'): number =>
          Number(scaled[name]) / Number(plain[name]) / 10 ** power;
        expect(ratio('standardUncertainty')).toBeCloseTo(1, 10);
        expect(ratio('expandedUncertainty')).toBeCloseTo(1, 10);
        expect(scaled.degreesOfFreedomUsed).toBe(plain.degreesOfFreedomUsed);
      }),
    );
  });

  it('does not mind which way a correlation is written, nor the order of inputs', () => {
    const body = (a: string, b: string, names: string[]): BudgetBody => ({
      outputs: [{ symbol: 'y', expression: 'p*q' }],
      inputs: names.map((name) => input(name, '4', '0.1')),
      correlations: [{ a, b, r: '0.5' }],
    });
    const one = outputOf(body('p', 'q', ['p', 'q']));
    expect(outputOf(body('q', 'p', ['q', 'p'])).standardUncertainty).toBe(one.standardUncertainty);
    expect(Number(one.standardUncertainty)).toBeCloseTo(Math.sqrt(0.16 + 0.16 + 0.16), 10);
  });

  it('takes correlations from paired observations, exactly', () => {
    const paired = outputOf({ ...OBSERVED, simultaneous: [['a', 'b']] });
    // The same by type A of the products' linear part: y_k = b̄ a_k + ā b_k.
    const [meanA, meanB] = [7 / 3, 4];
    const y = [
      [1, 3],
      [2, 5],
      [4, 4],
    ].map(([a, b]) => meanB * a! + meanA * b!);
    const mean = y.reduce((sum, value) => sum + value) / 3;
    const s2 = y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2;
    expect(Number(paired.standardUncertainty)).toBeCloseTo(Math.sqrt(s2 / 3), 10);
    expect(paired.degreesOfFreedomUsed).toBe('2');
  });

  it('keeps a scatter in the last digits of large numbers', () => {
    const { standardUncertainty, estimate } = outputOf({
      outputs: [{ symbol: 'y', expression: 'a' }],
      inputs: [{ symbol: 'a', observations: ['100000000.000001', '100000000.000003', '100000000.000002'] }],
    });
    expect(Number(standardUncertainty)).toBeCloseTo(1e-6 / Math.sqrt(3), 15);
    expect(estimate).toBe('100000000.000002');
  });

  it('has outputs that are wholly correlated where they say the same', () => {
    const { correlations } = answerOf({
      outputs: [
        { symbol: 'y', expression: 'a' },
        { symbol: 'z', expression: '-2*a' },
        { symbol: 'c', expression: '5' },
      ],
      inputs: [input('a', '1', '0.1')],
    });
    expect(correlations).toEqual([{ a: 'y', b: 'z', r: '-1.000000' }]);
  });

  it('covers by k = 2, or by the factor of another probability, where it is called normal', () => {
    const normal = (coverageProbability?: string) =>
      Number(outputOf({ ...SOUND, coverage: 'NORMAL', coverageProbability }).coverageFactor);
    expect(normal()).toBe(2);
    expect(normal('0.95')).toBe(2);
    expect(normal('0.99')).toBeCloseTo(2.576, 3);
  });

  it('shifts nothing when the bounds of a distribution lie unevenly about the estimate', () => {
    const output = outputOf(withInput({ estimate: '3.1', min: '3', max: '4', distribution: 'RECTANGULAR' }));
    expect(Number(output.estimate)).toBeCloseTo(6.2, 10);
    expect(Number(output.budget[1]!.standardUncertainty)).toBeCloseTo(1 / Math.sqrt(12), 10);
  });
});

describe('whatever the numbers', () => {
  it('a budget is answered in decimals or refused by code, never broken', () => {
    const number = fc.constantFrom(
      '0',
      '1',
      '-1',
      '0.3',
      '1e99',
      '-1e99',
      '1e-99',
      '123456789012345',
      '7e-20',
    );
    const expression = fc.constantFrom(
      'a*b',
      'a/b',
      'a^b',
      'exp(a)*b',
      'ln(a)',
      'sqrt(a*b)',
      'a^3*b^2',
      'tan(a)',
    );
    const width = fc.boolean();
    fc.assert(
      fc.property(
        expression,
        number,
        number,
        number,
        width,
        fc.constantFrom(1, 2),
        (text, a, b, u, wide, order) => {
          const calculation = calculateBudget({
            outputs: [{ symbol: 'y', expression: text }],
            inputs: [wide ? within('a', a, u) : input('a', a, u), input('b', b, u, { degreesOfFreedom: 3 })],
            order,
            method: 'MONTE_CARLO',
            monteCarlo: { trials: 1000 },
          });
          expect(JSON.stringify(calculation)).not.toMatch(/NaN|Infinity/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a budget is refused', () => {
  it.each<[string, BudgetBody, string]>([
    [
      'an expression that is none',
      { ...SOUND, outputs: [{ symbol: 'y', expression: 'a*' }] },
      'EXPRESSION_SYNTAX /outputs/0/expression',
    ],
    [
      'an unknown symbol',
      { ...SOUND, outputs: [{ symbol: 'y', expression: 'a*x' }] },
      'SYMBOL_UNKNOWN /outputs/0/expression',
    ],
    ['no output', { ...SOUND, outputs: [] }, 'REQUIRED /outputs'],
    [
      'an input called sin',
      { ...SOUND, inputs: [...SOUND.inputs, input('sin', '1', '1')] },
      'SYMBOL_INVALID /inputs/2/symbol',
    ],
    [
      'an input twice',
      { ...SOUND, inputs: [...SOUND.inputs, input('a', '1', '1')] },
      'SYMBOL_REPEATED /inputs/2/symbol',
    ],
    [
      'an output called as an input',
      { ...SOUND, outputs: [{ symbol: 'a', expression: 'b' }] },
      'SYMBOL_REPEATED /outputs/0/symbol',
    ],
    ['no uncertainty', withInput({ estimate: '1' }), 'INPUT_INCOMPLETE /inputs/1'],
    ['no estimate', withInput({ standardUncertainty: '1' }), 'REQUIRED /inputs/1/estimate'],
    [
      'two uncertainties',
      withInput({ estimate: '1', standardUncertainty: '1', halfWidth: '1' }),
      'INPUT_AMBIGUOUS /inputs/1',
    ],
    [
      'U without k',
      withInput({ estimate: '1', expandedUncertainty: '1' }),
      'K_MISSING /inputs/1/coverageFactor',
    ],
    [
      'k = 0',
      withInput({ estimate: '1', expandedUncertainty: '1', coverageFactor: '0' }),
      'K_NONPOSITIVE /inputs/1/coverageFactor',
    ],
    [
      'u with k',
      withInput({ estimate: '1', standardUncertainty: '1', coverageFactor: '2' }),
      'INPUT_AMBIGUOUS /inputs/1/coverageFactor',
    ],
    [
      'a negative u',
      withInput({ estimate: '1', standardUncertainty: '-1' }),
      'VALUE_OUT_OF_RANGE /inputs/1/standardUncertainty',
    ],
    [
      'a number that is none',
      withInput({ estimate: 'x', standardUncertainty: '1' }),
      'NOT_A_DECIMAL /inputs/1/estimate',
    ],
    [
      'a rectangle without width',
      withInput({ estimate: '1', standardUncertainty: '1', distribution: 'RECTANGULAR' }),
      'INPUT_INCOMPLETE /inputs/1/halfWidth',
    ],
    [
      'a normal half-width',
      withInput({ estimate: '1', halfWidth: '1', distribution: 'NORMAL' }),
      'INPUT_AMBIGUOUS /inputs/1/distribution',
    ],
    ['a half-width without middle', withInput({ halfWidth: '1' }), 'REQUIRED /inputs/1/estimate'],
    ['bounds upside down', withInput({ min: '2', max: '1' }), 'RANGE_INVERTED /inputs/1/min'],
    ['one bound', withInput({ min: '2' }), 'REQUIRED /inputs/1/max'],
    [
      'an estimate outside its bounds',
      withInput({ estimate: '5', min: '1', max: '2' }),
      'VALUE_OUT_OF_RANGE /inputs/1/estimate',
    ],
    ['one observation', withInput({ observations: ['1'] }), 'INPUT_INCOMPLETE /inputs/1/observations'],
    [
      'observations and an estimate',
      withInput({ observations: ['1', '2'], estimate: '1' }),
      'INPUT_AMBIGUOUS /inputs/1/estimate',
    ],
    [
      'an observation that is none',
      withInput({ observations: ['1', '2,5'] }),
      'NOT_A_DECIMAL /inputs/1/observations/1',
    ],
    [
      't without degrees',
      withInput({ estimate: '1', standardUncertainty: '1', distribution: 'STUDENT' }),
      'REQUIRED /inputs/1/degreesOfFreedom',
    ],
    [
      'no degrees of freedom',
      withInput({ estimate: '1', standardUncertainty: '1', degreesOfFreedom: '0' }),
      'VALUE_OUT_OF_RANGE /inputs/1/degreesOfFreedom',
    ],
    [
      'r above one',
      { ...SOUND, correlations: [{ a: 'a', b: 'b', r: '1.01' }] },
      'VALUE_OUT_OF_RANGE /correlations/0/r',
    ],
    [
      'r with itself',
      { ...SOUND, correlations: [{ a: 'a', b: 'a', r: '1' }] },
      'VALUE_OUT_OF_RANGE /correlations/0/b',
    ],
    [
      'r of nobody',
      { ...SOUND, correlations: [{ a: 'a', b: 'x', r: '1' }] },
      'SYMBOL_UNKNOWN /correlations/0/b',
    ],
    [
      'r twice',
      {
        ...SOUND,
        correlations: [
          { a: 'a', b: 'b', r: '0' },
          { a: 'b', b: 'a', r: '0' },
        ],
      },
      'CORRELATION_REPEATED /correlations/1',
    ],
    [
      'pairs without observations',
      { ...SOUND, simultaneous: [['a', 'b']] },
      'OBSERVATIONS_UNPAIRED /simultaneous/0',
    ],
    [
      'pairs of one with itself',
      { ...OBSERVED, simultaneous: [['a', 'a']] },
      'OBSERVATIONS_UNPAIRED /simultaneous/0',
    ],
    ['order 3', { ...SOUND, order: 3 }, 'VALUE_OUT_OF_RANGE /order'],
    [
      'order 2 with correlations',
      { ...SOUND, order: 2, correlations: [{ a: 'a', b: 'b', r: '0.1' }] },
      'ORDER_2_WITH_CORRELATION /order',
    ],
    ['certainty', { ...SOUND, coverageProbability: '1' }, 'VALUE_OUT_OF_RANGE /coverageProbability'],
    [
      'too few trials',
      { ...SOUND, method: 'MONTE_CARLO', monteCarlo: { trials: 999 } },
      'VALUE_OUT_OF_RANGE /monteCarlo/trials',
    ],
    [
      'too many trials',
      { ...SOUND, method: 'MONTE_CARLO', monteCarlo: { trials: '2000001' } },
      'VALUE_OUT_OF_RANGE /monteCarlo/trials',
    ],
    [
      'half a trial',
      { ...SOUND, monteCarlo: { trials: '10000.5' } },
      'VALUE_OUT_OF_RANGE /monteCarlo/trials',
    ],
    [
      'a division by zero',
      { ...SOUND, outputs: [{ symbol: 'y', expression: '1/(a - 2)' }] },
      'NOT_FINITE /outputs/0/expression',
    ],
    [
      'a root of a negative number',
      { ...SOUND, outputs: [{ symbol: 'y', expression: 'sqrt(-a)' }] },
      'NOT_FINITE /outputs/0/expression',
    ],
    [
      'a corner',
      { ...SOUND, outputs: [{ symbol: 'y', expression: 'abs(a - 2)' }] },
      'NOT_DIFFERENTIABLE /outputs/0/expression',
    ],
  ])('for %s', (_, body, refusal) => expect(refusalsOf(body)).toContain(refusal));

  it('for correlations that cannot hold together, and not at the edge of what can', () => {
    const body = (r: string): BudgetBody => ({
      outputs: [{ symbol: 'y', expression: 'a + b + c' }],
      inputs: ['a', 'b', 'c'].map((name) => input(name, '1', '1')),
      correlations: [
        { a: 'a', b: 'b', r: '-0.5' },
        { a: 'b', b: 'c', r: '-0.5' },
        { a: 'a', b: 'c', r },
      ],
    });
    expect(refusalsOf(body('-0.500001'))).toEqual(['CORRELATION_IMPOSSIBLE /correlations']);
    expect(Number(outputOf(body('-0.5')).standardUncertainty)).toBeCloseTo(0, 7);
  });

  it('for correlated inputs that trials cannot draw, but not by the GUM alone', () => {
    const body: BudgetBody = {
      outputs: [{ symbol: 'y', expression: 'a + b' }],
      inputs: [within('a', '1', '1'), input('b', '1', '1')],
      correlations: [{ a: 'a', b: 'b', r: '0.5' }],
    };
    expect(refusalsOf(body)).toEqual([]);
    expect(refusalsOf({ ...body, method: 'MONTE_CARLO' })).toEqual([
      'CORRELATED_NOT_NORMAL /inputs/0/distribution',
    ]);
  });

  it('for trials that leave the domain of the expression', () => {
    const body: BudgetBody = {
      outputs: [{ symbol: 'y', expression: 'ln(a)' }],
      inputs: [input('a', '1', '1')],
    };
    expect(refusalsOf(body)).toEqual([]);
    expect(refusalsOf({ ...body, method: 'MONTE_CARLO', monteCarlo: { trials: 1000 } })).toEqual([
      'NOT_FINITE /outputs/0/expression',
    ]);
  });

  it('for sizes beyond the named limits', () => {
    const many = [...Array(101).keys()].map((index) => input(`x${index}`, '1', '1'));
    const large: BudgetBody = { outputs: [{ symbol: 'y', expression: 'x0' }], inputs: many };
    expect(refusalsOf(large)).toEqual(['CALCULATION_TOO_LARGE /inputs']);
    const observed = (times: number): BudgetBody => ({
      outputs: [{ symbol: 'y', expression: 'x0' }],
      inputs: Array.from({ length: times }, (_, index) => ({
        symbol: `x${index}`,
        observations: Array.from({ length: 1_000 }, (__, at) => String(at)),
      })),
    });
    expect(refusalsOf(observed(10))).toEqual([]);
    expect(refusalsOf(observed(11))).toEqual(['CALCULATION_TOO_LARGE /inputs']);
    const wide = many.slice(0, 100).map(({ symbol }) => symbol);
    const pairs: BudgetBody = {
      outputs: [0, 1].map((index) => ({ symbol: `y${index}`, expression: wide.join('*') })),
      inputs: many.slice(0, 100),
      order: 2,
    };
    expect(refusalsOf(pairs)).toEqual(['CALCULATION_TOO_LARGE /order']);
    const trials: BudgetBody = {
      outputs: ['y', 'z', 'w'].map((symbol) => ({ symbol, expression: 'a' })),
      inputs: SOUND.inputs,
      method: 'MONTE_CARLO',
      monteCarlo: { trials: 2_000_000 },
    };
    expect(refusalsOf(trials)).toEqual(['CALCULATION_TOO_LARGE /monteCarlo/trials']);
  });
});
