// Goal: budgets obey the laws of propagation whatever the numbers.
// Method: properties over random budgets, and bodies whose answers follow from their definition.
import fc from 'fast-check';
import type { BudgetBody } from './bodies';
import { calculateBudget } from './budget';
import { answerOf, input, outputOf, within } from './testing/budgets';

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
