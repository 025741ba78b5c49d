import { Decimal } from 'decimal.js';
import { evaluate, type Algebra } from './evaluate';
import type { FunctionName, Operator, Program } from './expression';

/**
 * Digits that are kept: sums, products and quotients of stated numbers are exact, roots and other functions far beyond
 * what anybody states, and still quick where an expression has dozens of them.
 */
const DIGITS = 100;

const Kept = Decimal.clone({ precision: DIGITS, rounding: Decimal.ROUND_HALF_EVEN });

const UNARY: Readonly<Record<FunctionName | 'negate', (x: Decimal) => Decimal>> = {
  negate: (x) => x.neg(),
  sqrt: (x) => x.sqrt(),
  exp: (x) => x.exp(),
  ln: (x) => x.ln(),
  log10: (x) => x.log(10),
  sin: (x) => x.sin(),
  cos: (x) => x.cos(),
  tan: (x) => x.tan(),
  asin: (x) => x.asin(),
  acos: (x) => x.acos(),
  atan: (x) => x.atan(),
  abs: (x) => x.abs(),
};

const BINARY: Readonly<Record<Operator, (a: Decimal, b: Decimal) => Decimal>> = {
  '+': (a, b) => a.add(b),
  '-': (a, b) => a.sub(b),
  '*': (a, b) => a.mul(b),
  '/': (a, b) => a.div(b),
  '^': (a, b) => a.pow(b),
  atan2: (y, x) => (y.isZero() && x.isZero() ? new Kept(Number.NaN) : Kept.atan2(y, x)),
};

const DECIMALS: Algebra<Decimal> = {
  // The shortest decimal of the double is the number as it was written, up to fifteen digits.
  constant: (value) => new Kept(value),
  binary: (operator, left, right) => BINARY[operator](left, right),
  unary: (name, of) => UNARY[name](of),
};

/** Works out a program in decimals; null where it has no finite value. `values` stand in the order of its symbols. */
export function evaluateDecimals(program: Program, values: readonly Decimal[]): Decimal | null {
  try {
    const result = evaluate(
      program,
      DECIMALS,
      values.map((value) => new Kept(value)),
    );
    return result.isFinite() ? result : null;
  } catch (error) {
    // An angle of more digits than π is known to: decimal.js says so by throwing.
    if (error instanceof Error && error.message.startsWith('[DecimalError]')) return null;
    throw error;
  }
}
