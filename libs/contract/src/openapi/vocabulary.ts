import {
  COVERAGES,
  DISTRIBUTIONS,
  INTERVAL_METHODS,
  ROUNDINGS,
  UNCERTAINTY_METHODS,
} from '@suyuan/calculators';
import {
  ASSET_KINDS,
  ASSET_NATURES,
  AUTHORISATION_FORMS,
  AUTHORITY_LEVELS,
  CAUSE_KINDS,
  CERTIFICATE_KINDS,
  CMC_FORMS,
  COMPARISON_VERDICTS,
  CONCLUSIONS,
  CONFORMITY_VERDICTS,
  DECISION_RULES,
  DUE_KINDS,
  EVIDENCE_KINDS,
  EXAMINATION_KINDS,
  EXPOSURES,
  EXTERNAL_KINDS,
  GRADING_BASES,
  IMPACT_CASE_STATES,
  IMPACT_CLASSES,
  IMPACT_GRADES,
  LIFECYCLE_EVENTS,
  LIMIT_FORMS,
  LINK_RESOLUTIONS,
  LOGARITHMS_OF,
  METROLOGY_AREAS,
  ORGANIZATION_KINDS,
  PLACE_KINDS,
  PROCESS_ASSUMPTIONS,
  PARTS_OF,
  RATIO_BASES,
  RATIO_SEVERITIES,
  REFERENCE_MATERIAL_GRADES,
  REFERENCE_ROLES,
  KEPT_BY,
  REFERENCE_USES,
  REGION_STATES,
  RELATIVE_TO,
  REVOCATION_EFFECTS,
  ROW_LIMIT_FORMS,
  SCOPE_BASES,
  SCOPE_SITES,
  SEVERITIES,
  SIGNATORY_ROLES,
  STAGES,
  STATES,
  SUPERVISION_SYSTEMS,
  SUSPICION_KINDS,
  TEMPERATURE_SCALES,
  TIERS,
  TRACE_VERDICTS,
  UNCERTAINTY_FORMS,
  UNGRADED_REASONS,
  USAGE_PURPOSES,
  VALIDITY_VERDICTS,
  VERIFICATION_MODES,
  VISIBILITIES,
} from '@suyuan/domain';
import { PROPOSAL_STATES } from '../http/answers/proposals';
import { PUBLIC_STATES } from '../http/answers/public-verification';
import { PROPOSALS_ASKED } from '../http/queries';
import type { JsonObject } from './to-openapi-31';

/** Every closed list of words of the API by the name of its schema; no two have the same words. */
export const VOCABULARY: Readonly<Record<string, readonly string[]>> = {
  AssetKind: ASSET_KINDS,
  AuthorisationForm: AUTHORISATION_FORMS,
  AuthorityLevel: AUTHORITY_LEVELS,
  CauseKind: CAUSE_KINDS,
  CertificateKind: CERTIFICATE_KINDS,
  CmcForm: CMC_FORMS,
  ComparisonVerdict: COMPARISON_VERDICTS,
  Conclusion: CONCLUSIONS,
  ConformityVerdict: CONFORMITY_VERDICTS,
  Coverage: COVERAGES,
  DecisionRule: DECISION_RULES,
  Distribution: DISTRIBUTIONS,
  DueKind: DUE_KINDS,
  EvidenceKind: EVIDENCE_KINDS,
  ExaminationKind: EXAMINATION_KINDS,
  Exposure: EXPOSURES,
  ExternalKind: EXTERNAL_KINDS,
  GradingBasis: GRADING_BASES,
  ImpactCaseState: IMPACT_CASE_STATES,
  ImpactClass: IMPACT_CLASSES,
  ImpactGrade: IMPACT_GRADES,
  IntervalMethod: INTERVAL_METHODS,
  LifecycleEvent: LIFECYCLE_EVENTS,
  LimitForm: LIMIT_FORMS,
  LinkResolution: LINK_RESOLUTIONS,
  OrganizationKind: ORGANIZATION_KINDS,
  PlaceKind: PLACE_KINDS,
  ProcessAssumption: PROCESS_ASSUMPTIONS,
  PartOf: PARTS_OF,
  ProposalsAsked: PROPOSALS_ASKED,
  ProposalState: PROPOSAL_STATES,
  PublicState: PUBLIC_STATES,
  RatioBasis: RATIO_BASES,
  RatioSeverity: RATIO_SEVERITIES,
  ReferenceMaterialGrade: REFERENCE_MATERIAL_GRADES,
  ReferenceRole: REFERENCE_ROLES,
  ReferenceUse: REFERENCE_USES,
  AssetNature: ASSET_NATURES,
  KeptBy: KEPT_BY,
  RegionState: REGION_STATES,
  RelativeTo: RELATIVE_TO,
  RevocationEffect: REVOCATION_EFFECTS,
  Rounding: ROUNDINGS,
  RowLimitForm: ROW_LIMIT_FORMS,
  ScopeBasis: SCOPE_BASES,
  ScopeSite: SCOPE_SITES,
  Severity: SEVERITIES,
  SignatoryRole: SIGNATORY_ROLES,
  Stage: STAGES,
  State: STATES,
  SuspicionKind: SUSPICION_KINDS,
  SupervisionSystem: SUPERVISION_SYSTEMS,
  TemperatureScale: TEMPERATURE_SCALES,
  Tier: TIERS,
  MetrologyArea: METROLOGY_AREAS,
  LogarithmOf: LOGARITHMS_OF,
  TraceVerdict: TRACE_VERDICTS,
  UncertaintyForm: UNCERTAINTY_FORMS,
  UncertaintyMethod: UNCERTAINTY_METHODS,
  UngradedReason: UNGRADED_REASONS,
  UsagePurpose: USAGE_PURPOSES,
  ValidityVerdict: VALIDITY_VERDICTS,
  VerificationMode: VERIFICATION_MODES,
  Visibility: VISIBILITIES,
};

const NAMES = new Map(Object.entries(VOCABULARY).map(([name, words]) => [words.join(), name]));

/** Says every list once, by its name: a client has one type and one array of it instead of one at every field. */
export function withNamedLists<T extends JsonObject>(document: T): T {
  const used = new Set<string>();
  const { components = {}, ...rest } = named(document, used) as T & { components?: JsonObject };
  const lists = [...used]
    .toSorted()
    .map((name) => [name, { type: 'string', enum: VOCABULARY[name] }] as const);
  const schemas = { ...(components.schemas as JsonObject), ...Object.fromEntries(lists) };
  return { ...rest, components: { ...components, schemas } } as unknown as T;
}

function named(value: unknown, used: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((inner) => named(inner, used));
  if (typeof value !== 'object' || value === null) return value;
  const name = nameOf(value);
  if (name === undefined)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, named(inner, used)]));
  used.add(name);
  const { type: _, enum: words, ...rest } = value as JsonObject;
  const list = { $ref: `#/components/schemas/${name}` };
  return (words as unknown[]).includes(null)
    ? { ...rest, anyOf: [list, { type: 'null' }] }
    : { ...rest, ...list };
}

function nameOf(schema: object): string | undefined {
  const { enum: words } = schema as { enum?: unknown };
  return Array.isArray(words) ? NAMES.get(words.filter((word) => word !== null).join()) : undefined;
}
