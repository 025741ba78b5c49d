// Goal: plain arithmetic is read as written, everything else refused with its place; derivatives are exact.
// Method: tables of expressions; random ones against JavaScript's own arithmetic; derivatives against closed forms.
import fc from 'fast-check';
import {
  DOUBLES,
  evaluate,
  isSymbol,
  MAX_EXPRESSION_DEPTH,
  MAX_EXPRESSION_LENGTH,
  parseExpression,
  type ExpressionFault,
  type Program,
} from '@suyuan/domain';
import { gradient, secondOrder } from './sensitivity';

function programOf(text: string): Program {
  const parsing = parseExpression(text);
  if (!parsing.ok) throw new Error(parsing.fault.detail);
  return parsing.program;
}

function valueOf(text: string, values: Record<string, number> = {}): number {
  const program = programOf(text);
  return evaluate(
    program,
    DOUBLES,
    program.symbols.map((symbol) => values[symbol] ?? Number.NaN),
  );
}

function faultOf(text: string): ExpressionFault | null {
  const parsing = parseExpression(text);
  return parsing.ok ? null : parsing.fault;
}

const WITNESS = new Map<string, (a: number, b: number) => number>([
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
]);

describe('an expression', () => {
  it.each([
    ['1+2*3', 7],
    ['(1+2)*3', 9],
    ['8-3-2', 3],
    ['16/4/2', 2],
    ['2^3^2', 512],
    ['-2^2', -4],
    ['2^-1', 0.5],
    ['- -3', 3],
    ['+4', 4],
    ['2*-3', -6],
    ['1.5e3 + .5 + 2.', 1502.5],
    ['sqrt(16) + exp(0) + ln(exp(2)) + log10(1000)', 10],
    ['sin(pi/2) + cos(pi) + tan(0) + abs(-3)', 3],
    ['asin(0.5) + acos(0.5) + atan(1)', (3 * Math.PI) / 4],
    ['atan2(1, -1)', (3 * Math.PI) / 4],
    ['atan2(-0, -2)', Math.PI],
    ['2*atan2( 1+1 , (1-3) ) ^ 1', (3 * Math.PI) / 2],
    [' 1\t+\n1 ', 2],
  ])('%j is %d', (text, value) => expect(valueOf(text)).toBeCloseTo(value, 12));

  it('takes symbols of any script, each once in the order of use', () => {
    const program = programOf('l_S*(δα + α_S1)*l_S/长度');
    expect(program.symbols).toEqual(['l_S', 'δα', 'α_S1', '长度']);
    expect(valueOf('e2 + e', { e2: 1, e: 2 })).toBe(3);
    expect(valueOf('constructor + toString', { constructor: 1, toString: 2 })).toBe(3);
  });

  it.each([
    ['', 0],
    ['1+', 2],
    ['1 + )', 4],
    ['(1', 2],
    ['1 2', 2],
    ['2x', 1],
    ['sin 2', 4],
    ['sin', 3],
    ['sinh(2)', 4],
    ['a ** b', 3],
    ['a = b', 2],
    ['a; b', 1],
    ['a[0]', 1],
    ['a.b', 1],
    ['"a"', 0],
    ['f(1)', 1],
    ['1e', 1],
    ['1 , 2', 2],
    ['process.exit(1)', 7],
  ])('%j is none, at %d', (text, position) =>
    expect(faultOf(text)).toMatchObject({ code: 'EXPRESSION_SYNTAX', position }),
  );

  it('has bounds of length and depth', () => {
    const deep = (levels: number) => `${'('.repeat(levels)}1${')'.repeat(levels)}`;
    expect(faultOf(deep(MAX_EXPRESSION_DEPTH - 1))).toBeNull();
    expect(faultOf(deep(MAX_EXPRESSION_DEPTH + 1))?.code).toBe('EXPRESSION_TOO_DEEP');
    expect(faultOf('-'.repeat(500) + '1')?.code).toBe('EXPRESSION_TOO_DEEP');
    expect(faultOf('2^'.repeat(500) + '1')?.code).toBe('EXPRESSION_TOO_DEEP');
    const long = '1+'.repeat(MAX_EXPRESSION_LENGTH / 2 - 1) + '11';
    expect(valueOf(long)).toBe(MAX_EXPRESSION_LENGTH / 2 - 1 + 11);
    expect(faultOf(`${long}1`)?.code).toBe('EXPRESSION_TOO_LONG');
  });

  it('is worked out as arithmetic is', () => {
    interface Written {
      text: string;
      value: number;
    }
    const number = fc
      .constantFrom('1', '2.5', '0.25', '3e2')
      .map((text): Written => ({ text, value: Number(text) }));
    const tree = fc.letrec<{ node: Written }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        number,
        // Every operation in parentheses of its own, so that its value follows from its parts alone.
        fc.tuple(tie('node'), fc.constantFrom(...WITNESS.keys()), tie('node')).map(([a, operator, b]) => ({
          text: `(${a.text} ${operator} ${b.text})`,
          value: WITNESS.get(operator)!(a.value, b.value),
        })),
        tie('node').map(({ text, value }) => ({ text: `-${text}`, value: -value })),
      ),
    })).node;
    fc.assert(fc.property(tree, ({ text, value }) => expect(valueOf(text)).toBe(value)));
  });
});

