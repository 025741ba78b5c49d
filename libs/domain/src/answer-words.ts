/** The words of the answers: what is said of a chain, of a day, of whom a fault reaches, and of a measured value. */

/** GAP breaks traceability or validity, UNDECIDED leaves it open, REMARK does neither. */
export const SEVERITIES = ['GAP', 'UNDECIDED', 'REMARK'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const TRACE_VERDICTS = ['TRACEABLE', 'TRACEABLE_WITH_REMARKS', 'NOT_TRACEABLE', 'CANNOT_SAY'] as const;
export type TraceVerdict = (typeof TRACE_VERDICTS)[number];

/** CITED by number, IN_FORCE on the day of use, PENDING a fact that has not come, EXTERNAL with evidence. */
export const LINK_RESOLUTIONS = ['CITED', 'IN_FORCE', 'PENDING', 'EXTERNAL'] as const;
export type LinkResolution = (typeof LINK_RESOLUTIONS)[number];

/** "May it be used on that day?" (METROLOGY.md section 8). */
export const VALIDITY_VERDICTS = ['VALID', 'VALID_WITH_REMARKS', 'INVALID', 'UNDETERMINED'] as const;
export type ValidityVerdict = (typeof VALIDITY_VERDICTS)[number];

/** VOID: a certificate that never held, whatever it rested on. */
export const IMPACT_CLASSES = ['AFFECTED', 'CANNOT_SAY', 'VOID'] as const;
export type ImpactClass = (typeof IMPACT_CLASSES)[number];

export const EXPOSURES = ['OPEN', 'ENDED'] as const;
export type Exposure = (typeof EXPOSURES)[number];

/** NONCONFORMITY: it was wrong in a window. RESTATEMENT: nothing was wrong, uses before a day carry the old value. */
export const CAUSE_KINDS = ['NONCONFORMITY', 'RESTATEMENT'] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

/** What a shift is compared with: the greatest error that is permitted, or else the uncertainty that is stated. */
export const GRADING_BASES = ['MPE', 'U'] as const;
export type GradingBasis = (typeof GRADING_BASES)[number];

/** Why an item has no grade: nobody can say how much of a shift arrives, or whether there is one. */
export const UNGRADED_REASONS = [
  /** It is void: nothing of it holds. */
  'VOID',
  /** Nothing that was found or restated holds the day of the use. */
  'NO_CAUSE',
  /** It is not known whether it is affected at all. */
  'CANNOT_SAY',
  'SHIFT_NOT_STATED',
  /** The way leads through a link of another quantity. */
  'OTHER_QUANTITY',
  /** Its points lie at values that the standard does not have, so the sensitivity is not known. */
  'OTHER_VALUE',
  /** No point states a figure to compare with. */
  'NO_POINTS',
] as const;
export type UngradedReason = (typeof UNGRADED_REASONS)[number];

/** What a decision rule makes of a measured value. */
export const CONFORMITY_VERDICTS = [
  'PASS',
  'FAIL',
  'CONDITIONAL_PASS',
  'CONDITIONAL_FAIL',
  'UNDETERMINED',
] as const;
export type ConformityVerdict = (typeof CONFORMITY_VERDICTS)[number];

/** What ends on a day, so that its owner is told before. */
export const DUE_KINDS = ['CERTIFICATE', 'MATERIAL', 'EXAMINATION', 'SCOPE'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** What found an asset out of tolerance. */
export const SUSPICION_KINDS = ['CERTIFICATE', 'CHECK'] as const;
export type SuspicionKind = (typeof SUSPICION_KINDS)[number];
