import {
  SEVERITIES,
  type CivilDate,
  type Severity,
  type UsagePurpose,
  type ValidityVerdict,
} from '@suyuan/domain';
import type { Trace } from '../answers';
import { FactsMissing } from '../rules/facts-missing';
import { factsOnDay } from './facts-on-day';
import { isCompulsory } from './purpose';
import type { DayFacts, ValidityFacts, ValidityReason } from './validity-facts';
import { VALIDITY_JUDGES } from './validity-rules';

/** What is said of one day, whatever comes after it. */
export interface JudgedDay {
  /** What is known of the asset, as its registration stood on the day. */
  facts: ValidityFacts;
  verdict: ValidityVerdict;
  reasons: ValidityReason[];
  dayFacts: DayFacts;
}

export async function judgeDay(
  day: CivilDate,
  purpose: UsagePurpose | null,
  known: ValidityFacts,
): Promise<JudgedDay> {
  const facts = factsOnDay(known, day);
  const dayFacts = await facts.factsOn(day, isCompulsory({ purpose, facts }));
  const { certificate, trace } = dayFacts;
  if (certificate === null && trace.start !== null) throw new FactsMissing([`certificate ${trace.start}`]);
  const found = VALIDITY_JUDGES.flatMap((judge) => judge({ day, purpose, facts, dayFacts, certificate }));
  // What fails comes first, each severity in the order of the rules.
  const reasons = SEVERITIES.flatMap((severity) => found.filter((reason) => reason.severity === severity));
  return { verdict: verdictOf(reasons, trace), reasons, dayFacts, facts };
}

function verdictOf(reasons: ValidityReason[], trace: Trace): ValidityVerdict {
  const has = (severity: Severity): boolean => reasons.some((reason) => reason.severity === severity);
  if (has('GAP') || trace.verdict === 'NOT_TRACEABLE') return 'INVALID';
  // A walk that stopped early has not seen everything, so it cannot say yes.
  if (has('UNDECIDED') || trace.verdict === 'CANNOT_SAY' || !trace.complete) return 'UNDETERMINED';
  return has('REMARK') ? 'VALID_WITH_REMARKS' : 'VALID';
}
