// Goal: every decision rule gives the verdict of its document, also exactly at its limits; risks as JCGM 106 has them.
// Method: the vectors of METROLOGY §5, near misses around every limit by one digit, properties of symmetry.
import fc from 'fast-check';
import type { DecisionRuleId } from '../vocabulary';
import { stateConformity, type ConformityAnswer, type ConformityBody } from './statement';

function answerOf(body: ConformityBody): ConformityAnswer {
  const calculation = stateConformity(body);
  if (calculation.outcome === 'REFUSED') throw new Error(JSON.stringify(calculation.refusals));
  return calculation.answer;
}

function refusalsOf(body: ConformityBody): string[] {
  const calculation = stateConformity(body);
  if (calculation.outcome !== 'REFUSED') return [];
  return calculation.refusals.map(({ code, pointer }) => `${code} ${pointer}`);
}

const asked = (
  id: DecisionRuleId,
  value: string,
  U: string,
  more: Partial<ConformityBody> & { guardFactor?: string } = {},
): ConformityBody => {
  const { guardFactor, ...rest } = more;
  return {
    value,
    limits: { lower: '-6', upper: '6' },
    expandedUncertainty: U,
    coverageFactor: '2',
    rule: { id, guardFactor },
    ...rest,
  };
};
const verdict = (...of: Parameters<typeof asked>): string => answerOf(asked(...of)).verdict;

describe('JJF 1094', () => {
  it.each([
    ['5.9', '1.5', 'PASS'],
    ['3.0', '3', 'PASS'],
    ['5.9', '3', 'UNDETERMINED'],
    ['9.0', '3', 'FAIL'],
    ['-3.0', '3', 'PASS'],
    ['-9.0', '3', 'FAIL'],
  ])('an error of %s with U %s and MPEV 6 is %s', (error, U, expected) =>
    expect(verdict('JJF_1094', error, U)).toBe(expected),
  );
  it.each([
    // U = MPEV/3 exactly is negligible; a digit more is not.
    ['6', '2', 'PASS'],
    ['6.00001', '2', 'FAIL'],
    ['6', '2.00001', 'UNDETERMINED'],
    ['3.00001', '3', 'UNDETERMINED'],
    ['8.99999', '3', 'UNDETERMINED'],
  ])('an error of %s with U %s, a hair from a limit, is %s', (error, U, expected) =>
    expect(verdict('JJF_1094', error, U)).toBe(expected),
  );
  it('compares exactly where doubles would not: 0.020 against 0.06/3', () => {
    expect(verdict('JJF_1094', '0.06', '0.020', { limits: { lower: '-0.06', upper: '0.06' } })).toBe('PASS');
  });
  it('passes nothing where U exceeds the MPE, and then states no acceptance interval', () => {
    expect(answerOf(asked('JJF_1094', '0', '7'))).toMatchObject({
      verdict: 'UNDETERMINED',
      acceptance: null,
    });
  });
  describe('with one limit', () => {
    const above = { limits: { upper: '6' } };
    it.each([
      // MPEV is 6: U = 2 is negligible, a digit more is not.
      ['6', '2', 'PASS'],
      ['6.00001', '2', 'FAIL'],
      ['6', '2.00001', 'UNDETERMINED'],
      ['3', '3', 'PASS'],
      ['3.00001', '3', 'UNDETERMINED'],
      ['8.99999', '3', 'UNDETERMINED'],
      ['9', '3', 'FAIL'],
      ['-100', '3', 'PASS'],
    ])('an error of %s with U %s is %s, and of the opposite sign the same', (error, U, expected) => {
      expect(verdict('JJF_1094', error, U, above)).toBe(expected);
      expect(verdict('JJF_1094', String(-Number(error)), U, { limits: { lower: '-6' } })).toBe(expected);
    });
    it('of zero leaves no uncertainty out of account', () => {
      const none = { limits: { upper: '0' } };
      expect(verdict('JJF_1094', '0', '0.001', none)).toBe('UNDETERMINED');
      expect(verdict('JJF_1094', '-0.001', '0.001', none)).toBe('PASS');
    });
    it('has no ratio to the uncertainty', () => {
      expect(answerOf(asked('JJF_1094', '3', '3', above))).toMatchObject({
        acceptance: { lower: null, upper: '3' },
        tur: null,
      });
    });
  });
});

describe('simple acceptance', () => {
  it('takes no account of U, and a value at the limit passes', () => {
    expect(verdict('SIMPLE', '6', '5')).toBe('PASS');
    expect(verdict('SIMPLE', '6.0000000001', '0.001')).toBe('FAIL');
    expect(verdict('SIMPLE', '-100', '1', { limits: { upper: '6' } })).toBe('PASS');
  });
});

describe('a guard band', () => {
  it('is w = U unless a factor is stated', () => {
    expect(answerOf(asked('GUARD_BAND', '5', '1'))).toMatchObject({
      verdict: 'PASS',
      acceptance: { lower: '-5', upper: '5' },
      rule: { id: 'GUARD_BAND', version: '1', guardFactor: '1' },
    });
    expect(verdict('GUARD_BAND', '5.00001', '1')).toBe('FAIL');
    expect(answerOf(asked('GUARD_BAND', '5.17', '1', { guardFactor: '0.83' }))).toMatchObject({
      verdict: 'PASS',
      acceptance: { upper: '5.17' },
    });
    expect(verdict('GUARD_BAND', '7', '1', { guardFactor: '-1' })).toBe('PASS');
  });
  it.each([
    ['0', 0.5],
    ['0.5', 0.159],
    ['0.82', 0.0505],
    ['1', 0.0228],
    ['1.5', 0.00135],
  ])('of r = %s leaves a risk of %d at the acceptance limit', (guardFactor, risk) => {
    const { acceptance } = answerOf(asked('GUARD_BAND', '0', '1', { limits: { upper: '6' }, guardFactor }));
    const { specificConsumerRisk } = answerOf(
      asked('GUARD_BAND', acceptance!.upper!, '1', { limits: { upper: '6' }, guardFactor }),
    );
    expect(Math.abs(Number(specificConsumerRisk) / risk - 1)).toBeLessThan(0.005);
  });
});

