import {
  findQuantity,
  isBuiltIn,
  parseUnit,
  toBase,
  type CalibrationResult,
  type MeasuredPoint,
  type Difference,
  type QuantityValue,
} from '@suyuan/domain';
import type { Trace } from './answers';
import type { Dossier } from './rules/dossier';
import { present } from './rules/facts-missing';
import { uncertaintyAtPoint, type Nameplate } from './rules/figures';
import { atOnce, mapInSteps, type Steps } from './steps';

/** The uncertainty that one certificate of a chain contributes, at the value that the chain is about. */
export interface ChainUncertainty {
  certificate: string;
  quantity: string;
  nominal: QuantityValue;
  expandedUncertainty: Difference;
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
  const found = yield* mapInSteps(trace.walked, ({ id, asset, results }) => {
    const points = resultsOf(id, results, dossier)
      .filter((result) => result.quantity === quantity)
      .flatMap((result) => result.points.map((point) => ({ result, point })));
    const same = points.find(({ point: { nominal } }) =>
      toBase(nominal.value, nominal.unit, quantity).eq(value),
    );
    const shown = same ?? points[0];
    const registered = asset === null ? null : dossier.asset(asset);
    return shown ? describe({ id, asset: registered }, shown.result, shown.point) : [];
  });
  return found.flat();
}

function resultsOf(id: string, indices: readonly number[], dossier: Dossier): CalibrationResult[] {
  const { results } = present(dossier.certificate(id), `certificate ${id}`);
  return indices.map((index) => present(results[index], `result ${index} of certificate ${id}`));
}

/** Nothing where the certificate prints no uncertainty. */
function describe(
  { id, asset }: { id: string; asset: Nameplate },
  result: CalibrationResult,
  point: MeasuredPoint,
): ChainUncertainty[] {
  const { quantity } = result;
  const { nominal, expandedUncertainty, coverageFactor } = point;
  const exact = uncertaintyAtPoint(asset, result, point);
  if (exact === null || expandedUncertainty === null || coverageFactor === null) return [];
  // What is not built in is shown in the unit of the point: nobody may have published another.
  const unit = isBuiltIn(quantity) ? findQuantity(quantity)!.baseUnit : nominal.unit;
  const { factor, per } = present(parseUnit(unit), `the unit ${unit}`);
  const shown = (number: typeof exact.expanded): string =>
    number.mul(per).div(factor).toSignificantDigits(SHOWN_DIGITS).toString();
  const u = exact.expanded.div(exact.coverageFactor);
  const size = toBase(nominal.value, nominal.unit, quantity).abs();
  return [
    {
      certificate: id,
      quantity,
      nominal,
      // What is no figure by itself is shown as what it comes to at this point.
      expandedUncertainty:
        'form' in expandedUncertainty ? { value: shown(exact.expanded), unit } : expandedUncertainty,
      coverageFactor,
      standardUncertainty: { value: shown(u), unit },
      relative: size.isZero() ? null : u.div(size).toSignificantDigits(SHOWN_DIGITS).toString(),
    },
  ];
}
