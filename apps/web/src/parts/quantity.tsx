import type { QuantityRange, QuantityValue } from '../api/shapes';

/** UCUM codes as certificates print them; every other code is printed as it is. */
const PRINTED_UNITS: Record<string, string> = {
  Cel: '℃',
  Ohm: 'Ω',
  uOhm: 'µΩ',
  mOhm: 'mΩ',
  kOhm: 'kΩ',
  MOhm: 'MΩ',
  um: 'µm',
  ug: 'µg',
  uV: 'µV',
  uA: 'µA',
  us: 'µs',
  '[ppm]': 'ppm',
  '1': '',
};

export const printedUnit = (unit: string): string => PRINTED_UNITS[unit] ?? unit;

/** The decimal byte for byte as it was given: `306.250` stays `306.250`. */
export const printed = ({ value, unit }: QuantityValue): string => `${value} ${printedUnit(unit)}`.trim();

export const printedRange = ({ min, max, unit }: QuantityRange): string =>
  min === max ? printed({ value: min, unit }) : `${min} … ${max} ${printedUnit(unit)}`.trim();

/** A value and its unit that no line break and no translation separates. */
export function Quantity({ value }: { value: QuantityValue | null | undefined }) {
  if (!value) return <span aria-hidden>–</span>;
  return (
    <span className="quantity" translate="no" title={value.unit}>
      {printed(value)}
    </span>
  );
}
