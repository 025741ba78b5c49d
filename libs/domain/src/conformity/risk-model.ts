import { integrate } from '../calculation/integrate';
import { normalBetween, normalDensity } from '../calculation/normal';

/** A normal process measured with a normal error, everything in standard deviations of the process about its mean. */
export interface RiskModel {
  tolerance: { low: number; high: number };
  acceptance: { low: number; high: number };
  /** Standard uncertainty of the measurement / standard deviation of the process. */
  ratio: number;
}

export interface Risks {
  inTolerance: number;
  accepted: number;
  consumer: number;
  producer: number;
  /** Accepted and in tolerance. */
  rightlyAccepted: number;
  /** Rejected and out of tolerance. */
  rightlyRejected: number;
}

/** Beyond so many standard deviations of the process there is less than 1e-33 of it. */
const PROCESS_END = 12;
/** Around an acceptance limit the chance of acceptance changes within so many uncertainties of measurement. */
const EDGE = 8;
/** Absolute, on probabilities. */
export const RISK_TOLERANCE = 1e-13;

/** Global risks of inspection (JCGM 106, 9.5): both normal distributions integrated over the true value. */
export function risksOf({ tolerance, acceptance, ratio }: RiskModel): Risks {
  const accepts = (z: number): number =>
    normalBetween((acceptance.low - z) / ratio, (acceptance.high - z) / ratio);
  const rejects = (z: number): number =>
    normalBetween(Number.NEGATIVE_INFINITY, (acceptance.low - z) / ratio) +
    normalBetween((acceptance.high - z) / ratio, Number.POSITIVE_INFINITY);
  const edges = [acceptance.low, acceptance.high].flatMap((limit) => [
    limit - EDGE * ratio,
    limit,
    limit + EDGE * ratio,
  ]);
  const over = (chance: (z: number) => number, low: number, high: number): number => {
    const from = Math.max(low, -PROCESS_END);
    const to = Math.min(high, PROCESS_END);
    return integrate((z) => normalDensity(z) * chance(z), from, to, [0, ...edges], RISK_TOLERANCE);
  };
  const outside = (chance: (z: number) => number): number =>
    over(chance, Number.NEGATIVE_INFINITY, tolerance.low) +
    over(chance, tolerance.high, Number.POSITIVE_INFINITY);
  const total = Math.hypot(1, ratio);
  return {
    inTolerance: normalBetween(tolerance.low, tolerance.high),
    accepted: normalBetween(acceptance.low / total, acceptance.high / total),
    consumer: outside(accepts),
    producer: over(rejects, tolerance.low, tolerance.high),
    rightlyAccepted: over(accepts, tolerance.low, tolerance.high),
    rightlyRejected: outside(rejects),
  };
}
