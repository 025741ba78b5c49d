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
  abs: Math.abs,
};

export const BINARY: Readonly<Record<Operator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
};

/** Doubles. Outside a function's domain the value is NaN or infinite; whoever asks checks. */
export const DOUBLES: Algebra<number> = {
  constant: (value) => value,
  binary: (operator, left, right) => BINARY[operator](left, right),
  unary: (name, of) => UNARY[name](of),
};

type Column = Float64Array | number;

/** Many trials at once: a column of doubles, or one number where all trials agree. */
export const COLUMNS: Algebra<Column> = {
  constant: (value) => value,
  binary: (operator, left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return BINARY[operator](left, right);
    const size = (left as Float64Array).length || (right as Float64Array).length;
    return COLUMN_BINARY[operator](columnOf(left, size), columnOf(right, size));
  },
  unary: (name, of) => {
    if (typeof of === 'number') return UNARY[name](of);
    const apply = UNARY[name];
    const result = new Float64Array(of.length);
    for (let t = 0; t < of.length; t += 1) result[t] = apply(of[t]!);
    return result;
  },
};

function columnOf(value: Column, size: number): Float64Array {
  return typeof value === 'number' ? new Float64Array(size).fill(value) : value;
}

/** One loop for each operator: a call per trial would cost more than the arithmetic. */
const COLUMN_BINARY: Readonly<Record<Operator, (a: Float64Array, b: Float64Array) => Float64Array>> = {
  '+': (a, b) => {
    const result = new Float64Array(a.length);
    for (let t = 0; t < a.length; t += 1) result[t] = a[t]! + b[t]!;
    return result;
  },
  '-': (a, b) => {
    const result = new Float64Array(a.length);
    for (let t = 0; t < a.length; t += 1) result[t] = a[t]! - b[t]!;
    return result;
  },
  '*': (a, b) => {
    const result = new Float64Array(a.length);
    for (let t = 0; t < a.length; t += 1) result[t] = a[t]! * b[t]!;
    return result;
  },
  '/': (a, b) => {
    const result = new Float64Array(a.length);
    for (let t = 0; t < a.length; t += 1) result[t] = a[t]! / b[t]!;
    return result;
  },
  '^': (a, b) => {
    const result = new Float64Array(a.length);
    for (let t = 0; t < a.length; t += 1) result[t] = a[t]! ** b[t]!;
    return result;
  },
};
