import {
  exactRangeOf,
  DEFINING_PARAMETERS,
  exactRange,
  ExactDecimal,
  findQuantity,
  fitOf,
  measuredRangeOf,
  parametersOfPoint,
  statedOrUsual,
  toBase,
  type CalibrationResult,
  type MeasuredPoint,
  type StatedParameter,
} from '@suyuan/domain';
import type { CertificateData } from './dossier';
import { oncePerCase } from './once-per-case';
import { SILENT, type Hit, type LinkCase, type LinkRule } from './rule';

type Exact = ReturnType<typeof toBase>;

/** What a reference states at one set of its parameters: the range of its points there, and the points. */
export interface StatedAt {
  parameters: readonly StatedParameter[];
  lo: Exact;
  hi: Exact;
  /** In the order of the results that serve; empty where a result states its range alone. */
  points: { result: CalibrationResult; point: MeasuredPoint }[];
}

/** How a point of the child finds its parameters in the reference. */
export type Placing =
  /** At these sets of parameters: one where it is stated itself, else those that bracket it. */
  { fit: 'FITS'; at: readonly StatedAt[] } | { fit: 'NOT_STATED' | 'OUTSIDE' | 'OTHER'; parameter: string };

/** Results that share their parameters share a group. A result without points counts by its range. */
export const statedByParameters = oncePerCase(
  (results: readonly CalibrationResult[]): readonly StatedAt[] => {
    const groups = new Map<string, StatedAt>();
    const add = (parameters: readonly StatedParameter[], lo: Exact, hi: Exact): StatedAt => {
      const key = JSON.stringify(parameters.map(keyOf).sort());
      const group = groups.get(key) ?? { parameters, lo, hi, points: [] };
      if (lo.lt(group.lo)) group.lo = lo;
      if (hi.gt(group.hi)) group.hi = hi;
      groups.set(key, group);
      return group;
    };
    for (const result of results) {
      for (const point of result.points) {
        const at = toBase(point.nominal.value, point.nominal.unit, result.quantity);
        add(parametersOfPoint(point, result), at, at).points.push({ result, point });
      }
      const range = exactRangeOf(result) ?? EVERYTHING;
      // A stated range holds for the parameters of the result; where points state their own, only for those.
      if (result.range === null && result.points.length > 0) continue;
      const own = result.points.length === 0 ? [result.parameters ?? []] : groupsIn(result);
      for (const parameters of own) add(parameters, range.lo, range.hi);
    }
    return [...groups.values()];
  },
);

/** A verification without points: how far it reaches is what the walk asks of its asset. */
const EVERYTHING = {
  lo: new ExactDecimal(Number.NEGATIVE_INFINITY),
  hi: new ExactDecimal(Number.POSITIVE_INFINITY),
};

const groupsIn = (result: CalibrationResult): (readonly StatedParameter[])[] =>
  result.points.map((point) => parametersOfPoint(point, result));

function keyOf(stated: StatedParameter): string {
  const range = measuredRangeOf(stated);
  const value = range === null ? (stated.code ?? '') : `${range.lo.toString()}..${range.hi.toString()}`;
  return `${stated.parameter}=${value}`;
}

/** Whether the parameters of a link need a look at all: the quantity has some that define it, and somebody states one. */
export const parametersMatter = oncePerCase((c: LinkCase): boolean => {
  const { result, reference, parentResults } = c;
  const defining = DEFINING_PARAMETERS[reference.quantity] ?? [];
  if (defining.length === 0 || reference.quantity !== result.quantity) return false;
  return [result, ...parentResults].some(
    ({ parameters, points }) =>
      (parameters?.length ?? 0) > 0 || points.some((point) => (point.parameters?.length ?? 0) > 0),
  );
});

/** The sets of parameters of a reference that speak for a point, in each defining parameter itself or bracketed. */
export function placeIn(
  groups: readonly StatedAt[],
  asked: readonly StatedParameter[],
  quantity: string,
): Placing {
  let left = groups;
  for (const { parameter } of DEFINING_PARAMETERS[quantity] ?? []) {
    const own = statedOrUsual(asked, parameter, quantity);
    const said = (group: StatedAt) => statedOrUsual(group.parameters, parameter, quantity);
    const fitting = left.filter((group) => fitOf(own, said(group)) === 'FITS');
    if (fitting.length > 0) {
      left = fitting;
      continue;
    }
    const bracket = own === null ? null : bracketOf(left, own, said);
    if (bracket !== null) {
      left = bracket;
      continue;
    }
    const fits = left.map((group) => fitOf(own, said(group)));
    if (fits.includes('NOT_STATED')) return { fit: 'NOT_STATED', parameter };
    return { fit: fits.includes('OUTSIDE') ? 'OUTSIDE' : 'OTHER', parameter };
  }
  return { fit: 'FITS', at: left };
}

/** The groups at the nearest values below and above; null: it lies outside of all, or is no single value. */
function bracketOf(
  groups: readonly StatedAt[],
  own: StatedParameter,
  said: (group: StatedAt) => StatedParameter | null,
): StatedAt[] | null {
  const asked = measuredRangeOf(own);
  if (asked === null || !asked.lo.eq(asked.hi)) return null;
  const placed = groups.flatMap((group) => {
    const stated = said(group);
    const range = stated && measuredRangeOf(stated);
    return range ? [{ group, range }] : [];
  });
  const below = placed.filter(({ range }) => range.hi.lt(asked.lo));
  const above = placed.filter(({ range }) => range.lo.gt(asked.lo));
  if (below.length === 0 || above.length === 0) return null;
  const nearestBelow = below.reduce((most, each) => (each.range.hi.gt(most.range.hi) ? each : most)).range.hi;
  const nearestAbove = above.reduce((least, each) => (each.range.lo.lt(least.range.lo) ? each : least)).range
    .lo;
  return [
    ...below.filter(({ range }) => range.hi.eq(nearestBelow)),
    ...above.filter(({ range }) => range.lo.eq(nearestAbove)),
  ].map(({ group }) => group);
}

