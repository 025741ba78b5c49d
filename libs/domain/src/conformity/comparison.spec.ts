// Goal: En as JJF 1117 and ISO 13528 have it, decided exactly at 1.
// Method: numbers worked by hand, Pythagorean ones at the limit, every way of stating U, and what is refused.
import { compareResults, type ComparisonAnswer, type ComparisonBody } from './comparison';

const compared = (value: string, U: string, reference: string, Uref: string): ComparisonBody => ({
  value,
  expandedUncertainty: U,
  coverageFactor: '2',
  reference: { value: reference, expandedUncertainty: Uref, coverageFactor: '2' },
});
function answerOf(body: ComparisonBody): ComparisonAnswer {
  const calculation = compareResults(body);
  if (calculation.outcome === 'REFUSED') throw new Error(JSON.stringify(calculation.refusals));
  return calculation.answer;
}
function refusalsOf(body: ComparisonBody): string[] {
  const calculation = compareResults(body);
  return calculation.outcome === 'REFUSED'
    ? calculation.refusals.map(({ code, pointer }) => `${code} ${pointer}`)
    : [];
}

describe('En', () => {
  it('is the difference over the root of both squares, with its sign', () => {
    expect(answerOf(compared('10.3', '0.5', '10.0', '0.3'))).toMatchObject({
      en: expect.stringMatching(/^0\.514495/),
      verdict: 'SATISFACTORY',
      difference: '0.3',
      expandedUncertainty: expect.stringMatching(/^0\.583095/),
    });
    expect(Number(answerOf(compared('10.0', '0.5', '10.3', '0.3')).en)).toBeCloseTo(-0.514496, 6);
  });
  it.each([
    // 3-4-5: |En| is exactly 1, which is satisfactory; a digit more is not.
    ['105', '1.000000', 'SATISFACTORY'],
    ['95', '-1.000000', 'SATISFACTORY'],
    ['105.000000000000000001', '1.000000', 'UNSATISFACTORY'],
    ['94', '-1.200000', 'UNSATISFACTORY'],
  ])('of %s beside 100, with U 3 and U_ref 4, is %s: %s', (value, en, verdict) =>
    expect(answerOf(compared(value, '3', '100', '4'))).toMatchObject({ en, verdict }),
  );
  it('takes u, and U with another k, at k = 2', () => {
    const body: ComparisonBody = {
      value: '105',
      standardUncertainty: '1.5',
      reference: { value: '100', expandedUncertainty: '6', coverageFactor: '3' },
    };
    expect(answerOf(body).en).toBe('1.000000');
  });
  it('counts what the travelling standard may have changed', () => {
    const steady = compared('113', '3', '100', '4');
    expect(answerOf(steady).verdict).toBe('UNSATISFACTORY');
    expect(answerOf({ ...steady, instability: '6' })).toMatchObject({
      en: '1.000000',
      verdict: 'SATISFACTORY',
    });
  });
  it.each<[string, ComparisonBody, string[]]>([
    ['U without k', { ...compared('1', '1', '1', '1'), coverageFactor: null }, ['K_MISSING /coverageFactor']],
    [
      'no U at all',
      { value: '1', reference: { value: 'x', standardUncertainty: '1' } },
      ['U_MISSING /expandedUncertainty', 'NOT_A_DECIMAL /reference/value'],
    ],
    [
      'two of them',
      { ...compared('1', '1', '1', '1'), standardUncertainty: '1' },
      ['INPUT_AMBIGUOUS /expandedUncertainty'],
    ],
    ['U = 0', compared('1', '1', '1', '0'), ['VALUE_OUT_OF_RANGE /reference/expandedUncertainty']],
  ])('refuses %s', (_, body, refusals) => expect(refusalsOf(body)).toEqual(refusals));
});
