import type { Refusal } from '../decision';
import type { QuantityRange, QuantityValue } from '../vocabulary';
import { decimalProblem, MAX_SIGNIFICANT_DIGITS, parseDecimal } from './decimal';
import { findQuantity } from './quantities';
import { parseUnit, readUnit } from './units';

/** Checks shared by the aggregates: each answers the refusals of one place of the body. */

export function checkQuantity(quantity: string, pointer: string): Refusal[] {
  if (findQuantity(quantity)) return [];
  return [
    {
      code: 'UNKNOWN_QUANTITY',
      pointer,
      detail: `${quote(quantity)} is not in the list of quantities`,
      params: { quantity: clip(quantity) },
    },
  ];
}

export function checkDecimal(text: string, pointer: string): Refusal[] {
  const problem = decimalProblem(text);
  if (problem === null) return [];
  const detail =
    problem === 'TOO_MANY_DIGITS'
      ? `at most ${MAX_SIGNIFICANT_DIGITS} significant digits are accepted`
      : 'a decimal number such as "50.000838" is accepted, its exponent of at most two digits';
  return [{ code: problem, pointer, detail }];
}

/** A unit beside an absolute value (relative = false), or beside an error, uncertainty or MPE (relative = true). */
export function checkUnit(unit: string, quantity: string, pointer: string, relative: boolean): Refusal[] {
  const reading = readUnit(unit);
  if (!reading.ok) {
    const detail = reading.instead
      ? `${quote(unit)} is not a legal unit of measurement; use ${reading.instead}`
      : `${quote(unit)} is an unknown unit; UCUM codes of legal units are accepted`;
    const params: Record<string, string> = { unit: clip(unit) };
    if (reading.instead) params.instead = reading.instead;
    return [{ code: 'NON_LEGAL_UNIT', pointer, detail, params }];
  }
  const known = findQuantity(quantity);
  if (!known || reading.unit.dimension === known.dimension) return [];
  if (relative && reading.unit.dimension === '1') return [];
  const detail = `${unit} is no unit of ${quantity}; accepted are units such as ${known.units.join(', ')}`;
  return [{ code: 'UNIT_INCOMPATIBLE', pointer, detail, params: { unit, quantity } }];
}

/** An absolute value: its number, and its unit of the quantity's dimension. */
export function checkValue(value: QuantityValue, quantity: string, pointer: string): Refusal[] {
  return [
    ...checkDecimal(value.value, `${pointer}/value`),
    ...checkUnit(value.unit, quantity, `${pointer}/unit`, false),
  ];
}

/** An error, uncertainty or MPE: a pure number (`%`, `[ppm]`, `1`) is relative to the nominal. */
export function checkDifference(value: QuantityValue, quantity: string, pointer: string): Refusal[] {
  return [
    ...checkDecimal(value.value, `${pointer}/value`),
    ...checkUnit(value.unit, quantity, `${pointer}/unit`, true),
  ];
}

/** A closed range in the quantity's dimension, its least value not above its greatest. */
export function checkRange(range: QuantityRange, quantity: string, pointer: string): Refusal[] {
  const decimals = [
    ...checkDecimal(range.min, `${pointer}/min`),
    ...checkDecimal(range.max, `${pointer}/max`),
  ];
  const refusals = [...decimals, ...checkUnit(range.unit, quantity, `${pointer}/unit`, false)];
  if (decimals.length === 0 && parseDecimal(range.min).gt(parseDecimal(range.max))) {
    const detail = `min ${range.min} exceeds max ${range.max}`;
    refusals.push({ code: 'RANGE_INVERTED', pointer, detail });
  }
  return refusals;
}

/** A number that must exceed zero: U, k. */
export function checkPositive(
  text: string,
  code: 'U_NONPOSITIVE' | 'K_NONPOSITIVE',
  pointer: string,
): Refusal[] {
  if (decimalProblem(text) !== null || parseDecimal(text).gt(0)) return [];
  return [{ code, pointer, detail: `${text} is not greater than zero` }];
}

/** True when the unit is a pure number beside a quantity that has a dimension. */
export function isRelativeUnit(unit: string, quantity: string): boolean {
  return parseUnit(unit)?.dimension === '1' && findQuantity(quantity)?.dimension !== '1';
}

/** Longest piece of the sender's text that is repeated in a refusal. */
const MAX_QUOTED_LENGTH = 64;

function clip(text: string): string {
  return text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}…` : text;
}

function quote(text: string): string {
  return JSON.stringify(clip(text));
}
