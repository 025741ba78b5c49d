import type { Refusal } from '../decision';
import type { QuantityRange, QuantityValue } from '../vocabulary';
import { unitFit } from './conversion';
import { decimalProblem, MAX_SIGNIFICANT_DIGITS, parseDecimal } from './decimal';
import { relationOf } from './differences';
import { isLogarithmic } from './logarithmic';
import { findQuantity, type Quantity } from './quantities';
import type { Difference } from './stated';
import { insteadOf } from './unit-hints';
import { readUnit } from './units';

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

/** A unit by itself. */
export function checkReadableUnit(unit: string, pointer: string): Refusal[] {
  const reading = readUnit(unit);
  if (reading.ok) return [];
  return [nonLegal(unit, reading.instead === null ? 'an unknown' : 'not a legal', reading.instead, pointer)];
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
  const known = findQuantity(quantity);
  if (!reading.ok) {
    const instead = fittingHint(reading.instead, known);
    return [nonLegal(unit, reading.instead === null ? 'an unknown' : 'not a legal', instead, pointer)];
  }
  if (!known) return [];
  const fit = unitFit(unit, quantity);
  if (fit === 'FITS' || (relative && fit === 'RELATIVE')) return [];
  if (fit === 'NON_LEGAL_UNIT') return [nonLegal(unit, 'not a legal', insteadOf(reading.unit.code), pointer)];
  const detail = `${unit} is no unit of ${quantity}; accepted are units such as ${known.units.join(', ')}`;
  return [{ code: 'UNIT_INCOMPATIBLE', pointer, detail, params: { unit, quantity } }];
}

function nonLegal(unit: string, what: string, instead: string | null, pointer: string): Refusal {
  const advice = instead === null ? 'UCUM codes of legal units are accepted' : `use ${instead}`;
  const detail = `${quote(unit)} is ${what} unit of measurement; ${advice}`;
  const params: Record<string, string> = { unit: clip(unit) };
  if (instead) params.instead = instead;
  return { code: 'NON_LEGAL_UNIT', pointer, detail, params };
}

/** A hint of another dimension than the quantity's would lead astray (`kgf` beside a pressure): none is given. */
function fittingHint(instead: string | null, known: Quantity | null): string | null {
  if (instead === null || known === null) return instead;
  return unitFit(instead, known.code) === 'FITS' ? instead : null;
}

/** An absolute value: its number, and its unit of the quantity's dimension. */
export function checkValue(value: QuantityValue, quantity: string, pointer: string): Refusal[] {
  return [
    ...checkDecimal(value.value, `${pointer}/value`),
    ...checkUnit(value.unit, quantity, `${pointer}/unit`, false),
  ];
}

/** An error, uncertainty or limit: its number, its unit, and that it is clear what it is relative to. */
export function checkDifference(difference: Difference, quantity: string, pointer: string): Refusal[] {
  const number = checkDecimal(difference.value, `${pointer}/value`);
  const known = findQuantity(quantity);
  if (!known || !readUnit(difference.unit).ok) {
    return [...number, ...checkUnit(difference.unit, quantity, `${pointer}/unit`, true)];
  }
  switch (relationOf(difference, quantity)) {
    case 'UNFIT':
      return [...number, unfit(difference, quantity, pointer)];
    case 'AMBIGUOUS':
      return [...number, ambiguous(difference, quantity, pointer)];
    default:
      return number;
  }
}

function unfit({ unit, of }: Difference, quantity: string, pointer: string): Refusal {
  const accepted =
    of === undefined || of === 'ABSOLUTE'
      ? `accepted are units such as ${findQuantity(quantity)!.units.join(', ')}`
      : `with of ${of} a pure number such as % or [ppm] is accepted`;
  const detail = `${unit} is no unit of ${quantity}; ${accepted}`;
  return { code: 'UNIT_INCOMPATIBLE', pointer: `${pointer}/unit`, detail, params: { unit, quantity } };
}

/** Both readings are spelled out, since only the sender knows which one the certificate means. */
function ambiguous({ value, unit }: Difference, quantity: string, pointer: string): Refusal {
  const figure = `${clip(value)} ${unit}`;
  const known = findQuantity(quantity)!;
  const detail = isLogarithmic(quantity)
    ? `${figure} beside ${known.baseUnit} is clear with "of": "VALUE" only (a part of the power or the amplitude); else state it in dB`
    : `${figure} may be ${figure} of the value ("of": "VALUE") or ${figure} of ${quantity} itself ("of": "ABSOLUTE")`;
  return { code: 'AMBIGUOUS_RELATIVE', pointer, detail, params: { unit, quantity } };
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
  code: 'U_NONPOSITIVE' | 'K_NONPOSITIVE' | 'LIMIT_NONPOSITIVE',
  pointer: string,
): Refusal[] {
  if (decimalProblem(text) !== null || parseDecimal(text).gt(0)) return [];
  return [{ code, pointer, detail: `${text} is not greater than zero` }];
}

/** Longest piece of the sender's text that is repeated in a refusal. */
const MAX_QUOTED_LENGTH = 64;

export function clip(text: string): string {
  return text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}…` : text;
}

export function quote(text: string): string {
  return JSON.stringify(clip(text));
}
