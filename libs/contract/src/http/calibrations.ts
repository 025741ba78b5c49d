import {
  CERTIFICATE_KINDS,
  CONCLUSIONS,
  DECISION_RULES,
  EVIDENCE_KINDS,
  EXTERNAL_KINDS,
  REFERENCE_ROLES,
  REFERENCE_USES,
  STAGES,
  type AssetReference,
  type CertificateKind,
  type Conclusion,
  type DecisionRuleId,
  type EvidenceKind,
  type ExternalKind,
  type Difference,
  type ReferenceRole,
  type ReferenceUse,
  type ResultQuantity,
  type StatedLimits,
  type StatedUncertainty,
  type Stage,
  type CalibrationBody,
} from '@suyuan/domain';
import {
  CivilDateField,
  Decimal,
  DecimalArray,
  Flag,
  Id,
  LabelDateField,
  LabelArray,
  LabelField,
  Nested,
  NestedArray,
  OneOf,
  OPTIONAL,
  TextField,
  WholeNumber,
} from './fields';
import {
  MAX_CODE_LENGTH,
  MAX_METHODS,
  MAX_NAME_LENGTH,
  MAX_NUMBER_LENGTH,
  MAX_OBSERVATIONS,
  MAX_PARAMETERS,
  MAX_POINTS,
  MAX_REFERENCES,
  MAX_RESULTS,
  MAX_TIMES,
} from './limits';
import { CertificateCopyBody, IntegrityBody } from './integrity';
import { CoefficientsBody, IndicationBody, PrintedFactsBody } from './printed';
import { DifferenceBody, StatedLimitsBody, StatedUncertaintyBody } from './stated-figures';
import {
  AssetReferenceField,
  CertificateNumberBody,
  QuantityRangeBody,
  QuantityValueBody,
  ResultQuantityField,
  StatedParameterBody,
} from './values';

/** What a comparison says of a point; the laboratory's own value is `nominal` with `error`, its U that of the point. */
export class ComparedPointBody {
  @Nested(() => QuantityValueBody, { description: 'The reference value.' })
  value!: QuantityValueBody;

  @Nested(() => DifferenceBody, { description: 'U_ref, the expanded uncertainty of the reference value.' })
  expandedUncertainty!: Difference;

  @Decimal({ description: 'k of U_ref.' })
  coverageFactor!: string;

  @Decimal({ optional: true, description: 'En as it is stated, with its sign; it is computed all the same.' })
  en?: string | null;
}

/** One measured point. What is missing of U and k is refused by the domain with its own codes. */
export class MeasuredPointBody {
  @Nested(() => QuantityValueBody)
  nominal!: QuantityValueBody;

  @Nested(() => DifferenceBody, OPTIONAL)
  error?: Difference | null;

  @Nested(() => StatedUncertaintyBody, {
    optional: true,
    description: 'U; a verification may print none.',
  })
  expandedUncertainty?: StatedUncertainty | null;

  @Decimal(OPTIONAL)
  coverageFactor?: string | null;

  @Decimal(OPTIONAL)
  coverageProbability?: string | null;

  @Decimal({ optional: true, description: 'Degrees of freedom of U.' })
  degreesOfFreedom?: string | null;

  @Nested(() => StatedLimitsBody, OPTIONAL)
  mpe?: StatedLimits | null;

  @OneOf(STAGES, OPTIONAL)
  stage?: Stage | null;

  @LabelField(MAX_CODE_LENGTH, {
    optional: true,
    description: 'How the certificate marks the piece.',
    example: '200*',
  })
  mark?: string | null;

  @DecimalArray(MAX_OBSERVATIONS, {
    optional: true,
    description: 'The readings behind this point, in the unit of `nominal`.',
  })
  observations?: string[] | null;

  @NestedArray(() => StatedParameterBody, MAX_PARAMETERS, {
    optional: true,
    description: 'What it holds for beside its value: frequency, wavelength, analyte …',
  })
  parameters?: StatedParameterBody[] | null;

