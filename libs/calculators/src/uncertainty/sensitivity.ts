import {
  BINARY,
  evaluate,
  UNARY,
  type Algebra,
  type FunctionName,
  type Operator,
  type Program,
} from '@suyuan/domain';

/**
 * Derivatives without differences: expressions are worked out in series of two nilpotent variables s and t,
 * truncated, so that derivatives come out exact but for rounding (automatic differentiation).
 */

/** Coefficients of s^a t^b at [a * lengthT + b], a < lengthS, b < lengthT. */
export type Series = Float64Array<ArrayBuffer>;

/** Highest derivative that is asked for: ∂³f/∂x_i∂x_j² of GUM 5.1.2. */
const ORDER_MAX = 3;

export class SeriesAlgebra implements Algebra<Series> {
  constructor(
    private readonly lengthS: number,
    private readonly lengthT: number,
  ) {}

  constant(value: number): Series {
    const series = new Float64Array(this.lengthS * this.lengthT);
    series[0] = value;
    return series;
  }

  /** value + s or value + t. */
  variable(value: number, which: 's' | 't'): Series {
    const series = this.constant(value);
    series[which === 's' ? this.lengthT : 1] = 1;
    return series;
  }

  binary(operator: Operator, left: Series, right: Series): Series {
    if (operator === '+') return left.map((value, index) => value + right[index]!);
    if (operator === '-') return left.map((value, index) => value - right[index]!);
    if (operator === '*') return this.product(left, right);
    if (operator === '/') return this.product(left, this.compose(right, inverseTerms(right[0]!)));
    if (operator === 'atan2') return this.angle(left, right);
    return this.power(left, right);
  }

  unary(name: FunctionName | 'negate', of: Series): Series {
    if (name === 'negate') return of.map((value) => -value);
    return this.compose(of, [UNARY[name](of[0]!), ...TERMS[name](of[0]!)]);
  }

  private product(left: Series, right: Series): Series {
    const { lengthS, lengthT } = this;
    const result = new Float64Array(lengthS * lengthT);
    for (let a = 0; a < lengthS; a += 1) {
      for (let b = 0; b < lengthT; b += 1) {
        const factor = left[a * lengthT + b]!;
        if (factor === 0) continue;
        for (let c = 0; a + c < lengthS; c += 1) {
          for (let d = 0; b + d < lengthT; d += 1) {
            result[(a + c) * lengthT + b + d]! += factor * right[c * lengthT + d]!;
          }
        }
      }
    }
    return result;
  }

  /** f(c + n) = sum of f⁽ᵏ⁾(c)/k! nᵏ, which ends because n is nilpotent. `terms` are the f⁽ᵏ⁾(c)/k!. */
  private compose(of: Series, terms: readonly number[]): Series {
    const result = this.constant(terms[0]!);
    if (isConstant(of)) return result;
    const nilpotent = of.slice();
    nilpotent[0] = 0;
    let power = nilpotent;
    for (let order = 1; order <= ORDER_MAX; order += 1) {
      const term = terms[order]!;
      for (let index = 0; index < result.length; index += 1) {
        // An infinite derivative matters only where the series has something to multiply it with.
        if (power[index] !== 0) result[index]! += term * power[index]!;
      }
      power = this.product(power, nilpotent);
    }
    return result;
  }

  /**
   * The angle that (x, y) makes with its own constant part has a sine and cosine whose quotient is nilpotent: its
   * arctangent is a short series wherever the point lies. On the negative axis the angle leaps from π to -π.
   */
  private angle(y: Series, x: Series): Series {
    const [y0, x0] = [y[0]!, x[0]!];
    const radius = Math.hypot(y0, x0);
    const [sine, cosine] = [y0 / radius, x0 / radius];
    const across = y.map((value, index) => (index === 0 ? 0 : value * cosine - x[index]! * sine));
    const along = y.map((value, index) => value * sine + x[index]! * cosine);
    const turned = this.compose(this.binary('/', across, along), [0, 1, 0, -1 / 3]);
    if (y0 === 0 && x0 < 0 && !isConstant(y)) turned.fill(Number.NaN);
    turned[0] = BINARY.atan2(y0, x0);
    return turned;
  }

  private power(base: Series, exponent: Series): Series {
    if (isConstant(exponent)) return this.compose(base, powerTerms(base[0]!, exponent[0]!));
    return this.unary('exp', this.product(exponent, this.unary('ln', base)));
  }
}

