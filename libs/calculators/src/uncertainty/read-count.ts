import { isNumberText, type CalculationRefusal } from '@suyuan/domain';
import type { Count } from './bodies';

/** A whole number, stated as text or as a JSON number. */
export function readCount(
  stated: Count | null | undefined,
  otherwise: number,
  range: { min: number; max: number },
  pointer: string,
  refusals: CalculationRefusal[],
): number {
  if (stated === null || stated === undefined) return otherwise;
  const value = isNumberText(String(stated)) ? Number(stated) : Number.NaN;
  if (Number.isInteger(value) && value >= range.min && value <= range.max) return value;
  const detail = `a whole number from ${range.min} to ${range.max} is accepted`;
  refusals.push({ code: 'VALUE_OUT_OF_RANGE', pointer, detail });
  return otherwise;
}
