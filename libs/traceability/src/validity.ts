import type {
  CertificateKind,
  CivilDate,
  Conclusion,
  LifecycleEvent,
  Tier,
  Usage,
  UsagePurpose,
} from '@suyuan/domain';
import type { GapCode, PlacedFinding, Severity, Trace } from './answers';

/**
 * "May it be used on that day?": the structural part of METROLOGY.md section 8, pure. The rules stand in one list
 * in the order of that section; every rule that fires is told, and the worst severity decides.
 */
export type ValidityVerdict = 'VALID' | 'VALID_WITH_REMARKS' | 'INVALID' | 'UNDETERMINED';

export type ValidityCode =
  | GapCode
  | 'ASSET_RETIRED'
  | 'ASSET_ISOLATED'
  | 'VERIFICATION_REQUIRED'
  | 'VERDICT_FAIL'
  | 'VERDICT_UNDETERMINED'
  | 'CERT_EXPIRED'
  | 'REPAIRED_SINCE';

export interface ValidityReason {
  code: ValidityCode;
  severity: Severity;
  /** Ids of certificates, lifecycle events, examinations or revocations. */
  evidence: string[];
  /** The link or certificate of the trace it belongs to; null when it is about the asset itself. */
  at: { from: string | null; to: string | null } | null;
}

export interface LifecycleEntry {
  /** Id of the recorded event. */
  id: string;
  event: LifecycleEvent;
  on: CivilDate;
  position: number;
}

/** What the certificate in force says, as known at the position asked for. */
export interface StandingCertificate {
  id: string;
  kind: CertificateKind;
  conclusion: Conclusion;
  performedOn: CivilDate;
  validUntil: CivilDate | null;
  /** A withdrawal, if one is known; a void certificate is never in force. */
  withdrawnFrom: CivilDate | null;
}

/** The certificate in force on a day and the trace that starts there. */
export interface Standing {
  certificate: StandingCertificate | null;
  trace: Trace;
}

export interface ValidityFacts {
  tier: Tier;
  usage: Usage | null;
  lifecycle: LifecycleEntry[];
  /** Days on which certificates of the asset were performed: the one in force may change there. */
  performedOn: CivilDate[];
  /** What stands on a day, for the quantity and range of the question and what was known at its position. */
  standingOn(day: CivilDate): Standing;
}

export interface ValidityAnswer {
  verdict: ValidityVerdict;
  reasons: ValidityReason[];
  /** The first day after the one asked for on which the verdict is another, by what is known; null: none known. */
  until: CivilDate | null;
  standing: Standing;
}

/** Days looked at in search of `until`; an asset with more known turning points than this has a null `until`. */
export const UNTIL_DAYS_MAX = 64;

interface Case {
  day: CivilDate;
  purpose: UsagePurpose | null;
  facts: ValidityFacts;
  standing: Standing;
  certificate: StandingCertificate | null;
}

type Rule = (c: Case) => ValidityReason[];

const gap = (code: ValidityCode, evidence: string[]): ValidityReason[] => [
  { code, severity: 'GAP', evidence, at: null },
];

/** Findings of the trace about its own start, which the list below tells in their own places. */
const START_CODES: readonly GapCode[] = ['NEVER_CALIBRATED', 'CERTIFICATE_REVOKED', 'RANGE_NOT_COVERED'];

function isAboutStart(finding: PlacedFinding, trace: Trace): boolean {
  return (
    finding.at.to === null &&
    (finding.at.from === null || finding.at.from === trace.start) &&
    START_CODES.includes(finding.code)
  );
}

function ofStart(c: Case, code: GapCode): ValidityReason[] {
  return c.standing.trace.findings
    .filter((finding) => finding.code === code && isAboutStart(finding, c.standing.trace))
    .map(({ severity, evidence, at }) => ({ code, severity, evidence, at }));
}

const byDayThenPosition = (a: LifecycleEntry, b: LifecycleEntry): number =>
  a.on === b.on ? a.position - b.position : a.on < b.on ? -1 : 1;

