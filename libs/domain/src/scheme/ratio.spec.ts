// Goal: a ratio is read exactly, and a decimal that stands for an endless one is taken for what it means.
// Method: texts against the fraction they mean, each with a near miss; the boundary of METROLOGY's R 111 table.
import { parseDecimal } from '../metrology/decimal';
import { checkRatio, isRatioText, isWithinRatio, readRatio } from './ratio';

const read = (text: string) => {
  const { numerator, denominator } = readRatio(text);
  return `${numerator.toFixed()}/${denominator.toFixed()}`;
};

describe('a ratio', () => {
  it.each([
    ['1/3', '1/3'],
    ['2/3', '2/3'],
    ['10/4', '10/4'],
    ['0.25', '0.25/1'],
    ['1', '1/1'],
    ['1e-1', '0.1/1'],
  ])('%s is %s', (text, exact) => expect(read(text)).toBe(exact));

  it.each([
    ['0.333', '1/3'],
    ['0.3333333', '1/3'],
    ['00.333', '1/3'],
    ['0.667', '2/3'],
    ['0.666', '2/3'],
    ['0.167', '1/6'],
    ['0.1666', '1/6'],
    ['0.143', '1/7'],
    ['0.142', '1/7'],
    ['0.111', '1/9'],
    ['0.091', '1/11'],
    ['0.0909', '1/11'],
    ['0.083', '1/12'],
  ])('%s means %s', (text, exact) => expect(read(text)).toBe(exact));

  it.each([
    ['0.33', '0.33/1'],
    ['0.334', '0.334/1'],
    ['0.3332', '0.3332/1'],
    ['0.3330', '0.333/1'],
    ['0.665', '0.665/1'],
    ['0.144', '0.144/1'],
    ['0.112', '0.112/1'],
    ['0.090', '0.09/1'],
    ['-0.333', '-0.333/1'],
    ['1.333', '1.333/1'],
    ['3.33e-1', '0.333/1'],
  ])('%s means itself', (text, exact) => expect(read(text)).toBe(exact));

  it.each(['1/0', '0/3', '-1/3', '1/3/5', '1 / 3', '1/3 ', '1.5/3', '/3', '1/', '1234567/3', '', 'a third'])(
    '%p is none',
    (text) => {
      expect(isRatioText(text)).toBe(false);
      expect(checkRatio(text, '/r')).toEqual([
        expect.objectContaining({ code: 'NOT_A_DECIMAL', pointer: '/r' }),
      ]);
      expect(() => readRatio(text)).toThrow(RangeError);
    },
  );

  it('has at most forty digits', () => {
    expect(checkRatio(`0.${'1234567891'.repeat(4)}1`, '/r')).toEqual([
      expect.objectContaining({ code: 'TOO_MANY_DIGITS' }),
    ]);
    expect(checkRatio(`0.${'1234567891'.repeat(4)}`, '/r')).toEqual([]);
  });
});

describe('a part within a ratio of the whole', () => {
  const within = (part: string, whole: string, ratio: string) =>
    isWithinRatio(parseDecimal(part), parseDecimal(whole), readRatio(ratio));

  it.each(['1/3', '0.333', '0.3333'])('0.020 is within %s of 0.06, one digit more is not', (ratio) => {
    expect(within('0.020', '0.06', ratio)).toBe(true);
    expect(within('0.0200000000001', '0.06', ratio)).toBe(false);
  });
  it('is compared with the number itself where no fraction is meant', () => {
    expect(within('0.020', '0.06', '0.33')).toBe(false);
    expect(within('0.0198', '0.06', '0.33')).toBe(true);
  });
});
