import {
  differenceToBase,
  findQuantity,
  parseDecimal,
  toBase,
  type CalibrationResult,
  type MeasuredPoint,
  type QuantityValue,
} from '@suyuan/domain';
import type { Trace } from './answers';
import type { Dossier } from './rules/dossier';

/** The uncertainty that one certificate of a chain contributes, at the value that the chain is about. */
export interface ChainUncertainty {
  certificate: string;
  quantity: string;
  nominal: QuantityValue;
  expandedUncertainty: QuantityValue;
  coverageFactor: string;
  /** u = U/k in the base unit of the quantity. */
  standardUncertainty: QuantityValue;
  /** u over the size of the nominal; null at zero. */
  relative: string | null;
}

/** Significant digits of what is derived here, for a picture. */
const SHOWN_DIGITS = 4;

/**
 * How uncertainty grows along the chain of the start's own quantity: for each certificate the point whose nominal is
 * that of the start's first point, else its own first point. Certificates of other quantities are left out.
 */
export function uncertaintyAlong(trace: Trace, dossier: Dossier): ChainUncertainty[] {
  const start = trace.walked[0];
  const first = start && resultsOf(start.id, start.results, dossier)[0];
  const wanted = first?.points[0];
  if (!first || !wanted) return [];
  const { quantity } = first;
  const value = toBase(wanted.nominal.value, wanted.nominal.unit, quantity);
  return trace.walked.flatMap(({ id, results }) => {
    const points = resultsOf(id, results, dossier)
      .filter((result) => result.quantity === quantity)
      .flatMap((result) => result.points);
    const same = points.find(({ nominal }) => toBase(nominal.value, nominal.unit, quantity).eq(value));
    const point = same ?? points[0];
    return point ? [describe(id, quantity, point)] : [];
  });
}

function resultsOf(id: string, indices: readonly number[], dossier: Dossier): CalibrationResult[] {
  const results = dossier.certificate(id)?.results ?? [];
  return indices.flatMap((index) => results[index] ?? []);
}

function describe(certificate: string, quantity: string, point: MeasuredPoint): ChainUncertainty {
  const { nominal, expandedUncertainty, coverageFactor } = point;
  const u = differenceToBase(expandedUncertainty, nominal, quantity).div(parseDecimal(coverageFactor));
  const size = toBase(nominal.value, nominal.unit, quantity).abs();
  return {
    certificate,
    quantity,
    nominal,
    expandedUncertainty,
    coverageFactor,
    standardUncertainty: {
      value: u.toSignificantDigits(SHOWN_DIGITS).toString(),
      unit: findQuantity(quantity)?.baseUnit ?? '1',
    },
    relative: size.isZero() ? null : u.div(size).toSignificantDigits(SHOWN_DIGITS).toString(),
  };
}
