/**
 * Typed arrays that grow: the columns of the graph. One number per row, no object per row.
 *
 * Each kind reads and writes in code of its own. Shared through the base class, `at` would see five kinds of array
 * and the engine would fall back to its slowest way of reading them (measured: 6 times slower walks).
 */

const FIRST_CAPACITY = 1_024;

type NumberArray = Int32Array | Uint8Array | Uint16Array | Uint32Array | Float64Array;

function grown<T extends NumberArray>(data: T, rows: number, blank: number): T {
  const capacity = Math.max(rows, Math.ceil(data.length * 1.5));
  const copy = new (data.constructor as new (size: number) => T)(capacity);
  if (blank !== 0) copy.fill(blank as never);
  copy.set(data as never);
  return copy;
}

export class Int32Column {
  length = 0;
  private data: Int32Array;

  /** `blank` is what a row holds before it is set. */
  constructor(private readonly blank = 0) {
    this.data = new Int32Array(FIRST_CAPACITY).fill(blank);
  }

  at(row: number): number {
    return this.data[row] as number;
  }

  push(value: number): number {
    const row = this.length;
    this.set(row, value);
    return row;
  }

  /** Sets a row; rows between the old end and it hold the blank. */
  set(row: number, value: number): void {
    if (row >= this.data.length) this.data = grown(this.data, row + 1, this.blank);
    this.data[row] = value;
    if (row >= this.length) this.length = row + 1;
  }

  get bytes(): number {
    return this.data.byteLength;
  }
}

export class Uint32Column {
  length = 0;
  private data: Uint32Array;

  /** `blank` is what a row holds before it is set. */
  constructor(private readonly blank = 0) {
    this.data = new Uint32Array(FIRST_CAPACITY).fill(blank);
  }

  at(row: number): number {
    return this.data[row] as number;
  }

  push(value: number): number {
    const row = this.length;
    this.set(row, value);
    return row;
  }

  /** Sets a row; rows between the old end and it hold the blank. */
  set(row: number, value: number): void {
    if (row >= this.data.length) this.data = grown(this.data, row + 1, this.blank);
    this.data[row] = value;
    if (row >= this.length) this.length = row + 1;
  }

  get bytes(): number {
    return this.data.byteLength;
  }
}

export class Uint16Column {
  length = 0;
  private data: Uint16Array;

  /** `blank` is what a row holds before it is set. */
  constructor(private readonly blank = 0) {
    this.data = new Uint16Array(FIRST_CAPACITY).fill(blank);
  }

  at(row: number): number {
    return this.data[row] as number;
  }

  push(value: number): number {
    const row = this.length;
    this.set(row, value);
    return row;
  }

  /** Sets a row; rows between the old end and it hold the blank. */
  set(row: number, value: number): void {
    if (row >= this.data.length) this.data = grown(this.data, row + 1, this.blank);
    this.data[row] = value;
    if (row >= this.length) this.length = row + 1;
  }

  get bytes(): number {
    return this.data.byteLength;
  }
}

export class Uint8Column {
  length = 0;
  private data: Uint8Array;

  /** `blank` is what a row holds before it is set. */
  constructor(private readonly blank = 0) {
    this.data = new Uint8Array(FIRST_CAPACITY).fill(blank);
  }

  at(row: number): number {
    return this.data[row] as number;
  }

  push(value: number): number {
    const row = this.length;
    this.set(row, value);
    return row;
  }

  /** Sets a row; rows between the old end and it hold the blank. */
  set(row: number, value: number): void {
    if (row >= this.data.length) this.data = grown(this.data, row + 1, this.blank);
    this.data[row] = value;
    if (row >= this.length) this.length = row + 1;
  }

  get bytes(): number {
    return this.data.byteLength;
  }
}

export class Float64Column {
  length = 0;
  private data: Float64Array;

  /** `blank` is what a row holds before it is set. */
  constructor(private readonly blank = 0) {
    this.data = new Float64Array(FIRST_CAPACITY).fill(blank);
  }

  at(row: number): number {
    return this.data[row] as number;
  }

  push(value: number): number {
    const row = this.length;
    this.set(row, value);
    return row;
  }

  /** Sets a row; rows between the old end and it hold the blank. */
  set(row: number, value: number): void {
    if (row >= this.data.length) this.data = grown(this.data, row + 1, this.blank);
    this.data[row] = value;
    if (row >= this.length) this.length = row + 1;
  }

  get bytes(): number {
    return this.data.byteLength;
  }
}
