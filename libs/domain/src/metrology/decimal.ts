import { Decimal } from 'decimal.js';
import type { DecimalText } from '../vocabulary';

/**
 * Most digits a number may carry: the product of two of them is exact within CALCULATION_DIGITS. Rules compare exactly.
 * The graph compares ranges as doubles, which keep order and equality up to 15 significant digits (IEEE 754 binary64);
 * beyond, two bounds that differ by less than one part in 10^15 may count as equal there, and there alone.
 */
export const MAX_SIGNIFICANT_DIGITS = 40;

/** Longest text of a decimal: sign, 40 digits, leading zeros of small numbers, point and exponent, with room. */
export const MAX_DECIMAL_LENGTH = 64;

/** Digits kept while calculating: enough that no product of two legal values rounds. */
export const CALCULATION_DIGITS = 80;

/** decimal.js with a precision of its own, so that nobody else's settings change a judgement. */
export const ExactDecimal = Decimal.clone({
  precision: CALCULATION_DIGITS,
  rounding: Decimal.ROUND_HALF_EVEN,
  toExpNeg: -200,
  toExpPos: 200,
});

/** Sign, digits, fraction, exponent of at most two digits (units and prefixes keep it in a double's range). */
const GRAMMAR = /^[+-]?(\d+)(?:\.(\d+))?(?:[eE][+-]?\d{1,2})?$/;

export type DecimalProblem = 'NOT_A_DECIMAL' | 'TOO_MANY_DIGITS';

/** What is wrong with a text as a decimal number, or null. Zeros around the digits
 * do not change the number and do not count. */
export function decimalProblem(text: unknown): DecimalProblem | null {
  if (typeof text !== 'string' || text.length === 0) return 'NOT_A_DECIMAL';
  if (text.length > MAX_DECIMAL_LENGTH) {
    return /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? 'TOO_MANY_DIGITS' : 'NOT_A_DECIMAL';
  }
  const match = GRAMMAR.exec(text);
  if (!match) return 'NOT_A_DECIMAL';
  const digits = `${match[1]}${match[2] ?? ''}`.replace(/^0+/, '').replace(/0+$/, '');
  return digits.length > MAX_SIGNIFICANT_DIGITS ? 'TOO_MANY_DIGITS' : null;
}

/** True for a decimal number as API.md writes it: `"50.000838"`, `"-0.03"`, `"5e-11"`; at most 40 significant digits. */
export function isDecimalText(text: unknown): text is DecimalText {
  return decimalProblem(text) === null;
}

/** Numbers read are kept until there are so many: a chain is judged by the same few figures again and again. */
const MAX_REMEMBERED_DECIMALS = 10_000;
const remembered = new Map<DecimalText, Decimal>();

/**
 * The exact number a decimal text stands for, immutable. Throws RangeError when it is none: check `isDecimalText`
 * first.
 */
export function parseDecimal(text: DecimalText): Decimal {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (!isDecimalText(text)) throw new RangeError('not a decimal number of at most 40 significant digits');
  const number = new ExactDecimal(text);
  if (remembered.size >= MAX_REMEMBERED_DECIMALS) remembered.clear();
  remembered.set(text, number);
  return number;
}
