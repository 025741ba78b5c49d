import type { Decimal } from 'decimal.js';
import type { CalibrationResult, MeasuredPoint } from '../certificate/certificate.events';
import { toBase } from '../metrology/conversion';
import { parseDecimal } from '../metrology/decimal';
import { differenceAt } from '../metrology/differences';
import { uncertaintyOf } from '../metrology/uncertainties';
import type { ComparisonVerdict } from '../vocabulary';
import { comparedAt, normalizedError } from './comparison';

/** What a point of a comparison comes to. */
export interface ComparedFigures {
  en: Decimal;
  verdict: ComparisonVerdict;
  /** Whether En as it is stated is this one, to the digits that it has; null: none is stated. */
  agrees: boolean | null;
}

/**
 * En of a point of a comparison (JJF 1117): the laboratory's value is its nominal with its error. null: it is compared with
 * nothing, or its error or one of the uncertainties is not stated.
 */
export function comparedFigures(
  point: MeasuredPoint,
  { quantity, range }: Pick<CalibrationResult, 'quantity' | 'range'>,
): ComparedFigures | null {
  const { comparison, error, nominal } = point;
  const own = uncertaintyOf(point, quantity, range);
  const found = error && differenceAt(error, { quantity, nominal, range });
  if (!comparison || own === null || !found) return null;
  const { value, expandedUncertainty, coverageFactor, en: stated } = comparison;
  const reference = uncertaintyOf({ nominal: value, expandedUncertainty, coverageFactor }, quantity, range);
  if (reference === null) return null;
  const { en, verdict } = normalizedError(
    toBase(nominal.value, nominal.unit, quantity).add(found),
    toBase(value.value, value.unit, quantity),
    [own, reference].map((each) => comparedAt(each.expanded, each.coverageFactor)),
  );
  return { en, verdict, agrees: stated === undefined ? null : agreesWith(en, stated) };
}

/** As it was rounded: within one of its last digit; a sign that is left out is none. */
function agreesWith(en: Decimal, text: string): boolean {
  const stated = parseDecimal(text);
  const digit = parseDecimal('10').pow(-stated.decimalPlaces());
  const size = stated.abs().sub(en.abs()).abs();
  const isOtherSign =
    /^[+-]/.test(text) && !stated.isZero() && !en.isZero() && stated.isNegative() !== en.isNegative();
  return size.lte(digit) && !isOtherSign;
}
