import type { Decimal } from 'decimal.js';
import { studentCoverageFactor, studentTails } from '../calculation/student';
import type { QuantityRange } from '../vocabulary';
import { ExactDecimal, isDecimalText, parseDecimal } from './decimal';
import { differenceAt, relationOf, type Place } from './differences';
import { findQuantity } from './quantities';
import type { Difference, LinearForm, PointUncertainty } from './stated';
import { parseUnit } from './units';

/** u = U / k in the base unit, kept as a fraction so that comparing rounds nothing. */
export interface ExactUncertainty {
  expanded: Decimal;
  coverageFactor: Decimal;
}

/**
 * U and k of a point, exact, in the base unit of its quantity: the one reading of an uncertainty. Null where it says
 * none: left out (a verification), relative at a value of zero, or of a span that is not known.
 */
export function uncertaintyOf(
  point: PointUncertainty,
  quantity: string,
  range: QuantityRange | null = null,
): ExactUncertainty | null {
  const { nominal, expandedUncertainty, coverageFactor } = point;
  if (!expandedUncertainty || !coverageFactor) return null;
  const place = { quantity, nominal, range };
  const expanded =
    'form' in expandedUncertainty
      ? linearAt(expandedUncertainty, place)
      : differenceAt(expandedUncertainty, place);
  if (expanded === null || expanded.isZero()) return null;
  return { expanded: expanded.abs(), coverageFactor: parseDecimal(coverageFactor) };
}

/** a + b·|value|, each b in its own relation; null where one of them is of what is not known. */
export function linearAt({ a, b }: LinearForm, place: Place): Decimal | null {
  const parts = [a, ...(Array.isArray(b) ? b : [b])].map((part) => differenceAt(part, place));
  return parts.reduce<Decimal | null>(
    (sum, part) => (sum === null || part === null ? null : sum.add(part)),
    new ExactDecimal(0),
  );
}

/** Whether a point says nothing of its uncertainty: none is printed, or it is a part of a value of zero (0.02 % at 0 V). */
export function saysNoUncertainty(point: PointUncertainty, quantity: string): boolean {
  const { expandedUncertainty: stated, nominal } = point;
  if (stated === null) return true;
  const isPart = !('form' in stated) && relationOf(stated, quantity) === 'VALUE';
  return isPart && parseDecimal(nominal.value).isZero();
}

/** Significant digits of a + b·|value| as one figure. */
const SHOWN_DIGITS = 4;

/** U of a point as one figure for people: as stated, or what a + b·|value| comes to there, in the unit of a. */
export function shownUncertainty(point: PointUncertainty, quantity: string): Difference | null {
  const { expandedUncertainty: stated } = point;
  if (stated === null || !('form' in stated)) return stated;
  const { unit: code } = stated.a;
  const unit = parseUnit(code);
  const exact = uncertaintyOf(point, quantity);
  if (exact === null || unit === null || unit.dimension !== findQuantity(quantity)?.dimension) return null;
  const value = exact.expanded.mul(unit.per).div(unit.factor).toSignificantDigits(SHOWN_DIGITS).toString();
  return { value, unit: code };
}

/** Coverage that decision rules speak of. */
const COVERAGE = 0.95;
/** Stated as 95 % in either of its two customs: 95 % itself, and k = 2 of a normal distribution. */
const STATED_AS_95 = { min: 0.95, max: 0.9545 };
/** Without a word on coverage: U as it stands up to this k, for a t of few degrees of freedom reaches it at 95 %. */
const GREATEST_FACTOR_OF_95 = 3;
/** Below this k (1.645: 90 % of a normal distribution) U cannot cover 95 %, whoever leaves that out: 2u. */
const LEAST_FACTOR_OF_95 = '1.64';
/** Of a U that was brought to 95 %: far beyond any number that is stated. */
const KEPT_DIGITS = 30;

/**
 * U at 95 %, which decision rules compare with limits (RECORD.md section 1): U itself where p is stated as 95 % or where
 * neither p nor the degrees of freedom are stated and k is up to 3; else by Student's t, with the degrees of freedom
 * stated or those for which t_p = k.
 */
export function expandedAt95(
  { expanded, coverageFactor }: ExactUncertainty,
  point: Pick<PointUncertainty, 'coverageProbability' | 'degreesOfFreedom'>,
): Decimal {
  const p = probabilityOf(point.coverageProbability);
  if (p !== null && p >= STATED_AS_95.min && p <= STATED_AS_95.max) return expanded;
  const stated = degreesOf(point.degreesOfFreedom);
  if (p === null && stated === null) {
    const speaksOf95 = coverageFactor.lte(GREATEST_FACTOR_OF_95) && coverageFactor.gte(LEAST_FACTOR_OF_95);
    return speaksOf95 ? expanded : brought(expanded, coverageFactor, 2);
  }
  const degrees = stated ?? degreesWhere(p!, coverageFactor.toNumber());
  return brought(expanded, coverageFactor, studentCoverageFactor(COVERAGE, degrees));
}

/** Cut, not rounded: 2 · 4/3 is no more than 8/3 where MPEV/3 is that. */
function brought(expanded: Decimal, from: Decimal, to: number): Decimal {
  return expanded.mul(to).div(from).toSignificantDigits(KEPT_DIGITS, ExactDecimal.ROUND_DOWN);
}

/** `0.9545`, or `95.45` as a percentage; null where it says nothing that can be one. */
function probabilityOf(text: string | null | undefined): number | null {
  if (!text || !isDecimalText(text)) return null;
  const number = parseDecimal(text).toNumber();
  const p = number > 1 ? number / 100 : number;
  return p > 0 && p < 1 ? p : null;
}

function degreesOf(text: string | null | undefined): number | null {
  if (!text || !isDecimalText(text)) return null;
  const degrees = parseDecimal(text).toNumber();
  return degrees > 0 ? degrees : null;
}

/** The degrees of freedom for which t_p = k; many where k is what a normal distribution has, or less. */
function degreesWhere(p: number, k: number): number {
  const tails = 1 - p;
  if (studentTails(k, Number.POSITIVE_INFINITY) >= tails) return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = 1;
  while (studentTails(k, high) > tails) {
    low = high;
    high *= 2;
  }
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (studentTails(k, middle) > tails) low = middle;
    else high = middle;
  }
}
