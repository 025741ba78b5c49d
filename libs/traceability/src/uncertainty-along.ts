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
import { present } from './rules/facts-missing';
import { atOnce, mapInSteps, type Steps } from './steps';

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
  return atOnce(uncertaintyAlongInSteps(trace, dossier));
}

export function* uncertaintyAlongInSteps(trace: Trace, dossier: Dossier): Steps<ChainUncertainty[]> {
  const start = trace.walked[0];
  const first = start && resultsOf(start.id, start.results, dossier)[0];
  const wanted = first?.points[0];
  if (!first || !wanted) return [];
  const { quantity } = first;
  const value = toBase(wanted.nominal.value, wanted.nominal.unit, quantity);
  const found = yield* mapInSteps(trace.walked, ({ id, results }) => {
    const points = resultsOf(id, results, dossier)
      .filter((result) => result.quantity === quantity)
      .flatMap((result) => result.points);
    const same = points.find(({ nominal }) => toBase(nominal.value, nominal.unit, quantity).eq(value));
    const point = same ?? points[0];
    return point ? [describe(id, quantity, point)] : [];
  });
  return found.flat();
}

function resultsOf(id: string, indices: readonly number[], dossier: Dossier): CalibrationResult[] {
  const { results } = present(dossier.certificate(id), `certificate ${id}`);
  return indices.map((index) => present(results[index], `result ${index} of certificate ${id}`));
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
