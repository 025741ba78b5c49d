import { RULES, type CivilDate, type Severity, type UsagePurpose } from '@suyuan/domain';
import type { PlacedFinding } from '../answers';
import { confirmedUntilOf, dueOn } from '../due-date';
import { bearsOn } from './parts';
import { isCompulsory } from './purpose';
import type {
  LifecycleEntry,
  DayFacts,
  StandingCertificate,
  ValidityCode,
  ValidityFacts,
  ValidityReason,
} from './validity-facts';

/** Of a question about an asset, what stays the same from day to day. */
export type AskedAsset = Pick<ValidityCase, 'purpose' | 'facts'>;

/** One day to judge. */
export interface ValidityCase {
  day: CivilDate;
  /** null: whatever it is used for. */
  purpose: UsagePurpose | null;
  facts: ValidityFacts;
  dayFacts: DayFacts;
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
    ({ event, on, part }) =>
      (event === 'REPAIRED' || event === 'ADJUSTED' || event === 'DAMAGED') &&
      on > performedOn &&
      on <= c.day &&
      bearsOn(c, part),
  );
}

/** Broken seals and changed software after a calibration. */
export function openedSince(c: ValidityCase, performedOn: CivilDate): LifecycleEntry[] {
  return c.facts.lifecycle.filter(
    ({ event, on, part }) =>
      (event === 'SEAL_BROKEN' || event === 'SOFTWARE_CHANGED') &&
      on > performedOn &&
      on <= c.day &&
      bearsOn(c, part),
  );
}

/** The due day of a certificate of the asset for the purpose asked; null: nothing limits it, or nobody knows. */
export function lastDayOf(asked: AskedAsset, certificate: StandingCertificate): CivilDate | null {
  const { usage, initiallyVerifiedOn, installedOn = null } = asked.facts;
  const { id, performedOn, validUntil } = certificate;
  const confirmedUntil = confirmedUntilOf(asked.facts.confirmations ?? [], id);
  const compulsory = isCompulsory(asked);
  return dueOn({
    confirmedUntil,
    performedOn,
    validUntil,
    usage,
    compulsory,
    installedOn,
    servingSince: initiallyVerifiedOn,
  });
}
