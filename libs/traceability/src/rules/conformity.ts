import {
  atDecisionFactor,
  CONFORMITY_RULES,
  differenceToBase,
  exactRange,
  ExactDecimal,
  toBase,
  type CertificateKind,
  type ConformityVerdict,
  type DecisionRuleId,
  type Measurand,
  type MeasuredPoint,
  type QuantityValue,
} from '@suyuan/domain';
import type { CertificateData, RegisteredAsset } from './dossier';
import { hitBy, SILENT, type CertificateRule } from './rule';

/** A verification follows its regulation, and with it the rule of JJF 1094. */
const VERIFICATIONS: readonly CertificateKind[] = ['VERIFICATION', 'INITIAL_VERIFICATION', 'ARBITRATION'];

/** These rest on a regulation, or on nothing: a primary standard is not compared with limits. */
const NEED_NO_RULE: readonly CertificateKind[] = [...VERIFICATIONS, 'REALIZATION'];

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
  judge: ({ certificate: { id, kind, conclusion, decisionRule } }) =>
    conclusion === 'NONE' || decisionRule !== null || NEED_NO_RULE.includes(kind) ? SILENT : hitBy([id]),
};

/**
 * The verdict derives from what was found (METROLOGY.md section 3). A conclusion that only what was left bears, after an
 * adjustment, is contradicted by what was found and told as a remark: it is common, and it does not make the results
 * of the adjusted instrument worse. What neither bears is a gap.
 */
export const conclusionMustFollowFromPoints: CertificateRule = {
  code: 'VERDICT_INCONSISTENT',
  judge: ({ certificate, asset }) => {
    const { id, conclusion } = certificate;
    if (conclusion === 'NONE') return SILENT;
    const found = recompute(certificate, asset, ({ stage }) => stage === 'AS_FOUND');
    const left = recompute(certificate, asset, ({ stage }) => stage !== 'AS_FOUND');
    const derived = found ?? left;
    if (derived === null || derived === conclusion) return SILENT;
    return left === conclusion ? [{ evidence: [id], severity: 'REMARK' }] : hitBy([id]);
  },
};

/** The verdict of the points of one stage in all results; null where none of them can be judged. */
function recompute(
  certificate: CertificateData,
  asset: RegisteredAsset | null,
  ofStage: (point: MeasuredPoint) => boolean,
): ConformityVerdict | null {
  const { rule, guardFactor } = ruleOf(certificate);
  const verdicts = certificate.results.flatMap(({ quantity, points }) =>
    points.filter(ofStage).map((point) => verdictOf(point, quantity, asset, rule, guardFactor)),
  );
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? null;
}

/** The decision rule stated; else that of the regulation of a verification, else simple acceptance. */
export function ruleOf({ kind, decisionRule }: Pick<CertificateData, 'kind' | 'decisionRule'>): {
  rule: DecisionRuleId;
  guardFactor: string | null;
} {
  if (decisionRule !== null) return { rule: decisionRule.id, guardFactor: decisionRule.guardFactor };
  return { rule: VERIFICATIONS.includes(kind) ? 'JJF_1094' : 'SIMPLE', guardFactor: null };
}

/** The point's value is its error, its limits are ±|MPE|; null where either is not known. */
function verdictOf(
  point: MeasuredPoint,
  quantity: string,
  asset: RegisteredAsset | null,
  rule: DecisionRuleId,
  guardFactor: string | null,
): ConformityVerdict | null {
  const { nominal, error, expandedUncertainty, coverageFactor } = point;
  const stated = point.mpe ?? mpeOfAsset(asset, quantity, nominal);
  if (error === null || stated === null) return null;
  const mpe = differenceToBase(stated, nominal, quantity).abs();
  // A relative MPE at a nominal of zero permits nothing at all: it was not meant for this point.
  if (mpe.isZero()) return null;
  const u = differenceToBase(expandedUncertainty, nominal, quantity);
  return CONFORMITY_RULES[rule].decide({
    value: differenceToBase(error, nominal, quantity),
    limits: { lower: mpe.neg(), upper: mpe },
    expandedUncertainty: atDecisionFactor(u, new ExactDecimal(coverageFactor)),
    guardFactor: guardFactor === null ? null : new ExactDecimal(guardFactor),
  }).verdict;
}

/** What the asset was registered with: one MPE of the quantity, or of several the one whose range holds the point. */
export function mpeOfAsset(
  asset: { asset: { measurands: readonly Measurand[] } } | null,
  quantity: string,
  nominal: QuantityValue,
): QuantityValue | null {
  const stated = (asset?.asset.measurands ?? []).filter(
    (measurand) => measurand.quantity === quantity && measurand.mpe !== null,
  );
  if (stated.length < 2) return stated[0]?.mpe ?? null;
  const at = toBase(nominal.value, nominal.unit, quantity);
  const holding = stated.find(({ range }) => {
    if (range === null) return false;
    const { lo, hi } = exactRange(range, quantity);
    return lo.lte(at) && at.lte(hi);
  });
  return holding?.mpe ?? null;
}
