import {
  exactRangeOf,
  definingParametersOf,
  exactRange,
  ExactDecimal,
  findQuantity,
  parametersOfPoint,
  toBase,
  type CalibrationResult,
  type MeasuredPoint,
  type StatedParameter,
} from '@suyuan/domain';
import type { CertificateData } from './dossier';
import { keyOfParameters, placeIn, type AtParameters, type Placing } from '../parameter-placing';
import { oncePerCase } from './once-per-case';
import { SILENT, type Hit, type LinkCase, type LinkRule } from './rule';

type Exact = ReturnType<typeof toBase>;

/** What a reference states at one set of its parameters: the range of its points there, and the points. */
export interface StatedAt extends AtParameters {
  lo: Exact;
  hi: Exact;
  /** In the order of the results that serve; empty where a result states its range alone. */
  points: { result: CalibrationResult; point: MeasuredPoint }[];
}

/** Results that share their parameters share a group. A result without points counts by its range. */
export const statedByParameters = oncePerCase(
  (results: readonly CalibrationResult[]): readonly StatedAt[] => {
    const groups = new Map<string, StatedAt>();
    const add = (parameters: readonly StatedParameter[], lo: Exact, hi: Exact): StatedAt => {
      const key = keyOfParameters(parameters);
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

/** Whether the parameters of a link need a look at all: the quantity has some that define it, and somebody states one. */
export const parametersMatter = oncePerCase((c: LinkCase): boolean => {
  const { result, reference, parentResults } = c;
  const defining = definingParametersOf(reference.quantity);
  if (defining.length === 0) return false;
  if ((reference.parameters?.length ?? 0) > 0) return true;
  if (reference.quantity !== result.quantity) return false;
  return [result, ...parentResults].some(
    ({ parameters, points }) =>
      (parameters?.length ?? 0) > 0 || points.some((point) => (point.parameters?.length ?? 0) > 0),
  );
});

interface PlacedPoint {
  /** null: the result as a whole, which has no points. */
  index: number | null;
  /** What is asked there: of a point its value, else the range. */
  lo: Exact;
  hi: Exact;
  placing: Placing<StatedAt>;
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
  // What the child says it used the reference at; of what it leaves out the point's own.
  const used = { parameters: reference.parameters ?? [] };
  if (reference.quantity !== result.quantity) {
    return [{ index: null, ...(part ?? NOTHING_ASKED), ...place(used.parameters) }];
  }
  if (result.points.length === 0) {
    const asked = part ?? exactRangeOf(result) ?? NOTHING_ASKED;
    return [{ index: null, ...asked, ...place(parametersOfPoint(used, result)) }];
  }
  return result.points.map((point, index) => {
    const value = toBase(point.nominal.value, point.nominal.unit, result.quantity);
    return {
      index,
      ...(part ?? { lo: value, hi: value }),
      ...place(parametersOfPoint(used, { parameters: parametersOfPoint(point, result) })),
    };
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
