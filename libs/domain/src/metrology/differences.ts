import type { Decimal } from 'decimal.js';
import type { QuantityRange, QuantityValue } from '../vocabulary';
import { ExactDecimal, parseDecimal } from './decimal';
import { fieldOf, isLogarithmic } from './logarithmic';
import { findQuantity, isBuiltIn } from './quantities';
import type { Difference, RelativeTo } from './stated';
import { parseUnit, readUnit, scaledBy } from './units';

/**
 * How a figure stands to its quantity (RECORD.md section 1). AMBIGUOUS: `of` has to say it. DECIBELS: a level beside a
 * linear quantity. UNFIT: its unit is none of the quantity and no pure number.
 */
export type Relation = RelativeTo | 'DECIBELS' | 'AMBIGUOUS' | 'UNFIT';

export function relationOf({ unit, of }: Difference, quantity: string): Relation {
  const reading = readUnit(unit);
  if (!reading.ok) return 'UNFIT';
  const known = findQuantity(quantity);
  const { dimension } = reading.unit;
  // Of a quantity that nobody published a relative figure says what it is of (stated-quantity.ts).
  const isOwn = known === null || dimension === known.dimension;
  const isPure = dimension === '1';
  if (of === 'ABSOLUTE') return isOwn ? 'ABSOLUTE' : 'UNFIT';
  if (of !== undefined) return isPure ? of : 'UNFIT';
  if (!isPure) {
    if (isOwn) return 'ABSOLUTE';
    return dimension === DECIBEL && fieldOf(quantity) !== null ? 'DECIBELS' : 'UNFIT';
  }
  // 2 % of a level may mean its power or its amplitude, and never a part of the level itself.
  if (!isOwn) return isLogarithmic(quantity) ? 'AMBIGUOUS' : 'VALUE';
  return isPerCentLike(unit) && known !== null && !known.ownRelativeError ? 'AMBIGUOUS' : 'ABSOLUTE';
}

/** Dimension of levels. */
export const DECIBEL = 'B';

/** `%`, `[ppm]`, `10*-6` without an annotation: `%{RH}` is percentage points of humidity. */
export function isPerCentLike(unit: string): boolean {
  return /^(%|\[pp(th|m|b|tr)\]|10\*-?\d*)$/.test(unit);
}

/** Where a figure stands: the value it belongs to, and the range in question where one is known. */
export interface Place {
  quantity: string;
  nominal: QuantityValue;
  range?: QuantityRange | null;
}

/**
 * A figure in the base unit of its quantity, exact (of levels: to the digits kept in calculating), by scale only: 0.02 Cel
 * of error is 0.02 K. What earlier releases recorded without `of` beside a quantity of dimension 1 counts as they
 * counted it, absolute. Null where it is of a span or a full scale that is not known; throws RangeError where its unit is unfit.
 */
export function differenceAt(difference: Difference, { quantity, nominal, range }: Place): Decimal | null {
  const unit = parseUnit(difference.unit);
  const relation = relationOf(difference, quantity);
  if (unit === null || (relation === 'UNFIT' && isBuiltIn(quantity))) {
    throw new RangeError(`${difference.unit} does not fit ${quantity}`);
  }
  const value = scaledBy(parseDecimal(difference.value), unit);
  switch (relation) {
    case 'VALUE':
      return isLogarithmic(quantity) ? levelOfPart(value, quantity) : value.mul(sizeOf(nominal));
    case 'DECIBELS':
      return partOfLevel(value, quantity).mul(sizeOf(nominal));
    case 'SPAN':
      return range ? value.mul(spanOf(range)) : null;
    case 'FULL_SCALE':
      return range ? value.mul(fullScaleOf(range)) : null;
    default:
      return value;
  }
}

/** The size of a value in the base unit, without the offset of its scale: 100 Cel is 100 K of temperature. */
export function sizeOf({ value, unit }: QuantityValue): Decimal {
  return scaledBy(parseDecimal(value).abs(), parseUnit(unit)!);
}

export function spanOf({ min, max, unit }: QuantityRange): Decimal {
  return scaledBy(parseDecimal(max).sub(parseDecimal(min)), parseUnit(unit)!);
}

/** The greater of |min| and |max|. */
export function fullScaleOf({ min, max, unit }: QuantityRange): Decimal {
  return scaledBy(ExactDecimal.max(parseDecimal(min).abs(), parseDecimal(max).abs()), parseUnit(unit)!);
}

/** Decibels for a factor of ten: of power 10, of amplitude 20. */
const perDecade = (quantity: string): number => (fieldOf(quantity) === 'AMPLITUDE' ? 20 : 10);

/** 2 % of power is 10 lg 1.02 = 0.086 dB, of amplitude 20 lg 1.02 = 0.172 dB. */
function levelOfPart(part: Decimal, quantity: string): Decimal {
  const level = part.abs().add(1).log(10).mul(perDecade(quantity));
  return part.isNegative() ? level.neg() : level;
}

/** 0.2 dB of power is 10^0.02 - 1 = 4.7 %. */
function partOfLevel(level: Decimal, quantity: string): Decimal {
  const part = new ExactDecimal(10).pow(level.abs().div(perDecade(quantity))).sub(1);
  return level.isNegative() ? part.neg() : part;
}
