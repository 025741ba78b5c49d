import type { Decimal } from 'decimal.js';
import { refusal, type Refusal } from '../decision';
import { decimalProblem, ExactDecimal, MAX_SIGNIFICANT_DIGITS, parseDecimal } from '../metrology/decimal';
import type { RatioText } from '../vocabulary';

/** A ratio as the quotient of two exact numbers: a third is no decimal, so it is never divided out. */
export interface Ratio {
  numerator: Decimal;
  denominator: Decimal;
}

/** Two whole numbers above zero, of at most six digits. */
export const FRACTION_PATTERN = /^[1-9]\d{0,5}\/[1-9]\d{0,5}$/;

/** The fractions that regulations mean by a decimal which never ends. */
const ENDLESS: readonly (readonly [number, number])[] = [
  [1, 3],
  [2, 3],
  [1, 6],
  [1, 7],
  [1, 9],
  [1, 11],
  [1, 12],
];

const FRACTION_DIGITS_MIN = 3;

/** True for what `readRatio` reads. */
export function isRatioText(text: unknown): text is RatioText {
  return typeof text === 'string' && (FRACTION_PATTERN.test(text) || decimalProblem(text) === null);
}

export function checkRatio(text: string, pointer: string): Refusal[] {
  if (isRatioText(text)) return [];
  const code = decimalProblem(text) ?? 'NOT_A_DECIMAL';
  const detail =
    code === 'TOO_MANY_DIGITS'
      ? `at most ${MAX_SIGNIFICANT_DIGITS} significant digits are accepted`
      : 'a decimal number such as "0.25" or a fraction of two whole numbers such as "1/3" is accepted';
  return [refusal(code, pointer, detail)];
}

/**
 * The exact ratio a text stands for. A decimal with at least three digits after the point that is 1/3, 2/3, 1/6, 1/7,
 * 1/9, 1/11 or 1/12, rounded or cut off, means that fraction exactly: "0.333" is a third. One whose last digit is zero
 * means itself: "0.090" is nine hundredths. Throws RangeError when the text is no ratio: check `isRatioText` first.
 */
export function readRatio(text: RatioText): Ratio {
  if (FRACTION_PATTERN.test(text)) {
    const [numerator, denominator] = text.split('/') as [string, string];
    return { numerator: new ExactDecimal(numerator), denominator: new ExactDecimal(denominator) };
  }
  const value = parseDecimal(text);
  const digits = /^\+?0+\.(\d*[1-9])$/.exec(text)?.[1]?.length ?? 0;
  const meant = digits < FRACTION_DIGITS_MIN ? undefined : ENDLESS.find(isMeantBy(value, digits));
  const [numerator, denominator] = meant ?? [value, 1];
  return { numerator: new ExactDecimal(numerator), denominator: new ExactDecimal(denominator) };
}

/** part <= ratio * whole, compared exactly: 0.020 stays within a third of 0.06. */
export function isWithinRatio(part: Decimal, whole: Decimal, { numerator, denominator }: Ratio): boolean {
  return part.mul(denominator).lte(whole.mul(numerator));
}

function isMeantBy(value: Decimal, digits: number) {
  return ([numerator, denominator]: readonly [number, number]): boolean => {
    const exact = new ExactDecimal(numerator).div(denominator);
    const nearest = exact.toDecimalPlaces(digits, ExactDecimal.ROUND_HALF_UP);
    return value.eq(nearest) || value.eq(exact.toDecimalPlaces(digits, ExactDecimal.ROUND_DOWN));
  };
}
