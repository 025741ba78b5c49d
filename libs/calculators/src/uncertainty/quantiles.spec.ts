// Goal: quantiles and probabilities of Student's and the binomial distribution to 1e-12.
// Method: closed forms where there are any, values of an independent library elsewhere, and properties.
import fc from 'fast-check';
import { normalCoverageFactor } from '@suyuan/domain';
import { binomialCdf, studentCdf, studentCoverageFactor, studentTails } from '@suyuan/domain';

const relative = (value: number, expected: number): number => Math.abs(value / expected - 1);

describe("Student's distribution", () => {
  it.each([
    [0.95, 3, 3.1824463052837078],
    [0.95, 5, 2.5705818356363146],
    [0.6827, 4, 1.1416549872215624],
    [0.99, 16, 2.9207816224251],
    [0.95, 16, 2.1199052992212546],
    [0.95, 30, 2.0422724563012378],
    [0.9545, 50, 2.0512507818518815],
    [0.9999, 7, 7.884584262416738],
    [0.95, 1000, 1.9623390808264083],
    [0.95, 1e5, 1.9599877075346095],
    [0.5, 12, 0.6954828655117926],
  ])('covers %d with %d degrees of freedom at k = %d', (p, degrees, k) =>
    expect(relative(studentCoverageFactor(p, degrees), k)).toBeLessThan(1e-12),
  );

  it('is the closed form with one and two degrees of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.999, noNaN: true }), (p) => {
        expect(relative(studentCoverageFactor(p, 1), Math.tan((Math.PI / 2) * p))).toBeLessThan(1e-11);
        const two = p * Math.sqrt(2 / (1 - p * p));
        expect(relative(studentCoverageFactor(p, 2), two)).toBeLessThan(1e-11);
      }),
    );
  });

  it('becomes normal', () => {
    expect(studentCoverageFactor(0.95, Number.POSITIVE_INFINITY)).toBe(normalCoverageFactor(0.95));
    expect(relative(studentCoverageFactor(0.95, 1e8), normalCoverageFactor(0.95))).toBeLessThan(1e-7);
  });

  it('gives back the probability of its factor, and grows as degrees of freedom shrink', () => {
    const probability = fc.double({ min: 0.5, max: 0.9999, noNaN: true });
    fc.assert(
      fc.property(probability, fc.double({ min: 1, max: 500, noNaN: true }), (p, degrees) => {
        const k = studentCoverageFactor(p, degrees);
        expect(1 - studentTails(k, degrees)).toBeCloseTo(p, 12);
        expect(studentCdf(k, degrees) - studentCdf(-k, degrees)).toBeCloseTo(p, 12);
        expect(k).toBeGreaterThanOrEqual(studentCoverageFactor(p, degrees + 1));
      }),
    );
  });
});

describe('the binomial distribution', () => {
  it.each([
    [3, 10, 0.5, 0.171875],
    [0, 20, 0.95, 9.536743164062669e-27],
    [18, 20, 0.95, 0.2641604750561504],
    [950, 1000, 0.95, 0.5202589429126815],
    [99990, 100000, 0.9999, 0.5420765413843014],
    [2, 5, 0.1, 0.99144],
  ])('P(X <= %d of %d at %d) is %d', (k, n, p, expected) =>
    expect(relative(binomialCdf(k, n, p), expected)).toBeLessThan(1e-9),
  );
  it('is certain at its ends', () => {
    expect(binomialCdf(-1, 5, 0.3)).toBe(0);
    expect(binomialCdf(5, 5, 0.3)).toBe(1);
  });
});
