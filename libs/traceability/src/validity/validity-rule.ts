import { RULES, type CivilDate, type UsagePurpose } from '@suyuan/domain';
import type { PlacedFinding, Severity } from '../answers';
import { dueDate } from '../due-date';
import type {
  LifecycleEntry,
  Standing,
  StandingCertificate,
  ValidityCode,
  ValidityFacts,
  ValidityReason,
} from './validity-facts';

/** One day to judge. */
export interface ValidityCase {
  day: CivilDate;
  /** null: whatever it is used for. */
  purpose: UsagePurpose | null;
  facts: ValidityFacts;
  standing: Standing;
  /** The certificate in force. */
  certificate: StandingCertificate | null;
}

/** Tells every reason it finds; silence is an empty list. */
export type ValidityRule = (c: ValidityCase) => ValidityReason[];

/** A reason about the asset itself, as grave as the rule list says unless it is said otherwise. */
export function reason(
  code: ValidityCode,
  evidence: string[],
  severity: Severity = RULES[code].severity,
): ValidityReason {
  return { code, severity, evidence, at: null };
}

export function reasonOf({ code, severity, evidence, at }: PlacedFinding): ValidityReason {
  return { code, severity, evidence, at };
}

/** Repairs, adjustments and damages after a calibration: they take its result away. On its very day they belong to it. */
export function changesSince(c: ValidityCase, performedOn: CivilDate): LifecycleEntry[] {
  return c.facts.lifecycle.filter(
    ({ event, on }) =>
      (event === 'REPAIRED' || event === 'ADJUSTED' || event === 'DAMAGED') &&
      on > performedOn &&
      on <= c.day,
  );
}

/** The last day a certificate of the asset serves, by what it states and by the mode of the asset; null: no end. */
export function lastDayOf(facts: ValidityFacts, certificate: StandingCertificate): CivilDate | null {
  return dueDate(certificate, facts.usage, facts.initiallyVerifiedOn);
}
