import type { AssetConfirmed, AssetKind, CertificateKind, Conclusion } from '@suyuan/domain';
import type { GapCode } from '../answers';
import { mustHaveDueDay } from '../due-date';
import { confirmedConclusion, verdictOfConfirmation, type ConfirmedConclusion } from './confirmed-conclusion';
import { isPartOf } from './parts';
import { concludedOf, type Concluded, type Unit } from './partial-conclusion';
import { findingsAboutStart } from './start-findings';
import { isCompulsory, purposeOf, REGULATED_USES, VERIFICATIONS } from './purpose';
import type { StandingCertificate, ValidityReason } from './validity-facts';
import {
  changesSince,
  lastDayOf,
  openedSince,
  reason,
  reasonOf,
  type AskedAsset,
  type ValidityCase,
  type ValidityRule,
} from './validity-rule';

function ofStart({ dayFacts: { trace } }: ValidityCase, code: GapCode): ValidityReason[] {
  return findingsAboutStart(trace)
    .filter((finding) => finding.code === code)
    .map(reasonOf);
}

export const mustHaveBeenCalibrated: ValidityRule = (c) => {
  if (c.certificate !== null) return [];
  const told = [...ofStart(c, 'NEVER_CALIBRATED'), ...ofStart(c, 'KEPT_BY_COMPARISON')];
  return told.length > 0 ? told : [reason('NEVER_CALIBRATED', [])];
};

/** A replaced certificate is never in force by itself; should the trace say so, it stands here. */
export const certificateMustNotBeRevoked: ValidityRule = (c) => {
  const told = [...ofStart(c, 'CERTIFICATE_REVOKED'), ...ofStart(c, 'CERTIFICATE_REPLACED')];
  if (told.length > 0 || c.certificate === null || !isWithdrawn(c, c.certificate)) return told;
  return [reason('CERTIFICATE_REVOKED', [c.certificate.id])];
};

/** Suspended on the day, copied without a word of its issuer, or disputed by the owner. */
export const certificateMustBeBorneOut: ValidityRule = (c) => [
  ...ofStart(c, 'CERTIFICATE_SUSPENDED'),
  ...ofStart(c, 'NOT_CONFIRMED_BY_ISSUER'),
  ...ofStart(c, 'CERTIFICATE_DISPUTED'),
];

function isWithdrawn({ day }: ValidityCase, { withdrawnFrom }: StandingCertificate): boolean {
  return withdrawnFrom !== null && withdrawnFrom <= day;
}

/** Evidence: the certificate in force, and the verification that no longer does where there is one. */
export const compulsoryItemMustBeVerified: ValidityRule = (c) => {
  const { certificate } = c;
  if (certificate === null || !isCompulsory(c) || VERIFICATIONS.includes(certificate.kind)) return [];
  const verification = c.dayFacts.verification ?? null;
  if (verification === null) return [reason('VERIFICATION_REQUIRED', [certificate.id])];
  return standsBeside(c, verification)
    ? whatIsOpen(c, verification)
    : [reason('VERIFICATION_REQUIRED', [certificate.id, verification.id])];
};

/** The verification beside the certificate in force leaves open what it would leave open by itself. */
function whatIsOpen({ day }: ValidityCase, verification: StandingCertificate): ValidityReason[] {
  const { id, suspensions = [], unconfirmed = false } = verification;
  const suspended = suspensions.filter(({ from, to }) => from <= day && day <= to);
  return [
    ...(suspended.length === 0
      ? []
      : [reason('CERTIFICATE_SUSPENDED', [id, ...suspended.map((each) => each.id).sort()])]),
    ...(unconfirmed ? [reason('NOT_CONFIRMED_BY_ISSUER', [id])] : []),
  ];
}

const PASSING: readonly Conclusion[] = ['PASS', 'CONDITIONAL_PASS', 'RESTRICTED_USE'];

/** A verification that a later calibration did not end: passed, not withdrawn, in its period, nothing changed since. */
function standsBeside(c: ValidityCase, verification: StandingCertificate): boolean {
  const { performedOn } = verification;
  const { conclusion } = concluded(c, verification);
  const due = lastDayOf(c, verification);
  return (
    PASSING.includes(conclusion) &&
    !isWithdrawn(c, verification) &&
    (due === null || c.day <= due) &&
    changesSince(c, performedOn).length === 0 &&
    openedSince(c, performedOn).length === 0
  );
}

