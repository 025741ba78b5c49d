import {
  ASSET_KINDS,
  ASSET_NATURES,
  EXAMINATION_KINDS,
  KEPT_BY,
  LIFECYCLE_EVENTS,
  REFERENCE_MATERIAL_GRADES,
  REFERENCE_USES,
  SUPERVISION_SYSTEMS,
  TIERS,
  USAGE_PURPOSES,
  VERIFICATION_MODES,
  VISIBILITIES,
  type AssetKind,
  type AssetNature,
  type ExaminationKind,
  type KeptBy,
  type LifecycleEvent,
  type ReferenceMaterialBody as ReferenceMaterialStatement,
  type ReferenceMaterialGrade,
  type SupervisionSystem,
  type Tier,
  type UsagePurpose,
  type VerificationMode,
  type Visibility,
  type AmendmentBody,
  type ReferenceUse,
  type AssetBody,
  type ExaminationBody,
  type LifecycleBody,
  type StatedLimits,
} from '@suyuan/domain';
import { StatedLimitsBody } from './stated-figures';
import {
  CivilDateField,
  Flag,
  Id,
  LabelDateField,
  LabelField,
  Nested,
  NestedArray,
  NoteField,
  OneOf,
  OPTIONAL,
  RegionCode,
  SchemeId,
  TextField,
  WholeNumber,
} from './fields';
import {
  MAX_CODE_LENGTH,
  MAX_MEASURANDS,
  MAX_MONTHS,
  MAX_NAME_LENGTH,
  MAX_NUMBER_LENGTH,
  MAX_PARAMETERS,
  MAX_PARTS,
  MAX_REASON_LENGTH,
} from './limits';
import { LocalTextBody, QuantityRangeBody, QuantityValueBody, StatedParameterBody } from './values';

export class MeasurandBody {
  @TextField(MAX_CODE_LENGTH)
  quantity!: string;

  @Nested(() => QuantityRangeBody, OPTIONAL)
  range?: QuantityRangeBody | null;

  @LabelField(MAX_NAME_LENGTH, OPTIONAL)
  accuracyClass?: string | null;

  @Nested(() => StatedLimitsBody, OPTIONAL)
  mpe?: StatedLimits | null;

  @NestedArray(() => StatedParameterBody, MAX_PARAMETERS, {
    optional: true,
    description: 'For which it is registered alone; left out, whatever parameters.',
  })
  parameters?: StatedParameterBody[] | null;
}

export class SchemeLevelReferenceBody {
  @SchemeId()
  scheme!: string;

  @LabelField(MAX_CODE_LENGTH)
  level!: string;
}

export class UsageBody {
  @Flag({ optional: true, description: 'Subject to compulsory verification (强制检定); left out, false.' })
  compulsory?: boolean | null;

  @OneOf(USAGE_PURPOSES, OPTIONAL)
  purpose?: UsagePurpose | null;

  @OneOf(VERIFICATION_MODES, OPTIONAL)
  mode?: VerificationMode | null;

  @WholeNumber(1, MAX_MONTHS, OPTIONAL)
  intervalMonths?: number | null;

  @WholeNumber(1, MAX_MONTHS, OPTIONAL)
  serviceLifeMonths?: number | null;
}

/** What the label of a certified reference material says. */
export class ReferenceMaterialBody implements ReferenceMaterialStatement {
  @LabelField(MAX_CODE_LENGTH, { description: 'National code.', example: 'GBW(E) 080123' })
  code!: string;

  @LabelField(MAX_CODE_LENGTH)
  batch!: string;

  @Nested(() => QuantityValueBody, OPTIONAL)
  certifiedValue?: QuantityValueBody | null;

  @LabelDateField({
    optional: true,
    description: 'The last day on which it may be used; a month means its last day.',
  })
  expiresOn?: string | null;

  @OneOf(REFERENCE_MATERIAL_GRADES, { optional: true, description: '一级 (GBW) or 二级 (GBW(E)).' })
  grade?: ReferenceMaterialGrade | null;
}

/** A channel, piece, function or probe of an asset. */
export class AssetPartBody {
  @LabelField(MAX_CODE_LENGTH, { description: 'By which results and events name it.', example: '200*' })
  id!: string;

  @Nested(() => LocalTextBody, OPTIONAL)
  name?: LocalTextBody;

  @LabelField(MAX_NAME_LENGTH, OPTIONAL)
  serialNumber?: string;
}

/** POST /v1/assets */
export class RegisterAssetBody implements AssetBody {
  @Id(OPTIONAL)
  id?: string | null;

  @OneOf(ASSET_KINDS)
  kind!: AssetKind;

  @OneOf(TIERS)
  tier!: Tier;

  @Nested(() => LocalTextBody)
  name!: LocalTextBody;

  @LabelField(MAX_NAME_LENGTH, OPTIONAL)
  manufacturer?: string | null;

  @LabelField(MAX_NAME_LENGTH, OPTIONAL)
  model?: string | null;

  @LabelField(MAX_NAME_LENGTH)
  serialNumber!: string;

  @Id({ description: 'Organization that owns it.' })
  owner!: string;

  @RegionCode(OPTIONAL)
  region?: string | null;

  @NestedArray(() => MeasurandBody, MAX_MEASURANDS, { minItems: 1 })
  measurands!: MeasurandBody[];

