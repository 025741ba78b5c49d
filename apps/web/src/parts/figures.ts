import { Decimal } from 'decimal.js';

/** Decimals of the answers, rounded for the eye. Exact decimals throughout: a float would make digits of its own. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN });

/** Significant digits in a table: enough to follow the calculation, few enough to read. */
export const READ_DIGITS = 5;

/** Digits of an uncertainty that a value beside it is shown to. */
const BESIDE_DIGITS = 4;

/** Outside these powers of ten a number is written with a power of its own. */
const PLAIN_EXPONENT_MIN = -7;
const PLAIN_EXPONENT_MAX = 9;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Few significant digits, zeros at the end left out: `14.4337567297` is `14.434`. */
export function shortened(text: string, digits = READ_DIGITS): string {
  return written(new Exact(text).toSignificantDigits(digits));
}

/** A value to the place that an uncertainty beside it makes worth reading. */
export function besideUncertainty(text: string, uncertainty: string): string {
  const u = new Exact(uncertainty);
  if (u.isZero()) return text;
  const places = BESIDE_DIGITS - 1 - u.e;
  const value = new Exact(text);
  return places >= 0 && places <= Exact.precision
    ? value.toDecimalPlaces(places).toFixed(places)
    : written(value.toSignificantDigits(Math.max(1, value.e + places + 1)));
}

/** A probability or a part of a whole as per cent, with so many digits after the point. */
export function percent(text: string, places = 1): string {
  return `${new Exact(text).mul(100).toFixed(places)} %`;
}

/** A risk as per cent, small ones with their first digits. */
export function percentShortened(text: string, digits = 4): string {
  return `${shortened(new Exact(text).mul(100).toFixed(), digits)} %`;
}

export function percentExact(text: string): string {
  return `${new Exact(text).mul(100).toFixed()} %`;
}

/** The ends of `value ± uncertainty`, exact. */
export function endsOf(value: string, uncertainty: string): { low: string; high: string } {
  const [y, u] = [new Exact(value), new Exact(uncertainty)];
  return { low: y.sub(u).toFixed(), high: y.add(u).toFixed() };
}

/** Twice a standard uncertainty, exact: what is drawn where no expanded one was stated. */
export function doubled(text: string): string {
  return new Exact(text).mul(2).toFixed();
}

function written(value: Decimal): string {
  if (value.isZero()) return '0';
  if (value.e >= PLAIN_EXPONENT_MIN && value.e <= PLAIN_EXPONENT_MAX) return value.toFixed();
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  return `${mantissa}×10${superscript(exponent)}`;
}

function superscript(exponent: string): string {
  return Array.from(exponent.replace('+', ''), (sign) =>
    sign === '-' ? '⁻' : SUPERSCRIPTS.charAt(Number(sign)),
  ).join('');
}
