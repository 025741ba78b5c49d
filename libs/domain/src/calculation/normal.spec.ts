// Goal: quantiles and probabilities of the normal distribution to 1e-12.
// Method: values of an independent library, and what follows from symmetry.
import { normalBetween, normalCdf, normalQuantile, normalSurvival } from './normal';

const relative = (value: number, expected: number): number => Math.abs(value / expected - 1);

describe('the normal distribution', () => {
  it.each([
    [-30, 4.906713927147908e-198],
    [-10, 7.61985302416047e-24],
    [-5, 2.866515718791933e-7],
    [-2.5, 0.006209665325776132],
    [-1, 0.15865525393145707],
    [-0.1, 0.460172162722971],
    [0, 0.5],
    [0.3, 0.6179114221889526],
    [1.2, 0.8849303297782918],
    [3.5, 0.9997673709209645],
    [3.6, 0.9998408914098424],
  ])('P(Z <= %d) is %d', (z, p) => expect(relative(normalCdf(z), p)).toBeLessThan(1e-12));

  it.each([
    [1e-12, -7.034483825301131],
    [0.001, -3.090232306167813],
    [0.025, -1.9599639845400545],
    [0.3, -0.5244005127080409],
    [0.8, 0.8416212335729143],
    [0.9999, 3.719016485455709],
  ])('has the quantile of %d at %d', (p, z) => expect(relative(normalQuantile(p), z)).toBeLessThan(1e-12));

  it('keeps both tails of an interval, on either side', () => {
    expect(normalBetween(-1, 2)).toBeCloseTo(normalCdf(2) - normalCdf(-1), 14);
    expect(relative(normalBetween(9, 10), normalSurvival(9) - normalSurvival(10))).toBeLessThan(1e-12);
    expect(normalBetween(-10, -9)).toBe(normalBetween(9, 10));
    expect(normalBetween(2, 1)).toBe(0);
    expect(normalBetween(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(1);
  });

  it('has quantiles only between 0 and 1', () => {
    for (const p of [0, 1, -1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
    expect(normalQuantile(0.5)).toBe(0);
  });
});
