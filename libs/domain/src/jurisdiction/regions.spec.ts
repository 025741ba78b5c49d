// Goal: one meaning of "lies in" for regions by prefix (GB/T 2260). Method: worked pairs, each with a near miss; order.
import fc from 'fast-check';
import { liesIn, NATIONAL_REGION, regionPrefix } from './regions';

describe('a region lies in another', () => {
  it.each([
    ['330109', '330109'],
    ['330109', '330100'],
    ['330109', '330000'],
    ['330109', NATIONAL_REGION],
    ['330100', '330100'],
    ['330000', '330000'],
    ['990000', NATIONAL_REGION],
    [NATIONAL_REGION, NATIONAL_REGION],
    [null, NATIONAL_REGION],
  ])('%s in %s', (region, within) => expect(liesIn(region, within)).toBe(true));

  it.each([
    ['330109', '330108'],
    ['330109', '330200'],
    ['330109', '340000'],
    ['330100', '330109'],
    ['330000', '330100'],
    [NATIONAL_REGION, '110000'],
    ['101000', '110000'],
    ['990000', '330000'],
    [null, '330000'],
  ])('%s not in %s', (region, within) => expect(liesIn(region, within)).toBe(false));

  it('as a part does: of a part of a part too, and two that lie in each other are one', () => {
    const digit = fc.constantFrom('0', '1', '3');
    const region = fc
      .tuple(fc.constantFrom('10', '11', '33'), digit, digit, digit, digit)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(region, region, region, (a, b, c) => {
        expect(liesIn(a, a)).toBe(true);
        expect(!liesIn(a, b) || !liesIn(b, c) || liesIn(a, c)).toBe(true);
        expect(!liesIn(a, b) || !liesIn(b, a) || regionPrefix(a) === regionPrefix(b)).toBe(true);
      }),
    );
  });
});
