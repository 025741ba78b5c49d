import type { AssetKind, CertificateKind } from '@suyuan/domain';
import type { GapCode } from '../answers';
import { mustHaveDueDay } from '../due-date';
import { findingsAboutStart } from './start-findings';
import { isCompulsory, purposeOf, REGULATED_USES, VERIFICATIONS } from './purpose';
import type { StandingCertificate, ValidityReason } from './validity-facts';
import {
  changesSince,
  lastDayOf,
  reason,
  reasonOf,
  type ValidityCase,
  type ValidityRule,
} from './validity-rule';

function ofStart({ standing: { trace } }: ValidityCase, code: GapCode): ValidityReason[] {
  return findingsAboutStart(trace)
    .filter((finding) => finding.code === code)
    .map(reasonOf);
}

export const mustHaveBeenCalibrated: ValidityRule = (c) => {
  if (c.certificate !== null) return [];
  const told = ofStart(c, 'NEVER_CALIBRATED');
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
  const verification = c.standing.verification ?? null;
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

/** A verification that a later calibration did not end: passed, not withdrawn, in its period, nothing changed since. */
function standsBeside(c: ValidityCase, verification: StandingCertificate): boolean {
  const { conclusion, performedOn } = verification;
  const due = lastDayOf(c, verification);
  return (
    (conclusion === 'PASS' || conclusion === 'CONDITIONAL_PASS') &&
    !isWithdrawn(c, verification) &&
    (due === null || c.day <= due) &&
    changesSince(c, performedOn).length === 0
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

/** A calibration needs no conclusion; a verification without one has not decided. */
export const conclusionMustBePass: ValidityRule = ({ certificate }) => {
  if (certificate === null) return [];
  const { id, conclusion, kind } = certificate;
  if (conclusion === 'FAIL') return [reason('VERDICT_FAIL', [id])];
  const open =
    conclusion === 'UNDETERMINED' ||
    conclusion === 'CONDITIONAL_FAIL' ||
    (conclusion === 'NONE' && VERIFICATIONS.includes(kind));
  return open ? [reason('VERDICT_UNDETERMINED', [id])] : [];
};

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

export const rangeMustBeCovered: ValidityRule = (c) => ofStart(c, 'RANGE_NOT_COVERED');
