/** The words of the field that commands, events and answers share. Types and what follows from a word alone: no framework. */

/** A civil date `YYYY-MM-DD`: a day in the world (performed, valid until), never an instant. */
export type CivilDate = string;

/** A decimal number as text, kept byte for byte: `"50.000838"`, `"306.250"`. At most 40 significant digits. */
export type DecimalText = string;

/** A ratio as text: a decimal `"0.25"`, or a fraction of two whole numbers `"1/3"`, which no decimal can state. */
export type RatioText = string;

/** Text for people; one language may be missing, not both. */
export interface LocalText {
  zh?: string;
  en?: string;
}

/** A value of a quantity; `unit` is a UCUM code of the legal-unit list. */
export interface QuantityValue {
  value: DecimalText;
  unit: string;
}

/** A closed range, `min <= max`, both in `unit`. */
export interface QuantityRange {
  min: DecimalText;
  max: DecimalText;
  unit: string;
}

/** A further axis of a result as posted (metrology/stated-parameter.ts). */
export interface StatedParameterBody {
  parameter: string;
  value?: QuantityValue | null;
  range?: QuantityRange | null;
  code?: string | null;
}

/** What stands on the nameplate, for an asset whose id the sender does not know. */
export interface AssetIdentity {
  manufacturer: string;
  model: string;
  serialNumber: string;
}

/** An asset named by its id, or by its nameplate until it is registered. */
export type AssetReference = string | AssetIdentity;

export const ORGANIZATION_KINDS = ['LABORATORY', 'ENTERPRISE', 'REGULATOR', 'INSTITUTE'] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

export const ASSET_KINDS = ['INSTRUMENT', 'STANDARD', 'REFERENCE_MATERIAL'] as const;
export type AssetKind = (typeof ASSET_KINDS)[number];

/** From the national primary standard (计量基准) down to the working instrument (工作计量器具). */
export const TIERS = [
  'PRIMARY',
  'SECONDARY',
  'WORKING_PRIMARY',
  'PUBLIC',
  'ENTERPRISE_HIGHEST',
  'WORKING_STANDARD',
  'WORKING',
] as const;
export type Tier = (typeof TIERS)[number];

export const CERTIFICATE_KINDS = [
  'CALIBRATION',
  'VERIFICATION',
  'ARBITRATION',
  'INITIAL_VERIFICATION',
  'IN_HOUSE',
  'COMPARISON',
  'CRM',
  'REALIZATION',
] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

/** Kinds that follow a regulation and judge: what they print of uncertainty is theirs to choose. */
export const VERIFICATION_KINDS = ['VERIFICATION', 'ARBITRATION', 'INITIAL_VERIFICATION'] as const;

export function isVerification(kind: CertificateKind): boolean {
  return (VERIFICATION_KINDS as readonly string[]).includes(kind);
}

export const CONCLUSIONS = [
  'PASS',
  'FAIL',
  'CONDITIONAL_PASS',
  'CONDITIONAL_FAIL',
  'UNDETERMINED',
  'NONE',
  'RESTRICTED_USE',
] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

export const EXAMINATION_KINDS = ['PRIMARY', 'EXAMINATION', 'PUBLIC_STANDARD'] as const;
export type ExaminationKind = (typeof EXAMINATION_KINDS)[number];

export const LIFECYCLE_EVENTS = [
  'REPAIRED',
  'ADJUSTED',
  'DAMAGED',
  'ISOLATED',
  'RETURNED',
  'RETIRED',
  'TRANSFERRED',
  'INSTALLED',
  'SEAL_BROKEN',
  'SOFTWARE_CHANGED',
] as const;
export type LifecycleEvent = (typeof LIFECYCLE_EVENTS)[number];

export const REVOCATION_EFFECTS = ['VOID', 'WITHDRAWN'] as const;
export type RevocationEffect = (typeof REVOCATION_EFFECTS)[number];

export const REFERENCE_ROLES = ['MAIN', 'ANCILLARY'] as const;
export type ReferenceRole = (typeof REFERENCE_ROLES)[number];

/** Used by its class (按级): its value is its nominal; or by its value with its uncertainty and corrections (按等). */
export const REFERENCE_USES = ['BY_GRADE', 'BY_ORDER'] as const;
export type ReferenceUse = (typeof REFERENCE_USES)[number];

/** Embodies its value (a weight, a block, a cell), or indicates what is put to it. */
export const ASSET_NATURES = ['MEASURE', 'INDICATOR'] as const;
export type AssetNature = (typeof ASSET_NATURES)[number];

/** How a standard is kept that nothing calibrates: by comparison with its like alone (比对). */
export const KEPT_BY = ['COMPARISON'] as const;
export type KeptBy = (typeof KEPT_BY)[number];

