import { ExactDecimal } from '../metrology/decimal';

/** Significant digits of a calculated number: a double carries 15 to 17, and the last few hold rounding noise. */
export const CALCULATED_DIGITS = 12;

/** Of an estimate, whose uncertainty may be far smaller than itself: all that a double is sure of. */
export const ESTIMATE_DIGITS = 15;

/** Fewest significant digits that are shown (API.md, Calculators). */
export const SHOWN_DIGITS_MIN = 7;

/** Numbers outside these powers of ten are written with an exponent, so that a text stays short. */
const PLAIN_EXPONENT_MIN = -12;
const PLAIN_EXPONENT_MAX = 20;

/**
 * A calculated number as decimal text: rounded to `digits`, zeros at its end left out down to seven significant
 * digits. Zero is `"0"`. Throws RangeError for what is no finite number: calculators refuse that before.
 */
export function numberText(value: number, digits = CALCULATED_DIGITS): string {
  if (!Number.isFinite(value)) throw new RangeError('only finite numbers have a decimal text');
  if (value === 0) return '0';
  const rounded = new ExactDecimal(value).toSignificantDigits(digits);
  const shown = Math.max(rounded.precision(), SHOWN_DIGITS_MIN);
  if (rounded.e < PLAIN_EXPONENT_MIN || rounded.e > PLAIN_EXPONENT_MAX)
    return rounded.toExponential(shown - 1);
  return rounded.toFixed(Math.max(0, shown - 1 - rounded.e));
}

export function estimateText(value: number): string {
  return numberText(value, ESTIMATE_DIGITS);
}

/** The same where there may be no number; infinity has no text either (API.md: null is infinite). */
export function numberTextOrNull(value: number | null): string | null {
  return value === null || !Number.isFinite(value) ? null : numberText(value);
}

/** A number stated as text or as a whole JSON number. Both are sound already. */
export function numberOf(stated: string | number): number {
  return Number(stated);
}
