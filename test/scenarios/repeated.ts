import type { Json } from '../../apps/standalone/src/stories/steps';

/** One step told many times: `{n}` becomes 01, 02, …, and the day it was performed moves on. */
export interface Repeat {
  times: number;
  everyDays?: string;
}

const DATES = ['performedOn', 'issuedOn'];

export function repeated(given: Json, { times, everyDays = '0' }: Repeat): Json[] {
  return Array.from({ length: times }, (_, index) => {
    const numbered = JSON.parse(JSON.stringify(given).replaceAll('{n}', twoDigits(index + 1))) as Json;
    for (const field of DATES) {
      const day = numbered[field];
      if (typeof day === 'string') numbered[field] = daysAfter(day, index * Number(everyDays));
    }
    return numbered;
  });
}

/** `child-{01..40}` is forty ids. */
export function expandIds(ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    const match = /^(.*)\{(\d+)\.\.(\d+)\}(.*)$/.exec(id);
    if (match === null) return [id];
    const [, before, first, last, after] = match;
    const count = Number(last) - Number(first) + 1;
    return Array.from(
      { length: count },
      (_, index) => `${before}${twoDigits(Number(first) + index)}${after}`,
    );
  });
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

function daysAfter(day: string, days: number): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}
