import { refusal, type Refusal } from '../decision';
import { checkDecimal, checkDifference, checkPositive, checkValue } from '../metrology/checks';
import { checkLimits, checkUncertainty } from '../metrology/stated-checks';
import { checkParameters } from '../metrology/stated-parameters';
import type { ComparedPointBody, PointBody } from './certificate.commands';

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
  if (point.comparison) refusals.push(...checkCompared(point.comparison, quantity, `${pointer}/comparison`));
  return [...refusals, ...checkParameters(point.parameters, `${pointer}/parameters`)];
}

/** A reference value beside a point is what a comparison gives, and nothing else does. */
export function checkNotCompared({ comparison }: PointBody, pointer: string): Refusal[] {
  const detail = 'only a certificate of kind COMPARISON compares its points with a reference value';
  return comparison ? [refusal('NOT_ALLOWED', `${pointer}/comparison`, detail)] : [];
}

/** What a point of a comparison is compared with: the reference value, U_ref with its k, and En where it is stated. */
function checkCompared(
  { value, expandedUncertainty, coverageFactor, en }: ComparedPointBody,
  quantity: string,
  pointer: string,
): Refusal[] {
  const u = `${pointer}/expandedUncertainty`;
  const k = `${pointer}/coverageFactor`;
  return [
    ...checkValue(value, quantity, `${pointer}/value`),
    ...checkUncertainty(expandedUncertainty, quantity, u),
    ...checkDecimal(coverageFactor, k),
    ...checkPositive(coverageFactor, 'K_NONPOSITIVE', k),
    ...((en ?? null) === null ? [] : checkDecimal(en!, `${pointer}/en`)),
  ];
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
