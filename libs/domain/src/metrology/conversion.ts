import type { Decimal } from 'decimal.js';
import type { QuantityRange, QuantityValue } from '../vocabulary';
import { ExactDecimal, parseDecimal } from './decimal';
import { findQuantity } from './quantities';
import { parseUnit, readUnit, type Unit } from './units';

/** A closed range in the base unit of its quantity, each bound the double nearest to the exact decimal. */
export interface DoubleRange {
  lo: number;
  hi: number;
}

/** A closed range in the base unit of its quantity, exact. */
export interface ExactRange {
  lo: Decimal;
  hi: Decimal;
}

export type UnitFit = 'FITS' | 'RELATIVE' | 'UNKNOWN_QUANTITY' | 'NON_LEGAL_UNIT' | 'UNIT_INCOMPATIBLE';

/**
 * How a unit stands to a quantity: FITS (same dimension), RELATIVE (a pure number beside a quantity that has a
 * dimension: fit for errors, uncertainties and MPEs only), or why not.
 */
export function unitFit(unit: string, quantity: string): UnitFit {
  const known = findQuantity(quantity);
  if (!known) return 'UNKNOWN_QUANTITY';
  const reading = readUnit(unit);
  if (!reading.ok) return 'NON_LEGAL_UNIT';
  if (reading.unit.dimension === known.dimension) return 'FITS';
  return reading.unit.dimension === '1' ? 'RELATIVE' : 'UNIT_INCOMPATIBLE';
}

/** An absolute value in the base unit of its quantity, exact; Cel converts affinely. Throws RangeError on a bad unit. */
export function toBase(value: string, unit: string, quantity: string): Decimal {
  const read = fittingUnit(unit, quantity);
  return scaled(parseDecimal(value), read).add(read.offset);
}

/** The double nearest to the exact base value. */
export function toBaseNumber(value: string, unit: string, quantity: string): number {
  return nearestDouble(toBase(value, unit, quantity));
}

/** A base value back in `unit`; exact but for units whose factor does not divide. */
export function fromBase(base: Decimal, unit: string, quantity: string): Decimal {
  const read = fittingUnit(unit, quantity);
  return new ExactDecimal(base).sub(read.offset).mul(read.per).div(read.factor);
}

/**
 * An error, uncertainty or MPE in the base unit, by scale only (0.02 Cel of error is 0.02 K). A relative unit is
 * resolved against the stated nominal: 0.1 % of 100 Cel is 0.1 K. Throws RangeError when the unit fits neither.
 */
export function differenceToBase(
  difference: QuantityValue,
  nominal: QuantityValue,
  quantity: string,
): Decimal {
  const fit = unitFit(difference.unit, quantity);
  const value = parseDecimal(difference.value);
  const unit = parseUnit(difference.unit);
  if (fit === 'FITS') return scaled(value, unit!);
  if (fit !== 'RELATIVE') throw new RangeError(`${difference.unit} does not fit ${quantity}`);
  const scale = fittingUnit(nominal.unit, quantity);
  const size = scaled(parseDecimal(nominal.value).abs(), scale);
  return scaled(value, unit!).mul(size);
}

/** Nearly every unit is a multiple of its base unit, and a division to eighty digits is dear. */
function scaled(value: Decimal, { factor, per }: Unit): Decimal {
  const size = value.mul(factor);
  return per.eq(1) ? size : size.div(per);
}

/** A stated range in the base unit of the quantity, exact. */
export function exactRange(range: QuantityRange, quantity: string): ExactRange {
  return { lo: toBase(range.min, range.unit, quantity), hi: toBase(range.max, range.unit, quantity) };
}

/** A result as far as its range goes. */
export interface RangedResult {
  quantity: string;
  range?: QuantityRange | null;
  points?: readonly { nominal: QuantityValue }[] | null;
}

/** What a result covers, exact: its stated range, else from its least to its greatest nominal; null without either. */
export function exactRangeOf(result: RangedResult): ExactRange | null {
  if (result.range) return exactRange(result.range, result.quantity);
  const points = result.points ?? [];
  if (points.length === 0) return null;
  const values = points.map(({ nominal }) => toBase(nominal.value, nominal.unit, result.quantity));
  return { lo: ExactDecimal.min(...values), hi: ExactDecimal.max(...values) };
}

/**
 * What a result asks of its references and of the scope of its issuer (RECORD.md section 13): from the least to the
 * greatest of its points that are not the natural zero of its quantity, so that a gauge of 0 to 10 MPa does not ask its
 * piston gauge for 0 MPa; without points its stated range. Null: nothing is asked.
 */
export function askedRangeOf(result: RangedResult): ExactRange | null {
  if (!result.points?.length) return exactRangeOf(result);
  const values = askedValuesOf(result);
  return values.length === 0 ? null : { lo: ExactDecimal.min(...values), hi: ExactDecimal.max(...values) };
}

/** The nominal values that a result asks for, in the base unit. */
export function askedValuesOf({ quantity, points }: RangedResult): Decimal[] {
  const values = (points ?? []).map(({ nominal }) => toBase(nominal.value, nominal.unit, quantity));
  return findQuantity(quantity)?.naturalZero ? values.filter((value) => !value.isZero()) : values;
}

/** What a result asks as doubles. */
export function askedBaseRangeOf(result: RangedResult): DoubleRange | null {
  const exact = askedRangeOf(result);
  return exact && { lo: nearestDouble(exact.lo), hi: nearestDouble(exact.hi) };
}

/** What a result covers as doubles that keep order and equality of the exact bounds (DESIGN.md §5). */
export function baseRangeOf(result: RangedResult): DoubleRange {
  const exact = exactRangeOf(result);
  if (!exact) throw new RangeError('a result needs a range or at least one point');
  return { lo: nearestDouble(exact.lo), hi: nearestDouble(exact.hi) };
}

/** A stated range (of a reference or a question) as doubles. */
export function toBaseRange(range: QuantityRange, quantity: string): DoubleRange {
  return baseRangeOf({ quantity, range });
}

function nearestDouble(value: Decimal): number {
  // Number() of a decimal text rounds correctly (ECMA-262), and -0 would break equality of typed keys.
  return Number(value.toString()) + 0;
}

function fittingUnit(unit: string, quantity: string): Unit {
  const fit = unitFit(unit, quantity);
  if (fit !== 'FITS') throw new RangeError(`${unit} does not fit ${quantity}: ${fit}`);
  return parseUnit(unit)!;
}
