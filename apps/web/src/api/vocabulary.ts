import type { CertificateKind, DecisionRule, Distribution, Role } from './generated';

/** What the pages offer out of the words of the service (generated.ts has them whole), and what they know beside. */

/** Whom the pages are for; who audits reads the log of reads, which has no page. */
export const ROLES = [
  'lab',
  'enterprise',
  'inspector',
  'regulator',
  'admin',
] as const satisfies readonly Role[];

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

/** A Student's t input is a way of knowing a value, not a width; see calculators/uncertainty. */
export const WIDTH_DISTRIBUTIONS = [
  'RECTANGULAR',
  'TRIANGULAR',
  'ARCSINE',
  'CURVILINEAR_TRAPEZOID',
] as const satisfies readonly Distribution[];

/** By which version of a rule a conclusion is recomputed, where it stands, and whether it takes a guard factor. */
export const DECISION_RULE_FACTS: Record<
  DecisionRule,
  { version: string; source: string; guarded: boolean }
> = {
  SIMPLE: { version: '1', source: 'ILAC-G8:09/2019, 4.2.1', guarded: false },
  GUARD_BAND: { version: '1', source: 'ILAC-G8:09/2019, 4.2.2', guarded: true },
  NON_BINARY: { version: '1', source: 'ILAC-G8:09/2019, 4.2.3', guarded: true },
  JJF_1094: { version: '1', source: 'JJF 1094-2002, 5.3.1', guarded: false },
  PFA_2: { version: '1', source: 'ANSI/NCSL Z540.3-2006, 5.3', guarded: false },
};

/** These follow a regulation, and may print no uncertainty. */
export const VERIFICATION_KINDS: readonly CertificateKind[] = [
  'VERIFICATION',
  'INITIAL_VERIFICATION',
  'ARBITRATION',
];

/** These certificates rest on a regulation, or on nothing: their conclusion needs no rule of its own. */
export const KINDS_WITHOUT_RULE: readonly CertificateKind[] = [...VERIFICATION_KINDS, 'REALIZATION'];
