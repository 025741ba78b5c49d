import {
  CONFORMITY_RULES,
  differenceAt,
  ExactDecimal,
  expandedAt95,
  ownConclusion,
  parametersOfPoint,
  parseDecimal,
  VERIFICATION_KINDS,
  type CalibrationResult,
  type CertificateKind,
  type Conclusion,
  type ConformityVerdict,
  type DecisionRuleId,
  type ExactUncertainty,
  type Limits,
  type MeasuredPoint,
} from '@suyuan/domain';
import type { CertificateData } from './dossier';
import { limitsAtPoint, rangeInQuestion, uncertaintyAtPoint, type Nameplate } from './figures';
import { hitBy, SILENT, type CertificateRule } from './rule';

/** decimal.js, which the domain alone imports. */
type Decimal = InstanceType<typeof ExactDecimal>;

/** These rest on a regulation, or on nothing: a primary standard is not compared with limits. */
const NEED_NO_RULE: readonly CertificateKind[] = [...VERIFICATION_KINDS, 'REALIZATION'];

/** The worst point speaks for the whole: what failed first, then what could not be told, then the conditions. */
const WORST_FIRST: readonly ConformityVerdict[] = [
  'FAIL',
  'UNDETERMINED',
  'CONDITIONAL_FAIL',
  'CONDITIONAL_PASS',
  'PASS',
];

export const conclusionNeedsADecisionRule: CertificateRule = {
  code: 'NO_DECISION_RULE',
  judge: ({ certificate }) => {
    const { id, kind, conclusion, decisionRule, results } = certificate;
    const concludes = conclusion !== 'NONE' || results.some((result) => ownConclusion(result) !== null);
    return !concludes || decisionRule !== null || NEED_NO_RULE.includes(kind) ? SILENT : hitBy([id]);
  },
};

/**
 * A stated conclusion is the one that the points give: of an adjusted item those as it was left (RECORD.md section 5);
 * what was found is judged as a finding of its own and contradicts no PASS. A result, or a point, with a conclusion of its
 * own is held to that, and the certificate's to those and to the rest.
 */
export const conclusionMustFollowFromPoints: CertificateRule = {
  code: 'VERDICT_INCONSISTENT',
  judge: ({ certificate, asset }) => {
    const { id, conclusion, results } = certificate;
    const isContradicted = results.every((result) => ownConclusion(result) === null)
      ? contradicts(conclusion, derivedOf(certificate, asset))
      : contradictsItsResults(certificate, asset);
    return isContradicted ? hitBy([id]) : SILENT;
  },
};

/** A certificate that says restricted use says that some of it passes and some does not. */
function contradicts(stated: Conclusion, derived: ConformityVerdict | null): boolean {
  return stated !== 'NONE' && stated !== 'RESTRICTED_USE' && derived !== null && derived !== stated;
}

function derivedOf(
  certificate: CertificateData,
  asset: Nameplate,
  isMeant: IsMeant = () => true,
): ConformityVerdict | null {
  const at = (isStage: (point: MeasuredPoint) => boolean) =>
    recompute(certificate, asset, (point, result) => isStage(point) && isMeant(point, result));
  return at(({ stage }) => stage !== 'AS_FOUND') ?? at(({ stage }) => stage === 'AS_FOUND');
}

function contradictsItsResults(certificate: CertificateData, asset: Nameplate): boolean {
  const { conclusion, results } = certificate;
  if (results.some((result) => contradictsItself(certificate, asset, result))) return true;
  const verdicts = results.map((result) => verdictOfResult(certificate, asset, result));
  // It may have failed in what says nothing by itself.
  if (conclusion === 'FAIL' && verdicts.includes(null)) return false;
  return contradicts(conclusion, worstOf(verdicts));
}

/** Points that bear a conclusion of their own against their figures, and the others against that of the result. */
function contradictsItself(
  certificate: CertificateData,
  asset: Nameplate,
  result: CalibrationResult,
): boolean {
  const ofPoints = result.points.some(
    (point) =>
      point.conclusion !== undefined &&
      contradicts(point.conclusion, verdictAt(certificate, asset, result, point)),
  );
  if (ofPoints) return true;
  if (result.conclusion === undefined) return false;
  return contradicts(
    result.conclusion,
    derivedOf(certificate, asset, (_, of) => of === result),
  );
}

