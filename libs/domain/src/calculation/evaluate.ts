import { InvariantViolation } from '../invariant';
import type { FunctionName, Operator, Program } from './expression';

/** A kind of number that expressions can be worked out in: doubles, columns of doubles, truncated series. */
export interface Algebra<T> {
  constant(value: number): T;
  binary(operator: Operator, left: T, right: T): T;
  unary(name: FunctionName | 'negate', of: T): T;
}

/** Works out a program; `values` stand in the order of its symbols. */
export function evaluate<T>(program: Program, algebra: Algebra<T>, values: readonly T[]): T {
  const stack: T[] = [];
  const pop = (): T => {
    if (stack.length === 0) throw new InvariantViolation('a program takes more than it gives');
    return stack.pop() as T;
  };
  for (const instruction of program.code) {
    if (instruction.kind === 'CONSTANT') stack.push(algebra.constant(instruction.value));
    else if (instruction.kind === 'SYMBOL') stack.push(values[instruction.index] as T);
    else if (instruction.kind === 'UNARY') stack.push(algebra.unary(instruction.name, pop()));
    else {
      const right = pop();
      stack.push(algebra.binary(instruction.operator, pop(), right));
    }
  }
  return pop();
}

export const UNARY: Readonly<Record<FunctionName | 'negate', (x: number) => number>> = {
  negate: (x) => -x,
  sqrt: Math.sqrt,
  exp: Math.exp,
  ln: Math.log,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  abs: Math.abs,
};

export const BINARY: Readonly<Record<Operator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  atan2: angle,
};

/** The point (0, 0) has no angle. A zero has no sign here, so that the angle of the negative axis is +π. */
function angle(y: number, x: number): number {
  return y === 0 && x === 0 ? Number.NaN : Math.atan2(y + 0, x + 0);
}

/** Doubles. Outside a function's domain the value is NaN or infinite; whoever asks checks. */
export const DOUBLES: Algebra<number> = {
  constant: (value) => value,
  binary: (operator, left, right) => BINARY[operator](left, right),
  unary: (name, of) => UNARY[name](of),
};
