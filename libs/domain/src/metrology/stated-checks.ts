import type { Refusal } from '../decision';
import { checkDecimal, checkDifference, checkPositive, checkUnit, clip, quote } from './checks';
import { parseDecimal } from './decimal';
import { relationOf } from './differences';
import type { LimitRow, LinearForm, StatedLimits, StatedUncertainty } from './stated';
import { checkParameters } from './stated-parameters';
import { readUnit } from './units';

/** Checks of uncertainties and limits in every form in which they are stated. */

/** U as a figure or as a + b·|value|: greater than zero. */
export function checkUncertainty(stated: StatedUncertainty, quantity: string, pointer: string): Refusal[] {
  if ('form' in stated) return checkLinear(stated, quantity, pointer, 'U_NONPOSITIVE');
  return [
    ...checkDifference(stated, quantity, pointer),
    ...checkPositive(stated.value, 'U_NONPOSITIVE', `${pointer}/value`),
  ];
}

/** `nonpositive`: the code for a form that is not greater than zero; left out, signs are as they come. */
function checkLinear(
  form: LinearForm,
  quantity: string,
  pointer: string,
  nonpositive?: 'U_NONPOSITIVE' | 'LIMIT_NONPOSITIVE',
): Refusal[] {
  const parts = Array.isArray(form.b) ? form.b : [form.b];
  const refusals = [
    ...checkDifference(form.a, quantity, `${pointer}/a`),
    ...parts.flatMap((part, index) =>
      checkDifference(part, quantity, Array.isArray(form.b) ? `${pointer}/b/${index}` : `${pointer}/b`),
    ),
  ];
  if (refusals.length > 0 || !nonpositive) return refusals;
  const numbers = [form.a, ...parts].map(({ value }) => parseDecimal(value));
  const isPositive = numbers.every((each) => each.gte(0)) && numbers.some((each) => each.gt(0));
  const detail = 'no part is below zero, and one is greater';
  return isPositive ? [] : [{ code: nonpositive, pointer, detail }];
}

/** Limits of error in any form. */
export function checkLimits(stated: StatedLimits, quantity: string, pointer: string): Refusal[] {
  if (!('form' in stated)) return checkDifference(stated, quantity, pointer);
  switch (stated.form) {
    case 'LINEAR':
      return checkLinear(stated, quantity, pointer);
    case 'BOUNDS':
      return checkBounds(stated, quantity, pointer);
    case 'TABLE':
      return stated.rows.flatMap((row, index) => checkLimitRow(row, quantity, `${pointer}/rows/${index}`));
  }
}

/** Limits that an owner demands: in any form, and greater than zero. */
export function checkDemandedLimits(stated: StatedLimits, quantity: string, pointer: string): Refusal[] {
  if (!('form' in stated)) {
    const positive = checkPositive(stated.value, 'LIMIT_NONPOSITIVE', `${pointer}/value`);
    return [...checkDifference(stated, quantity, pointer), ...positive];
  }
  if (stated.form === 'LINEAR') return checkLinear(stated, quantity, pointer, 'LIMIT_NONPOSITIVE');
  return checkLimits(stated, quantity, pointer);
}

/** Quantities whose meters have classes that are per cent of span or full scale (GB/T 1226, JJG 52, GB/T 7676, JJG 124). */
const CLASSES_OF_FULL_SCALE: ReadonlySet<string> = new Set([
  'pressure',
  'dc-voltage',
  'ac-voltage',
  'dc-current',
  'ac-current',
  'power',
]);

/** Limits an instrument is registered with: a bare per cent beside a range may mean the value or the full scale. */
export function checkLimitsOfInstrument(
  stated: StatedLimits,
  quantity: string,
  pointer: string,
  hasRange: boolean,
): Refusal[] {
  const refusals = checkLimits(stated, quantity, pointer);
  if (refusals.length > 0 || 'form' in stated || stated.of !== undefined) return refusals;
  if (!hasRange || !CLASSES_OF_FULL_SCALE.has(quantity)) return [];
  if (relationOf(stated, quantity) !== 'VALUE') return [];
  const figure = `${clip(stated.value)} ${stated.unit}`;
  const detail = `${figure} may be ${figure} of the value ("of": "VALUE"), of the span ("SPAN") or of the full scale ("FULL_SCALE")`;
  return [{ code: 'AMBIGUOUS_RELATIVE', pointer, detail, params: { unit: stated.unit, quantity } }];
}

function checkBounds(
  { lower, upper }: Extract<StatedLimits, { form: 'BOUNDS' }>,
  quantity: string,
  pointer: string,
): Refusal[] {
  if (!lower && !upper) {
    const detail = 'a lower or an upper limit is needed';
    return [{ code: 'REQUIRED', pointer: `${pointer}/upper`, detail }];
  }
  const refusals = [
    ...(lower ? checkDifference(lower, quantity, `${pointer}/lower`) : []),
    ...(upper ? checkDifference(upper, quantity, `${pointer}/upper`) : []),
  ];
  if (refusals.length > 0 || !lower || !upper) return refusals;
  const comparable = lower.unit === upper.unit && lower.of === upper.of;
  const isInverted = comparable && parseDecimal(lower.value).gte(parseDecimal(upper.value));
  return isInverted
    ? [{ code: 'RANGE_INVERTED', pointer, detail: 'the lower limit is not below the upper one' }]
    : [];
}

function checkLimitRow(row: LimitRow, quantity: string, pointer: string): Refusal[] {
  const isPart = row.of === 'SPAN' || row.of === 'FULL_SCALE';
  const unit =
    row.unit === undefined
      ? []
      : isPart
        ? checkPart(row.unit, `${pointer}/unit`)
        : checkUnit(row.unit, quantity, `${pointer}/unit`, false);
  const decimals = [...checkDecimal(row.min, `${pointer}/min`), ...checkDecimal(row.max, `${pointer}/max`)];
  if (decimals.length === 0 && parseDecimal(row.min).gt(parseDecimal(row.max))) {
    const detail = `min ${row.min} exceeds max ${row.max}`;
    decimals.push({ code: 'RANGE_INVERTED', pointer, detail });
  }
  return [
    ...decimals,
    ...unit,
    ...checkParameters(row.parameters, `${pointer}/parameters`),
    ...checkLimits(row.mpe, quantity, `${pointer}/mpe`),
  ];
}

/** A part of a span is a pure number. */
function checkPart(unit: string, pointer: string): Refusal[] {
  const reading = readUnit(unit);
  if (reading.ok && reading.unit.dimension === '1') return [];
  const detail = `${quote(unit)} is no pure number; a part of the span is told in % or 1`;
  return [{ code: 'UNIT_INCOMPATIBLE', pointer, detail, params: { unit: clip(unit) } }];
}
