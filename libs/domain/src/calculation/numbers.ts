import type { Decimal } from 'decimal.js';
import { decimalProblem, ExactDecimal, MAX_DECIMAL_LENGTH } from '../metrology/decimal';
import type { CalculationRefusal } from './calculation';

/**
 * Numbers that are calculated with are decimals as everywhere, but of any number of digits that fits the length:
 * nothing of them is recorded and compared with others.
 */
export function isNumberText(text: unknown): text is string {
  const problem = decimalProblem(text);
  return problem === null || (problem === 'TOO_MANY_DIGITS' && (text as string).length <= MAX_DECIMAL_LENGTH);
}

/** The refusal of a text that is no such number; none when it is. */
export function checkNumber(text: string, pointer: string): CalculationRefusal[] {
  if (isNumberText(text)) return [];
  const detail = `a decimal number such as "50.000838" of at most ${MAX_DECIMAL_LENGTH} characters is accepted`;
  return [{ code: 'NOT_A_DECIMAL', pointer, detail }];
}

/** The exact number. Throws RangeError for a text that is none: check `isNumberText` first. */
export function parseNumber(text: string): Decimal {
  if (!isNumberText(text)) throw new RangeError('not a decimal number');
  return new ExactDecimal(text);
}