describe('the non-binary rule', () => {
  it.each([
    ['5', 'PASS'],
    ['5.0001', 'CONDITIONAL_PASS'],
    ['6', 'CONDITIONAL_PASS'],
    ['6.0001', 'CONDITIONAL_FAIL'],
    ['7', 'CONDITIONAL_FAIL'],
    ['7.0001', 'FAIL'],
    ['-6.5', 'CONDITIONAL_FAIL'],
  ])('says of %s with U 1 and limits ±6: %s', (value, expected) =>
    expect(verdict('NON_BINARY', value, '1')).toBe(expected),
  );
});

describe('the probability of conformance', () => {
  it('of JCGM 106, 7.3.3 example 2, is 99 %', () => {
    const { conformanceProbability, tur } = answerOf({
      value: '509.7',
      limits: { lower: '490' },
      unit: 'kPa',
      standardUncertainty: '8.6',
      rule: { id: 'SIMPLE' },
    });
    expect(Number(conformanceProbability)).toBeCloseTo(0.989, 3);
    expect(tur).toBeNull();
  });
  it.each([
    ['10', 0.01242],
    ['10.5', 0.10574],
    ['12', 0.99379],
  ])('leaves the specific consumer’s risk at %s: %d', (value, risk) => {
    const answer = answerOf({
      value,
      limits: { lower: '9', upper: '11' },
      standardUncertainty: '0.4',
      rule: { id: 'SIMPLE' },
    });
    expect(Number(answer.specificConsumerRisk)).toBeCloseTo(risk, 5);
    expect(Number(answer.conformanceProbability) + Number(answer.specificConsumerRisk)).toBeCloseTo(1, 11);
    expect(answer.tur).toBe('1.250000');
  });
  it('keeps a tiny risk in its digits', () => {
    const { specificConsumerRisk } = answerOf(asked('SIMPLE', '0', '1.2'));
    expect(Math.abs(Number(specificConsumerRisk) / (2 * 7.61985302416047e-24) - 1)).toBeLessThan(1e-9);
  });
});

describe('decisions', () => {
  const small = fc.integer({ min: -100, max: 100 });
  it('do not change when value and limits change sign, or all is scaled', () => {
    const ids = fc.constantFrom<DecisionRuleId>('SIMPLE', 'GUARD_BAND', 'NON_BINARY', 'JJF_1094', 'PFA_2');
    fc.assert(
      fc.property(
        ids,
        small,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('', 'e-7', 'e5'),
        (id, value, u, e) => {
          const body = (sign: number): ConformityBody => ({
            value: `${sign * value}${e}`,
            limits: { lower: `-60${e}`, upper: `60${e}` },
            expandedUncertainty: `${u}${e}`,
            coverageFactor: '2',
            rule: { id },
          });
          const one = answerOf(body(1));
          expect(answerOf(body(-1)).verdict).toBe(one.verdict);
          expect(answerOf({ ...body(1), value: String(value), ...plain(u) }).verdict).toBe(one.verdict);
        },
      ),
    );
  });
  const plain = (u: number) => ({ limits: { lower: '-60', upper: '60' }, expandedUncertainty: String(u) });

  it.each<[string, ConformityBody, string]>([
    ['without limits', asked('SIMPLE', '1', '1', { limits: {} }), 'REQUIRED /limits/upper'],
    [
      'with limits upside down',
      asked('SIMPLE', '1', '1', { limits: { lower: '2', upper: '1' } }),
      'RANGE_INVERTED /limits',
    ],
    [
      'with a guard factor that the rule has not',
      asked('SIMPLE', '1', '1', { guardFactor: '1' }),
      'NOT_ALLOWED /rule/guardFactor',
    ],
    [
      'with a guard factor out of bounds',
      asked('NON_BINARY', '1', '1', { guardFactor: '-1' }),
      'VALUE_OUT_OF_RANGE /rule/guardFactor',
    ],
    [
      'without uncertainty',
      asked('SIMPLE', '1', '1', { expandedUncertainty: null }),
      'U_MISSING /expandedUncertainty',
    ],
    [
      'with two',
      asked('SIMPLE', '1', '1', { standardUncertainty: '1' }),
      'INPUT_AMBIGUOUS /expandedUncertainty',
    ],
    ['with U but no k', asked('SIMPLE', '1', '1', { coverageFactor: null }), 'K_MISSING /coverageFactor'],
    ['with U = 0', asked('SIMPLE', '1', '0'), 'VALUE_OUT_OF_RANGE /expandedUncertainty'],
    ['of a value that is none', asked('SIMPLE', 'one', '1'), 'NOT_A_DECIMAL /value'],
  ])('%s are refused', (_, body, refusal) => expect(refusalsOf(body)).toContain(refusal));
});
