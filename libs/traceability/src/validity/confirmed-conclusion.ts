import {
  assetOn,
  holdsAt,
  parameterFit,
  parametersOfPoint,
  partOfPoint,
  toBaseNumber,
  useOf,
  type AssetConfirmed,
  type CalibrationResult,
  type ConformityVerdict,
  type MeasuredPoint,
} from '@suyuan/domain';
import { verdictsOf, worstOf } from '../rules/conformity';
import type { CertificateData } from '../rules/dossier';
import type { Nameplate } from '../rules/figures';
import { isPartOf } from './parts';
import { purposeOf } from './purpose';
import type { ValidityCase } from './validity-rule';

/** What the points of the certificate in force come to, by limits that are known and by what its owner demands. */
export interface ConfirmedConclusion {
  /** By legal limits and those of the class; null: some point cannot be judged by them, and none fails. */
  byLimits: ConformityVerdict | null;
  /** The owner's confirmation for the purpose on the day. */
  confirmation: AssetConfirmed['data'] | null;
  /** By the confirmation's requirement; null: there is none, or nothing can be recomputed. */
  byRequirement: ConformityVerdict | null;
  /** Judged by its limits, not by its uncertainty and corrections. */
  usedAtNominal: boolean;
}

/** null: nothing is known of what the certificate recorded. */
export function confirmedConclusion(c: ValidityCase): ConfirmedConclusion | null {
  const { certificate, day, facts } = c;
  const recorded = certificate?.recorded;
  const { registration, question } = facts;
  if (!recorded || !registration || !question) return null;
  const asset = assetOn(registration, day);
  const { quantity } = question;
  const isMeant = pointsMeant(recorded, question, isPartOf(facts));
  const confirmation = confirmationOn(c, recorded.id, quantity);
  return {
    byLimits: whole(recorded, { asset }, isMeant),
    confirmation,
    byRequirement:
      confirmation && whole(demanded(recorded, confirmation), { asset }, isDemanded(confirmation, isMeant)),
    usedAtNominal: useOf(asset) === 'BY_GRADE',
  };
}

/** What cannot be judged of a part passes for none of the whole; a failure of one part is one. */
function whole(recorded: CertificateData, asset: Nameplate, isMeant: IsMeant): ConformityVerdict | null {
  const verdicts = verdictsOf(recorded, asset, isMeant);
  const worst = worstOf(verdicts);
  return worst === 'FAIL' || !verdicts.includes(null) ? worst : null;
}

/** Of both, the worse: a requirement does not widen what the law or the class permits. */
export function verdictOfConfirmation({
  byLimits,
  byRequirement,
}: ConfirmedConclusion): ConformityVerdict | null {
  return worstOf([byLimits, byRequirement]);
}

/** The latest by the day for this certificate, quantity and purpose; of one day the last recorded. */
function confirmationOn(
  c: ValidityCase,
  certificate: string,
  quantity: string,
): AssetConfirmed['data'] | null {
  const purpose = purposeOf(c);
  const known = (c.facts.confirmations ?? []).filter(
    (one) =>
      one.certificate === certificate &&
      one.on <= c.day &&
      one.requirement.quantity === quantity &&
      (purpose === null || one.purpose === purpose),
  );
  return known.reduce<AssetConfirmed['data'] | null>(
    (latest, one) => (latest === null || one.on >= latest.on ? one : latest),
    null,
  );
}

/** The certificate with the owner's limits at every point, by the owner's rule. */
function demanded(
  recorded: CertificateData,
  { requirement, decisionRule }: AssetConfirmed['data'],
): CertificateData {
  return {
    ...recorded,
    decisionRule: decisionRule ?? null,
    results: recorded.results.map((result) => ({
      ...result,
      points: result.points.map((point) => ({ ...point, mpe: requirement.limits })),
    })),
  };
}

/** At the parameters for which the requirement holds; for others nothing is demanded. */
const isDemanded =
  ({ requirement: { parameters = [], quantity } }: AssetConfirmed['data'], isMeant: IsMeant): IsMeant =>
  (point, result) =>
    isMeant(point, result) && holdsAt(parameters, parametersOfPoint(point, result), quantity);

type IsMeant = (point: MeasuredPoint, result: CalibrationResult) => boolean;

/**
 * As it was left, and for a value asked its own point or those on both sides of it: a fault at one end of the range says
 * nothing of the other.
 */
function pointsMeant(
  recorded: CertificateData,
  { quantity, range, part = null, parameters = [] }: NonNullable<ValidityCase['facts']['question']>,
  isPart: (id: string) => boolean,
): IsMeant {
  const ofPart: IsMeant = (point, result) => {
    const own = part === null ? null : partOfPoint(point, result, isPart);
    return own === null || own === part;
  };
  const fits: IsMeant = (point, result) =>
    parameterFit(parameters, parametersOfPoint(point, result), quantity) === 'FITS';
  const isLeft: IsMeant = (point, result) =>
    result.quantity === quantity && point.stage !== 'AS_FOUND' && ofPart(point, result);
  // Where some points are of the parameters that are asked, the others say nothing of them.
  const isAtThem =
    parameters.length > 0 &&
    recorded.results.some((result) =>
      result.points.some((point) => isLeft(point, result) && fits(point, result)),
    );
  const ofQuantity: IsMeant = (point, result) => isLeft(point, result) && (!isAtThem || fits(point, result));
  if (range === null) return ofQuantity;
  const valueOf = ({ nominal }: MeasuredPoint): number => toBaseNumber(nominal.value, nominal.unit, quantity);
  const values = recorded.results
    .filter((result) => result.quantity === quantity)
    .flatMap((result) => result.points.filter((point) => ofQuantity(point, result)).map(valueOf));
  const below = Math.max(...values.filter((value) => value <= range.lo));
  const above = Math.min(...values.filter((value) => value >= range.hi));
  return (point, result) => {
    if (!ofQuantity(point, result)) return false;
    const value = valueOf(point);
    return below <= value && value <= above;
  };
}
