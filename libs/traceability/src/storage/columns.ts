/** Typed arrays that grow: a column of the graph. One number per row, no object per row. */

const FIRST_CAPACITY = 1_024;

type NumberArray = Int32Array | Uint8Array | Uint16Array | Uint32Array | Float64Array;

class Column<T extends NumberArray> {
  length = 0;

  constructor(
    protected data: T,
    /** What a row holds before it is set. */
    private readonly blank: number,
  ) {
    if (blank !== 0) this.data.fill(blank as never);
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
    if (row >= this.data.length) this.grow(row + 1);
    this.data[row] = value;
    if (row >= this.length) this.length = row + 1;
  }

  get bytes(): number {
    return this.data.byteLength;
  }

  private grow(rows: number): void {
    const capacity = Math.max(rows, Math.ceil(this.data.length * 1.5));
    const grown = new (this.data.constructor as new (size: number) => T)(capacity);
    if (this.blank !== 0) grown.fill(this.blank as never);
    grown.set(this.data as never);
    this.data = grown;
  }
}

export class Int32Column extends Column<Int32Array> {
  constructor(blank = 0) {
    super(new Int32Array(FIRST_CAPACITY), blank);
  }
}

export class Uint32Column extends Column<Uint32Array> {
  constructor(blank = 0) {
    super(new Uint32Array(FIRST_CAPACITY), blank);
  }
}

export class Uint16Column extends Column<Uint16Array> {
  constructor(blank = 0) {
    super(new Uint16Array(FIRST_CAPACITY), blank);
  }
}

export class Uint8Column extends Column<Uint8Array> {
  constructor(blank = 0) {
    super(new Uint8Array(FIRST_CAPACITY), blank);
  }
}

export class Float64Column extends Column<Float64Array> {
  constructor(blank = 0) {
    super(new Float64Array(FIRST_CAPACITY), blank);
  }
}
