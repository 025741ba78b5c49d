/** Verification and calibration in China are dated by the civil day of this zone, wherever the server stands. */
export const CIVIL_TIME_ZONE = 'Asia/Shanghai';

/** Asia/Shanghai has been UTC+8 without summer time since 1992, and nothing recorded here is older as an instant. */
const CIVIL_OFFSET_MS = 8 * 3_600_000;

/** Clocks of laboratories run ahead by minutes, not more; a date of tomorrow is accepted only so near midnight. */
export const CLOCK_SKEW_MS = 10 * 60_000;

const CIVIL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.\d{1,9})?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The civil date (`YYYY-MM-DD`, Asia/Shanghai) on which an instant falls. */
export function civilDateOf(instant: Date): string {
  return new Date(instant.getTime() + CIVIL_OFFSET_MS).toISOString().slice(0, 10);
}

/** The last day that may be stated for what has happened, with clocks that run ahead allowed for. */
export function lastDayNotAhead(now: Date): string {
  return civilDateOf(new Date(now.getTime() + CLOCK_SKEW_MS));
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`, years 0001 to 9999. 2023-02-30 does not exist. */
export function isCivilDate(text: string): boolean {
  const match = CIVIL_DATE.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  return day <= daysOfMonth(year, month);
}

/** Whether the text is an RFC 3339 instant with its offset stated, on a day that exists. No leap seconds. */
export function isInstant(text: string): boolean {
  const match = INSTANT.exec(text);
  return match !== null && isCivilDate(match[1] ?? '') && !Number.isNaN(Date.parse(text));
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
