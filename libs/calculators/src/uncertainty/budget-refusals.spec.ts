// Goal: unsound budgets are refused by name and place.
// Method: a table of bodies that miss soundness by one thing, and neighbours that do not.
import type { BudgetBody } from './bodies';
import { input, outputOf, refusalsOf, within } from './testing/budgets';

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

describe('a budget with several faults', () => {
  it('is told of those of its outputs and of its correlations together', () => {
    const body: BudgetBody = {
      outputs: [{ symbol: 'y', expression: 'a*' }],
      inputs: SOUND.inputs,
      correlations: [{ a: 'a', b: 'b', r: '2' }],
      coverageProbability: '2',
    };
    const told = refusalsOf(body).join();
    for (const place of ['/outputs/0/expression', '/correlations/0/r', '/coverageProbability']) {
      expect(told).toContain(place);
    }
  });
});
