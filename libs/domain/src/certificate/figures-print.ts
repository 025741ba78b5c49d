import { ExactDecimal, isDecimalText } from '../metrology/decimal';
import type { QuantityValue } from '../vocabulary';
import type { CalibrationRecorded } from './certificate.events';

/**
 * With fewer errors than this two honest certificates may well state the same figures: five readings of three
 * digits meet by chance less than once in 1e12 pairs, two of them about once in a million. A proposal (unconfirmed).
 */
export const PRINTED_ERRORS_MIN = 5;

/**
 * The figures of a certificate in one canonical text: nominal, error and U of every point of every result, the same
 * for `0.10 mg` and `0.1 mg` and in any order of points. Null where fewer than PRINTED_ERRORS_MIN points state an
 * error, or where all errors are zero: then the same figures say nothing.
 */
export function figuresPrint({ results }: Pick<CalibrationRecorded['data'], 'results'>): string | null {
  const errors = results.flatMap(({ points }) => points.flatMap(({ error }) => (error ? [error] : [])));
  if (errors.length < PRINTED_ERRORS_MIN || errors.every(isZero)) return null;
  const figures = results.flatMap(({ quantity, points }) =>
    points.map(({ nominal, error, expandedUncertainty }) =>
      [quantity, textOf(nominal), error ? textOf(error) : '', textOf(expandedUncertainty)].join('|'),
    ),
  );
  return figures.sort().join('\n');
}

function isZero({ value }: QuantityValue): boolean {
  return isDecimalText(value) && new ExactDecimal(value).isZero();
}

function textOf({ value, unit }: QuantityValue): string {
  // -0 and 0 are one figure.
  return `${isDecimalText(value) ? new ExactDecimal(value).add(0).toString() : value} ${unit}`;
}
