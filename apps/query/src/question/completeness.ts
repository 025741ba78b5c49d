import type { CompletenessReply, ListCompletenessReply } from '@suyuan/contract';
import { EVENTS_SET_ASIDE } from '../graph/set-aside';

/** The rules an answer was judged by; a change of any rule's meaning makes it another. */
export const RULE_SET = '2026.3';

/** @param unplaced something was set aside of which nobody knows whether it belongs to this answer */
export function completenessOf(
  walked: { complete: boolean; limit: string | null; knownAt: number; linksExamined: number },
  unplaced: boolean,
): CompletenessReply {
  return {
    complete: walked.complete && !unplaced,
    linksExamined: walked.linksExamined,
    position: walked.knownAt,
    ruleSet: RULE_SET,
    limit: walked.limit ?? (unplaced ? EVENTS_SET_ASIDE : null),
  };
}

/** The newest of a list in the order of recording, and whether that is all. Judged is from the whole, never from this. */
export function newestOf<T>(
  whole: readonly T[],
  { max, limit, setAside }: { max: number; limit: string; setAside: boolean },
): { shown: T[]; completeness: ListCompletenessReply } {
  const cut = whole.length > max;
  const hit = cut ? limit : setAside ? EVENTS_SET_ASIDE : null;
  return {
    shown: cut ? whole.slice(-max) : [...whole],
    completeness: { complete: hit === null, limit: hit },
  };
}
