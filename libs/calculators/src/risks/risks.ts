import {
  calculated,
  checkNumber,
  lowerNumber,
  notCalculated,
  numberText,
  readLimits,
  readPositive,
  RISK_TOLERANCE,
  risksOf,
  upperNumber,
  type Calculation,
  type CalculationRefusal,
  type LimitsBody,
} from '@suyuan/domain';

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

/** Global risks of inspection (JCGM 106, 9.5). */
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
      risks.accepted > RISK_TOLERANCE ? numberText(Math.min(1, risks.consumer / risks.accepted)) : null,
  });
}
