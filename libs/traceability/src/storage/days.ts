/** No day: later than every day there is, so "valid until" without an end never ends. */
export const NO_DAY = 0x7fffffff;

const DAY_MS = 86_400_000;

/**
 * A civil date as the number of days since 1970-01-01; earlier days are negative. Counted in the proleptic
 * Gregorian calendar with years that begin in March, so that the leap day comes last. `Date.UTC` would take the
 * years 0 to 99 for 1900 to 1999.
 */
export function dayOf(date: string): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear =
    Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
