import type { CivilDate, UsagePurpose } from '@suyuan/domain';
import type { Severity, Trace } from '../answers';
import { FactsMissing } from '../rules/facts-missing';
import type { Standing, ValidityFacts, ValidityReason, ValidityVerdict } from './validity-facts';
import { VALIDITY_JUDGES } from './validity-rules';

/** What is said of one day, whatever comes after it. */
export interface JudgedDay {
  verdict: ValidityVerdict;
  reasons: ValidityReason[];
  standing: Standing;
}

const SEVERITIES: readonly Severity[] = ['GAP', 'UNDECIDED', 'REMARK'];

export async function judgeDay(
  day: CivilDate,
  purpose: UsagePurpose | null,
  facts: ValidityFacts,
): Promise<JudgedDay> {
  const standing = await facts.standingOn(day);
  const { certificate, trace } = standing;
  if (certificate === null && trace.start !== null) throw new FactsMissing([`certificate ${trace.start}`]);
  const found = VALIDITY_JUDGES.flatMap((judge) => judge({ day, purpose, facts, standing, certificate }));
  // What fails comes first, each severity in the order of the rules.
  const reasons = SEVERITIES.flatMap((severity) => found.filter((reason) => reason.severity === severity));
  return { verdict: verdictOf(reasons, trace), reasons, standing };
}

function verdictOf(reasons: ValidityReason[], trace: Trace): ValidityVerdict {
  const has = (severity: Severity): boolean => reasons.some((reason) => reason.severity === severity);
  if (has('GAP') || trace.verdict === 'NOT_TRACEABLE') return 'INVALID';
  // A walk that stopped early has not seen everything, so it cannot say yes.
  if (has('UNDECIDED') || trace.verdict === 'CANNOT_SAY' || !trace.complete) return 'UNDETERMINED';
  return has('REMARK') ? 'VALID_WITH_REMARKS' : 'VALID';
}
