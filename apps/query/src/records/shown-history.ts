import type { ListCompletenessReply } from '@suyuan/contract';
import type { HistoryEntry } from '@suyuan/read-model';
import type { Grant } from '../access/read-gate';
import type { SetAside } from '../graph/set-aside';
import { newestOf } from '../question/completeness';
import { partHistory, type Seen } from './part-record';

/** Longest history told of one record; an instrument verified every month for a century stays below it. */
export const HISTORY_ENTRIES_MAX = 2_000;

export interface ShownHistory {
  history: HistoryEntry[];
  completeness: ListCompletenessReply;
}

/** A record, how much of it its reader may see, and the history as shown. */
export interface SeenRecord<R> {
  grant: Grant;
  record: R;
  shown: ShownHistory;
}

/** The history of a record as it is shown: of what is for the reader its newest entries, and whether they are all. */
export function showHistory(
  seen: Seen,
  { history, stream, knownAt }: { history: readonly HistoryEntry[]; stream: string; knownAt: number },
  setAside: SetAside,
): ShownHistory {
  const { shown, completeness } = newestOf(partHistory(seen, history), {
    max: HISTORY_ENTRIES_MAX,
    limit: 'HISTORY_ENTRIES_MAX',
    setAside: setAside.touches([stream], knownAt),
  });
  return { history: shown, completeness };
}
