import {
  exactRange,
  holdsAt,
  limitsAt,
  parametersOfPoint,
  toBase,
  uncertaintyOf,
  type CalibrationResult,
  type ExactUncertainty,
  type Limits,
  type Measurand,
  type MeasuredPoint,
  type QuantityRange,
  type QuantityValue,
  type StatedParameter,
} from '@suyuan/domain';

/** An asset as far as its nameplate goes. */
export type Nameplate = { asset: { measurands: readonly Measurand[] } } | null;
/** A result as far as its figures are read. */
export type ReadResult = Pick<CalibrationResult, 'quantity' | 'range' | 'parameters'>;

/** U of a point as rules compare it; null where the certificate prints none that can be read. */
export function uncertaintyAtPoint(
  asset: Nameplate,
  result: ReadResult,
  point: MeasuredPoint,
): ExactUncertainty | null {
  return uncertaintyOf(
    point,
    result.quantity,
    rangeInQuestion(asset, result, point.nominal, parametersOfPoint(point, result)),
  );
}

/** Limits of error at a point: as the certificate states them, else those that the asset was registered with. */
export function limitsAtPoint(asset: Nameplate, result: ReadResult, point: MeasuredPoint): Limits | null {
  const { nominal } = point;
  const parameters = parametersOfPoint(point, result);
  const { quantity } = result;
  const stated = point.mpe ?? measurandOf(asset, quantity, nominal, hasLimits, parameters)?.mpe ?? null;
  if (stated === null) return null;
  const range = rangeInQuestion(asset, result, nominal, parameters);
  return limitsAt(stated, { quantity, nominal, range, parameters });
}

/** The range that a part of the span or of the full scale speaks of: the measurand's own, else what the result states. */
export function rangeInQuestion(
  asset: Nameplate,
  { quantity, range }: ReadResult,
  nominal: QuantityValue,
  parameters: readonly StatedParameter[] = [],
): QuantityRange | null {
  return measurandOf(asset, quantity, nominal, hasRange, parameters)?.range ?? range;
}

const hasLimits = ({ mpe }: Measurand): boolean => mpe !== null;
const hasRange = ({ range }: Measurand): boolean => range !== null;

/**
 * Of an asset's measurands of a quantity that say something at the parameters the only one, or of several the one whose range
 * holds the value.
 */
export function measurandOf(
  asset: Nameplate,
  quantity: string,
  nominal: QuantityValue,
  says: (measurand: Measurand) => boolean,
  parameters: readonly StatedParameter[] = [],
): Measurand | null {
  const stated = (asset?.asset.measurands ?? []).filter(
    (each) =>
      each.quantity === quantity && says(each) && holdsAt(each.parameters ?? [], parameters, quantity),
  );
  if (stated.length < 2) return stated[0] ?? null;
  const at = toBase(nominal.value, nominal.unit, quantity);
  const holding = stated.find(({ range }) => {
    if (range === null) return false;
    const { lo, hi } = exactRange(range, quantity);
    return lo.lte(at) && at.lte(hi);
  });
  return holding ?? null;
}
