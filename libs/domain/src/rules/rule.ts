import type { LocalText } from '../vocabulary';

/** GAP breaks traceability or validity, UNDECIDED leaves it open, REMARK does neither. */
export type Severity = 'GAP' | 'UNDECIDED' | 'REMARK';

/** Who acts on what a rule tells. */
export const RULE_READERS = ['LABORATORY', 'ENTERPRISE', 'INSPECTOR', 'REGULATOR'] as const;
export type RuleReader = (typeof RULE_READERS)[number];

/** One rule as people read it: what it means in both languages, for whom, and the article it rests on. */
export interface RuleEntry extends Required<LocalText> {
  readonly severity: Severity;
  readonly neededBy: readonly RuleReader[];
  /** Law, regulation or standard; a rule of this service's own design names DESIGN.md. */
  readonly article: string;
}
