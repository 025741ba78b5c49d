import { DOUBLES, evaluate, type Program, type Steps } from '@suyuan/domain';
import type { Correlations } from './correlations';
import { effectiveDegreesOfFreedom, type Component } from './coverage';
import type { Input } from './stated-input';
import { gradient, secondOrder } from './sensitivity';

/** The law of propagation of uncertainty (GUM 5) for one output. */

/** An expression whose symbols are found among the inputs. */
export interface Model {
  program: Program;
  /** Index of the input of each symbol of the program. */
  places: number[];
}

export interface Contribution {
  /** Index of the input. */
  input: number;
  sensitivity: number;
  /** c_i u(x_i), with its sign. */
  signed: number;
  share: number;
}

export interface Propagation {
  estimate: number;
  /** u_c, second-order terms included. */
  combined: number;
  /** u_c of the first order alone: what covariances with other outputs rest on. */
  combinedFirstOrder: number;
  /** Of every input of the expression, but for exact constants along which there is no derivative. */
  contributions: Contribution[];
  /** Variance of the second-order terms; null where they were not asked for. */
  secondOrderVariance: number | null;
  effectiveDegrees: number;
}

export type PropagationFault =
  | { why: 'NOT_FINITE' }
  /** `symbol` is the input along which there is no derivative. */
  | { why: 'NOT_DIFFERENTIABLE'; symbol: string };

export type PropagationOutcome =
  { ok: true; propagation: Propagation } | { ok: false; fault: PropagationFault };

export function* propagateUncertainty(
  { program, places }: Model,
  inputs: readonly Input[],
  correlations: Correlations,
  order: 1 | 2,
): Steps<PropagationOutcome> {
  const used = places.map((place) => inputs[place]!);
  const estimates = used.map(({ estimate }) => estimate);
  const estimate = evaluate(program, DOUBLES, estimates);
  if (!Number.isFinite(estimate)) return { ok: false, fault: { why: 'NOT_FINITE' } };
  const slopes = gradient(program, estimates);
  yield;
  // An exact constant contributes nothing, whether or not there is a derivative along it: n of x^n at x = 0.
  const signed = slopes.map((slope, index) =>
    isExact(used[index]!) ? 0 : slope * used[index]!.standardUncertainty,
  );
  const broken = used.find((input, index) => !isExact(input) && !Number.isFinite(slopes[index]));
  if (broken) return { ok: false, fault: { why: 'NOT_DIFFERENTIABLE', symbol: broken.symbol } };
  const covariances = signed.map((one, i) =>
    signed.reduce((sum, other, j) => sum + one * other * correlations.r(places[i]!, places[j]!), 0),
  );
  const firstOrder = Math.max(0, sum(covariances));
  const further = order === 2 ? yield* secondOrderVariance(program, used, slopes) : null;
  const variance = firstOrder + (further ?? 0);
  if (!Number.isFinite(variance) || variance < 0) return { ok: false, fault: { why: 'NOT_FINITE' } };
  const components = componentsOf(places, used, covariances, correlations);
  return {
    ok: true,
    propagation: {
      estimate,
      combined: Math.sqrt(variance),
      combinedFirstOrder: Math.sqrt(firstOrder),
      contributions: places
        .map((input, index) => ({
          input,
          sensitivity: slopes[index]!,
          signed: signed[index]!,
          share: variance === 0 ? 0 : covariances[index]! / variance,
        }))
        .filter(({ sensitivity }) => Number.isFinite(sensitivity)),
      secondOrderVariance: further,
      // Welch-Satterthwaite is a formula of the first order; second-order terms would only flatter it.
      effectiveDegrees: effectiveDegreesOfFreedom(firstOrder, components),
    },
  };
}

function isExact({ standardUncertainty }: Input): boolean {
  return standardUncertainty === 0;
}

/**
 * Welch-Satterthwaite holds for independent components, so correlated inputs count as one, with the least degrees of
 * freedom among them. For quantities observed simultaneously that is exact: n - 1 (GUM H.2.4).
 */
function componentsOf(
  places: readonly number[],
  used: readonly Input[],
  covariances: readonly number[],
  correlations: Correlations,
): Component[] {
  return correlations.groups().map((group) => {
    let variance = 0;
    let degrees = Number.POSITIVE_INFINITY;
    for (const [index, place] of places.entries()) {
      if (!group.includes(place)) continue;
      variance += covariances[index]!;
      if (used[index]!.standardUncertainty > 0) degrees = Math.min(degrees, used[index]!.degrees);
    }
    return { variance: Math.max(0, variance), degrees };
  });
}

/** Sum over i and j of (½ f_ij² + f_i f_ijj) u_i² u_j² (GUM 5.1.2, note); inputs without uncertainty add nothing. */
function* secondOrderVariance(
  program: Program,
  used: readonly Input[],
  slopes: readonly number[],
): Steps<number> {
  const estimates = used.map(({ estimate }) => estimate);
  let variance = 0;
  for (const [i, one] of used.entries()) {
    for (let j = i; j < used.length; j += 1) {
      const squares = (one.standardUncertainty * used[j]!.standardUncertainty) ** 2;
      if (squares === 0) continue;
      const { mixed, ijj, jii } = secondOrder(program, estimates, i, j);
      const pair = mixed * mixed + slopes[i]! * ijj + slopes[j]! * jii;
      variance += (i === j ? pair / 2 : pair) * squares;
    }
    yield;
  }
  return variance;
}

/** r(y_a, y_b) of two outputs of the same inputs (GUM H.2, JCGM 102); null where one has no uncertainty. */
export function outputCorrelation(a: Propagation, b: Propagation, correlations: Correlations): number | null {
  const scale = a.combinedFirstOrder * b.combinedFirstOrder;
  if (scale === 0) return null;
  let covariance = 0;
  for (const one of a.contributions) {
    for (const other of b.contributions) {
      covariance += one.signed * other.signed * correlations.r(one.input, other.input);
    }
  }
  return Math.max(-1, Math.min(1, covariance / scale));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
