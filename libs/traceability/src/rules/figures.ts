import {
  exactRange,
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
  return uncertaintyOf(point, result.quantity, rangeInQuestion(asset, result, point.nominal));
}

/** Limits of error at a point: as the certificate states them, else those that the asset was registered with. */
export function limitsAtPoint(asset: Nameplate, result: ReadResult, point: MeasuredPoint): Limits | null {
  const { nominal } = point;
  const stated = point.mpe ?? measurandOf(asset, result.quantity, nominal, hasLimits)?.mpe ?? null;
  if (stated === null) return null;
  const range = rangeInQuestion(asset, result, nominal);
  return limitsAt(stated, {
    quantity: result.quantity,
    nominal,
    range,
    parameters: parametersOfPoint(point, result),
  });
}

/** The range that a part of the span or of the full scale speaks of: the measurand's own, else what the result states. */
export function rangeInQuestion(
  asset: Nameplate,
  { quantity, range }: ReadResult,
  nominal: QuantityValue,
): QuantityRange | null {
  return measurandOf(asset, quantity, nominal, hasRange)?.range ?? range;
}

const hasLimits = ({ mpe }: Measurand): boolean => mpe !== null;
const hasRange = ({ range }: Measurand): boolean => range !== null;

/** Of an asset's measurands of a quantity that say something the only one, or of several the one whose range holds the value. */
export function measurandOf(
  asset: Nameplate,
  quantity: string,
  nominal: QuantityValue,
  says: (measurand: Measurand) => boolean,
): Measurand | null {
  const stated = (asset?.asset.measurands ?? []).filter((each) => each.quantity === quantity && says(each));
  if (stated.length < 2) return stated[0] ?? null;
  const at = toBase(nominal.value, nominal.unit, quantity);
  const holding = stated.find(({ range }) => {
    if (range === null) return false;
    const { lo, hi } = exactRange(range, quantity);
    return lo.lte(at) && at.lte(hi);
  });
  return holding ?? null;
}
