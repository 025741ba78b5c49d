import type { PointBody } from '../certificate/certificate.commands';
import type { CommandContext } from '../decision';
import type {
  AssetKind,
  AssetNature,
  Conclusion,
  DecisionRuleId,
  ReferenceUse,
  CivilDate,
  ExaminationKind,
  KeptBy,
  LifecycleEvent,
  LocalText,
  QuantityRange,
  QuantityValue,
  StatedParameterBody,
  SupervisionSystem,
  Tier,
  UsagePurpose,
  VerificationMode,
  Visibility,
} from '../vocabulary';
import type { AssetPart } from './asset.events';
import type { StatedLimits } from '../metrology/stated';
import type { ReferenceMaterialBody } from './reference-material';

export interface MeasurandBody {
  quantity: string;
  range?: QuantityRange | null;
  accuracyClass?: string | null;
  mpe?: StatedLimits | null;
  parameters?: StatedParameterBody[] | null;
}

export interface UsageBody {
  compulsory?: boolean | null;
  purpose?: UsagePurpose | null;
  mode?: VerificationMode | null;
  intervalMonths?: number | null;
  serviceLifeMonths?: number | null;
}

/** Body of `POST /v1/assets`. */
export interface AssetBody {
  id?: string | null;
  kind: AssetKind;
  tier: Tier;
  name: LocalText;
  manufacturer?: string | null;
  model?: string | null;
  serialNumber: string;
  owner: string;
  region?: string | null;
  measurands: MeasurandBody[];
  schemeLevel?: { scheme: string; level: string } | null;
  usage?: UsageBody | null;
  visibility?: Visibility | null;
  referenceMaterial?: ReferenceMaterialBody | null;
  /** The owner knows of another asset with this nameplate; `reason` says why there are two. */
  sameNameplate?: boolean | null;
  reason?: string | null;
  system?: SupervisionSystem | null;
  parts?: AssetPart[] | null;
  catalogueItem?: string | null;
  use?: ReferenceUse | null;
  nature?: AssetNature | null;
  keptBy?: KeptBy | null;
}

/** Body of `POST /v1/assets/{id}/amendments`: what is left out stays as it is. */
export interface AmendmentBody {
  id?: string | null;
  on: CivilDate;
  reason: string;
  name?: LocalText | null;
  manufacturer?: string | null;
  model?: string | null;
  serialNumber?: string | null;
  region?: string | null;
  measurands?: MeasurandBody[] | null;
  parts?: AssetPart[] | null;
  usage?: UsageBody | null;
  schemeLevel?: { scheme: string; level: string } | null;
  catalogueItem?: string | null;
  use?: ReferenceUse | null;
  nature?: AssetNature | null;
  visibility?: Visibility | null;
}

/** Body of `POST /v1/assets/{id}/examinations`. */
export interface ExaminationBody {
  id?: string | null;
  number: string;
  kind: ExaminationKind;
  validFrom: CivilDate;
  validTo?: CivilDate | null;
  authority?: string | null;
}

/** Body of `POST /v1/assets/{id}/lifecycle`. */
export interface LifecycleBody {
  id?: string | null;
  event: LifecycleEvent;
  on: CivilDate;
  owner?: string | null;
  note?: string | null;
  /** The part that it happened to. */
  part?: string | null;
}

/** Body of `POST /v1/assets/{id}/nonconformities`. */
export interface NonconformityBody {
  id?: string | null;
  quantity: string;
  from: CivilDate;
  to: CivilDate;
  shift?: QuantityValue | null;
  shifts?: ShiftBody[] | null;
  reason: string;
  /** The part that was found. */
  part?: string | null;
}

export interface ShiftBody {
  value: QuantityValue;
  parameters?: StatedParameterBody[] | null;
  part?: string | null;
  shift: QuantityValue;
}

/** Body of `POST /v1/assets/{id}/dismissals`. */
export interface DismissalBody {
  id?: string | null;
  quantity: string;
  finding: string;
  part?: string | null;
  reason: string;
}

/** Body of `POST /v1/assets/{id}/restatements`. */
export interface RestatementBody {
  id?: string | null;
  quantity: string;
  shift: QuantityValue;
  effectiveFrom: CivilDate;
  reason: string;
  source?: string | null;
}

/** What the owner demands. */
export interface RequirementBody {
  quantity: string;
  limits: StatedLimits;
  parameters?: StatedParameterBody[] | null;
}

/** Body of `POST /v1/assets/{id}/confirmations` (计量确认). */
export interface AssetConfirmationBody {
  id?: string | null;
  certificate: string;
  on: CivilDate;
  purpose: UsagePurpose;
  requirement: RequirementBody;
  conclusion: Conclusion;
  rule?: { id: DecisionRuleId; guardFactor?: string | null } | null;
  validUntil?: CivilDate | null;
}

/** Body of `POST /v1/assets/{id}/checks`: an intermediate check (期间核查). */
export interface CheckBody {
  id?: string | null;
  on: CivilDate;
  quantity: string;
  passed: boolean;
  /** Channel, piece, function or probe. */
  part?: string | null;
  method?: string | null;
  /** Of all its points that state none of these themselves. */
  parameters?: StatedParameterBody[] | null;
  /** As on certificates; `mpe` is the limit of the check. */
  points?: PointBody[] | null;
}

export interface RegisterAsset extends CommandContext {
  type: 'RegisterAsset';
  id: string;
  body: AssetBody;
  /** Another asset, one that everybody may know of, bears the nameplate of this one. */
  nameplateTaken?: boolean;
  /** The supervision that the owner stands under; asked only where the body states one. */
  ownersSystem?: SupervisionSystem | null;
}

export interface ExamineAsset extends CommandContext {
  type: 'ExamineAsset';
  id: string;
  asset: string;
  body: ExaminationBody;
}

export interface RecordLifecycle extends CommandContext {
  type: 'RecordLifecycle';
  id: string;
  asset: string;
  body: LifecycleBody;
  /** Its present owner, where that is another than its stream tells: one that took that one over. */
  owner?: string | null;
}

export interface ReportNonconformity extends CommandContext {
  type: 'ReportNonconformity';
  id: string;
  /** The id of the impact case it opens. */
  impactCase: string;
  asset: string;
  body: NonconformityBody;
}

export interface RestateReferenceValue extends CommandContext {
  type: 'RestateReferenceValue';
  id: string;
  asset: string;
  body: RestatementBody;
}

export interface CheckAsset extends CommandContext {
  type: 'CheckAsset';
  id: string;
  asset: string;
  body: CheckBody;
}

export interface DismissSuspicion extends CommandContext {
  type: 'DismissSuspicion';
  id: string;
  asset: string;
  body: DismissalBody;
}

export interface AmendAsset extends CommandContext {
  type: 'AmendAsset';
  id: string;
  asset: string;
  body: AmendmentBody;
  /** Another asset, one that everybody may know of, bears the nameplate that it would have. */
  nameplateTaken?: boolean;
}

export interface ConfirmAsset extends CommandContext {
  type: 'ConfirmAsset';
  id: string;
  asset: string;
  body: AssetConfirmationBody;
}

export type AssetCommand =
  | RegisterAsset
  | ExamineAsset
  | RecordLifecycle
  | ReportNonconformity
  | RestateReferenceValue
  | CheckAsset
  | DismissSuspicion
  | AmendAsset
  | ConfirmAsset;
