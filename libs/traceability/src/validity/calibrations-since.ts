import {
  parametersOfPoint,
  assetOn,
  differenceAt,
  inUseFactor,
  toBase,
  toBaseNumber,
  type MeasuredPoint,
} from '@suyuan/domain';
import type { CertificateData } from '../rules/dossier';
import { limitsAtPoint, rangeInQuestion, type Nameplate } from '../rules/figures';
import { concludedBy } from './certificate-rules';
import type { StandingCertificate } from './validity-facts';
import { reason, type ValidityCase, type ValidityRule } from './validity-rule';

type Result = CertificateData['results'][number];

/**
 * A compulsory item that was calibrated since its verification: the calibration displaces nothing, and what it finds counts,
 * a failure, or an error beyond the limits in use, of weighing instruments twice those of the verification (R 76).
 */
export const calibrationsSinceMustNotSpeakAgainst: ValidityRule = (c) => {
  const { certificate } = c;
  if (certificate === null) return [];
  return (c.dayFacts.calibrationsSince ?? [])
    .filter((since) => failed(c, since) || isBeyondInUse(c, certificate, since))
    .map(({ id }) => reason('FAILED_SINCE', [certificate.id, id]));
};

const failed = (c: ValidityCase, since: StandingCertificate): boolean =>
  since.conclusion === 'FAIL' || concludedBy(c, since).conclusion === 'FAIL';

function isBeyondInUse(
  { facts, day }: ValidityCase,
  verification: StandingCertificate,
  { recorded }: StandingCertificate,
): boolean {
  const { registration, question } = facts;
  if (!recorded || !registration || !question) return false;
  const asset = { asset: assetOn(registration, day) };
  const factor = inUseFactor(asset.asset, question.quantity);
  return recorded.results
    .filter(({ quantity }) => quantity === question.quantity)
    .some((result) =>
      result.points
        // What it was before an adjustment is told by the adjustment.
        .filter(({ stage, nominal }) => stage !== 'AS_FOUND' && isAsked(question, nominal))
        .some((point) => isBeyond(asset, verification, result, point, factor)),
    );
}

function isAsked(
  { quantity, range }: NonNullable<ValidityCase['facts']['question']>,
  { value, unit }: MeasuredPoint['nominal'],
): boolean {
  if (range === null) return true;
  const at = toBaseNumber(value, unit, quantity);
  return range.lo <= at && at <= range.hi;
}

function isBeyond(
  asset: NonNullable<Nameplate>,
  verification: StandingCertificate,
  result: Result,
  point: MeasuredPoint,
  factor: number,
): boolean {
  const { quantity } = result;
  const range = rangeInQuestion(asset, result, point.nominal, parametersOfPoint(point, result));
  const error = point.error && differenceAt(point.error, { quantity, nominal: point.nominal, range });
  const limits = limitsOfVerification(asset, verification, result, point);
  if (!error || limits === null) return false;
  const { lower, upper } = limits;
  return (lower !== null && error.lt(lower.mul(factor))) || (upper !== null && error.gt(upper.mul(factor)));
}

/** As the asset is registered, else as its verification states at the value, else as the calibration says. */
function limitsOfVerification(
  asset: NonNullable<Nameplate>,
  { recorded }: StandingCertificate,
  result: Result,
  point: MeasuredPoint,
) {
  const registered = limitsAtPoint(asset, result, { ...point, mpe: null });
  if (registered !== null) return registered;
  const at = toBase(point.nominal.value, point.nominal.unit, result.quantity);
  for (const own of recorded?.results ?? []) {
    if (own.quantity !== result.quantity) continue;
    const stated = own.points.find(
      ({ mpe, nominal }) => mpe !== null && toBase(nominal.value, nominal.unit, own.quantity).eq(at),
    );
    const limits = stated && limitsAtPoint(asset, own, stated);
    if (limits) return limits;
  }
  return limitsAtPoint(asset, result, point);
}