const mustNotBeRetired: Rule = ({ day, facts }) => {
  const retired = facts.lifecycle.filter((entry) => entry.event === 'RETIRED' && entry.on <= day);
  return retired.length === 0
    ? []
    : gap(
        'ASSET_RETIRED',
        retired.map((entry) => entry.id),
      );
};

const mustNotBeIsolated: Rule = ({ day, facts }) => {
  const moves = facts.lifecycle
    .filter((entry) => (entry.event === 'ISOLATED' || entry.event === 'RETURNED') && entry.on <= day)
    .sort(byDayThenPosition);
  const last = moves.at(-1);
  return last?.event === 'ISOLATED' ? gap('ASSET_ISOLATED', [last.id]) : [];
};

const mustHaveBeenCalibrated: Rule = (c) => {
  if (c.certificate !== null) return [];
  const told = ofStart(c, 'NEVER_CALIBRATED');
  return told.length > 0 ? told : gap('NEVER_CALIBRATED', []);
};

const certificateMustNotBeRevoked: Rule = (c) => {
  const told = ofStart(c, 'CERTIFICATE_REVOKED');
  if (told.length > 0 || c.certificate === null) return told;
  const from = c.certificate.withdrawnFrom;
  return from !== null && from <= c.day ? gap('CERTIFICATE_REVOKED', [c.certificate.id]) : [];
};

const VERIFICATIONS: readonly CertificateKind[] = ['VERIFICATION', 'INITIAL_VERIFICATION', 'ARBITRATION'];

/** Highest standards are verified compulsorily whatever they are used for (Law, articles 8 and 9). */
const COMPULSORY_TIERS: readonly Tier[] = ['PUBLIC', 'ENTERPRISE_HIGHEST'];

const compulsoryItemMustBeVerified: Rule = ({ certificate, facts, purpose }) => {
  if (certificate === null || facts.usage?.compulsory !== true) return [];
  // The purpose decides, not the kind of the item: the same scale in a laboratory is not compulsory.
  if (purpose === 'OTHER' && !COMPULSORY_TIERS.includes(facts.tier)) return [];
  return VERIFICATIONS.includes(certificate.kind) ? [] : gap('VERIFICATION_REQUIRED', [certificate.id]);
};

const conclusionMustBePass: Rule = ({ certificate }) => {
  if (certificate === null) return [];
  const { id, conclusion, kind } = certificate;
  if (conclusion === 'FAIL') return gap('VERDICT_FAIL', [id]);
  // A calibration needs no conclusion; a verification without one has not decided.
  const open =
    conclusion === 'UNDETERMINED' ||
    conclusion === 'CONDITIONAL_FAIL' ||
    (conclusion === 'NONE' && VERIFICATIONS.includes(kind));
  return open ? [{ code: 'VERDICT_UNDETERMINED', severity: 'UNDECIDED', evidence: [id], at: null }] : [];
};

const certificateMustNotBeExpired: Rule = ({ certificate, day }) =>
  certificate !== null && certificate.validUntil !== null && certificate.validUntil < day
    ? gap('CERT_EXPIRED', [certificate.id])
    : [];

const CHANGES: readonly LifecycleEvent[] = ['REPAIRED', 'ADJUSTED', 'DAMAGED'];

const mustNotBeChangedSince: Rule = ({ certificate, day, facts }) => {
  if (certificate === null) return [];
  const since = facts.lifecycle.filter(
    (entry) => CHANGES.includes(entry.event) && entry.on > certificate.performedOn && entry.on <= day,
  );
  return since.length === 0 ? [] : gap('REPAIRED_SINCE', [certificate.id, ...since.map((entry) => entry.id)]);
};

const rangeMustBeCovered: Rule = (c) => ofStart(c, 'RANGE_NOT_COVERED');

