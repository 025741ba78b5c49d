import { normalCoverageFactor, normalSurvival } from './normal';

/** Student's t and the binomial distribution, by the regularised incomplete beta function. */

/** Looked up once, not once per term. */
const { abs } = Math;
const { EPSILON } = Number;

/** From here on t differs from the normal distribution by less than a double shows. */
export const PRACTICALLY_NORMAL = 1e9;
/** The continued fraction needs about the square root of its larger parameter. */
const ITERATIONS_MAX = 200_000;
/** Stands for zero in a denominator (Lentz). */
const TINY = 1e-300;
/** Above this the series of ln Γ(a + ½) - ln Γ(a) is exact to a double; below, recurrence leads up to it. */
const SERIES_FROM = 24;

/** P(|T| > t) with `degrees` of freedom, for t >= 0. */
export function studentTails(t: number, degrees: number): number {
  if (degrees >= PRACTICALLY_NORMAL) return 2 * normalSurvival(t);
  if (t === 0) return 1;
  const ratio = (t * t) / degrees;
  // ln of the factor before the continued fraction; log1p keeps it exact where t² is far below the degrees.
  const a = degrees / 2;
  const logFront = -a * Math.log1p(ratio) + 0.5 * Math.log(ratio / (1 + ratio)) - logBetaHalf(a);
  return incompleteBeta(1 / (1 + ratio), ratio / (1 + ratio), a, 0.5, logFront);
}

/** P(T <= t) with `degrees` of freedom. */
export function studentCdf(t: number, degrees: number): number {
  const tail = studentTails(Math.abs(t), degrees) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** The factor k with P(|T| <= k) = p. `degrees` may be Infinity: then it is the normal one. */
export function studentCoverageFactor(p: number, degrees: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError('a probability lies strictly between 0 and 1');
  if (degrees >= PRACTICALLY_NORMAL) return normalCoverageFactor(p);
  const tails = 1 - p;
  let low = 0;
  let high = 1;
  while (studentTails(high, degrees) > tails) {
    low = high;
    high *= 2;
  }
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (studentTails(middle, degrees) > tails) low = middle;
    else high = middle;
  }
}

/** P(X <= successes) of `trials` trials that succeed with `probability` each. */
export function binomialCdf(successes: number, trials: number, probability: number): number {
  if (successes < 0) return 0;
  if (successes >= trials) return 1;
  const a = trials - successes;
  const b = successes + 1;
  // I_{1-p}(n - k, k + 1); the logarithm of its front factor is summed, so no factorial overflows.
  let logFront = a * Math.log1p(-probability) + b * Math.log(probability) + Math.log(b);
  for (let i = 1; i <= b; i += 1) logFront += Math.log((trials - b + i) / i);
  return incompleteBeta(1 - probability, probability, a, b, logFront);
}

/** ln B(a, ½). */
function logBetaHalf(a: number): number {
  return 0.5 * Math.log(Math.PI) - logGammaStep(a);
}

/** ln Γ(a + ½) - ln Γ(a), without the cancellation that two large logarithms of Γ would bring. */
function logGammaStep(a: number): number {
  let shifted = a;
  let correction = 0;
  while (shifted < SERIES_FROM) {
    correction += Math.log(shifted / (shifted + 0.5));
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = inverse * (-1 / 8 + square * (1 / 192 + square * (-1 / 640 + (square * 17) / 14336)));
  return 0.5 * Math.log(shifted) + series + correction;
}

/**
 * I_x(a, b) with y = 1 - x given exactly and `logFront` = ln(x^a y^b / B(a, b)). The continued fraction converges
 * quickly below (a + 1) / (a + b + 2); above, the complement is taken.
 */
function incompleteBeta(x: number, y: number, a: number, b: number, logFront: number): number {
  const front = Math.exp(logFront);
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a;
  return 1 - (front * betaFraction(y, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number): number => (abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < ITERATIONS_MAX; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const factor = d * c;
    value *= factor;
    if (abs(factor - 1) < EPSILON) break;
  }
  return value;
}
