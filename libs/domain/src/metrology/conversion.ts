import type { Decimal } from 'decimal.js';
import type { QuantityRange, QuantityValue } from '../vocabulary';
import { ExactDecimal, parseDecimal } from './decimal';
import { differenceAt } from './differences';
import { findQuantity, isBuiltIn, type Quantity } from './quantities';
import type { Difference } from './stated';
import { parseUnit, readUnit, scaledBy, type Unit } from './units';

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

export type UnitFit = 'FITS' | 'RELATIVE' | 'NON_LEGAL_UNIT' | 'UNIT_INCOMPATIBLE';

/**
 * How a unit stands to a quantity: FITS (same dimension), RELATIVE (a pure number beside a quantity that has a
 * dimension: fit for errors, uncertainties and MPEs only), or why not.
 */
export function unitFit(unit: string, quantity: string): UnitFit {
  const reading = readUnit(unit);
  if (!reading.ok) return 'NON_LEGAL_UNIT';
  const known = findQuantity(quantity);
  // Of a quantity that nobody published its figures are read by their units alone.
  if (!known) return 'FITS';
  if (reading.unit.dimension === known.dimension) return fitOfReference(reading.unit, known);
  return reading.unit.dimension === '1' ? 'RELATIVE' : 'UNIT_INCOMPATIBLE';
}

/** Units of one dimension part by what they are legal for, counted from, or a scale of. */
function fitOfReference(unit: Unit, quantity: Quantity): UnitFit {
  if (unit.only !== null && !unit.only.includes(quantity.code)) return 'NON_LEGAL_UNIT';
  const counted = unit.level === null || unit.level === quantity.level;
  const scaled = unit.scale === null || quantity.units.includes(`{${unit.scale}}`);
  return counted && scaled ? 'FITS' : 'UNIT_INCOMPATIBLE';
}

/** An absolute value in the base unit of its quantity, exact; Cel converts affinely. Throws RangeError on a bad unit. */
export function toBase(value: string, unit: string, quantity: string): Decimal {
  const read = fittingUnit(unit, quantity);
  return scaledBy(parseDecimal(value), read).add(read.offset);
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

/** A figure that is of no span or full scale, in the base unit (`differenceAt`). Throws RangeError where it is, or is unfit. */
export function differenceToBase(difference: Difference, nominal: QuantityValue, quantity: string): Decimal {
  const base = differenceAt(difference, { quantity, nominal });
  if (base === null) throw new RangeError(`${difference.of} of a range that nobody stated`);
  return base;
}

/** A stated range in the base unit of the quantity, exact. */
/** Significant digits of a difference that is shown in a unit. */
const SHOWN_DIGITS = 12;

/** A difference of the base unit in another unit of its dimension: the offset of a scale does not count. */
export function differenceIn(base: Decimal, unit: string): QuantityValue {
  const { factor, per } = parseUnit(unit)!;
  return { value: base.mul(per).div(factor).toSignificantDigits(SHOWN_DIGITS).toFixed(), unit };
}

export function exactRange(range: QuantityRange, quantity: string): ExactRange {
  return { lo: toBase(range.min, range.unit, quantity), hi: toBase(range.max, range.unit, quantity) };
}

/** A result as far as its range goes. */
export interface RangedResult {
  quantity: string;
  range?: QuantityRange | null;
  points?: readonly { nominal: QuantityValue }[] | null;
  /** Of a quantity that is not built in, as it was when the result was recorded. */
  naturalZero?: boolean;
}

/** Whether zero of what a result measures is the absence of it; of a quantity that is not built in the record says so. */
export function hasNaturalZero({ quantity, naturalZero }: RangedResult): boolean {
  return isBuiltIn(quantity) ? findQuantity(quantity)!.naturalZero : naturalZero === true;
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
export function askedValuesOf(result: RangedResult): Decimal[] {
  const { quantity, points } = result;
  const values = (points ?? []).map(({ nominal }) => toBase(nominal.value, nominal.unit, quantity));
  return hasNaturalZero(result) ? values.filter((value) => !value.isZero()) : values;
}

/** What a result asks as doubles. */
export function askedBaseRangeOf(result: RangedResult): DoubleRange | null {
  const exact = askedRangeOf(result);
  return exact && { lo: nearestDouble(exact.lo), hi: nearestDouble(exact.hi) };
}

/**
 * What a result covers as doubles that keep order and equality of the exact bounds (DESIGN.md §5); null where it states
 * neither a range nor a point, as a verification may.
 */
export function baseRangeOf(result: RangedResult): DoubleRange | null {
  const exact = exactRangeOf(result);
  return exact && { lo: nearestDouble(exact.lo), hi: nearestDouble(exact.hi) };
}

/** A stated range (of a reference or a question) as doubles. */
export function toBaseRange(range: QuantityRange, quantity: string): DoubleRange {
  const { lo, hi } = exactRange(range, quantity);
  return { lo: nearestDouble(lo), hi: nearestDouble(hi) };
}

function nearestDouble(value: Decimal): number {
  // Number() of a decimal text rounds correctly (ECMA-262), and -0 would break equality of typed keys.
  return Number(value.toString()) + 0;
}

/** What was recorded of a quantity that is not built in is read by its unit alone, whatever was published since. */
function fittingUnit(unit: string, quantity: string): Unit {
  const fit = isBuiltIn(quantity) || !readUnit(unit).ok ? unitFit(unit, quantity) : 'FITS';
  if (fit !== 'FITS') throw new RangeError(`${unit} does not fit ${quantity}: ${fit}`);
  return parseUnit(unit)!;
}
