import {
  calculated,
  notCalculated,
  type Calculation,
  type CalculationRefusal,
} from '../calculation/calculation';
import { numberText } from '../calculation/number-text';
import { checkNumber } from '../calculation/numbers';
import { normalBetween, normalDensity } from '../uncertainty/normal';
import { integrate } from './integrate';
import { lowerNumber, readLimits, readPositive, upperNumber, type LimitsBody } from './limits';

export interface RisksBody {
  tolerance: LimitsBody;
  acceptance: LimitsBody;
  process: { mean: string; standardDeviation: string };
  measurement: { standardUncertainty: string };
}

/** Probabilities as decimal texts. */
export interface RisksAnswer {
  inToleranceProbability: string;
  acceptanceProbability: string;
  /** Accepted and out of tolerance. */
  globalConsumerRisk: string;
  /** Rejected and in tolerance. */
  globalProducerRisk: string;
  /** Out of tolerance, given accepted; null where practically nothing is accepted. */
  conditionalConsumerRisk: string | null;
}

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
const TOLERANCE = 1e-13;

/** Global risks of inspection (JCGM 106, 9.5): both normal distributions integrated over the true value. */
export function calculateRisks(body: RisksBody): Calculation<RisksAnswer> {
  const refusals: CalculationRefusal[] = [];
  const tolerance = readLimits(body.tolerance, '/tolerance', refusals);
  const acceptance = readLimits(body.acceptance, '/acceptance', refusals);
  refusals.push(...checkNumber(body.process.mean, '/process/mean'));
  const spread = readPositive(body.process.standardDeviation, '/process/standardDeviation', refusals);
  const error = readPositive(
    body.measurement.standardUncertainty,
    '/measurement/standardUncertainty',
    refusals,
  );
  if (refusals.length > 0 || !spread || !error) return notCalculated(refusals);
  const mean = Number(body.process.mean);
  const deviation = spread.toNumber();
  const scaled = (limit: number): number => (limit - mean) / deviation;
  const risks = risksOf({
    tolerance: { low: scaled(lowerNumber(tolerance)), high: scaled(upperNumber(tolerance)) },
    acceptance: { low: scaled(lowerNumber(acceptance)), high: scaled(upperNumber(acceptance)) },
    ratio: error.div(spread).toNumber(),
  });
  return calculated({
    inToleranceProbability: numberText(risks.inTolerance),
    acceptanceProbability: numberText(risks.accepted),
    globalConsumerRisk: numberText(risks.consumer),
    globalProducerRisk: numberText(risks.producer),
    conditionalConsumerRisk:
      risks.accepted > TOLERANCE ? numberText(Math.min(1, risks.consumer / risks.accepted)) : null,
  });
}

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
    return integrate((z) => normalDensity(z) * chance(z), from, to, [0, ...edges], TOLERANCE);
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
