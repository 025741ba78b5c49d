/** The normal distribution to double precision: relative errors below 1e-13, tails included. */

/** Looked up once: integrals ask for these a million times. */
const { exp, sqrt, abs, PI, SQRT2 } = Math;
const { EPSILON } = Number;

/** Below this the series of erf converges quickly, above it the continued fraction of erfc does. */
const SERIES_LIMIT = 2.5;
/** Beyond this many standard deviations a probability is below the least double. */
const CERTAIN = 38.6;
const ITERATIONS_MAX = 500;

/** P(Z <= z) of a standard normal variable. */
export function normalCdf(z: number): number {
  return z <= 0 ? upperTail(-z) : 1 - upperTail(z);
}

/** P(Z > z), accurate also where it is tiny. */
export function normalSurvival(z: number): number {
  return z >= 0 ? upperTail(z) : 1 - upperTail(-z);
}

/** P(low < Z <= high), from the nearer tail so that nothing cancels. */
export function normalBetween(low: number, high: number): number {
  if (low >= high) return 0;
  if (low > 0) return upperTail(low) - upperTail(high);
  if (high < 0) return upperTail(-high) - upperTail(-low);
  return 1 - upperTail(-low) - upperTail(high);
}

export function normalDensity(z: number): number {
  return exp(-0.5 * z * z) / sqrt(2 * PI);
}

/** The z with P(Z <= z) = p; p strictly between 0 and 1. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError('a probability lies strictly between 0 and 1');
  if (p === 0.5) return 0;
  return p < 0.5 ? -tailQuantile(p) : tailQuantile(1 - p);
}

/** The factor k with P(|Z| <= k) = p. */
export function normalCoverageFactor(p: number): number {
  return tailQuantile((1 - p) / 2);
}

/** The z >= 0 with P(Z > z) = tail, for tails up to one half: bracketed, then halved until doubles meet. */
function tailQuantile(tail: number): number {
  let low = 0;
  let high = CERTAIN;
  for (let step = 0; step < ITERATIONS_MAX; step += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (upperTail(middle) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function upperTail(z: number): number {
  if (z > CERTAIN) return 0;
  const x = z / SQRT2;
  return x < SERIES_LIMIT ? 0.5 - 0.5 * erfSeries(x) : 0.5 * erfcFraction(x);
}

/** erf(x) = 2/sqrt(pi) exp(-x²) sum of 2^n x^(2n+1) / (2n+1)!!: all terms positive, so nothing cancels. */
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < ITERATIONS_MAX; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
    if (term < sum * EPSILON * 0.1) break;
  }
  return (2 / sqrt(PI)) * exp(-x * x) * sum;
}

/** erfc(x) by its continued fraction, evaluated forwards (Lentz). */
function erfcFraction(x: number): number {
  let c = x;
  let d = 0;
  let value = x;
  for (let n = 1; n < ITERATIONS_MAX; n += 1) {
    const a = n / 2;
    d = 1 / (x + a * d);
    c = x + a / c;
    const factor = c * d;
    value *= factor;
    if (abs(factor - 1) < EPSILON) break;
  }
  return exp(-x * x) / (sqrt(PI) * value);
}