  @OneOf(CONCLUSIONS, {
    optional: true,
    description: 'Of this point; wins over those of result and certificate.',
  })
  conclusion?: Conclusion | null;

  @Nested(() => ComparedPointBody, {
    optional: true,
    description: 'Of kind COMPARISON (JJF 1117): what the point is compared with.',
  })
  comparison?: ComparedPointBody | null;

  @Nested(() => IndicationBody, {
    optional: true,
    description: 'What it indicated in a unit of its own: ohms of a thermometer, psi of a gauge.',
  })
  indication?: IndicationBody | null;
}

/** Evidence for a reference outside this system. */
export class ExternalEvidenceBody {
  @OneOf(EXTERNAL_KINDS)
  kind!: ExternalKind;

  @TextField(MAX_NAME_LENGTH)
  institute!: string;

  @LabelField(MAX_NUMBER_LENGTH, OPTIONAL)
  certificateNumber?: string | null;

  @LabelField(MAX_NUMBER_LENGTH, { optional: true, description: 'KCDB identifier of the CMC, for CIPM_MRA.' })
  kcdbId?: string | null;

  @LabelField(MAX_NUMBER_LENGTH, {
    optional: true,
    description: 'Accreditation number, for ILAC_MRA and ISO_17034.',
  })
  accreditation?: string | null;
}

export class StandardReferenceBody {
  @AssetReferenceField({
    optional: (owner) => owner.external !== undefined && owner.external !== null,
    description: 'The standard that was used; required unless `external` is given.',
  })
  asset?: AssetReference | null;

  @Nested(() => CertificateNumberBody, OPTIONAL)
  certificate?: CertificateNumberBody | null;

  @TextField(MAX_CODE_LENGTH)
  quantity!: string;

  @OneOf(REFERENCE_ROLES, { optional: true, description: 'Left out, MAIN.' })
  role?: ReferenceRole | null;

  @Nested(() => QuantityRangeBody, {
    optional: true,
    description: 'The part of the reference that was used.',
  })
  range?: QuantityRangeBody | null;

  @Nested(() => ExternalEvidenceBody, OPTIONAL)
  external?: ExternalEvidenceBody | null;

  @LabelField(MAX_CODE_LENGTH, {
    optional: true,
    description: 'Which batch of a reference material was used.',
  })
  batch?: string | null;

  @OneOf(REFERENCE_USES, {
    optional: true,
    description: 'By grade (按级) at its nominal value, or by order (按等) as its certificate states.',
  })
  use?: ReferenceUse | null;

  @NestedArray(() => StatedParameterBody, MAX_PARAMETERS, {
    optional: true,
    description: 'At which it was used, where that is not what the points state.',
  })
  parameters?: StatedParameterBody[] | null;

  @LabelField(MAX_CODE_LENGTH, {
    optional: true,
    description: 'The part of the reference that was used: channel, piece, function or probe.',
  })
  part?: string | null;

  @WholeNumber(1, MAX_TIMES, {
    optional: true,
    description: 'How many of its kind lay in one load; left out, one.',
  })
  times?: number | null;
}

export class CalibrationResultBody {
  @ResultQuantityField({
    description: 'A code of the list of quantities, or {code, name, unit} of one that nobody published.',
    example: 'mass',
  })
  quantity!: ResultQuantity;

  @Nested(() => QuantityRangeBody, {
    optional: true,
    description: 'What it covers, where points do not state it.',
  })
  range?: QuantityRangeBody | null;

  @NestedArray(() => StatedParameterBody, MAX_PARAMETERS, {
    optional: true,
    description: 'Of all its points that state none of these themselves.',
  })
  parameters?: StatedParameterBody[] | null;

  @NestedArray(() => MeasuredPointBody, MAX_POINTS, OPTIONAL)
  points?: MeasuredPointBody[] | null;

  @NestedArray(() => StandardReferenceBody, MAX_REFERENCES, OPTIONAL)
  references?: StandardReferenceBody[] | null;

  @LabelField(MAX_CODE_LENGTH, {
    optional: true,
    description:
      'Channel, piece, function or probe that it is of; left out, that of the `mark` of each point, else the whole.',
  })
  part?: string | null;

