import type { HistoryEntryReply } from '../api/generated';

/** What was recorded by events of one type, the newest first. */
export function recordsOf<T>(history: readonly HistoryEntryReply[], type: string): T[] {
  return history
    .filter((entry) => entry.type === type)
    .map((entry) => entry.data as T)
    .reverse();
}

export type ExaminationState = 'NOT_YET' | 'IN_FORCE' | 'LAPSED';

/** Whether an examination is in force on a day; both of its ends belong to it. */
export function examinationState(
  { validFrom, validTo }: { validFrom: string; validTo: string | null },
  on: string,
): ExaminationState {
  if (on < validFrom) return 'NOT_YET';
  return validTo !== null && on > validTo ? 'LAPSED' : 'IN_FORCE';
}
