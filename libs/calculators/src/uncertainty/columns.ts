import { BINARY, UNARY, type Algebra, type Operator } from '@suyuan/domain';

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
  atan2: (a, b) => {
    const result = new Float64Array(a.length);
    const angle = BINARY.atan2;
    for (let t = 0; t < a.length; t += 1) result[t] = angle(a[t]!, b[t]!);
    return result;
  },
};
