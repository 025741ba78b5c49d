// Goal: decisions hold at every edge that a limit, a guard band and a coverage factor can have.
// Method: near misses by one digit in numbers that doubles do not hold; ILAC-G8 and JJF 1094 by their definitions.
import type { DecisionRuleId } from '../vocabulary';
import { stateConformity, type ConformityAnswer, type ConformityBody } from './statement';

interface Asked {
  value: string;
  lower?: string;
  upper?: string;
  U: string;
  k?: string;
  guardFactor?: string;
}

function decided(
  id: DecisionRuleId,
  { value, lower, upper, U, k = '2', guardFactor }: Asked,
): ConformityAnswer {
  const body: ConformityBody = {
    value,
    limits: { lower, upper },
    expandedUncertainty: U,
    coverageFactor: k,
    rule: { id, guardFactor },
  };
  const calculation = stateConformity(body);
  if (calculation.outcome === 'REFUSED') throw new Error(JSON.stringify(calculation.refusals));
  return calculation.answer;
}

describe('a value exactly at a limit', () => {
  it('passes where 0.3 - 0.1 in doubles lies below 0.2', () => {
    const at = (value: string) => decided('GUARD_BAND', { value, upper: '0.3', U: '0.1' });
    expect(at('0.2')).toMatchObject({ verdict: 'PASS', acceptance: { lower: null, upper: '0.2' } });
    expect(at('0.20000000000000001').verdict).toBe('FAIL');
    expect(decided('GUARD_BAND', { value: '0.3', lower: '0.1', U: '0.2' }).verdict).toBe('PASS');
    expect(decided('SIMPLE', { value: '0.3', upper: '0.30', U: '0.1' }).verdict).toBe('PASS');
  });
  it('has a zone of its own in the non-binary rule, on either side', () => {
    const at = (value: string) =>
      decided('NON_BINARY', { value, lower: '-0.3', upper: '0.3', U: '0.1' }).verdict;
    expect(['0.2', '0.21', '0.3', '0.31', '0.4', '0.41'].map(at)).toEqual(
      ['-0.2', '-0.21', '-0.3', '-0.31', '-0.4', '-0.41'].map(at),
    );
    expect(['0.2', '0.21', '0.3', '0.31', '0.4', '0.41'].map(at)).toEqual([
      'PASS',
      'CONDITIONAL_PASS',
      'CONDITIONAL_PASS',
      'CONDITIONAL_FAIL',
      'CONDITIONAL_FAIL',
      'FAIL',
    ]);
  });
});

describe('one limit only', () => {
  it('below: what lies far above passes, and there is no test uncertainty ratio', () => {
    expect(decided('GUARD_BAND', { value: '1000', lower: '490', U: '17.2' })).toMatchObject({
      verdict: 'PASS',
      acceptance: { lower: '507.2', upper: null },
      tur: null,
    });
    expect(decided('GUARD_BAND', { value: '507.19', lower: '490', U: '17.2' }).verdict).toBe('FAIL');
  });
  it('above: the four zones lie around it alone', () => {
    const at = (value: string) => decided('NON_BINARY', { value, upper: '6', U: '1' }).verdict;
    expect(['-99', '5.5', '6.5', '7.5'].map(at)).toEqual([
      'PASS',
      'CONDITIONAL_PASS',
      'CONDITIONAL_FAIL',
      'FAIL',
    ]);
  });
});

describe('a guard band wider than the tolerance', () => {
  const wide = { value: '0', lower: '-6', upper: '6', U: '7' };
  it('leaves nothing to accept', () => {
    expect(decided('GUARD_BAND', wide)).toMatchObject({ verdict: 'FAIL', acceptance: null });
    expect(decided('NON_BINARY', wide)).toMatchObject({ verdict: 'CONDITIONAL_PASS', acceptance: null });
    expect(decided('GUARD_BAND', { ...wide, U: '6' })).toMatchObject({
      verdict: 'PASS',
      acceptance: { lower: '0', upper: '0' },
    });
  });
});

describe('guard factors of ILAC-G8:09/2019', () => {
  it.each([
    ['3', '3'],
    ['1.5', '4.5'],
    ['1', '5'],
    ['0.83', '5.17'],
    ['0', '6'],
    ['-1', '7'],
  ])('r = %s puts the acceptance limit of 6 with U 1 at %s', (guardFactor, upper) => {
    const at = (value: string) =>
      decided('GUARD_BAND', { value, lower: '-6', upper: '6', U: '1', guardFactor });
    expect(at(upper)).toMatchObject({ verdict: 'PASS', acceptance: { lower: `${-Number(upper)}`, upper } });
    expect(at(`${upper}${upper.includes('.') ? '' : '.'}01`).verdict).toBe('FAIL');
  });
});

describe('JJF 1094', () => {
  it('leaves U out of account up to exactly MPEV/3, also where a third has no end in decimals', () => {
    const at = (U: string, mpev: string) =>
      decided('JJF_1094', { value: mpev, lower: `-${mpev}`, upper: mpev, U }).verdict;
    expect(at('0.1', '0.3')).toBe('PASS');
    expect(at('0.10000000000000001', '0.3')).toBe('UNDETERMINED');
    expect(at('0.33333333333333333333', '1')).toBe('PASS');
    expect(at('0.33333333333333333334', '1')).toBe('UNDETERMINED');
  });
  it('takes half the distance of uneven limits for MPEV', () => {
    const at = (U: string) => decided('JJF_1094', { value: '11', lower: '-1', upper: '11', U }).verdict;
    expect([at('2'), at('2.001')]).toEqual(['PASS', 'UNDETERMINED']);
  });
});

describe('a coverage factor', () => {
  const six = { lower: '-6', upper: '6' };
  it('below that of 90 %, or above 3, is brought to k = 2 before the rule looks', () => {
    for (const [U, k] of [
      ['1', '1'],
      ['4', '4'],
    ] as const) {
      expect(decided('JJF_1094', { ...six, value: '6', U, k })).toMatchObject({
        verdict: 'PASS',
        tur: '3.000000',
      });
    }
    expect(decided('GUARD_BAND', { ...six, value: '4', U: '1', k: '1' }).acceptance?.upper).toBe('4');
  });
  it('up to 3 stays, whatever its distribution: t of few degrees of freedom reaches it at 95 %', () => {
    for (const k of ['1.65', '1.83', '1.96', '2', '2.13', '2.57', '2.87', '3']) {
      expect(decided('GUARD_BAND', { ...six, value: '4', U: '2', k }).acceptance?.upper).toBe('4');
    }
    expect(decided('JJF_1094', { ...six, value: '3.8', U: '2.5', k: '2.87' })).toMatchObject({
      verdict: 'UNDETERMINED',
      tur: '2.400000',
      acceptance: { lower: '-3.5', upper: '3.5' },
    });
  });
  it('of six still meets a third exactly', () => {
    // U = 8 with k = 6 is 8/3 with k = 2, a third of 8.
    const at = (U: string) => decided('JJF_1094', { value: '8', lower: '-8', upper: '8', U, k: '6' }).verdict;
    expect([at('8'), at('8.0000000000000001')]).toEqual(['PASS', 'UNDETERMINED']);
  });
  it('never changes the probability, which rests on u', () => {
    const p = (U: string, k: string) =>
      decided('SIMPLE', { ...six, value: '5', U, k }).conformanceProbability;
    expect(new Set([p('1', '1'), p('2', '2'), p('3', '3')]).size).toBe(1);
  });
});
