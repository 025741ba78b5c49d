import type { HistoryEntry } from '@suyuan/read-model';
import type { SetAside } from '../graph/set-aside';
import { newestOf, type ListCompleteness } from '../reading/completeness';
import { partHistory, type Seen } from './part-record';

/** Longest history told of one record; an instrument verified every month for a century stays below it. */
export const HISTORY_ENTRIES_MAX = 2_000;

/** The history of a record as it is shown: of what is for the reader its newest entries, and whether they are all. */
export function showHistory(
  seen: Seen,
  { history, stream, knownAt }: { history: readonly HistoryEntry[]; stream: string; knownAt: number },
  setAside: SetAside,
): { history: HistoryEntry[]; completeness: ListCompleteness } {
  const { shown, completeness } = newestOf(partHistory(seen, history), {
    max: HISTORY_ENTRIES_MAX,
    limit: 'HISTORY_ENTRIES_MAX',
    setAside: setAside.touches([stream], knownAt),
  });
  return { history: shown, completeness };
}
