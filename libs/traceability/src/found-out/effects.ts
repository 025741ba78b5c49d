import {
  differenceAt,
  ExactDecimal,
  natureOf,
  parameterFit,
  parametersOfPoint,
  toBase,
  toBaseNumber,
  type AssetNature,
  type MeasuredPoint,
  type ShiftAtValue,
  type StatedParameter,
} from '@suyuan/domain';
import type { CertificateData, RegisteredAsset } from '../rules/dossier';
import type { Decimal } from './found-points';

type Result = CertificateData['results'][number];

/** The amount by which the stated error of a point is too great. */
export interface Effect {
  size: Decimal;
  /** With its sign; null: nobody knows it, and then it is taken as it is worse. */
  signed: Decimal | null;
}

/** A change of the stated error of a reference at one of its values, with its sign, in the base unit. */
export interface Shift {
  part: string | null;
  value: number;
  parameters: readonly StatedParameter[];
  shift: Decimal;
}

/** Shifts as somebody stated them; one that cannot be read at its value is left out. */
export function shiftsOf(stated: readonly ShiftAtValue[], quantity: string): Shift[] {
  return stated.flatMap(({ value: nominal, parameters = [], part = null, shift: change }) => {
    const shift = differenceAt(change, { quantity, nominal });
    const value = toBaseNumber(nominal.value, nominal.unit, quantity);
    return shift === null ? [] : [{ part, value, parameters, shift }];
  });
}

/** Who measured what with what: it decides the sign with which a shift arrives. */
export interface Passage {
  quantity: string;
  /** null: nobody can say, and then the sign is not known either. */
  reference: AssetNature | null;
  item: AssetNature | null;
}

export function passageOf(
  reference: RegisteredAsset | null,
  item: RegisteredAsset | null,
  quantity: string,
): Passage {
  return {
    quantity,
    reference: reference && natureOf(reference.asset, quantity),
    item: item && natureOf(item.asset, quantity),
  };
}

/**
 * The amount by which the stated error of a child is too great: +s where a measure calibrates an indicator or is measured by
 * one, -s where both are of one nature (RECORD.md section 6). Along a chain of one quantity only its two ends count, for
 * the sign turns at every link.
 */
export function effectOf({ reference, item }: Passage, shift: Decimal): Effect {
  const size = shift.abs();
  if (reference === null || item === null) return { size, signed: null };
  return { size, signed: reference === item ? shift.neg() : shift };
}

/** How much of some shifts arrives at a point: every one that may have; empty: none does; null: nobody can say how much. */
export function shiftsAt(
  shifts: readonly Shift[],
  { quantity, reference }: Passage,
  point: MeasuredPoint,
  result: Result,
  times: number,
): Decimal[] | null {
  const at = toBase(point.nominal.value, point.nominal.unit, quantity).div(times);
  const parameters = parametersOfPoint(point, result);
  const speaking = shifts.filter((one) => {
    const fit = parameterFit(parameters, one.parameters, quantity);
    return fit === 'FITS' || fit === 'NOT_STATED';
  });
  const value = at.toNumber();
  const exact = speaking.filter((one) => one.value === value);
  if (exact.length > 0) return exact.map(({ shift }) => shift.mul(times));
  // Between weights, or blocks, there is nothing.
  if (reference === 'MEASURE') return [];
  const between = byPart(speaking).flatMap((ofPart) => interpolated(ofPart, at) ?? []);
  return between.map((shift) => shift.mul(times));
}

function byPart(shifts: readonly Shift[]): Shift[][] {
  const parts = new Map<string | null, Shift[]>();
  for (const one of shifts) parts.set(one.part, [...(parts.get(one.part) ?? []), one]);
  return [...parts.values()];
}

/** Linear between two values of one scale; null beyond them. */
function interpolated(shifts: readonly Shift[], at: Decimal): Decimal | null {
  const sorted = [...shifts].sort((a, b) => a.value - b.value);
  const above = sorted.findIndex(({ value }) => value > at.toNumber());
  const [low, high] = [sorted[above - 1], sorted[above]];
  if (!low || !high) return null;
  const part = at.sub(low.value).div(new ExactDecimal(high.value).sub(low.value));
  return low.shift.add(high.shift.sub(low.shift).mul(part));
}
