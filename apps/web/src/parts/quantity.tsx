import type { QuantityRangeBody, QuantityValueBody } from '../api/generated';
import { printedUnit } from './printed-unit';

export { printedUnit };

/** The decimal byte for byte as it was given: `306.250` stays `306.250`. */
export const printed = ({ value, unit }: QuantityValueBody): string => `${value} ${printedUnit(unit)}`.trim();

export const printedRange = ({ min, max, unit }: QuantityRangeBody): string =>
  min === max ? printed({ value: min, unit }) : `${min} … ${max} ${printedUnit(unit)}`.trim();

/** A value and its unit that no line break and no translation separates. */
export function Quantity({ value }: { value: QuantityValueBody | null | undefined }) {
  if (!value) return <span aria-hidden>–</span>;
  return (
    <span className="quantity" translate="no" title={value.unit}>
      {printed(value)}
    </span>
  );
}
