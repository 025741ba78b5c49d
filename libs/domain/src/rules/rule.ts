import type { Severity } from '../answer-words';
import type { Citation } from './citation';
import type { LocalText } from '../vocabulary';

/** Who acts on what a rule tells. */
export const RULE_READERS = ['LABORATORY', 'ENTERPRISE', 'INSPECTOR', 'REGULATOR'] as const;
export type RuleReader = (typeof RULE_READERS)[number];

/** One rule as people read it: what it means in both languages, for whom, and the article it rests on. */
export interface RuleEntry extends Required<LocalText> {
  readonly severity: Severity;
  readonly neededBy: readonly RuleReader[];
  /** Law, regulation or standard; a figure of this service's own says so. */
  readonly article: Citation;
}
