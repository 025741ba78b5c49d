import type { Decimal } from 'decimal.js';
import type { Limits } from '../conformity/limits';
import { ExactDecimal, parseDecimal } from './decimal';
import { differenceAt, fullScaleOf, sizeOf, spanOf, type Place } from './differences';
import { holdsAt } from './parameter-fit';
import type { Limit, LimitRow, StatedLimits } from './stated';
import type { StatedParameter } from './stated-parameter';
import { linearAt } from './uncertainties';
import { parseUnit, scaledBy } from './units';

/** Where limits are asked for: a value, the range in question, and what else is said of it. */
export interface LimitPlace extends Place {
  parameters?: readonly StatedParameter[];
}

/**
 * Limits of error at a value, in the base unit and with their signs: the one reading for verdicts, grades, ratios and
 * use by grade (RECORD.md section 4). Null where they say nothing for that value: a relative limit at zero, a span that
 * is not known, a value in no row of the table.
 */
export function limitsAt(stated: StatedLimits, place: LimitPlace): Limits | null {
  if ('form' in stated && stated.form === 'TABLE') {
    const row = stated.rows.find((each, index) => isIn(each, index === 0, place));
    return row === undefined ? null : limitAt(row.mpe, place);
  }
  return limitAt(stated as Limit, place);
}

function limitAt(limit: Limit, place: LimitPlace): Limits | null {
  if (!('form' in limit)) return symmetric(differenceAt(limit, place));
  if (limit.form === 'LINEAR') return symmetric(linearAt(limit, place));
  const lower = limit.lower ? differenceAt(limit.lower, place) : null;
  const upper = limit.upper ? differenceAt(limit.upper, place) : null;
  const isKnown =
    (limit.lower === undefined || lower !== null) && (limit.upper === undefined || upper !== null);
  return isKnown && (lower !== null || upper !== null) ? { lower, upper } : null;
}

/** A limit of nothing was not meant for this point: relative at a value of zero. */
function symmetric(size: Decimal | null): Limits | null {
  return size === null || size.isZero() ? null : { lower: size.abs().neg(), upper: size.abs() };
}

function isIn(row: LimitRow, isFirst: boolean, place: LimitPlace): boolean {
  const at = positionIn(row, place);
  if (at === null) return false;
  const unit = parseUnit(row.unit ?? (row.of === undefined ? place.nominal.unit : '%'));
  if (unit === null) return false;
  const min = scaledBy(parseDecimal(row.min), unit);
  const max = scaledBy(parseDecimal(row.max), unit);
  const isAbove = at.gt(min) || ((isFirst || row.includesMin === true) && at.eq(min));
  return isAbove && at.lte(max) && holdsAt(row.parameters ?? [], place.parameters ?? [], place.quantity);
}

/** The value as rows count it: itself, without the offset of its scale, or as a part of the span or the full scale. */
function positionIn({ of }: LimitRow, { nominal, range }: LimitPlace): Decimal | null {
  const value = scaledBy(parseDecimal(nominal.value), parseUnit(nominal.unit)!);
  if (of === undefined || of === 'ABSOLUTE' || of === 'VALUE') return value;
  if (!range) return null;
  if (of === 'FULL_SCALE') return sizeOf(nominal).div(fullScaleOf(range));
  const span = spanOf(range);
  if (span.isZero()) return null;
  return value.sub(scaledBy(parseDecimal(range.min), parseUnit(range.unit)!)).div(span);
}

/** (upper - lower) / 2; null where there is a limit on one side only. */
export function halfWidth({ lower, upper }: Limits): Decimal | null {
  return lower === null || upper === null ? null : upper.sub(lower).div(2);
}

/** The part of limits of a rectangular distribution that is its standard uncertainty, squared: a²/3. */
const RECTANGULAR = 3;

/**
 * The uncertainty of what is used at its nominal value within these limits, as a fraction: a/√3 of half their width
 * (RECORD.md section 2). Null where one side is open: nothing bounds it.
 */
export function uncertaintyWithin(limits: Limits): { expanded: Decimal; coverageFactor: Decimal } | null {
  const width = halfWidth(limits);
  if (width === null || width.isZero()) return null;
  return { expanded: width, coverageFactor: new ExactDecimal(RECTANGULAR).sqrt() };
}
