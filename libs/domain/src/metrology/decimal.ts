import { Decimal } from 'decimal.js';
import type { DecimalText } from '../vocabulary';

/**
 * Most digits a number may carry: a double keeps order and equality of decimals up to 15 significant digits
 * (IEEE 754 binary64), so the graph can compare ranges in typed arrays and still be exact.
 */
export const MAX_SIGNIFICANT_DIGITS = 15;

/** Longest text of a decimal: sign, 15 digits, leading zeros of small numbers, point and exponent, with room. */
export const MAX_DECIMAL_LENGTH = 40;

/** Digits kept while calculating: enough that no sum, product or quotient of legal values rounds wrongly. */
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

/** True for a decimal number as API.md writes it: `"50.000838"`, `"-0.03"`, `"5e-11"`; at most 15 significant digits. */
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
  if (!isDecimalText(text)) throw new RangeError('not a decimal number of at most 15 significant digits');
  const number = new ExactDecimal(text);
  if (remembered.size >= MAX_REMEMBERED_DECIMALS) remembered.clear();
  remembered.set(text, number);
  return number;
}
