/** The words of the contract that the pages offer as choices. Their order is the order people read them in. */

export const TIERS = [
  'PRIMARY',
  'SECONDARY',
  'WORKING_PRIMARY',
  'PUBLIC',
  'ENTERPRISE_HIGHEST',
  'WORKING_STANDARD',
  'WORKING',
] as const;

/** Every state, the gravest first. */
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
  'DUE_SOON',
  'VALID',
] as const;
export type State = (typeof STATES)[number];

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

export const CONCLUSIONS = [
  'PASS',
  'FAIL',
  'CONDITIONAL_PASS',
  'CONDITIONAL_FAIL',
  'UNDETERMINED',
  'NONE',
] as const;

export const REFERENCE_ROLES = ['MAIN', 'ANCILLARY'] as const;
export const EXTERNAL_KINDS = ['CIPM_MRA', 'ILAC_MRA', 'ISO_17034'] as const;
export const IMPACT_GRADES = ['NEGLIGIBLE', 'MINOR', 'MAJOR', 'VERDICT_CHANGES'] as const;
export const STAGES = ['AS_FOUND', 'AS_LEFT'] as const;
export const ROLES = ['lab', 'enterprise', 'inspector', 'regulator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Quantities the form proposes beside those of the chosen asset; any other code of the list may be typed. */
export const COMMON_QUANTITIES = [
  'mass',
  'length',
  'temperature',
  'dc-voltage',
  'resistance',
  'pressure',
  'force',
  'frequency',
] as const;

/** What the calculators offer. A Student's t input is a way of knowing a value; see calculators/uncertainty. */
export const WIDTH_DISTRIBUTIONS = ['RECTANGULAR', 'TRIANGULAR', 'ARCSINE'] as const;
export const COVERAGES = ['STUDENT', 'NORMAL', 'DOMINANT'] as const;
export const UNCERTAINTY_METHODS = ['GUM', 'MONTE_CARLO'] as const;
export const ROUNDINGS = ['NEAREST', 'UP'] as const;
export const DECISION_RULES = ['SIMPLE', 'GUARD_BAND', 'NON_BINARY', 'JJF_1094'] as const;

/** By which version of a rule a conclusion is recomputed, where it stands, and whether it takes a guard factor. */
export const DECISION_RULE_FACTS: Record<string, { version: string; source: string; guarded: boolean }> = {
  SIMPLE: { version: '1', source: 'ILAC-G8:09/2019, 4.2.1', guarded: false },
  GUARD_BAND: { version: '1', source: 'ILAC-G8:09/2019, 4.2.2', guarded: true },
  NON_BINARY: { version: '1', source: 'ILAC-G8:09/2019, 4.2.3', guarded: true },
  JJF_1094: { version: '1', source: 'JJF 1094-2002, 5.3.1', guarded: false },
};

/** These certificates rest on a regulation, or on nothing: their conclusion needs no rule of its own. */
export const KINDS_WITHOUT_RULE: readonly string[] = [
  'VERIFICATION',
  'INITIAL_VERIFICATION',
  'ARBITRATION',
  'REALIZATION',
];
export const INTERVAL_METHODS = ['A3', 'STAIRCASE', 'CONTROL_CHART', 'IN_USE_TIME'] as const;
