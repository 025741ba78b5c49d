import type { Caller } from '@suyuan/platform';
import type { HistoryEntry } from '@suyuan/read-model';
import type { SetAside } from '../graph/set-aside';
import { newestOf, type ListCompleteness } from '../reading/completeness';
import { redactHistory } from './redact';

/** Longest history told of one record; an instrument verified every month for a century stays below it. */
export const HISTORY_ENTRIES_MAX = 2_000;

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/** The history of a record as it is shown: its newest entries, and whether they are all. */
export function showHistory(
  caller: Caller,
  { history, stream, knownAt }: { history: readonly HistoryEntry[]; stream: string; knownAt: number },
  setAside: SetAside,
  hidden: ReadonlySet<string> = NOTHING_HIDDEN,
): { history: HistoryEntry[]; completeness: ListCompleteness } {
  const { shown, completeness } = newestOf(history, {
    max: HISTORY_ENTRIES_MAX,
    limit: 'HISTORY_ENTRIES_MAX',
    setAside: setAside.touches([stream], knownAt),
  });
  return { history: redactHistory(caller, shown, hidden), completeness };
}
