import type { CivilDate } from './vocabulary';

/** A day as a label prints it: `2027-05-14`, or the month alone, `2027-05`, which means its last day. */
export type LabelDate = string;

const MONTH = /^(\d{4})-(\d{2})$/;

/** The day that a label means: a month is its last day. */
export function dayOfLabel(printed: LabelDate): CivilDate {
  const match = MONTH.exec(printed);
  if (match === null) return printed;
  const [, year, month] = match;
  // Day 0 of the next month, whose number is this one's, for months count from 0 here; years below 100 stay themselves.
  const last = new Date(0);
  last.setUTCFullYear(Number(year), Number(month), 0);
  return `${year}-${month}-${String(last.getUTCDate()).padStart(2, '0')}`;
}

/** What was printed, where it is not the day itself. */
export function asPrinted(printed: LabelDate | null | undefined): LabelDate | null {
  return printed && dayOfLabel(printed) !== printed ? printed : null;
}
