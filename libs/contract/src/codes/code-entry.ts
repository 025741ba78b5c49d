/** What a finding does to an answer: GAP breaks it, UNDECIDED leaves it open, REMARK does neither. */
export type FindingSeverity = 'GAP' | 'UNDECIDED' | 'REMARK';

/** One code: what it means in both languages, and where it may appear. */
export interface CodeEntry {
  readonly zh: string;
  readonly en: string;
  /** HTTP status of a reply that bears this code itself; in `errors` of a reply it has none of its own. */
  readonly status?: number;
  /** Severity in a trace, a validity answer or an impact. */
  readonly severity?: FindingSeverity;
  /** The article or standard it rests on. */
  readonly source?: string;
}
