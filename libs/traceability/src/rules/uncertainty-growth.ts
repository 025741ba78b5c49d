import {
  exactRange,
  exactRangeOf,
  toBase,
  type CalibrationResult,
  type DecimalText,
  type ExactUncertainty,
  type MeasuredPoint,
  type StandardReference,
} from '@suyuan/domain';
import { uncertaintyAtPoint, type Nameplate } from './figures';
import { oncePerCase } from './once-per-case';
import { parametersMatter, placedPoints, type StatedAt } from './parameters';
import { SILENT, type LinkCase, type LinkRule, type ResultRule } from './rule';
import { uncertaintyByGrade, useOf } from './used-by-grade';

type Exact = ReturnType<typeof toBase>;

/** A point of the child (its index in the result) and what the reference knows at the same value. */
export interface PairAtValue {
  index: number;
  own: ExactUncertainty;
  reference: ExactUncertainty;
  /** The greater of those that bracket its parameters, where `reference` is the lesser. */
  greatest?: ExactUncertainty;
}

interface KnownValue {
  value: Exact;
  u: ExactUncertainty;
}

/**
 * u of the item must exceed u of the reference at the same value: equal ones are a gap too. Where it is only assumed that
 * the reference was used by grade it may have been used by order after all, so what its limits alone say is undecided.
 */
export const uncertaintyMustGrow: LinkRule = {
  code: 'U_NOT_GREATER_THAN_REFERENCE',
  ancillary: false,
  judge: (c) => {
    const use = useOf(c);
    if (c.parent === null || use === null) return SILENT;
    const evidence = [c.parent.id];
    const assumed = use.byGrade && use.assumed;
    const pairs = pairsAtSameValue(c);
    const gaps = assumed && !use.printed ? [] : notGreater(pairs);
    const open = [...(assumed ? notGreater(pairsByGrade(c)) : []), ...notGreaterThanGreatest(pairs)];
    const undecided = [...new Set(open)].filter((index) => !gaps.includes(index));
    return [
      ...(gaps.length === 0 ? [] : [{ evidence, points: gaps }]),
      ...(undecided.length === 0 ? [] : [{ evidence, points: undecided, severity: 'UNDECIDED' as const }]),
    ];
  },
};

/** Between two values of a parameter the reference may be as uncertain as the greater of both. */
const notGreaterThanGreatest = (pairs: readonly PairAtValue[]): number[] =>
  pairs
    .filter(({ own, greatest }) => greatest !== undefined && compare(own, greatest) <= 0)
    .map(({ index }) => index);

const notGreater = (pairs: readonly PairAtValue[]): number[] =>
  pairs.filter(({ own, reference }) => compare(own, reference) <= 0).map(({ index }) => index);

/** ILAC-P14: U is stated with at most two significant digits. */
const SIGNIFICANT_DIGITS_MAX = 2;

export const uncertaintyMustNotBeOverprecise: ResultRule = {
  code: 'U_OVERPRECISE',
  judge: ({ certificate, result }) => {
    const points = result.points.flatMap(({ expandedUncertainty: stated }, index) =>
      stated !== null && !('form' in stated) && significantDigits(stated.value) > SIGNIFICANT_DIGITS_MAX
        ? [index]
        : [],
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
 * that part. A reference that was used by grade has the same u at every value of its limits.
 */
export const pairsAtSameValue = oncePerCase((c: LinkCase): readonly PairAtValue[] => {
  const { result, reference, parentResults, parentAsset, childAsset } = c;
  if (reference.quantity !== result.quantity || result.points.length === 0) return [];
  const use = useOf(c);
  if (use?.byGrade && !(use.assumed && use.printed)) return pairsByGrade(c);
  if (parametersMatter(c)) return pairsAtParameters(c);
  const part = otherPart(result, reference);
  const all = knownValues(parentResults, parentAsset);
  const known = part === null ? all : all.filter(({ value }) => part.lo.lte(value) && value.lte(part.hi));
  return result.points.flatMap((point, index) => {
    const own = uncertaintyAtPoint(childAsset, result, point);
    const at = uncertaintyAt(known, nominalOf(point, result.quantity), part === null);
    return own === null || at === null ? [] : [{ index, own, reference: at }];
  });
});

/**
 * The same among what the reference states at the parameters of each point, itself or in a bracket; silent where another part
 * of the reference is named.
 */
function pairsAtParameters(c: LinkCase): readonly PairAtValue[] {
  const { result, reference, parentAsset, childAsset } = c;
  if (otherPart(result, reference) !== null) return [];
  return placedPoints(c).flatMap(({ index, lo: value, placing }) => {
    if (index === null || placing.fit !== 'FITS') return [];
    const own = uncertaintyAtPoint(childAsset, result, result.points[index]!);
    if (own === null) return [];
    const known = placing.at.map((group) => uncertaintyAt(valuesAt(group, parentAsset), value, true));
    const found = known.filter((each) => each !== null).sort(compare);
    const [least] = found;
    // One side of a bracket that says nothing leaves the pair open.
    if (least === undefined || found.length < known.length) return [];
    return [{ index, own, reference: least, ...(found.length > 1 ? { greatest: found.at(-1)! } : {}) }];
  });
}

const groupValues = new WeakMap<StatedAt, readonly KnownValue[]>();

function valuesAt(group: StatedAt, asset: Nameplate): readonly KnownValue[] {
  const known = groupValues.get(group);
  if (known !== undefined) return known;
  const values = valuesOf(group.points, asset);
  groupValues.set(group, values);
  return values;
}

const pairsByGrade = oncePerCase((c: LinkCase): readonly PairAtValue[] => {
  const { result, reference, childAsset } = c;
  if (reference.quantity !== result.quantity) return [];
  return result.points.flatMap((point, index) => {
    const own = uncertaintyAtPoint(childAsset, result, point);
    const at = uncertaintyByGrade(c, point.nominal);
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

/**
 * By value upwards, each once. A reference that was adjusted served as it was left, not as it was found. Links to the
 * same results share their list, so that a standard is sorted once and not once for each of its uses.
 */
function knownValues(results: readonly CalibrationResult[], asset: Nameplate): readonly KnownValue[] {
  const known = sorted.get(results);
  if (known !== undefined) return known;
  const points = results.flatMap((result) => result.points.map((point) => ({ result, point })));
  const values = valuesOf(points, asset);
  sorted.set(results, values);
  return values;
}

const sorted = new WeakMap<readonly CalibrationResult[], readonly KnownValue[]>();

function valuesOf(points: StatedAt['points'], asset: Nameplate): KnownValue[] {
  const adjusted = points.some(({ point: { stage } }) => stage === 'AS_LEFT');
  const values = points
    .filter(({ point: { stage } }) => !adjusted || stage !== 'AS_FOUND')
    .map(({ result, point }) => ({
      value: nominalOf(point, result.quantity),
      u: uncertaintyAtPoint(asset, result, point),
    }))
    .filter((each): each is KnownValue => each.u !== null)
    .sort((a, b) => a.value.comparedTo(b.value) || compare(a.u, b.u));
  return values.filter(({ value }, index) => !values[index - 1]?.value.eq(value));
}

function uncertaintyAt(known: readonly KnownValue[], x: Exact, between: boolean): ExactUncertainty | null {
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
function compare(a: ExactUncertainty, b: ExactUncertainty): number {
  return a.expanded.mul(b.coverageFactor).comparedTo(b.expanded.mul(a.coverageFactor));
}
