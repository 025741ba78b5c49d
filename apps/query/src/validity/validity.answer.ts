import type { LocalText, QuantityValue, UsagePurpose } from '@suyuan/domain';
import type { CertificateDigest } from '@suyuan/read-model';
import {
  aboutOf,
  type Severity,
  type TraceVerdict,
  type ValidityAnswer,
  type ValidityReason,
  type ValidityVerdict,
} from '@suyuan/traceability';
import { completenessOf, type Completeness } from '../reading/completeness';
import { articleOf, messageOf } from '../reading/messages';
import { linkOf } from '../status/status.answer';

export interface ValidityEcho {
  asset: string;
  quantity: string;
  value: QuantityValue | null;
  on: string;
  purpose: UsagePurpose | null;
  knownAt: number;
}

export interface AnsweredReason {
  code: string;
  severity: Severity;
  at: { from: string | null; to: string | null } | null;
  message: LocalText;
  /** The article the rule rests on. */
  article: string | null;
  evidence: string[];
  /** Path of the certificate, case or asset that it speaks of. */
  link: string;
}

export interface AnsweredValidity {
  question: ValidityEcho;
  verdict: ValidityVerdict;
  /** The first day on which the verdict is another, by what is known; null: none known. */
  until: string | null;
  /** What the verdict is on that day, with every reason then, and the codes that come and go. */
  change: {
    on: string;
    verdict: ValidityVerdict;
    reasons: AnsweredReason[];
    appears: string[];
    disappears: string[];
  } | null;
  reasons: AnsweredReason[];
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
  unplaced: boolean,
): AnsweredValidity {
  const { trace } = judged.standing;
  const tell = (reason: ValidityReason): AnsweredReason => answerReason(reason, question.asset, judged);
  return {
    question,
    verdict: judged.verdict,
    until: judged.until,
    change: judged.change && { ...judged.change, reasons: judged.change.reasons.map(tell) },
    reasons: judged.reasons.map(tell),
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
    completeness: completenessOf(
      {
        ...trace,
        complete: trace.complete && judged.limit === null,
        limit: trace.limit ?? judged.limit,
        linksExamined: trace.links.length,
      },
      unplaced,
    ),
  };
}

function answerReason(reason: ValidityReason, asset: string, judged: ValidityAnswer): AnsweredReason {
  const { code, severity, at, evidence } = reason;
  const link = linkOf(aboutOf(reason, asset, judged));
  return { code, severity, at, message: messageOf(code), article: articleOf(code), evidence, link };
}
