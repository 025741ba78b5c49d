import type { CivilDate, Usage } from '@suyuan/domain';

/** What of a certificate says how long it serves. */
export interface Dated {
  performedOn: CivilDate;
  validUntil: CivilDate | null;
}

/**
 * The last day on which a certificate serves: the one it states, else by the mode of the instrument: the owner's
 * interval from the day it was performed (PERIODIC; JJF 1139-2005), the service life after which it is rotated out
 * (INITIAL_ONLY_ROTATE), or none (INITIAL_ONLY_UNTIL_FAIL). null: nothing limits it.
 */
export function dueDate({ performedOn, validUntil }: Dated, usage: Usage | null): CivilDate | null {
  if (validUntil !== null) return validUntil;
  if (usage === null || usage.mode === 'INITIAL_ONLY_UNTIL_FAIL') return null;
  const months = usage.mode === 'INITIAL_ONLY_ROTATE' ? usage.serviceLifeMonths : usage.intervalMonths;
  return months === null ? null : monthsAfter(performedOn, months);
}

/** The same day some months later; where that month is shorter, its last day. Null past the year 9999. */
export function monthsAfter(day: CivilDate, months: number): CivilDate | null {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const total = year * 12 + (month - 1) + months;
  const lastOfMonth = new Date(Date.UTC(2000, 0, 1));
  lastOfMonth.setUTCFullYear(Math.floor(total / 12), (total % 12) + 1, 0);
  if (lastOfMonth.getUTCFullYear() > 9999) return null;
  lastOfMonth.setUTCDate(Math.min(date, lastOfMonth.getUTCDate()));
  return lastOfMonth.toISOString().slice(0, 10);
}