export const EXTERNAL_KINDS = ['CIPM_MRA', 'ILAC_MRA', 'ISO_17034'] as const;
export type ExternalKind = (typeof EXTERNAL_KINDS)[number];

export const CMC_FORMS = [
  'CONSTANT',
  'LINEAR',
  'TABLE',
  'TEXT',
  'QUADRATURE',
  'MATRIX',
  'EXPRESSION',
] as const;
export type CmcForm = (typeof CMC_FORMS)[number];

/** Where a laboratory may do what a line of its scope says: in its rooms, at the customer's. */
export const SCOPE_SITES = ['PERMANENT', 'ON_SITE'] as const;
export type ScopeSite = (typeof SCOPE_SITES)[number];

export const DECISION_RULES = ['SIMPLE', 'GUARD_BAND', 'NON_BINARY', 'JJF_1094', 'PFA_2'] as const;
export type DecisionRuleId = (typeof DECISION_RULES)[number];

/** What a rule that bounds a probability takes the inspected items to be. */
export const PROCESS_ASSUMPTIONS = ['STATED_PROCESS', 'WORST_CENTRED_PROCESS', 'ANY_PROCESS'] as const;
export type ProcessAssumption = (typeof PROCESS_ASSUMPTIONS)[number];

/** What a comparison by |En| says (JJF 1117, ISO/IEC 17043). */
export const COMPARISON_VERDICTS = ['SATISFACTORY', 'UNSATISFACTORY'] as const;
export type ComparisonVerdict = (typeof COMPARISON_VERDICTS)[number];

/** What an exceeded ratio of a scheme's edge is: a gap of the chain, or a remark beside it. */
export const RATIO_SEVERITIES = ['GAP', 'REMARK'] as const;
export type RatioSeverity = (typeof RATIO_SEVERITIES)[number];

/** What a method's ratio compares: U of the item with its MPEV, or u of the reference with u of the item. */
export const RATIO_BASES = ['MPE', 'REFERENCE'] as const;
export type RatioBasis = (typeof RATIO_BASES)[number];

export const USAGE_PURPOSES = ['TRADE', 'SAFETY', 'MEDICAL', 'ENVIRONMENT', 'OTHER'] as const;
export type UsagePurpose = (typeof USAGE_PURPOSES)[number];

export const VERIFICATION_MODES = ['PERIODIC', 'INITIAL_ONLY_UNTIL_FAIL', 'INITIAL_ONLY_ROTATE'] as const;
export type VerificationMode = (typeof VERIFICATION_MODES)[number];

export const VISIBILITIES = ['PUBLIC', 'RESTRICTED'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Supervision apart from the civil one: the armed forces have their own regulators. */
export const SUPERVISION_SYSTEMS = ['DEFENCE'] as const;
export type SupervisionSystem = (typeof SUPERVISION_SYSTEMS)[number];

export const AUTHORITY_LEVELS = ['NATIONAL', 'PROVINCIAL', 'CITY', 'COUNTY'] as const;
export type AuthorityLevel = (typeof AUTHORITY_LEVELS)[number];

/** On what an organization's power to certify rests: 法定机构, 计量授权, CNAS 认可, 资质认定, 标准物质生产者. */
export const SCOPE_BASES = ['STATUTORY', 'AUTHORISATION', 'ACCREDITATION', 'CMA', 'PRODUCER'] as const;
export type ScopeBasis = (typeof SCOPE_BASES)[number];

/** What an AUTHORISATION is for: a whole institute, a public standard, a department's own items, named tasks. */
export const AUTHORISATION_FORMS = ['INSTITUTE', 'PUBLIC_STANDARD', 'INTERNAL', 'TASKS'] as const;
export type AuthorisationForm = (typeof AUTHORISATION_FORMS)[number];

/** What a verification is evidenced by where there is no certificate on paper. */
export const EVIDENCE_KINDS = ['MARK', 'LABEL'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const STAGES = ['AS_FOUND', 'AS_LEFT'] as const;
export type Stage = (typeof STAGES)[number];

/** Every state, the gravest first: of several reasons the first in this order is told. Later releases add to it. */
export const STATES = [
  'RETIRED',
  'REVOKED',
  'SUSPENDED',
  'UNDER_REVIEW',
  'FAILED',
  'EXPIRED',
  'NOT_CALIBRATED',
  'NOT_TRACEABLE',
  'INVALID',
  'CANNOT_SAY',
  'SUPERSEDED',
  'RESTRICTED',
  'DUE_SOON',
  'VALID',
] as const;
export type State = (typeof STATES)[number];