const chainMustBeComplete: Rule = ({ standing: { trace } }) => {
  const first = trace.firstFailing;
  const rest = trace.findings.filter((finding) => !isAboutStart(finding, trace));
  const leads = (finding: PlacedFinding): boolean =>
    first !== null &&
    finding.code === first.code &&
    finding.at.from === first.at.from &&
    finding.at.to === first.at.to;
  return [...rest.filter(leads), ...rest.filter((finding) => !leads(finding))].map(
    ({ code, severity, evidence, at }) => ({ code, severity, evidence, at }),
  );
};

/** The checks of METROLOGY.md section 8, in its order. */
const RULES: readonly Rule[] = [
  mustNotBeRetired,
  mustNotBeIsolated,
  mustHaveBeenCalibrated,
  certificateMustNotBeRevoked,
  compulsoryItemMustBeVerified,
  conclusionMustBePass,
  certificateMustNotBeExpired,
  mustNotBeChangedSince,
  rangeMustBeCovered,
  chainMustBeComplete,
];

const SEVERITIES: readonly Severity[] = ['GAP', 'UNDECIDED', 'REMARK'];

function verdictOf(reasons: ValidityReason[], trace: Trace): ValidityVerdict {
  const has = (severity: Severity): boolean => reasons.some((reason) => reason.severity === severity);
  if (has('GAP') || trace.verdict === 'NOT_TRACEABLE') return 'INVALID';
  // A walk that stopped early has not seen everything, so it cannot say yes.
  if (has('UNDECIDED') || trace.verdict === 'CANNOT_SAY' || !trace.complete) return 'UNDETERMINED';
  return has('REMARK') ? 'VALID_WITH_REMARKS' : 'VALID';
}

function judgeOn(
  day: CivilDate,
  purpose: UsagePurpose | null,
  facts: ValidityFacts,
): Omit<ValidityAnswer, 'until'> {
  const standing = facts.standingOn(day);
  const found = RULES.flatMap((rule) =>
    rule({ day, purpose, facts, standing, certificate: standing.certificate }),
  );
  // What fails comes first, each severity in the order of the rules.
  const reasons = SEVERITIES.flatMap((severity) => found.filter((reason) => reason.severity === severity));
  return { verdict: verdictOf(reasons, standing.trace), reasons, standing };
}

/** The day after; civil dates are proleptic Gregorian, years 0001 to 9999. */
export function dayAfter(day: CivilDate): CivilDate {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function turningDays(standing: Standing): CivilDate[] {
  const { certificate } = standing;
  if (certificate === null) return [];
  const days: CivilDate[] = [];
  if (certificate.validUntil !== null && certificate.validUntil < '9999-12-31')
    days.push(dayAfter(certificate.validUntil));
  if (certificate.withdrawnFrom !== null) days.push(certificate.withdrawnFrom);
  return days;
}

function untilOf(
  on: CivilDate,
  first: Omit<ValidityAnswer, 'until'>,
  purpose: UsagePurpose | null,
  facts: ValidityFacts,
): CivilDate | null {
  const pending = new Set<CivilDate>([
    ...facts.lifecycle.map((entry) => entry.on),
    ...facts.performedOn,
    ...turningDays(first.standing),
  ]);
  let last = on;
  for (let looked = 0; looked < UNTIL_DAYS_MAX; looked += 1) {
    let next: CivilDate | null = null;
    for (const day of pending) if (day > last && (next === null || day < next)) next = day;
    if (next === null) return null;
    const then = judgeOn(next, purpose, facts);
    if (then.verdict !== first.verdict) return next;
    for (const day of turningDays(then.standing)) pending.add(day);
    last = next;
  }
  return null;
}

/**
 * Judges an asset on a day for a purpose (null: whatever it is used for).
 *
 * @param on the civil day of use
 * @param facts what is known of the asset at the position asked for
 * @returns verdict, every reason with what fails first, and the day on which the verdict changes
 */
export function judgeValidity(
  on: CivilDate,
  purpose: UsagePurpose | null,
  facts: ValidityFacts,
): ValidityAnswer {
  const answer = judgeOn(on, purpose, facts);
  return { ...answer, until: untilOf(on, answer, purpose, facts) };
}
