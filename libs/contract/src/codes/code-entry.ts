import type { Citation, RuleReader, Severity } from '@suyuan/domain';

/** One code: what it means in both languages, and where it may appear. */
export interface CodeEntry {
  readonly zh: string;
  readonly en: string;
  /** HTTP status of a reply that bears this code itself; in `errors` of a reply it has none of its own. */
  readonly status?: number;
  /** What it does to a trace, a validity answer or an impact. */
  readonly severity?: Severity;
  /** Who acts on it, for rules. */
  readonly neededBy?: readonly RuleReader[];
  /** The article or standard it rests on. */
  readonly source?: Citation;
}
