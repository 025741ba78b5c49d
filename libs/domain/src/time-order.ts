import { refusal, type Refusal } from './decision';
import type { CivilDate } from './vocabulary';

/** A day of the body with its JSON Pointer; null when it is not stated. */
export interface DatedField {
  pointer: string;
  on: CivilDate | null | undefined;
}

/** Days that must follow one another, in the order given; those not stated are passed over. TIME_ORDER otherwise. */
export function checkSequence(...fields: DatedField[]): Refusal[] {
  const stated = fields.filter((field) => field.on);
  return stated.slice(1).flatMap((field, index) => {
    const before = stated[index]!;
    if (before.on! <= field.on!) return [];
    return [refusal('TIME_ORDER', field.pointer, `${field.on} is before ${before.on} of ${before.pointer}`)];
  });
}

/** Days that must have come: a fact is not recorded before it happens. TIME_ORDER otherwise. */
export function checkNotInFuture(today: CivilDate, ...fields: DatedField[]): Refusal[] {
  return fields
    .filter((field) => field.on && field.on > today)
    .map((field) => refusal('TIME_ORDER', field.pointer, `${field.on} is in the future; today is ${today}`));
}

/** In the order of their days; those of one day stay in the order in which they stand. */
export function inOrderOfDay<T extends { on: CivilDate }>(facts: readonly T[]): T[] {
  return [...facts].sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}
