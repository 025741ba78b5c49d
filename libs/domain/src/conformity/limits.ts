import type { Decimal } from 'decimal.js';
import type { CalculationRefusal } from '../calculation/calculation';
import { checkNumber, parseNumber } from '../calculation/numbers';

/** A closed range on the wire; one side may be missing, not both. */
export interface LimitsBody {
  lower?: string | null;
  upper?: string | null;
}

/** The same, exact; null: no limit on that side. */
export interface Limits {
  lower: Decimal | null;
  upper: Decimal | null;
}

/** Reads a pair of limits; what is wrong goes to `refusals`. */
export function readLimits(body: LimitsBody, pointer: string, refusals: CalculationRefusal[]): Limits {
  const before = refusals.length;
  const read = (name: 'lower' | 'upper'): Decimal | null => {
    const text = body[name] ?? null;
    if (text === null) return null;
    const faults = checkNumber(text, `${pointer}/${name}`);
    refusals.push(...faults);
    return faults.length > 0 ? null : parseNumber(text);
  };
  const limits = { lower: read('lower'), upper: read('upper') };
  if (refusals.length > before) return limits;
  if (!limits.lower && !limits.upper) {
    refusals.push({
      code: 'REQUIRED',
      pointer: `${pointer}/upper`,
      detail: 'a lower or an upper limit is needed',
    });
  }
  if (limits.lower && limits.upper && limits.lower.gte(limits.upper)) {
    refusals.push({ code: 'RANGE_INVERTED', pointer, detail: 'the lower limit is not below the upper one' });
  }
  return limits;
}

/** A stated number that must exceed zero; what is wrong goes to `refusals`, and the answer is then null. */
export function readPositive(text: string, pointer: string, refusals: CalculationRefusal[]): Decimal | null {
  const faults: CalculationRefusal[] = checkNumber(text, pointer);
  if (faults.length === 0 && !parseNumber(text).gt(0)) {
    faults.push({ code: 'VALUE_OUT_OF_RANGE', pointer, detail: 'a number greater than zero is expected' });
  }
  refusals.push(...faults);
  return faults.length > 0 ? null : parseNumber(text);
}

export function lowerNumber(limits: Limits): number {
  return limits.lower?.toNumber() ?? Number.NEGATIVE_INFINITY;
}

export function upperNumber(limits: Limits): number {
  return limits.upper?.toNumber() ?? Number.POSITIVE_INFINITY;
}
