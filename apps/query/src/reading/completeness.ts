/** The rules an answer was judged by; a change of any rule's meaning makes it another. */
export const RULE_SET = '2026.1';

/** How far an answer can be relied on: every answer ends with it. */
export interface Completeness {
  /** False when a limit was hit; `limit` names it. */
  complete: boolean;
  linksExamined: number;
  /** The answer is as known at this position of the log. */
  position: number;
  ruleSet: string;
  limit: string | null;
}

export function completenessOf(walked: {
  complete: boolean;
  limit: string | null;
  knownAt: number;
  linksExamined: number;
}): Completeness {
  return {
    complete: walked.complete,
    linksExamined: walked.linksExamined,
    position: walked.knownAt,
    ruleSet: RULE_SET,
    limit: walked.limit,
  };
}