/** Kinds that serve no regulated use: a reference material's certificate says nothing about an instrument. */
function servesNoRegulatedUse(kind: CertificateKind, asset: AssetKind): boolean {
  return kind === 'IN_HOUSE' || kind === 'COMPARISON' || (kind === 'CRM' && asset === 'INSTRUMENT');
}

/** Evidence: the certificate, where it is of a kind that does not serve; empty where the asset is declared for another use. */
export const mustServeThePurpose: ValidityRule = (c) => {
  const { certificate, facts, purpose: asked } = c;
  const purpose = purposeOf(c);
  if (purpose === null || !REGULATED_USES.includes(purpose)) return [];
  const declared = facts.usage?.purpose ?? null;
  const other = asked !== null && declared !== null && declared !== asked;
  const unfit = certificate !== null && servesNoRegulatedUse(certificate.kind, facts.kind);
  return other || unfit ? [reason('NOT_FOR_THIS_PURPOSE', unfit ? [certificate.id] : [])] : [];
};

/** What the certificate in force concludes of what is asked: of the results, parts and points that speak of it. */
function concluded(c: AskedAsset, certificate: StandingCertificate): Concluded {
  const { recorded, conclusion } = certificate;
  const { question } = c.facts;
  if (!recorded || !question) return { conclusion, passes: [], fails: [] };
  const { quantity, range, part = null, ofAll = false } = question;
  const compulsory = isCompulsory(c);
  const asked = { quantity: ofAll ? null : quantity, range, part, isPart: isPartOf(c.facts), compulsory };
  return concludedOf(recorded, asked);
}

/** A verification without a conclusion has not decided; of a calibration see `calibrationMustBeConfirmed`. */
export const conclusionMustBePass: ValidityRule = (c) => {
  const { certificate } = c;
  if (certificate === null) return [];
  const { id, kind } = certificate;
  const { conclusion, passes } = concluded(c, certificate);
  // The certificate does not say what of it is restricted: its figures do.
  if (conclusion === 'RESTRICTED_USE' && passes.length === 0 && confirmedConclusion(c)?.byLimits === 'FAIL') {
    return reasonsOf('FAIL', [id]);
  }
  if (conclusion === 'NONE') {
    return VERIFICATIONS.includes(kind) ? [reason('VERDICT_UNDETERMINED', [id])] : [];
  }
  return reasonsOf(conclusion, [id]);
};

/**
 * Part of it fails while what is asked passes of its own, or the certificate says so (限用). Evidence: the certificate, then
 * what fails and what passes.
 */
export const restrictionIsTold: ValidityRule = (c) => {
  if (c.certificate === null) return [];
  const { conclusion, passes, fails } = concluded(c, c.certificate);
  if (conclusion === 'FAIL' || (conclusion !== 'RESTRICTED_USE' && fails.length === 0)) return [];
  return [restriction([c.certificate.id], fails, passes)];
};

/** What the certificate in force on a judged day concludes. */
export function concludedBy(asked: AskedAsset, certificate: StandingCertificate | null): Concluded {
  return certificate === null ? { conclusion: 'NONE', passes: [], fails: [] } : concluded(asked, certificate);
}

export function restriction(
  certificates: readonly string[],
  fails: readonly Unit[],
  passes: readonly Unit[],
): ValidityReason {
  const told = (units: readonly Unit[], each: 'PASS' | 'FAIL') =>
    units.map((unit) => ({ ...unit, conclusion: each }));
  const conclusions = [...told(fails, 'FAIL'), ...told(passes, 'PASS')];
  const names = conclusions.map(({ quantity, part }) => part ?? quantity);
  return { ...reason('RESTRICTED_USE', [...new Set([...certificates, ...names])]), conclusions };
}

/** Kinds that give values and no verdict: whether those do is for whoever uses the asset. */
const GIVE_VALUES: readonly CertificateKind[] = ['CALIBRATION', 'IN_HOUSE'];

/**
 * A calibration states no conclusion. Its owner's confirmation does (ISO 10012), recomputed like any other; else an asset
 * that is used at its nominal value is judged by its known limits with the decision rule named there.
 */
