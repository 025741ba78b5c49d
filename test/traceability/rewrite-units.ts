/** The same facts in other units: every value is exactly what it was, with as many significant digits. */
import {
  decimalProblem,
  ExactDecimal,
  type DecimalText,
  type DomainEvent,
  type QuantityRange,
  type QuantityValue,
} from '@suyuan/domain';

/** Another unit of the same quantity, and the power of ten that a number grows by. */
const ANOTHER: Readonly<Record<string, readonly [string, number]>> = {
  kg: ['g', 3],
  g: ['kg', -3],
  mg: ['ug', 3],
  ug: ['mg', -3],
  V: ['mV', 3],
  mV: ['V', -3],
  uV: ['mV', -3],
  '%': ['[ppm]', 4],
  '[ppm]': ['%', -4],
  K: ['mK', 3],
  mK: ['K', -3],
};
const CELSIUS_ZERO = '273.15';
const ABSOLUTE = ['nominal', 'temperature'];

/** 1 kg as 1e3 g, -0.2 K as -0.2e3 mK, 20 Cel as 293.15 K; what no accepted number can say stays as it is. */
export function inOtherUnits(event: DomainEvent): DomainEvent {
  return rewritten(event, '') as DomainEvent;
}

function rewritten(node: unknown, key: string): unknown {
  if (Array.isArray(node)) return node.map((each) => rewritten(each, key));
  if (typeof node !== 'object' || node === null) return node;
  // Only a constant capability can be said in other units without another form.
  if ('cmc' in node && (node.cmc as { form: string } | null)?.form !== 'CONSTANT') return node;
  if (key === 'cmc') return capability(node as { a: DecimalText; unit: string });
  if ('value' in node && 'unit' in node) {
    const { value, unit } = node as QuantityValue;
    const [said] = saidIn([value], unit, ABSOLUTE.includes(key)) ?? [];
    return said ? { value: said[0], unit: said[1] } : differently(node as QuantityValue, key);
  }
  if ('min' in node && 'max' in node && 'unit' in node) {
    const { min, max, unit } = node as QuantityRange;
    const [low, high] = saidIn([min, max], unit, true) ?? [];
    return low && high ? { min: low[0], max: high[0], unit: low[1] } : node;
  }
  return Object.fromEntries(Object.entries(node).map(([name, each]) => [name, rewritten(each, name)]));
}

/** A difference in Cel is one in K. */
function differently(node: QuantityValue, key: string): QuantityValue {
  return node.unit === 'Cel' && !ABSOLUTE.includes(key) ? { ...node, unit: 'K' } : node;
}

function capability(node: { a: DecimalText; unit: string }) {
  const [said] = saidIn([node.a], node.unit, false) ?? [];
  return said ? { ...node, a: said[0], unit: said[1] } : node;
}

function saidIn(
  numbers: readonly DecimalText[],
  unit: string,
  absolute: boolean,
): [DecimalText, string][] | null {
  const said = numbers.map((number): [DecimalText, string] | null => {
    if (absolute && (unit === 'K' || unit === 'Cel')) return onTheOtherScale(number, unit);
    const other = ANOTHER[unit];
    return other === undefined ? null : [raised(number, other[1]), other[0]];
  });
  const accepted = said.every((each) => each !== null && decimalProblem(each[0]) === null);
  return accepted ? (said as [DecimalText, string][]) : null;
}

function onTheOtherScale(number: DecimalText, unit: 'K' | 'Cel'): [DecimalText, string] {
  const exact = new ExactDecimal(number);
  return unit === 'K' ? [exact.sub(CELSIUS_ZERO).toFixed(), 'Cel'] : [exact.add(CELSIUS_ZERO).toFixed(), 'K'];
}

/** Only the exponent changes, so that the digits stay: 0.10 raised by three is 0.10e3. */
function raised(number: DecimalText, by: number): DecimalText {
  const [digits, exponent = '0'] = number.split(/[eE]/);
  return `${digits}e${Number(exponent) + by}`;
}