describe('a symbol', () => {
  it.each(['x', 'l_S', 'δα', 'm2', '长度'])('may be %s', (text) => expect(isSymbol(text)).toBe(true));
  it.each(['', '2m', '_x', 'a b', 'sin', 'atan2', 'pi', 'a-b', 'x'.repeat(65)])('cannot be %j', (text) =>
    expect(isSymbol(text)).toBe(false),
  );
});

describe('a derivative', () => {
  const slope = (text: string, x: number): number => gradient(programOf(text), [x])[0]!;

  it.each([
    ['x^3', 2, 12],
    ['x^2', 0, 0],
    ['x^0.5', 4, 0.25],
    ['2^x', 3, 8 * Math.LN2],
    ['x^x', 2, 4 * (Math.LN2 + 1)],
    ['1/x', 2, -0.25],
    ['sqrt(x)', 4, 0.25],
    ['exp(2*x)', 0.5, 2 * Math.E],
    ['ln(x)', 4, 0.25],
    ['log10(x)', 2, 1 / (2 * Math.LN10)],
    ['sin(x)*cos(x)', 0.3, Math.cos(0.6)],
    ['tan(x)', 0.4, 1 / Math.cos(0.4) ** 2],
    ['asin(x)', 0.6, 1.25],
    ['acos(x)', 0.6, -1.25],
    ['atan(x)', 2, 0.2],
    ['atan2(x, 3)', 4, 0.12],
    ['atan2(3, x)', 4, -0.12],
    ['atan2(x, -3)', 4, -0.12],
    ['atan2(-3, x)', -4, 0.12],
    ['atan2(0, x)', -4, 0],
    ['abs(x)', -2, -1],
    ['-x', 1, -1],
    ['x - x', 1, 0],
  ])('of %s at %d is %d', (text, x, expected) => expect(slope(text, x)).toBeCloseTo(expected, 12));

  it('does not exist where the function has a corner or a vertical tangent', () => {
    expect(slope('abs(x)', 0)).toBeNaN();
    expect(Number.isFinite(slope('sqrt(x)', 0))).toBe(false);
    expect(Number.isFinite(slope('asin(x)', 1))).toBe(false);
    expect(Number.isFinite(slope('acos(x)', -1))).toBe(false);
    // The angle of a point on the negative axis leaps from π to -π.
    expect(slope('atan2(x, -1)', 0)).toBeNaN();
    expect(slope('atan2(x, 1)', 0)).toBe(1);
  });

  it('is not spoilt by a corner that the variable does not reach', () => {
    expect(gradient(programOf('abs(a)*0 + b'), [0, 1])[1]).toBe(1);
  });

  it('of higher order is exact, mixed ones too', () => {
    // f = x² y³ + sin(x y): f_xy, f_xyy and f_yxx by hand.
    const [x, y] = [0.7, 1.3];
    const { mixed, ijj, jii } = secondOrder(programOf('x^2*y^3 + sin(x*y)'), [x, y], 0, 1);
    const [s, c] = [Math.sin(x * y), Math.cos(x * y)];
    expect(mixed).toBeCloseTo(6 * x * y ** 2 + c - x * y * s, 11);
    expect(ijj).toBeCloseTo(12 * x * y - 2 * x * s - x * x * y * c, 11);
    expect(jii).toBeCloseTo(6 * y ** 2 - 2 * y * s - y * y * x * c, 11);
    const alone = secondOrder(programOf('x^5'), [2], 0, 0);
    expect(alone).toEqual({ mixed: 160, ijj: 240, jii: 240 });
  });

  it.each([
    ['sqrt(x)', (x: number) => [-0.25 * x ** -1.5, 0.375 * x ** -2.5]],
    ['exp(x)', (x: number) => [Math.exp(x), Math.exp(x)]],
    ['ln(x)', (x: number) => [-(x ** -2), 2 * x ** -3]],
    ['log10(x)', (x: number) => [-(x ** -2) / Math.LN10, (2 * x ** -3) / Math.LN10]],
    ['cos(x)', (x: number) => [-Math.cos(x), Math.sin(x)]],
    ['asin(x)', (x: number) => [x * (1 - x * x) ** -1.5, (1 + 2 * x * x) * (1 - x * x) ** -2.5]],
    ['acos(x)', (x: number) => [-x * (1 - x * x) ** -1.5, -(1 + 2 * x * x) * (1 - x * x) ** -2.5]],
    ['atan(x)', (x: number) => [(-2 * x) / (1 + x * x) ** 2, (6 * x * x - 2) / (1 + x * x) ** 3]],
    ['atan2(x, 1)', (x: number) => [(-2 * x) / (1 + x * x) ** 2, (6 * x * x - 2) / (1 + x * x) ** 3]],
    ['atan2(-1, x)', (x: number) => [(-2 * x) / (1 + x * x) ** 2, (6 * x * x - 2) / (1 + x * x) ** 3]],
    ['1/x', (x: number) => [2 * x ** -3, -6 * x ** -4]],
    ['x^2.5', (x: number) => [3.75 * x ** 0.5, 1.875 * x ** -0.5]],
    [
      'tan(x)',
      (x: number) => [(2 * Math.tan(x)) / Math.cos(x) ** 2, (2 + 4 * Math.sin(x) ** 2) / Math.cos(x) ** 4],
    ],
  ])('of second and third order of %s is the closed form', (text, closed) => {
    const x = 0.6;
    const { mixed, ijj } = secondOrder(programOf(text), [x], 0, 0);
    expect(mixed).toBeCloseTo(closed(x)[0]!, 11);
    expect(ijj).toBeCloseTo(closed(x)[1]!, 10);
  });
});