export const calibrationMustBeConfirmed: ValidityRule = (c) => {
  const judged = confirmedConclusion(c);
  if (c.certificate === null || judged === null) return [];
  const { id, kind } = c.certificate;
  const { conclusion } = concluded(c, c.certificate);
  const { confirmation, byLimits, usedAtNominal } = judged;
  if (confirmation !== null) return confirmedReasons(id, judged, confirmation);
  if (conclusion !== 'NONE' || !GIVE_VALUES.includes(kind) || !usedAtNominal) return [];
  if (byLimits !== null) return reasonsOf(byLimits, [id]);
  const verification = c.dayFacts.verification ?? null;
  // What a verification has decided is not open because the asset was calibrated, too.
  return verification !== null && standsBeside(c, verification) ? [] : [reason('NOT_CONFIRMED', [id])];
};

function confirmedReasons(
  certificate: string,
  judged: ConfirmedConclusion,
  confirmation: AssetConfirmed['data'],
): ValidityReason[] {
  const verdict = verdictOfConfirmation(judged);
  const evidence = [certificate, confirmation.id];
  const widens = verdict !== null && verdict !== judged.byRequirement && judged.byRequirement !== null;
  // Nothing that was measured bears it out: the word of the owner alone is none.
  const unproven = judged.byRequirement === null && confirmation.conclusion !== 'FAIL';
  return [
    ...(unproven ? [reason('NOT_CONFIRMED', evidence)] : []),
    ...(verdict !== null && verdict !== confirmation.conclusion
      ? [reason('CONFIRMATION_INCONSISTENT', evidence)]
      : []),
    ...(widens ? [reason('CONFIRMATION_WIDENS', evidence)] : []),
    ...reasonsOf(verdict ?? confirmation.conclusion, evidence),
  ];
}

function reasonsOf(conclusion: Conclusion, evidence: string[]): ValidityReason[] {
  if (conclusion === 'FAIL') return [reason('VERDICT_FAIL', evidence)];
  const open = conclusion === 'UNDETERMINED' || conclusion === 'CONDITIONAL_FAIL' || conclusion === 'NONE';
  return open ? [reason('VERDICT_UNDETERMINED', evidence)] : [];
}

/** The last day counts (METROLOGY.md section 6: end of day). */
export const certificateMustNotBeExpired: ValidityRule = (c) => {
  if (c.certificate === null) return [];
  const last = lastDayOf(c, c.certificate);
  return last !== null && last < c.day ? [reason('CERT_EXPIRED', [c.certificate.id])] : [];
};

/** Nobody can say how long it serves: what must be verified again in time cannot be vouched for. */
export const dueDayMustBeKnown: ValidityRule = (c) => {
  const { certificate, facts } = c;
  if (certificate === null || facts.expiresOn !== null || !mustHaveDueDay(facts.usage)) return [];
  if (lastDayOf(c, certificate) !== null) return [];
  const periodic = facts.usage?.mode !== 'INITIAL_ONLY_ROTATE';
  return [reason('DUE_UNKNOWN', [certificate.id], isCompulsory(c) && periodic ? 'UNDECIDED' : 'REMARK')];
};

/** A batch serves up to the last day on its label, whatever its certificate says. */
export const materialMustNotBeExpired: ValidityRule = ({ certificate, day, facts: { expiresOn } }) => {
  if (expiresOn === null || day <= expiresOn) return [];
  return [reason('CRM_EXPIRED', certificate === null ? [] : [certificate.id])];
};

export const mustNotBeChangedSince: ValidityRule = (c) => {
  if (c.certificate === null) return [];
  const since = changesSince(c, c.certificate.performedOn);
  if (since.length === 0) return [];
  return [reason('REPAIRED_SINCE', [c.certificate.id, ...since.map(({ id }) => id)])];
};

/** A verification ends where its seal is broken or the software is another; a calibration is told of it. */
export const mustNotBeOpenedSince: ValidityRule = (c) => {
  if (c.certificate === null) return [];
  const { id, kind, performedOn } = c.certificate;
  const since = openedSince(c, performedOn);
  if (since.length === 0) return [];
  const evidence = [id, ...since.map((each) => each.id)];
  return [reason('CHANGED_SINCE', evidence, VERIFICATIONS.includes(kind) ? 'GAP' : 'REMARK')];
};

export const rangeMustBeCovered: ValidityRule = (c) => ofStart(c, 'RANGE_NOT_COVERED');
