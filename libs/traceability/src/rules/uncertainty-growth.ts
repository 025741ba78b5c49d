import {
  differenceToBase,
  exactRange,
  exactRangeOf,
  parseDecimal,
  toBase,
  type CalibrationResult,
  type DecimalText,
  type MeasuredPoint,
  type StandardReference,
} from '@suyuan/domain';
import { oncePerCase } from './once-per-case';
import { SILENT, type LinkCase, type LinkRule, type ResultRule } from './rule';

type Exact = ReturnType<typeof toBase>;

/** u = U / k in the base unit, kept as a fraction so that comparing rounds nothing. */
export interface StandardUncertainty {
  expanded: Exact;
  coverageFactor: Exact;
}

/** A point of the child (its index in the result) and what the reference knows at the same value. */
export interface PairAtValue {
  index: number;
  own: StandardUncertainty;
  reference: StandardUncertainty;
}

interface KnownValue {
  value: Exact;
  u: StandardUncertainty;
}

/** u of the item must exceed u of the reference at the same value: equal ones are a gap too. */
export const uncertaintyMustGrow: LinkRule = {
  code: 'U_NOT_GREATER_THAN_REFERENCE',
  ancillary: false,
  judge: (c) => {
    if (c.parent === null) return SILENT;
    const points = pairsAtSameValue(c)
      .filter(({ own, reference }) => compare(own, reference) <= 0)
      .map(({ index }) => index);
    return points.length === 0 ? SILENT : [{ evidence: [c.parent.id], points }];
  },
};

/** ILAC-P14: U is stated with at most two significant digits. */
const SIGNIFICANT_DIGITS_MAX = 2;

export const uncertaintyMustNotBeOverprecise: ResultRule = {
  code: 'U_OVERPRECISE',
  judge: ({ certificate, result }) => {
    const points = result.points.flatMap(({ expandedUncertainty }, index) =>
      significantDigits(expandedUncertainty.value) > SIGNIFICANT_DIGITS_MAX ? [index] : [],
    );
    return points.length === 0 ? SILENT : [{ evidence: [certificate.id], points }];
  },
};

/** `0.10` has two, `1.60e2` three; zeros that end a whole number only place it: `160` has two. */
export function significantDigits(text: DecimalText): number {
  const mantissa = text.replace(/[eE].*$/, '');
  const digits = mantissa.replace(/[+.-]/g, '').replace(/^0+/, '');
  return mantissa.includes('.') ? digits.length : digits.replace(/0+$/, '').length;
}

/**
 * What of a link can be compared: the reference at the same nominal (of several the least u), else the lesser u of
 * its two neighbours. Where another part of the reference was used (subdividing a kilogram), only equal nominals of
 * that part.
 */
export const pairsAtSameValue = oncePerCase((c: LinkCase): readonly PairAtValue[] => {
  const { result, reference, parentResults } = c;
  if (reference.quantity !== result.quantity || result.points.length === 0) return [];
  const part = otherPart(result, reference);
  const all = knownValues(parentResults);
  const known = part === null ? all : all.filter(({ value }) => part.lo.lte(value) && value.lte(part.hi));
  return result.points.flatMap((point, index) => {
    const own = standardUncertaintyOf(point, result.quantity);
    const at = uncertaintyAt(known, nominalOf(point, result.quantity), part === null);
    return own === null || at === null ? [] : [{ index, own, reference: at }];
  });
});

/** The range of the reference that was used, where it is another than the result's own. */
function otherPart(result: CalibrationResult, reference: StandardReference) {
  if (reference.range === null) return null;
  const used = exactRange(reference.range, reference.quantity);
  const own = exactRangeOf(result);
  return own !== null && used.lo.eq(own.lo) && used.hi.eq(own.hi) ? null : used;
}

const nominalOf = ({ nominal }: MeasuredPoint, quantity: string): Exact =>
  toBase(nominal.value, nominal.unit, quantity);

/** null for a relative U at a nominal of zero, which says nothing. */
function standardUncertaintyOf(point: MeasuredPoint, quantity: string): StandardUncertainty | null {
  const expanded = differenceToBase(point.expandedUncertainty, point.nominal, quantity);
  return expanded.isZero() ? null : { expanded, coverageFactor: parseDecimal(point.coverageFactor) };
}

/**
 * By value upwards, each once. A reference that was adjusted served as it was left, not as it was found. Links to the
 * same results share their list, so that a standard is sorted once and not once for each of its uses.
 */
const knownValues = oncePerCase((results: readonly CalibrationResult[]): readonly KnownValue[] => {
  const adjusted = results.some(({ points }) => points.some(({ stage }) => stage === 'AS_LEFT'));
  const values = results
    .flatMap(({ quantity, points }) =>
      points
        .filter(({ stage }) => !adjusted || stage !== 'AS_FOUND')
        .map((point) => ({ value: nominalOf(point, quantity), u: standardUncertaintyOf(point, quantity) })),
    )
    .filter((each): each is KnownValue => each.u !== null)
    .sort((a, b) => a.value.comparedTo(b.value) || compare(a.u, b.u));
  return values.filter(({ value }, index) => !values[index - 1]?.value.eq(value));
});

function uncertaintyAt(known: readonly KnownValue[], x: Exact, between: boolean): StandardUncertainty | null {
  const next = firstNotBelow(known, x);
  const above = known[next];
  const below = known[next - 1];
  if (above === undefined) return null;
  if (above.value.eq(x)) return above.u;
  if (!between || below === undefined) return null;
  return compare(below.u, above.u) < 0 ? below.u : above.u;
}

function firstNotBelow(known: readonly KnownValue[], x: Exact): number {
  let low = 0;
  let high = known.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (known[middle]!.value.lt(x)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Below, at or above zero as a is less than, equal to or greater than b. */
function compare(a: StandardUncertainty, b: StandardUncertainty): number {
  return a.expanded.mul(b.coverageFactor).comparedTo(b.expanded.mul(a.coverageFactor));
}
