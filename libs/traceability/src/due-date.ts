import type { CivilDate, Usage } from '@suyuan/domain';

/** What of a certificate says how long it serves. */
export interface Dated {
  performedOn: CivilDate;
  validUntil: CivilDate | null;
}

/**
 * The last day on which a certificate serves: the one it states, else by the mode of the instrument: the owner's
 * interval from the day it was performed (PERIODIC; JJF 1139-2005) or none (INITIAL_ONLY_UNTIL_FAIL). One that is
 * rotated out at the end of its service life (INITIAL_ONLY_ROTATE) serves no longer than that, whatever is stated.
 *
 * @param initiallyVerifiedOn when the asset was first verified, from which a service life is counted; null: not known,
 *   then it counts from the certificate
 * @returns null: nothing limits it
 */
export function dueDate(
  { performedOn, validUntil }: Dated,
  usage: Usage | null,
  initiallyVerifiedOn: CivilDate | null = null,
): CivilDate | null {
  if (usage?.mode === 'INITIAL_ONLY_ROTATE') {
    const first = earlier(initiallyVerifiedOn, performedOn);
    return earlier(validUntil, endOf(first, usage.serviceLifeMonths));
  }
  if (validUntil !== null || usage?.mode === 'INITIAL_ONLY_UNTIL_FAIL') return validUntil;
  return endOf(performedOn, usage?.intervalMonths ?? null);
}

function endOf(from: CivilDate | null, months: number | null): CivilDate | null {
  return from === null || months === null ? null : monthsAfter(from, months);
}

/** The earlier of two days; a day that is not known does not count. */
function earlier(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
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

/** The day after; null past 9999-12-31. Civil dates are proleptic Gregorian, years 0001 to 9999. */
export function dayAfter(day: CivilDate): CivilDate | null {
  if (day >= '9999-12-31') return null;
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