function isConstant(series: Series): boolean {
  return series.every((value, index) => index === 0 || value === 0);
}

function inverseTerms(x: number): number[] {
  return [1 / x, -1 / x ** 2, 1 / x ** 3, -1 / x ** 4];
}

/** Binomial series; a coefficient that vanishes (x² has no third derivative) stays zero also at x = 0. */
function powerTerms(x: number, exponent: number): number[] {
  const terms = [x ** exponent];
  let coefficient = 1;
  for (let order = 1; order <= ORDER_MAX; order += 1) {
    coefficient *= (exponent - order + 1) / order;
    terms.push(coefficient === 0 ? 0 : coefficient * x ** (exponent - order));
  }
  return terms;
}

/** At ±1 the slope is infinite: there is no derivative. */
function arcsineTerms(x: number): number[] {
  const rest = (1 - x) * (1 + x);
  return [rest ** -0.5, (x * rest ** -1.5) / 2, ((1 + 2 * x * x) * rest ** -2.5) / 6];
}

/** f'(x), f''(x)/2, f'''(x)/6. */
const TERMS: Readonly<Record<FunctionName, (x: number) => number[]>> = {
  sqrt: (x) => [0.5 * x ** -0.5, -(x ** -1.5) / 8, x ** -2.5 / 16],
  exp: (x) => [Math.exp(x), Math.exp(x) / 2, Math.exp(x) / 6],
  ln: (x) => [1 / x, -1 / (2 * x ** 2), 1 / (3 * x ** 3)],
  log10: (x) => [1 / x, -1 / (2 * x ** 2), 1 / (3 * x ** 3)].map((term) => term / Math.LN10),
  sin: (x) => [Math.cos(x), -Math.sin(x) / 2, -Math.cos(x) / 6],
  cos: (x) => [-Math.sin(x), -Math.cos(x) / 2, Math.sin(x) / 6],
  tan: (x) => {
    const slope = 1 + Math.tan(x) ** 2;
    return [slope, Math.tan(x) * slope, (slope * (3 * slope - 2)) / 3];
  },
  asin: arcsineTerms,
  acos: (x) => arcsineTerms(x).map((term) => -term),
  atan: (x) => {
    const inverse = 1 / (1 + x * x);
    return [inverse, -x * inverse ** 2, ((3 * x * x - 1) / 3) * inverse ** 3];
  },
  // |x| has no derivative at zero.
  abs: (x) => [x === 0 ? Number.NaN : Math.sign(x), 0, 0],
};

/** ∂f/∂x_i at `values` for every symbol of the program, in its order. */
export function gradient(program: Program, values: readonly number[]): number[] {
  const algebra = new SeriesAlgebra(1, 2);
  const constants = values.map((value) => algebra.constant(value));
  return values.map((value, index) => {
    const seeded = constants.with(index, algebra.variable(value, 't'));
    return evaluate(program, algebra, seeded)[1]!;
  });
}

export interface SecondOrderDerivatives {
  /** ∂²f/∂x_i∂x_j. */
  mixed: number;
  /** ∂³f/∂x_i∂x_j². */
  ijj: number;
  /** ∂³f/∂x_j∂x_i². */
  jii: number;
}

/** What the terms of GUM 5.1.2 need of the pair (i, j); for i = j all three are derivatives along x_i alone. */
export function secondOrder(
  program: Program,
  values: readonly number[],
  i: number,
  j: number,
): SecondOrderDerivatives {
  if (i === j) {
    const algebra = new SeriesAlgebra(1, 4);
    const series = evaluate(program, algebra, seededAt(algebra, values, { [i]: 't' }));
    return { mixed: 2 * series[2]!, ijj: 6 * series[3]!, jii: 6 * series[3]! };
  }
  const algebra = new SeriesAlgebra(3, 3);
  const series = evaluate(program, algebra, seededAt(algebra, values, { [i]: 's', [j]: 't' }));
  return { mixed: series[4]!, ijj: 2 * series[5]!, jii: 2 * series[7]! };
}

function seededAt(
  algebra: SeriesAlgebra,
  values: readonly number[],
  at: Record<number, 's' | 't'>,
): Series[] {
  return values.map((value, index) => {
    const which = at[index];
    return which === undefined ? algebra.constant(value) : algebra.variable(value, which);
  });
}
