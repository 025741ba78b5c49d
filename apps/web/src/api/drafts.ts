import type {
  AmendOrganizationBody,
  AssessImpactCaseBody,
  CalibrationIntervalBody,
  CloseImpactCaseBody,
  ConformityComparisonBody,
  ConformityDecisionBody,
  ConformityLimitsBody,
  ConformityRisksBody,
  DismissSuspicionBody,
  DissolveOrganizationBody,
  MergeOrganizationBody,
  NotifyOfImpactCaseBody,
  RecordCalibrationBody,
  ReportNonconformityBody,
  UncertaintyBudgetBody,
  UncertaintyInputBody,
} from './generated';

/** What a form holds of a body: text, of which anything may be missing yet; the service says what is. */
export type Draft<T> = string extends T
  ? string
  : T extends string
    ? string
    : T extends readonly (infer Item)[]
      ? Draft<Item>[]
      : T extends object
        ? { [Name in keyof T]?: Draft<Exclude<T[Name], null>> }
        : T;

export type CalibrationDraft = Draft<RecordCalibrationBody>;

/** What may be recorded about a case, by the end of its path. */
export interface ImpactCaseSteps {
  assessments: Draft<AssessImpactCaseBody>;
  notifications: Draft<NotifyOfImpactCaseBody>;
  closures: Draft<CloseImpactCaseBody>;
}

/** What may be recorded about an organization, by the end of its path. */
export interface OrganizationChanges {
  amendments: Draft<AmendOrganizationBody>;
  mergers: Draft<MergeOrganizationBody>;
  dissolutions: Draft<DissolveOrganizationBody>;
}

/** What may be said of an asset that was found out, by the end of its path. */
export interface AssetFindings {
  nonconformities: Draft<ReportNonconformityBody>;
  dismissals: Draft<DismissSuspicionBody>;
}

export type BudgetBody = Draft<UncertaintyBudgetBody>;
export type BudgetInput = Draft<UncertaintyInputBody>;
export type ComparisonBody = Draft<ConformityComparisonBody>;
export type DecisionBody = Draft<ConformityDecisionBody>;
export type LimitsBody = Draft<ConformityLimitsBody>;
export type RisksBody = Draft<ConformityRisksBody>;
export type IntervalBody = Draft<CalibrationIntervalBody>;