/** What is said of a result by itself counts, else what its points give. */
function verdictOfResult(
  certificate: CertificateData,
  asset: Nameplate,
  result: CalibrationResult,
): ConformityVerdict | null {
  const own = ownConclusion(result);
  if (own === 'NONE' || own === 'RESTRICTED_USE') return null;
  return own ?? derivedOf(certificate, asset, (_, of) => of === result);
}

type IsMeant = (point: MeasuredPoint, result: CalibrationResult) => boolean;

/** The verdict of some points in all results; null where none of them can be judged. */
function recompute(
  certificate: CertificateData,
  asset: Nameplate,
  isMeant: IsMeant,
): ConformityVerdict | null {
  return worstOf(verdictsOf(certificate, asset, isMeant));
}

/**
 * The verdict of each of some points in all results, null of one that cannot be judged. A point at zero that has no limit is
 * left out: one that is a part of the value was not meant for it.
 */
export function verdictsOf(
  certificate: CertificateData,
  asset: Nameplate,
  isMeant: IsMeant,
): (ConformityVerdict | null)[] {
  return certificate.results.flatMap((result) =>
    result.points
      .filter((point) => isMeant(point, result))
      .filter(
        (point) =>
          !parseDecimal(point.nominal.value).isZero() || limitsAtPoint(asset, result, point) !== null,
      )
      .map((point) => verdictAt(certificate, asset, result, point)),
  );
}

/** The worst of some verdicts; null where there is none. */
export function worstOf(verdicts: readonly (ConformityVerdict | null)[]): ConformityVerdict | null {
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? null;
}

/**
 * The decision rule stated, else simple acceptance: the regulation of a verification has dealt with the uncertainty, and
 * one beyond MPEV/3 is a remark of its ratio (RECORD.md section 2).
 */
export function ruleOf({ decisionRule }: Pick<CertificateData, 'decisionRule'>): {
  rule: DecisionRuleId;
  guardFactor: string | null;
} {
  return decisionRule === null
    ? { rule: 'SIMPLE', guardFactor: null }
    : { rule: decisionRule.id, guardFactor: decisionRule.guardFactor };
}

/** The point's value is its error; null where it, its limits or a U that the rule needs is not known. */
function verdictAt(
  certificate: CertificateData,
  asset: Nameplate,
  result: CalibrationResult,
  point: MeasuredPoint,
): ConformityVerdict | null {
  const { nominal, error } = point;
  const limits = limitsAtPoint(asset, result, point);
  if (error === null || limits === null) return null;
  const range = rangeInQuestion(asset, result, nominal, parametersOfPoint(point, result));
  const value = differenceAt(error, { quantity: result.quantity, nominal, range });
  const u = uncertaintyAtPoint(asset, result, point);
  return value === null ? null : verdictOf(certificate, value, limits, u && decisiveOf(u, point));
}

/** What rules look at: U at 95 %, and u. */
export interface DecisiveUncertainty {
  expanded: Decimal;
  standard: Decimal;
}

export function decisiveOf(u: ExactUncertainty, point: MeasuredPoint): DecisiveUncertainty {
  return { expanded: expandedAt95(u, point), standard: u.expanded.div(u.coverageFactor) };
}

/** By the rule of a certificate; null where the rule needs an uncertainty, or a limit, that there is not. */
export function verdictOf(
  certificate: Pick<CertificateData, 'decisionRule'>,
  value: Decimal,
  limits: Limits,
  uncertainty: DecisiveUncertainty | null,
): ConformityVerdict | null {
  const { rule: id, guardFactor } = ruleOf(certificate);
  // A regulation may name JJF 1094 and print no U: it holds U to a third of the MPE, where the rule is the simple one.
  const rule = CONFORMITY_RULES[uncertainty === null && id === 'JJF_1094' ? 'SIMPLE' : id];
  if (uncertainty === null && rule.id !== 'SIMPLE') return null;
  return rule.decide({
    value,
    limits,
    expandedUncertainty: uncertainty?.expanded ?? new ExactDecimal(0),
    ...(uncertainty === null ? {} : { standardUncertainty: uncertainty.standard }),
    guardFactor: guardFactor === null ? null : new ExactDecimal(guardFactor),
  }).verdict;
}