interface PlacedPoint {
  /** null: the result as a whole, which has no points. */
  index: number | null;
  /** What is asked there: of a point its value, else the range. */
  lo: Exact;
  hi: Exact;
  placing: Placing;
  /** Only a result that the walk does not go on with holds at these parameters: what it rests on was not looked at. */
  elsewhere: boolean;
}

/** Every point of the child with what of the reference speaks for its parameters. */
export const placedPoints = oncePerCase((c: LinkCase): readonly PlacedPoint[] => {
  const { result, reference, parentResults } = c;
  if (!parametersMatter(c) || parentResults.length === 0) return [];
  const place = (asked: readonly StatedParameter[]): Pick<PlacedPoint, 'placing' | 'elsewhere'> => {
    const placing = placeIn(statedByParameters(parentResults), asked, reference.quantity);
    const beside =
      placing.fit !== 'FITS' && placeIn(otherGroups(c), asked, reference.quantity).fit === 'FITS';
    return { placing, elsewhere: beside };
  };
  // Where another part of the reference was used, that is what is asked of it.
  const part = reference.range === null ? null : exactRange(reference.range, reference.quantity);
  if (result.points.length === 0) {
    const asked = part ?? exactRangeOf(result) ?? NOTHING_ASKED;
    return [{ index: null, ...asked, ...place(result.parameters ?? []) }];
  }
  return result.points.map((point, index) => {
    const value = toBase(point.nominal.value, point.nominal.unit, result.quantity);
    return { index, ...(part ?? { lo: value, hi: value }), ...place(parametersOfPoint(point, result)) };
  });
});

/** What the certificate of the reference states of the quantity in all its results, those not walked among them. */
function otherGroups({ parent, reference }: LinkCase): readonly StatedAt[] {
  if (parent === null) return [];
  const known = ofCertificate.get(parent) ?? new Map<string, readonly StatedAt[]>();
  ofCertificate.set(parent, known);
  const groups =
    known.get(reference.quantity) ??
    statedByParameters(parent.results.filter(({ quantity }) => quantity === reference.quantity));
  known.set(reference.quantity, groups);
  return groups;
}

const ofCertificate = new WeakMap<CertificateData, Map<string, readonly StatedAt[]>>();

/** Of a verification that states neither points nor a range: its parameters are asked, no value is. */
const NOTHING_ASKED = { lo: new ExactDecimal(0), hi: new ExactDecimal(0) };

/** Of points that some placing is told of, the indices, with the parameter in the evidence. */
function told(c: LinkCase, is: (point: PlacedPoint) => string | null): Hit[] {
  const found = placedPoints(c).flatMap((point) => {
    const parameter = is(point);
    return parameter === null ? [] : [{ index: point.index, parameter }];
  });
  if (found.length === 0 || c.parent === null) return SILENT;
  const parameters = [...new Set(found.map(({ parameter }) => parameter))];
  const points = found.flatMap(({ index }) => (index === null ? [] : [index]));
  return [{ evidence: [c.parent.id, ...parameters], ...(points.length === 0 ? {} : { points }) }];
}

const isPlaced =
  (fit: 'OTHER' | 'NOT_STATED') =>
  ({ placing, elsewhere }: PlacedPoint) =>
    placing.fit === fit && !elsewhere ? placing.parameter : null;

export const parametersMustBeStated: LinkRule = {
  code: 'PARAMETER_NOT_STATED',
  ancillary: false,
  judge: (c) =>
    told(c, (point) => {
      if (point.elsewhere && point.placing.fit !== 'FITS') return point.placing.parameter;
      return isPlaced('NOT_STATED')(point);
    }),
};

export const parametersMustBeOfTheReference: LinkRule = {
  code: 'QUANTITY_MISMATCH',
  ancillary: false,
  judge: (c) => told(c, isPlaced('OTHER')),
};

/**
 * A point is covered at its parameters where the reference states them, or between two of its values where both cover it:
 * 10 V at 1 kHz with 1 V at 1 MHz does not cover 10 V at 1 MHz. A natural zero asks for nothing.
 */
export const parametersMustBeCovered: LinkRule = {
  code: 'RANGE_NOT_COVERED',
  ancillary: false,
  judge: (c) =>
    told(c, ({ index, lo, hi, placing, elsewhere }) => {
      if (placing.fit === 'OUTSIDE') return elsewhere ? null : placing.parameter;
      const hasZero = index === null || findQuantity(c.reference.quantity)?.naturalZero === true;
      if (placing.fit !== 'FITS' || (hasZero && lo.isZero() && hi.isZero())) return null;
      const covers = placing.at.every((group) => group.lo.lte(lo) && hi.lte(group.hi));
      return covers ? null : namesOf(placing.at);
    }),
};

const namesOf = (groups: readonly StatedAt[]): string =>
  groups[0]?.parameters.map(({ parameter }) => parameter).join(' ') ?? '';
