import type { CivilDate, Usage } from '@suyuan/domain';

/** What says how long a certificate serves, as known at the position and in force on the day of the question. */
export interface DueBasis {
  performedOn: CivilDate;
  /** The last day that is printed on the certificate. */
  validUntil: CivilDate | null;
  /** The last day of the owner's own confirmation (计量确认), where there is one. */
  confirmedUntil?: CivilDate | null;
  usage: Usage | null;
  /** Whether it is verified compulsorily for the purpose asked: then what ends first counts. */
  compulsory: boolean;
  /** Months that the method or the catalogue gives; they count only where nothing is printed. */
  periodMonths?: number | null;
  /** The day it was put into service: a service life runs from there; null: nobody told. */
  installedOn?: CivilDate | null;
  /** First verified: where nobody told when it was installed, a service life runs from there, else from `performedOn`. */
  servingSince?: CivilDate | null;
}

/**
 * The due day: the last day on which a certificate serves, or null where nothing limits it. Validity, links, the ledger,
 * notices, states and the public check all mean this one (the ledger's SQL is held to it by a test).
 *
 * The first that exists of: what is printed, the owner's confirmation, the owner's interval, the period of the method.
 * For compulsory purposes the earliest of the first three. An item that is only verified once has no end but a printed
 * one; where it is rotated out, its service life ends it whatever is printed.
 */
export function dueOn(basis: DueBasis): CivilDate | null {
  const { performedOn, validUntil, confirmedUntil = null, usage, compulsory } = basis;
  const stated = earlier(validUntil, confirmedUntil);
  if (usage?.mode === 'INITIAL_ONLY_UNTIL_FAIL') return stated;
  if (usage?.mode === 'INITIAL_ONLY_ROTATE') {
    const since = basis.installedOn ?? earlier(basis.servingSince ?? null, performedOn);
    return earlier(stated, endOf(since, usage.serviceLifeMonths));
  }
  const interval = endOf(performedOn, usage?.intervalMonths ?? null);
  const period = validUntil === null ? endOf(performedOn, basis.periodMonths ?? null) : null;
  if (compulsory) return earlier(stated, interval) ?? period;
  return validUntil ?? confirmedUntil ?? interval ?? period;
}

/** What the owner's latest confirmation of a certificate says; of one day the one that was recorded last. */
export function confirmedUntilOf(
  confirmations: readonly { certificate: string; on: CivilDate; validUntil?: CivilDate }[],
  certificate: string,
): CivilDate | null {
  let latest: { on: CivilDate; validUntil?: CivilDate } | null = null;
  for (const one of confirmations) {
    if (one.certificate === certificate && (latest === null || one.on >= latest.on)) latest = one;
  }
  return latest?.validUntil ?? null;
}

/** Whether a certificate without a due day is one whose end nobody knows, not one that has none. */
export function mustHaveDueDay(usage: Usage | null): boolean {
  return usage?.mode !== 'INITIAL_ONLY_UNTIL_FAIL';
}

function endOf(from: CivilDate | null, months: number | null): CivilDate | null {
  return from === null || months === null ? null : lastDayOfMonths(from, months);
}

/** The earlier of two days; a day that is not known does not count. */
export function earlier(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/**
 * The last day of so many months from a day on: the day before the same day of the later month; where that month has no
 * such day, its last one. Null past the year 9999.
 */
export function lastDayOfMonths(from: CivilDate, months: number): CivilDate | null {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number];
  const total = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(2000, 0, 1));
  last.setUTCFullYear(Math.floor(total / 12), (total % 12) + 1, 0);
  const lastOfMonth = last.getUTCDate();
  if (date <= lastOfMonth) last.setUTCDate(date - 1);
  return last.getUTCFullYear() > 9999 ? null : last.toISOString().slice(0, 10);
}

/** The day after; null past 9999-12-31. Civil dates are proleptic Gregorian, years 0001 to 9999. */
export function dayAfter(day: CivilDate): CivilDate | null {
  return daysAfter(day, 1);
}

/** So many days later, or earlier where negative; null outside the years 0001 to 9999. */
export function daysAfter(day: CivilDate, days: number): CivilDate | null {
  const then = new Date(`${day}T00:00:00Z`);
  then.setUTCDate(then.getUTCDate() + days);
  const year = then.getUTCFullYear();
  return year < 1 || year > 9999 ? null : then.toISOString().slice(0, 10);
}
