import { Decimal } from 'decimal.js';
import { estimateText, ExactDecimal, numberText } from '@suyuan/domain';

export const ROUNDINGS = ['NEAREST', 'UP'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** ILAC P14: an uncertainty is stated with at most two significant digits. */
export const STATED_DIGITS = 2;

/**
 * Rounding up is to keep an uncertainty from being stated too small; an excess of at most a twentieth of the last
 * digit is below what two digits can say (GUM 7.2.6 rounds 10.47 to 11, but 28.05 to 28).
 */
const NEGLIGIBLE_EXCESS = '0.05';

export interface Stated {
  value: string;
  expandedUncertainty: string;
  /** GUM 7.2.2: the digits in parentheses are the standard uncertainty, referred to the last digits: `10.058(27)`. */
  text: string;
}

/**
 * A result as a certificate prints it: U with two significant digits, the value to the same decimal place (ties to
 * even, as GB/T 8170 has it). Without uncertainty the value stands as calculated.
 */
export function stateResult(
  value: number,
  standardUncertainty: number,
  expandedUncertainty: number,
  rounding: Rounding,
): Stated {
  if (expandedUncertainty === 0) {
    const text = estimateText(value);
    return { value: text, expandedUncertainty: '0', text };
  }
  const expanded = roundUncertainty(expandedUncertainty, rounding);
  return {
    value: atPlace(value, expanded.place),
    expandedUncertainty: atPlace(expanded.rounded, expanded.place),
    text: inParentheses(value, standardUncertainty, rounding),
  };
}

interface Rounded {
  rounded: Decimal;
  /** Power of ten of the last digit that is stated. */
  place: number;
}

/** An uncertainty to two significant digits. */
export function roundUncertainty(value: number, rounding: Rounding): Rounded {
  // Twelve digits first, or the noise of the last digit of a double would round 28 up to 29.
  const exact = new ExactDecimal(numberText(value));
  const place = exact.e - (STATED_DIGITS - 1);
  const inPlaces = exact.div(power(place));
  const nearest = inPlaces.toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  const floor = inPlaces.floor();
  const up = inPlaces.sub(floor).lte(NEGLIGIBLE_EXCESS) ? floor : inPlaces.ceil();
  const rounded = (rounding === 'UP' ? up : nearest).mul(power(place));
  // 9.96 becomes 10, which has two digits only without the decimal.
  return rounded.e > exact.e ? { rounded, place: place + 1 } : { rounded, place };
}

function atPlace(value: number | Decimal, place: number): string {
  const text = typeof value === 'number' ? estimateText(value) : value;
  const unit = power(place);
  const rounded = new ExactDecimal(text).div(unit).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).mul(unit);
  return (rounded.isZero() ? rounded.abs() : rounded).toFixed(Math.max(0, -place));
}

function inParentheses(value: number, standardUncertainty: number, rounding: Rounding): string {
  const { rounded, place } = roundUncertainty(standardUncertainty, rounding);
  // Beyond the point the digits count from the last one; before it they are read as they stand: 10.1(2.7).
  const beyondPoint = rounded.lt(1);
  const digits = beyondPoint ? rounded.div(power(place)).toFixed(0) : rounded.toFixed(Math.max(0, -place));
  return `${atPlace(value, place)}(${digits})`;
}

function power(place: number): Decimal {
  return new ExactDecimal(10).pow(place);
}
