import { refusal, type Refusal } from '../decision';
import { checkDecimal, checkDifference, checkPositive, checkValue } from '../metrology/checks';
import { checkLimits, checkUncertainty } from '../metrology/stated-checks';
import { checkParameters } from '../metrology/stated-parameters';
import type { PointBody } from './certificate.commands';

/** The figures of a measured point, of a certificate or of a check: all but whether it has to state an uncertainty. */
export function checkPoint(point: PointBody, quantity: string, pointer: string): Refusal[] {
  const { nominal, error, coverageProbability, degreesOfFreedom, mpe } = point;
  const refusals = checkValue(nominal, quantity, `${pointer}/nominal`);
  if (error) refusals.push(...checkDifference(error, quantity, `${pointer}/error`));
  if (mpe) refusals.push(...checkLimits(mpe, quantity, `${pointer}/mpe`));
  if (coverageProbability) {
    refusals.push(...checkDecimal(coverageProbability, `${pointer}/coverageProbability`));
  }
  if (degreesOfFreedom) refusals.push(...checkDecimal(degreesOfFreedom, `${pointer}/degreesOfFreedom`));
  for (const [at, observation] of (point.observations ?? []).entries()) {
    refusals.push(...checkDecimal(observation, `${pointer}/observations/${at}`));
  }
  return [...refusals, ...checkParameters(point.parameters, `${pointer}/parameters`)];
}

/**
 * What a point must say of its uncertainty: U_AND_K; of a verification K_WITH_U, which prints U or leaves it to its
 * regulation (RECORD.md section 2); of a check NOTHING, which compares with limits of its own.
 */
export type UncertaintyDemand = 'U_AND_K' | 'K_WITH_U' | 'NOTHING';

export function checkPointUncertainty(
  { expandedUncertainty, coverageFactor }: PointBody,
  quantity: string,
  pointer: string,
  demand: UncertaintyDemand,
): Refusal[] {
  const refusals: Refusal[] = [];
  const u = `${pointer}/expandedUncertainty`;
  if (expandedUncertainty) refusals.push(...checkUncertainty(expandedUncertainty, quantity, u));
  else if (demand === 'U_AND_K') {
    refusals.push(refusal('U_MISSING', u, 'a measured point states its expanded uncertainty'));
  }
  const k = `${pointer}/coverageFactor`;
  if (coverageFactor) {
    refusals.push(...checkDecimal(coverageFactor, k));
    refusals.push(...checkPositive(coverageFactor, 'K_NONPOSITIVE', k));
  } else if (demand === 'U_AND_K' || (demand === 'K_WITH_U' && expandedUncertainty)) {
    refusals.push(refusal('K_MISSING', k, 'a measured point states its coverage factor'));
  }
  return refusals;
}
