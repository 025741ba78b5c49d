import {
  CONCLUSIONS,
  SEVERITIES,
  TRACE_VERDICTS,
  VALIDITY_VERDICTS,
  type Conclusion,
  type Severity,
  type TraceVerdict,
  type ValidityVerdict,
} from '@suyuan/domain';
import { LocalTextBody, QuantityRangeBody, QuantityValueBody, StatedParameterBody } from '../values';
import { CompletenessReply, PlaceReply } from './common';
import { NamedReply } from './names';
import {
  DayOrNull,
  PartOrNull,
  Shown,
  ShownDay,
  ShownEnum,
  ShownNumber,
  ShownPart,
  ShownParts,
  ShownText,
  ShownTexts,
  TextOrNull,
} from './shown';

export class ValidityQuestionReply {
  @ShownText()
  asset!: string;

  @TextOrNull('null: every quantity that the asset measures.')
  quantity!: string | null;

  @PartOrNull(() => QuantityValueBody)
  value!: QuantityValueBody | null;

  @Shown({ type: () => StatedParameterBody, isArray: true, required: false })
  parameters?: StatedParameterBody[];

  @Shown({ type: String, required: false })
  part?: string;

  @ShownDay()
  on!: string;

  @TextOrNull()
  purpose!: string | null;

  @ShownNumber()
  knownAt!: number;
}

/** A part, or a function, with the conclusion that it bears. */
export class StatedConclusionReply {
  @ShownText()
  quantity!: string;

  @TextOrNull()
  part!: string | null;

  @ShownEnum(CONCLUSIONS)
  conclusion!: Conclusion;
}

export class ValidityReasonReply {
  @ShownText()
  code!: string;

  @ShownEnum(SEVERITIES)
  severity!: Severity;

  @PartOrNull(() => PlaceReply)
  at!: PlaceReply | null;

  @ShownPart(() => LocalTextBody)
  message!: LocalTextBody;

  @TextOrNull('The law, regulation or standard that the rule rests on, as China cites it.')
  article!: string | null;

  @PartOrNull(() => LocalTextBody)
  articleText!: LocalTextBody | null;

  @ShownTexts()
  evidence!: string[];

  /** What passes and what fails by itself. */
  @Shown({ type: () => StatedConclusionReply, isArray: true, required: false })
  conclusions?: StatedConclusionReply[];

  /** The ranges that it is about. */
  @Shown({ type: () => QuantityRangeBody, isArray: true, required: false })
  ranges?: QuantityRangeBody[];

  /** The part that it is about. */
  @Shown({ type: String, required: false })
  part?: string;

  @ShownText('Path of the certificate, case or asset that it speaks of.')
  link!: string;
}

export class StandingCertificateReply {
  @ShownText()
  id!: string;

  @ShownText()
  number!: string;

  @ShownText()
  issuer!: string;

  @ShownText()
  kind!: string;

  @ShownDay()
  performedOn!: string;

  @ShownDay()
  issuedOn!: string;

  @DayOrNull()
  validUntil!: string | null;

  @ShownText()
  conclusion!: string;
}

/** The first day on which the verdict is another. */
export class ValidityChangeReply {
  @ShownDay()
  on!: string;

  @ShownEnum(VALIDITY_VERDICTS)
  verdict!: ValidityVerdict;

  /** Every reason on that day. */
  @ShownParts(() => ValidityReasonReply)
  reasons!: ValidityReasonReply[];

  /** Codes told on that day and not on the day asked for. */
  @ShownTexts()
  appears!: string[];

  /** Codes told on the day asked for and not on that day. */
  @ShownTexts()
  disappears!: string[];
}

/** GET /v1/assets/{id}/validity */
export class ValidityReply extends NamedReply {
  @ShownPart(() => ValidityQuestionReply)
  question!: ValidityQuestionReply;

  @ShownEnum(VALIDITY_VERDICTS)
  verdict!: ValidityVerdict;

  @DayOrNull('The first day on which the verdict is another, by what is known.')
  until!: string | null;

  @PartOrNull(() => ValidityChangeReply)
  change!: ValidityChangeReply | null;

  @ShownParts(() => ValidityReasonReply)
  reasons!: ValidityReasonReply[];

  @PartOrNull(() => StandingCertificateReply)
  certificate!: StandingCertificateReply | null;

  @ShownEnum(TRACE_VERDICTS)
  traceVerdict!: TraceVerdict;

  @ShownPart(() => CompletenessReply)
  completeness!: CompletenessReply;
}
