import { ExactDecimal, isDecimalText } from '../metrology/decimal';
import type { StatedUncertainty } from '../metrology/stated';
import type { QuantityValue } from '../vocabulary';
import type { CalibrationRecorded } from './certificate.events';

/**
 * Significant digits that the errors must carry together before equal figures say anything: a laboratory that checks
 * thousands of calipers to 0.01 mm soon has two with the same five readings of one digit; twenty digits meet by
 * chance in no lifetime. A proposal (unconfirmed).
 */
export const PRINTED_DIGITS_MIN = 20;

/**
 * The figures of a certificate in one canonical text: nominal, error and U of every point of every result, the same
 * for `0.10 mg` and `0.1 mg` and in any order of points. Null where the errors carry fewer than PRINTED_DIGITS_MIN
 * significant digits together (a zero carries none): then the same figures say nothing.
 */
export function figuresPrint({ results }: Pick<CalibrationRecorded['data'], 'results'>): string | null {
  const errors = results.flatMap(({ points }) => points.flatMap(({ error }) => (error ? [error] : [])));
  if (errors.reduce((digits, error) => digits + digitsOf(error), 0) < PRINTED_DIGITS_MIN) return null;
  const figures = results.flatMap(({ quantity, points }) =>
    points.map(({ nominal, error, expandedUncertainty }) =>
      [quantity, textOf(nominal), error ? textOf(error) : '', ...uncertaintyTexts(expandedUncertainty)].join(
        '|',
      ),
    ),
  );
  return figures.sort().join('\n');
}

function digitsOf({ value }: QuantityValue): number {
  if (!isDecimalText(value)) return 0;
  const number = new ExactDecimal(value);
  return number.isZero() ? 0 : number.precision();
}

function textOf({ value, unit }: QuantityValue): string {
  // -0 and 0 are one figure.
  return `${isDecimalText(value) ? new ExactDecimal(value).add(0).toString() : value} ${unit}`;
}

/** Nothing for a point without U; a + b·|value| as its parts. */
function uncertaintyTexts(stated: StatedUncertainty | null): string[] {
  if (stated === null) return [];
  if (!('form' in stated)) return [textOf(stated)];
  return [stated.a, ...(Array.isArray(stated.b) ? stated.b : [stated.b])].map(textOf);
}