  @OneOf(CONCLUSIONS, { optional: true, description: 'Of this result; wins over that of the certificate.' })
  conclusion?: Conclusion | null;

  @Id({
    optional: true,
    description: 'The laboratory that measured it, where the issuer had it measured elsewhere.',
  })
  providedBy?: string | null;

  @Nested(() => CoefficientsBody, OPTIONAL)
  coefficients?: CoefficientsBody | null;
}

export class DecisionRuleBody {
  @OneOf(DECISION_RULES)
  id!: DecisionRuleId;

  @Decimal(OPTIONAL)
  guardFactor?: string | null;
}

export class EnvironmentBody {
  @Nested(() => QuantityValueBody, OPTIONAL)
  temperature?: QuantityValueBody | null;

  @Nested(() => QuantityValueBody, OPTIONAL)
  humidity?: QuantityValueBody | null;

  @Nested(() => QuantityValueBody, OPTIONAL)
  pressure?: QuantityValueBody | null;
}

/** POST /v1/calibrations: one certificate with its results. */
export class RecordCalibrationBody extends PrintedFactsBody implements CalibrationBody {
  @Id(OPTIONAL)
  id?: string | null;

  @LabelField(MAX_NUMBER_LENGTH)
  certificateNumber!: string;

  @Id({ description: 'Organization that issued it.' })
  issuer!: string;

  @OneOf(CERTIFICATE_KINDS)
  kind!: CertificateKind;

  @AssetReferenceField()
  asset!: AssetReference;

  @CivilDateField(OPTIONAL)
  receivedOn?: string | null;

  @CivilDateField()
  performedOn!: string;

  @CivilDateField({ optional: true, description: 'Left out, the day it was performed.' })
  issuedOn?: string | null;

  @LabelDateField({ optional: true, description: 'A month means its last day, and stays as it is printed.' })
  validUntil?: string | null;

  @LabelArray(MAX_METHODS, MAX_NAME_LENGTH, OPTIONAL)
  methods?: string[] | null;

  @Flag({ optional: true, description: 'The certificate carries the accreditation mark; left out, false.' })
  accredited?: boolean | null;

  @OneOf(CONCLUSIONS, { optional: true, description: 'Left out, NONE.' })
  conclusion?: Conclusion | null;

  @LabelField(MAX_NAME_LENGTH, {
    optional: true,
    description: 'The class, order or grade that it awards (准确度等级).',
    example: 'F1',
  })
  accuracyClass?: string | null;

  @Nested(() => DecisionRuleBody, OPTIONAL)
  decisionRule?: DecisionRuleBody | null;

  @Nested(() => EnvironmentBody, OPTIONAL)
  environment?: EnvironmentBody | null;

  @NestedArray(() => CalibrationResultBody, MAX_RESULTS, { minItems: 1 })
  results!: CalibrationResultBody[];

  @NestedArray(() => StandardReferenceBody, MAX_REFERENCES, {
    optional: true,
    description: 'Given for the certificate as a whole: links of every result.',
  })
  references?: StandardReferenceBody[] | null;

  @Id({ optional: true, description: 'The certificate of the same issuer and asset that this one amends.' })
  replaces?: string | null;

  @LabelField(MAX_CODE_LENGTH, {
    optional: true,
    description: 'With `replaces`: it amends what that certificate says of this part alone.',
  })
  replacesPart?: string | null;

  @Nested(() => IntegrityBody, OPTIONAL)
  integrity?: IntegrityBody | null;

  @Flag({
    optional: true,
    description:
      'The owner of the asset records a paper certificate that its issuer does not post; needs `copy`.',
  })
  transcribed?: boolean | null;

  @Nested(() => CertificateCopyBody, OPTIONAL)
  copy?: CertificateCopyBody | null;

  @OneOf(EVIDENCE_KINDS, {
    optional: true,
    description:
      'A verification without a certificate; `certificateNumber` is the number of its mark or label.',
  })
  evidence?: EvidenceKind | null;
}
