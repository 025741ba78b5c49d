import type { LocalText } from '@suyuan/domain';
import type { HistoryEntry, PublicVerificationRecord } from '@suyuan/read-model';
import type { LifecycleEntry, Trace } from '@suyuan/traceability';

/**
 * What the public may know of a certificate: exactly one state as of a stated day. VALID says yes without
 * reserve; UNDETERMINED is a genuine certificate whose chain to the national standard is not confirmed.
 */
export type PublicVerdict =
  'VALID' | 'EXPIRED' | 'REVOKED' | 'SUPERSEDED' | 'SUSPENDED' | 'FAILED' | 'UNDETERMINED' | 'UNKNOWN';

/** Verdict, dates, laboratory, asset name and model; nothing else: no owner, no ids, no results. */
export interface PublicVerification {
  verdict: PublicVerdict;
  /** The day the verdict is as of. */
  on: string;
  performedOn: string | null;
  issuedOn: string | null;
  validUntil: string | null;
  laboratory: LocalText | null;
  asset: { name: LocalText | null; model: string | null } | null;
}

export interface VerificationFacts {
  record: PublicVerificationRecord;
  /** Revocations known now. */
  certificateHistory: readonly HistoryEntry[];
  /** Lifecycle of the asset, where it is known. */
  lifecycle: readonly LifecycleEntry[];
  /** The asset may not be identified: its name and model stay out. */
  restricted: boolean;
  /** The trace of the certificate: tells a replacement, and whether the chain is complete. */
  trace: Trace;
}

export function unknownVerification(on: string): PublicVerification {
  return {
    verdict: 'UNKNOWN',
    on,
    performedOn: null,
    issuedOn: null,
    validUntil: null,
    laboratory: null,
    asset: null,
  };
}

export function verifyPublicly(on: string, facts: VerificationFacts): PublicVerification {
  const { record } = facts;
  return {
    verdict: verdictOn(on, facts),
    on,
    performedOn: record.performedOn,
    issuedOn: record.issuedOn,
    validUntil: record.validUntil,
    laboratory: record.issuerName,
    asset:
      facts.restricted || (record.assetName === null && record.model === null)
        ? null
        : { name: record.assetName, model: record.model },
  };
}

/** The gravest state alone: a page must not say two things at once. */
function verdictOn(on: string, facts: VerificationFacts): PublicVerdict {
  const { record, trace } = facts;
  if (isRevoked(on, facts.certificateHistory)) return 'REVOKED';
  if (trace.findings.some(({ code, at }) => code === 'CERTIFICATE_REPLACED' && at.to === null)) {
    return 'SUPERSEDED';
  }
  if (record.conclusion === 'FAIL') return 'FAILED';
  if (record.validUntil !== null && record.validUntil < on) return 'EXPIRED';
  if (isOutOfUse(on, record.performedOn, facts.lifecycle)) return 'SUSPENDED';
  const isOpen = record.conclusion === 'UNDETERMINED' || record.conclusion === 'CONDITIONAL_FAIL';
  // Withdrawn only from a later day on: the certificate still counts today, so its own state is no gap yet.
  const gaps = trace.findings.filter(({ severity, code, at }) => {
    const ownState = code === 'CERTIFICATE_REVOKED' && at.to === null;
    return severity !== 'REMARK' && !ownState;
  });
  return isOpen || gaps.length > 0 || !trace.complete ? 'UNDETERMINED' : 'VALID';
}

function isRevoked(on: string, history: readonly HistoryEntry[]): boolean {
  return history.some(({ type, data }) => {
    if (type !== 'CertificateRevoked') return false;
    const { effect, effectiveFrom } = data as { effect: string; effectiveFrom: string | null };
    return effect === 'VOID' || (effectiveFrom !== null && effectiveFrom <= on);
  });
}

/** Retired, isolated and not returned, or changed since the certificate: it is genuine, but the item is not as it was. */
function isOutOfUse(on: string, performedOn: string, lifecycle: readonly LifecycleEntry[]): boolean {
  let isolated = false;
  const past = lifecycle
    .filter((entry) => entry.on <= on)
    .sort((a, b) => (a.on === b.on ? a.position - b.position : a.on < b.on ? -1 : 1));
  for (const { event, on: day } of past) {
    if (event === 'RETIRED') return true;
    if (event === 'ISOLATED') isolated = true;
    if (event === 'RETURNED') isolated = false;
    const changed = event === 'REPAIRED' || event === 'ADJUSTED' || event === 'DAMAGED';
    if (changed && day > performedOn) return true;
  }
  return isolated;
}
