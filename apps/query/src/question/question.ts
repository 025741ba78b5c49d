import {
  findQuantity,
  QUANTITIES,
  readParameterText,
  readUnit,
  toBaseNumber,
  unitFit,
  type QuantityValue,
  type StatedParameter,
} from '@suyuan/domain';
import { ProblemError } from '@suyuan/platform';
import type { BaseRange } from '@suyuan/traceability';

export const refuse = (
  parameter: string,
  code: string,
  detail: string,
  params: Record<string, string> = {},
) =>
  new ProblemError({
    status: 400,
    code,
    detail,
    errors: [{ pointer: `/${parameter}`, code, detail, params }],
    params,
  });

/** Whether a certificate states a quantity, though nobody published it. */
export type IsStated = (quantity: string) => boolean;

const NEVER_STATED: IsStated = () => false;

/** Checks a quantity against the list, and what certificates state. @throws ProblemError 400 UNKNOWN_QUANTITY */
export function checkQuantity(quantity: string, isStated: IsStated = NEVER_STATED): string {
  if (findQuantity(quantity) !== null || isStated(quantity)) return quantity;
  const known = QUANTITIES.map(({ code }) => code).join(', ');
  throw refuse('quantity', 'UNKNOWN_QUANTITY', `Expected one of: ${known}.`);
}

/**
 * The quantity a question about an asset is about: the one asked; left out, the only one the asset measures.
 *
 * @param measured quantities of the asset's registered measurands
 * @throws ProblemError 400 REQUIRED naming the choices
 */
export function chooseQuantity(
  asked: string | null,
  measured: readonly string[],
  isStated: IsStated = NEVER_STATED,
): string {
  if (asked !== null) return checkQuantity(asked, isStated);
  const choices = [...new Set(measured)];
  if (choices.length === 1) return choices[0] as string;
  throw refuse(
    'quantity',
    'REQUIRED',
    `This asset measures several quantities; name one of: ${choices.join(', ')}.`,
    {
      choices: choices.join(', '),
    },
  );
}

/**
 * The quantities a question about validity is about: the one asked; left out, all that the asset measures, for a value the
 * only one.
 *
 * @throws ProblemError 400 REQUIRED naming the choices
 */
export function chooseQuantities(
  asked: string | null,
  measured: readonly string[],
  value: QuantityValue | null,
  isStated: IsStated = NEVER_STATED,
): string[] {
  const choices = [...new Set(measured)];
  const all = asked === null && value === null && choices.length > 1;
  return all ? choices : [chooseQuantity(asked, measured, isStated)];
}

/**
 * The value asked about, exactly converted to the base unit of the quantity; null when none is asked.
 *
 * @throws ProblemError 400 REQUIRED when one of value and unit is missing, NON_LEGAL_UNIT, UNIT_INCOMPATIBLE
 */
export function rangeOfValue(quantity: string, value: QuantityValue | null): BaseRange | null {
  if (value === null) return null;
  const fit = unitFit(value.unit, quantity);
  if (fit === 'NON_LEGAL_UNIT') {
    const reading = readUnit(value.unit);
    const instead = reading.ok || reading.instead === null ? '' : ` Use ${reading.instead}.`;
    throw refuse('unit', fit, `${value.unit} is not a legal unit of measurement.${instead}`);
  }
  if (fit !== 'FITS') {
    const units = findQuantity(quantity)?.units.join(', ') ?? '';
    throw refuse(
      'unit',
      'UNIT_INCOMPATIBLE',
      `${value.unit} is not a unit of ${quantity}; use one of ${units}.`,
    );
  }
  const base = toBaseNumber(value.value, value.unit, quantity);
  return { lo: base, hi: base };
}

/** The parameters asked about, as `parameter=frequency:1 MHz` states them; the request's class has refused others. */
export function statedIn(texts: readonly string[] | undefined): StatedParameter[] {
  return (texts ?? []).map(readParameterText).filter((stated) => stated !== null);
}

/** Value and unit come together or not at all. @throws ProblemError 400 REQUIRED naming the missing one */
export function pairValue(value: string | null, unit: string | null): QuantityValue | null {
  if (value === null && unit === null) return null;
  if (value === null) throw refuse('value', 'REQUIRED', 'A unit needs its value.');
  if (unit === null) throw refuse('unit', 'REQUIRED', 'A value needs its unit.');
  return { value, unit };
}
