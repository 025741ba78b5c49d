// Goal: numbers that are calculated with may have as many digits as programs print, and keep them all; what is no
// decimal is refused as everywhere. Method: tables, and every double as JavaScript prints it.
import fc from 'fast-check';
import { checkNumber, isNumberText, parseNumber } from './numbers';

describe('a number that is calculated with', () => {
  it.each(['1.7320508075688772', '0.1', '-3e-7', '100000000.00000000000000000001', '9'.repeat(64)])(
    'may be %s, and stays exact',
    (text) => {
      expect(checkNumber(text, '/x')).toEqual([]);
      expect(parseNumber(text).eq(text)).toBe(true);
    },
  );
  it('may be any double that JavaScript prints with an exponent of two digits', () => {
    const double = fc
      .double({ min: -1e99, max: 1e99, noNaN: true })
      .filter((x) => x === 0 || Math.abs(x) > 1e-99);
    fc.assert(fc.property(double, (x) => expect(parseNumber(String(x)).toNumber()).toBe(x === 0 ? 0 : x)));
  });
  it.each(['', '1,5', 'NaN', 'Infinity', '0x10', '1e100', ' 1', '1'.repeat(65), `0.${'3'.repeat(63)}`])(
    'cannot be %j',
    (text) => {
      expect(isNumberText(text)).toBe(false);
      expect(checkNumber(text, '/x')).toEqual([
        expect.objectContaining({ code: 'NOT_A_DECIMAL', pointer: '/x' }),
      ]);
      expect(() => parseNumber(text)).toThrow(RangeError);
    },
  );
  it.each([1, null, undefined])('is text, not %j', (value) => expect(isNumberText(value)).toBe(false));
});