  @Nested(() => SchemeLevelReferenceBody, OPTIONAL)
  schemeLevel?: SchemeLevelReferenceBody | null;

  @Nested(() => UsageBody, OPTIONAL)
  usage?: UsageBody | null;

  @OneOf(VISIBILITIES, { optional: true, description: 'Left out, PUBLIC.' })
  visibility?: Visibility | null;

  @Nested(() => ReferenceMaterialBody, {
    optional: true,
    description: 'For kind REFERENCE_MATERIAL; no other asset has it.',
  })
  referenceMaterial?: ReferenceMaterialBody | null;

  @Flag({
    optional: true,
    description: 'There is another asset with this nameplate, and the owner knows it.',
  })
  sameNameplate?: boolean | null;

  @NoteField(MAX_REASON_LENGTH, {
    optional: true,
    description: 'Why there are two; with `sameNameplate`, and only with it.',
  })
  reason?: string | null;

  @OneOf(SUPERVISION_SYSTEMS, {
    optional: true,
    description: 'Left out, the civil supervision; else that of the registered owner.',
  })
  system?: SupervisionSystem | null;

  @NestedArray(() => AssetPartBody, MAX_PARTS, {
    optional: true,
    description: 'Channels, pieces, functions, probes that results and events may name.',
  })
  parts?: AssetPartBody[] | null;

  @LabelField(MAX_CODE_LENGTH, {
    optional: true,
    description: 'Its item of the catalogue of compulsory verification.',
  })
  catalogueItem?: string | null;

  @OneOf(REFERENCE_USES, {
    optional: true,
    description:
      'By its nominal value (按级) or by its value with its uncertainty (按等). Left out, BY_GRADE for instruments and classes named 级.',
  })
  use?: ReferenceUse | null;

  @OneOf(ASSET_NATURES, {
    optional: true,
    description: 'Embodies its value (a weight, a block), or indicates one. Left out, by kind and class.',
  })
  nature?: AssetNature | null;

  @OneOf(KEPT_BY, {
    optional: true,
    description: 'COMPARISON: nothing calibrates it, it is kept by comparison with its like (比对).',
  })
  keptBy?: KeptBy | null;
}

/** POST /v1/assets/{id}/amendments: registered facts are others from a day on; what is left out stays. */
export class AmendAssetBody implements AmendmentBody {
  @Id(OPTIONAL)
  id?: string | null;

  @CivilDateField({ description: 'The first day on which they are others; earlier days keep what they had.' })
  on!: string;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;

  @Nested(() => LocalTextBody, OPTIONAL)
  name?: LocalTextBody | null;

  @LabelField(MAX_NAME_LENGTH, OPTIONAL)
  manufacturer?: string | null;

  @LabelField(MAX_NAME_LENGTH, OPTIONAL)
  model?: string | null;

  @LabelField(MAX_NAME_LENGTH, OPTIONAL)
  serialNumber?: string | null;

  @RegionCode(OPTIONAL)
  region?: string | null;

  @NestedArray(() => MeasurandBody, MAX_MEASURANDS, { optional: true, minItems: 1 })
  measurands?: MeasurandBody[] | null;

  @NestedArray(() => AssetPartBody, MAX_PARTS, { optional: true, minItems: 1 })
  parts?: AssetPartBody[] | null;

  @Nested(() => UsageBody, OPTIONAL)
  usage?: UsageBody | null;

  @Nested(() => SchemeLevelReferenceBody, OPTIONAL)
  schemeLevel?: SchemeLevelReferenceBody | null;

  @LabelField(MAX_CODE_LENGTH, OPTIONAL)
  catalogueItem?: string | null;

  @OneOf(REFERENCE_USES, OPTIONAL)
  use?: ReferenceUse | null;

  @OneOf(ASSET_NATURES, OPTIONAL)
  nature?: AssetNature | null;

  @OneOf(VISIBILITIES, OPTIONAL)
  visibility?: Visibility | null;
}

/** POST /v1/assets/{id}/examinations */
export class ExamineAssetBody implements ExaminationBody {
  @Id(OPTIONAL)
  id?: string | null;

  @LabelField(MAX_NUMBER_LENGTH)
  number!: string;

  @OneOf(EXAMINATION_KINDS)
  kind!: ExaminationKind;

  @CivilDateField()
  validFrom!: string;

  @CivilDateField(OPTIONAL)
  validTo?: string | null;

  @TextField(MAX_NAME_LENGTH, OPTIONAL)
  authority?: string | null;
}

/** POST /v1/assets/{id}/lifecycle */
export class RecordLifecycleBody implements LifecycleBody {
  @Id(OPTIONAL)
  id?: string | null;

  @OneOf(LIFECYCLE_EVENTS)
  event!: LifecycleEvent;

  @CivilDateField()
  on!: string;

  @Id({
    optional: (owner) => owner.event !== 'TRANSFERRED',
    description: 'The new owner; required for TRANSFERRED.',
  })
  owner?: string | null;

  @NoteField(MAX_REASON_LENGTH, OPTIONAL)
  note?: string | null;

  @LabelField(MAX_CODE_LENGTH, {
    optional: true,
    description:
      'The part that it is about: channel, piece, function or probe; left out, the asset as a whole.',
  })
  part?: string | null;
}
