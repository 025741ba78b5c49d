import type { Unnamed, ValidityQuestionReply, ValidityReasonReply, ValidityReply } from '@suyuan/contract';
import type { CertificateDigest } from '@suyuan/read-model';
import { aboutOf, type ValidityAnswer, type ValidityReason } from '@suyuan/traceability';
import { completenessOf } from '../question/completeness';
import { citedBy, messageOf } from '../names/messages';
import { linkOf } from '../status/status.answer';

export type AnsweredValidity = Unnamed<ValidityReply>;

export function answerValidity(
  question: ValidityQuestionReply,
  judged: ValidityAnswer,
  digest: CertificateDigest | null,
  unplaced: boolean,
): AnsweredValidity {
  const { trace } = judged.dayFacts;
  const tell = (reason: ValidityReason): ValidityReasonReply => answerReason(reason, question.asset, judged);
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

function answerReason(reason: ValidityReason, asset: string, judged: ValidityAnswer): ValidityReasonReply {
  const { code, severity, at, evidence, conclusions, ranges, part } = reason;
  const link = linkOf(aboutOf(reason, asset, judged));
  return {
    code,
    severity,
    at,
    message: messageOf(code),
    ...citedBy(code),
    evidence,
    ...(conclusions === undefined ? {} : { conclusions }),
    ...(ranges === undefined ? {} : { ranges }),
    ...(part === undefined ? {} : { part }),
    link,
  };
}
