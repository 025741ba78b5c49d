import {
  CERTIFICATE_KINDS,
  CONCLUSIONS,
  LINK_RESOLUTIONS,
  REFERENCE_ROLES,
  SEVERITIES,
  TIERS,
  TRACE_VERDICTS,
  type CertificateKind,
  type Conclusion,
  type LinkResolution,
  type ReferenceRole,
  type Severity,
  type Tier,
  type TraceVerdict,
} from '@suyuan/domain';
import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { ExternalEvidenceBody } from '../calibrations';
import { TRACED_STATUS_LINKS_MAX, TRACED_STATUSES_MAX } from '../limits';
import {
  AssetIdentityBody,
  CertificateNumberBody,
  LocalTextBody,
  QuantityValueBody,
  StatedParameterBody,
} from '../values';
import { CompletenessReply, GapReply } from './common';
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
import { StatusReply } from './status';

/** The question as it was understood: what was asked, and what was known. */
export class TraceQuestionReply {
  @Shown({ type: String, required: false })
  certificate?: string;

  @Shown({ type: String, required: false })
  asset?: string;

  @Shown({ type: String, required: false })
  quantity?: string;

  @Shown({ type: () => QuantityValueBody, required: false, nullable: true })
  value?: QuantityValueBody | null;

  @Shown({ type: () => StatedParameterBody, isArray: true, required: false })
  parameters?: StatedParameterBody[];

  @Shown({ type: String, required: false })
  part?: string;

  @Shown({ type: String, format: 'date', required: false })
  on?: string;

  @ShownNumber()
  knownAt!: number;
}

/** A certificate of the chain. What names a restricted asset is null. */
export class TracedCertificateReply {
  @TextOrNull()
  number!: string | null;

  @TextOrNull()
  issuer!: string | null;

  @PartOrNull(() => LocalTextBody)
  issuerName!: LocalTextBody | null;

  @TextOrNull()
  asset!: string | null;

  @PartOrNull(() => LocalTextBody)
  assetName!: LocalTextBody | null;

  @Shown({ type: String, enum: [...TIERS], nullable: true })
  tier!: Tier | null;

  @Shown({ type: String, enum: [...CERTIFICATE_KINDS], nullable: true })
  kind!: CertificateKind | null;

  @DayOrNull()
  performedOn!: string | null;

  @DayOrNull()
  issuedOn!: string | null;

  @DayOrNull()
  validUntil!: string | null;

  @Shown({ type: String, enum: [...CONCLUSIONS], nullable: true })
  conclusion!: Conclusion | null;

  @PartOrNull(() => QuantityValueBody)
  expandedUncertainty!: QuantityValueBody | null;

  @TextOrNull()
  coverageFactor!: string | null;

  @PartOrNull(() => QuantityValueBody)
  nominal!: QuantityValueBody | null;

  @Shown({ type: 'integer', nullable: true, description: 'Position at which it was recorded.' })
  position!: number | null;

  @Shown({
    type: () => StatusReply,
    required: false,
    nullable: true,
    description:
      'As of now and today, told with `status=true` only; null where it is not for the reader, and beyond ' +
      `the first ${TRACED_STATUSES_MAX} that are, or those above which together stand ${TRACED_STATUS_LINKS_MAX} links.`,
  })
  status?: StatusReply | null;
}

@ApiExtraModels(AssetIdentityBody)
export class TracedReferenceReply {
  @Shown({ oneOf: [{ type: 'string' }, { $ref: getSchemaPath(AssetIdentityBody) }], nullable: true })
  asset!: string | AssetIdentityBody | null;

  @ShownText()
  quantity!: string;

  @PartOrNull(() => CertificateNumberBody)
  certificate!: CertificateNumberBody | null;
}

export class LinkCheckReply {
  @ShownText()
  code!: string;

  @ShownEnum(SEVERITIES)
  severity!: Severity;

  @Shown({ type: Boolean })
  passed!: boolean;

  @ShownTexts()
  evidence!: string[];

  @ShownPart(() => LocalTextBody)
  message!: LocalTextBody;

  @TextOrNull('The law, regulation or standard that the rule rests on, as China cites it.')
  article!: string | null;

  @PartOrNull(() => LocalTextBody)
  articleText!: LocalTextBody | null;

  @Shown({ type: 'array', items: { type: 'integer' }, nullable: true, description: 'Indices of points.' })
  points!: number[] | null;
}

/** One link for each result and reference; children before parents. */
export class TraceLinkReply {
  @ShownText('Certificate of the child.')
  from!: string;

  @ShownNumber("Index of the child's result.")
  result!: number;

  @TextOrNull('Certificate of the parent; null is a dead end with its gap, PENDING or EXTERNAL.')
  to!: string | null;

  @ShownPart(() => TracedReferenceReply)
  reference!: TracedReferenceReply;

  @ShownEnum(REFERENCE_ROLES)
  role!: ReferenceRole;

  @ShownDay()
  usedOn!: string;

  @ShownEnum(LINK_RESOLUTIONS)
  how!: LinkResolution;

  @PartOrNull(() => ExternalEvidenceBody)
  external!: ExternalEvidenceBody | null;

  @Shown({ type: Boolean })
  documentLevel!: boolean;

  @ShownParts(() => LinkCheckReply)
  checks!: LinkCheckReply[];
}

/** The same question as known on the day itself, where that says something else. */
export class AsKnownThenReply {
  @ShownNumber()
  knownAt!: number;

  @ShownEnum(TRACE_VERDICTS)
  verdict!: TraceVerdict;

  @TextOrNull()
  start!: string | null;

  @ShownParts(() => GapReply)
  gaps!: GapReply[];
}

/** The uncertainty of one certificate of the chain, at the value the chain is about. */
export class ChainUncertaintyReply {
  @ShownText()
  certificate!: string;

  @ShownText()
  quantity!: string;

  @ShownPart(() => QuantityValueBody)
  nominal!: QuantityValueBody;

  @ShownPart(() => QuantityValueBody)
  expandedUncertainty!: QuantityValueBody;

  @ShownText()
  coverageFactor!: string;

  @ShownPart(() => QuantityValueBody)
  standardUncertainty!: QuantityValueBody;

  @TextOrNull('u over the size of the nominal; null at zero.')
  relative!: string | null;
}

/** GET /v1/assets/{id}/trace, GET /v1/certificates/{id}/trace */
@ApiExtraModels(TracedCertificateReply)
export class TraceReply extends NamedReply {
  @ShownPart(() => TraceQuestionReply)
  question!: TraceQuestionReply;

  @ShownEnum(TRACE_VERDICTS)
  verdict!: TraceVerdict;

  @ShownText()
  ruleSet!: string;

  @Shown({ type: 'object', additionalProperties: { $ref: getSchemaPath(TracedCertificateReply) } })
  certificates!: Record<string, TracedCertificateReply>;

  @ShownParts(() => TraceLinkReply)
  links!: TraceLinkReply[];

  @ShownTexts()
  roots!: string[];

  @TextOrNull()
  start!: string | null;

  @ShownParts(() => GapReply)
  gaps!: GapReply[];

  @PartOrNull(() => GapReply)
  firstFailing!: GapReply | null;

  @PartOrNull(() => AsKnownThenReply)
  asKnownThen!: AsKnownThenReply | null;

  @ShownParts(() => ChainUncertaintyReply)
  uncertainties!: ChainUncertaintyReply[];

  @ShownPart(() => CompletenessReply)
  completeness!: CompletenessReply;
}
