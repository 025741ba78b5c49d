import {
  LIFECYCLE_EVENTS,
  type CertificateKind,
  type Conclusion,
  type LifecycleEvent,
  type LocalText,
  type QuantityValue,
  type UsagePurpose,
} from '@suyuan/domain';
import type { CertificateDigest, HistoryEntry } from '@suyuan/read-model';
import type {
  LifecycleEntry,
  Severity,
  StandingCertificate,
  TraceVerdict,
  ValidityAnswer,
  ValidityVerdict,
} from '@suyuan/traceability';
import { completenessOf, type Completeness } from '../reading/completeness';
import { messageOf } from '../reading/messages';

export interface ValidityEcho {
  asset: string;
  quantity: string;
  value: QuantityValue | null;
  on: string;
  purpose: UsagePurpose | null;
  knownAt: number;
}

export interface AnsweredValidity {
  question: ValidityEcho;
  verdict: ValidityVerdict;
  /** The first day on which the verdict is another, by what is known; null: none known. */
  until: string | null;
  reasons: {
    code: string;
    severity: Severity;
    at: { from: string | null; to: string | null } | null;
    message: LocalText;
    evidence: string[];
  }[];
  certificate: {
    id: string;
    number: string;
    issuer: string;
    kind: string;
    performedOn: string;
    issuedOn: string;
    validUntil: string | null;
    conclusion: string;
  } | null;
  traceVerdict: TraceVerdict;
  completeness: Completeness;
}

export function answerValidity(
  question: ValidityEcho,
  judged: ValidityAnswer,
  digest: CertificateDigest | null,
): AnsweredValidity {
  const { trace } = judged.standing;
  return {
    question,
    verdict: judged.verdict,
    until: judged.until,
    reasons: judged.reasons.map(({ code, severity, at, evidence }) => ({
      code,
      severity,
      at,
      message: messageOf(code),
      evidence,
    })),
    certificate: digest && {
      id: digest.id,
      number: digest.number,
      issuer: digest.issuer,
      kind: digest.kind,
      performedOn: digest.performedOn,
      issuedOn: digest.issuedOn,
      validUntil: digest.validUntil,
      conclusion: digest.conclusion,
    },
    traceVerdict: trace.verdict,
    completeness: completenessOf({ ...trace, linksExamined: trace.links.length }),
  };
}

/** The lifecycle of an asset out of its history: `AssetRepaired` is REPAIRED. */
export function lifecycleOf(history: readonly HistoryEntry[]): LifecycleEntry[] {
  return history.flatMap(({ type, position, data }) => {
    const event = type.replace(/^Asset/, '').toUpperCase() as LifecycleEvent;
    if (!LIFECYCLE_EVENTS.includes(event)) return [];
    const { id, on } = data as { id: string; on: string };
    return [{ id, event, on, position }];
  });
}

/** The earliest day from which a certificate is withdrawn, out of its history; null when it is not. */
export function withdrawnFromOf(history: readonly HistoryEntry[]): string | null {
  const days = history.flatMap(({ type, data }) => {
    const { effect, effectiveFrom } = data as { effect?: string; effectiveFrom?: string | null };
    return type === 'CertificateRevoked' && effect === 'WITHDRAWN' && effectiveFrom ? [effectiveFrom] : [];
  });
  return days.sort()[0] ?? null;
}

export function standingCertificate(
  digest: CertificateDigest,
  withdrawnFrom: string | null,
): StandingCertificate {
  return {
    id: digest.id,
    kind: digest.kind as CertificateKind,
    conclusion: digest.conclusion as Conclusion,
    performedOn: digest.performedOn,
    validUntil: digest.validUntil,
    withdrawnFrom,
  };
}
