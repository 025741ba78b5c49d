import { SEVERITIES, type Severity } from '@suyuan/domain';
import { LocalTextBody } from '../values';
import {
  PartOrNull,
  Shown,
  ShownEnum,
  ShownNumber,
  ShownPart,
  ShownParts,
  ShownText,
  ShownTexts,
  TextOrNull,
} from './shown';

/** Reply to every write: the resource, and where its last event stands in the log. */
export class WrittenReply {
  @ShownText()
  id!: string;

  @ShownNumber('Position of the last event; for `waitFor`.')
  position!: number;
}

/** Reply to a finding that opened an impact case. */
export class NonconformityWrittenReply extends WrittenReply {
  @ShownText('The case that it opened.')
  impactCase!: string;
}

/** 202: nothing has taken effect; somebody else approves it, or it lapses. */
export class ProposedReply {
  @ShownText('Its id: `POST /v1/proposals/{id}/approvals`.')
  proposal!: string;

  @ShownText('Instant until which it may be approved.')
  expiresAt!: string;

  @ShownText('SHA-256 of what is proposed; an approval may state it.')
  digest!: string;

  @ShownNumber('Position of the proposal; for `waitFor`.')
  position!: number;
}

export class ProblemEntryReply {
  @ShownText('JSON Pointer into the body, or `/name` of a parameter.')
  pointer!: string;

  @ShownText()
  code!: string;

  @ShownText()
  detail!: string;
}

/** RFC 9457 `application/problem+json`. */
export class ProblemReply {
  @ShownText('`urn:suyuan:problem:` and the code.')
  type!: string;

  @ShownText()
  title!: string;

  @ShownNumber()
  status!: number;

  @ShownText('Stable; docs/codes.md lists all.')
  code!: string;

  @ShownText()
  detail!: string;

  @ShownParts(() => ProblemEntryReply)
  errors!: ProblemEntryReply[];

  @ShownText()
  traceId!: string;
}

/** How far an answer can be relied on. */
export class CompletenessReply {
  @Shown({ type: Boolean, description: 'False when a limit was hit; `limit` names it.' })
  complete!: boolean;

  @ShownNumber()
  linksExamined!: number;

  @ShownNumber('The answer is as known at this position of the log.')
  position!: number;

  @ShownText()
  ruleSet!: string;

  @TextOrNull()
  limit!: string | null;
}

/** Whether a list that is shown is all there is; what is judged is judged from the whole. */
export class ListCompletenessReply {
  @Shown({ type: Boolean, description: 'False when something is left out; `limit` names why.' })
  complete!: boolean;

  @TextOrNull()
  limit!: string | null;
}

/** A link (`from` child, `to` parent), a certificate (`to` null), or the start itself (both null). */
export class PlaceReply {
  @TextOrNull()
  from!: string | null;

  @TextOrNull()
  to!: string | null;
}

export class GapReply {
  @ShownText()
  code!: string;

  @ShownEnum(SEVERITIES)
  severity!: Severity;

  @ShownPart(() => PlaceReply)
  at!: PlaceReply;

  @ShownPart(() => LocalTextBody)
  message!: LocalTextBody;

  @TextOrNull('The law, regulation or standard that the rule rests on, as China cites it.')
  article!: string | null;

  @PartOrNull(() => LocalTextBody)
  articleText!: LocalTextBody | null;

  @ShownTexts()
  evidence!: string[];

  @Shown({ type: 'integer', nullable: true, description: 'Index of the result of `at.from`.' })
  result!: number | null;

  @Shown({ type: 'array', items: { type: 'integer' }, nullable: true, description: 'Indices of its points.' })
  points!: number[] | null;
}
