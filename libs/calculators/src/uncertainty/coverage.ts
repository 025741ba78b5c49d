import { normalCoverageFactor } from '@suyuan/domain';
import type { Coverage } from './bodies';
import { PRACTICALLY_NORMAL, studentCoverageFactor } from '@suyuan/domain';

/** EA-4/02 6.2: the factor agreed for a normal distribution; it covers 95.45 %. */
export const CONVENTIONAL_FACTOR = 2;
export const DEFAULT_COVERAGE_PROBABILITY = 0.95;

/** EA-4/02 S9.14: a contribution dominates when all others together are at most this part of it. */
export const DOMINANCE_RATIO = 0.3;
/**
 * The same for two contributions together, which EA-4/02 shows by example only: S11 takes a rest of 0.34 for
 * dominated and covers by the trapezoid (k = 1.81), S5 leaves one of 0.37 normal (k = 2).
 */
export const DOMINANCE_RATIO_OF_TWO = 0.35;

/** A sum of a few terms that ends just below a whole number by rounding is that whole number. */
const TRUNCATION_SLACK = 1e-9;

/** Part of the variance with its degrees of freedom. */
export interface Component {
  variance: number;
  degrees: number;
}

/** Contribution |c|u of one uncorrelated rectangular input. */
export interface CoverageQuestion {
  coverage: Coverage;
  probability: number;
  combined: number;
  effectiveDegrees: number;
  /** |c_i| u_i of the uncorrelated rectangular inputs. */
  rectangular: readonly number[];
}

/** Welch-Satterthwaite (GUM G.4.1) over independent components; Infinity when nothing limits it. */
export function effectiveDegreesOfFreedom(
  combinedVariance: number,
  components: readonly Component[],
): number {
  if (combinedVariance <= 0) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const { variance, degrees } of components) sum += (variance / combinedVariance) ** 2 / degrees;
  return sum === 0 ? Number.POSITIVE_INFINITY : 1 / sum;
}

/** Truncated to the next lower integer (GUM G.4.1 note 2), at least 1; so many that t is normal are infinite. */
export function truncatedDegrees(effective: number): number {
  if (effective >= PRACTICALLY_NORMAL) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.floor(effective * (1 + TRUNCATION_SLACK)));
}

/** The coverage factor, and the degrees of freedom it rests on, if any. */
export function coverageFactor(question: CoverageQuestion): { factor: number; degreesUsed: number | null } {
  const { coverage, probability, effectiveDegrees } = question;
  if (coverage === 'STUDENT') {
    const used = truncatedDegrees(effectiveDegrees);
    return {
      factor: studentCoverageFactor(probability, used),
      degreesUsed: Number.isFinite(used) ? used : null,
    };
  }
  const dominant = coverage === 'DOMINANT' ? dominantFactor(question) : null;
  return { factor: dominant ?? normalFactor(probability), degreesUsed: null };
}

/** k = 2 at 95 %, as certificates have it; at another probability its own factor. */
function normalFactor(probability: number): number {
  return probability === DEFAULT_COVERAGE_PROBABILITY
    ? CONVENTIONAL_FACTOR
    : normalCoverageFactor(probability);
}

/** EA-4/02 S9.14 and S10.13: where one or two rectangular contributions dominate; null where none does. */
function dominantFactor({ combined, rectangular, probability }: CoverageQuestion): number | null {
  const [first, second] = rectangular.toSorted((a, b) => b - a);
  if (first === undefined || first === 0) return null;
  if (rest(combined, first) <= DOMINANCE_RATIO * first) return trapezoidalFactor(1, probability);
  if (second === undefined) return null;
  const both = Math.hypot(first, second);
  const others = rest(combined, both);
  // Beside a lesser second one, the first would have to dominate alone.
  if (others > DOMINANCE_RATIO_OF_TWO * both || others > second) return null;
  return trapezoidalFactor((first - second) / (first + second), probability);
}

function rest(combined: number, dominant: number): number {
  return Math.sqrt(Math.max(0, combined ** 2 - dominant ** 2));
}

/** The symmetric trapezoid whose top is `beta` of its base: 1 is rectangular, 0 triangular (EA-4/02, S10.13). */
export function trapezoidalFactor(beta: number, probability: number): number {
  const standard = Math.sqrt((1 + beta * beta) / 6);
  const within =
    probability / (2 - probability) < beta
      ? (probability * (1 + beta)) / 2
      : 1 - Math.sqrt((1 - probability) * (1 - beta * beta));
  return within / standard;
}
