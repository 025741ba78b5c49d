import type { Decimal } from 'decimal.js';
import type { Refusal } from '../decision';
import type { StatedParameterBody } from '../vocabulary';
import type { StatedParameter } from './stated-parameter';
import { checkRange, checkValue } from './checks';
import { exactRange, toBase, type ExactRange } from './conversion';
import { findParameter } from './parameters';
import { definingParametersOf } from './quantities';

/** What is wrong with a list of parameters: each once, known, and stated in the way of its kind. */
export function checkParameters(
  stated: readonly StatedParameterBody[] | null | undefined,
  pointer: string,
): Refusal[] {
  const codes = (stated ?? []).map(({ parameter }) => parameter);
  return (stated ?? []).flatMap((one, index) => {
    const at = `${pointer}/${index}`;
    if (codes.indexOf(one.parameter) === index) return checkParameter(one, at);
    const detail = `${one.parameter} is stated already`;
    return [{ code: 'NOT_ALLOWED', pointer: `${at}/parameter`, detail }];
  });
}

function checkParameter(stated: StatedParameterBody, pointer: string): Refusal[] {
  const known = findParameter(stated.parameter);
  if (!known) {
    const detail = 'the parameter is not in the list of parameters';
    return [{ code: 'PARAMETER_UNKNOWN', pointer: `${pointer}/parameter`, detail }];
  }
  const { quantity, open, codes } = known;
  const ways = quantity === null ? (['code'] as const) : (['value', 'range'] as const);
  const given = (['value', 'range', 'code'] as const).filter((way) => (stated[way] ?? null) !== null);
  if (given.length === 0) {
    const detail = `${known.code} is stated by its ${ways.join(' or its ')}`;
    return [{ code: 'REQUIRED', pointer: `${pointer}/${ways[0]}`, detail }];
  }
  const surplus = given.filter((way, index) => index > 0 || !ways.some((one) => one === way));
  if (surplus.length > 0) {
    const detail = `${known.code} is stated by its ${ways.join(' or its ')} alone`;
    return [{ code: 'NOT_ALLOWED', pointer: `${pointer}/${surplus[0]!}`, detail }];
  }
  if (quantity !== null) {
    if (stated.value) return checkValue(stated.value, quantity, `${pointer}/value`);
    return checkRange(stated.range!, quantity, `${pointer}/range`);
  }
  if (open || codes.some(({ code }) => code === stated.code)) return [];
  const detail = `${known.code} is one of ${codes.map(({ code }) => code).join(', ')}`;
  return [{ code: 'PARAMETER_UNKNOWN', pointer: `${pointer}/code`, detail }];
}

/** As it is recorded: what was not stated is left out. */
export function parameterOf({ parameter, value, range, code }: StatedParameterBody): StatedParameter {
  return {
    parameter,
    ...(value ? { value: { value: value.value, unit: value.unit } } : {}),
    ...(range ? { range: { min: range.min, max: range.max, unit: range.unit } } : {}),
    ...((code ?? null) === null ? {} : { code: code! }),
  };
}

/** A list as it is recorded: left out where nothing is stated. */
export const parametersOf = (
  stated: readonly StatedParameterBody[] | null | undefined,
): { parameters?: StatedParameter[] } => (stated?.length ? { parameters: stated.map(parameterOf) } : {});

/** What is stated of a parameter; where nothing is, the value that custom means for the quantity, if it means one. */
export function statedOrUsual(
  stated: readonly StatedParameter[],
  parameter: string,
  quantity: string,
): StatedParameter | null {
  const found = stated.find((one) => one.parameter === parameter);
  if (found) return found;
  const usual = definingParametersOf(quantity).find((one) => one.parameter === parameter)?.usual;
  return usual ? { parameter, value: usual } : null;
}

/** The least and the greatest of a measured parameter in its base unit; null of a named one. */
export function measuredRangeOf({ parameter, value, range }: StatedParameter): ExactRange | null {
  const quantity = findParameter(parameter)?.quantity ?? null;
  if (quantity === null) return null;
  if (range) return exactRange(range, quantity);
  if (!value) return null;
  const at: Decimal = toBase(value.value, value.unit, quantity);
  return { lo: at, hi: at };
}

/** Whether what one states lies wholly within what the other does; false where they are of different kinds. */
export function isWithinParameter(inner: StatedParameter, outer: StatedParameter): boolean {
  const [of, within] = [measuredRangeOf(inner), measuredRangeOf(outer)];
  if (of && within) return within.lo.lte(of.lo) && of.hi.lte(within.hi);
  return inner.code !== undefined && inner.code === outer.code;
}
