import { Int32Column } from './columns';

/** Start and length of a list stand side by side, so that both come with one look into memory. */
const HEAD = 2;

/**
 * Many short lists of 32-bit integers in one typed array. A list has room for the next power of two of its
 * length; when it outgrows that it moves, and the room it leaves serves another list.
 */
export class ArenaLists {
  private data = new Int32Array(1_024);
  private used = 0;
  private readonly heads = new Int32Column();
  /** Rooms left behind, by the exponent of their size. */
  private readonly free: number[][] = [];

  get bytes(): number {
    return this.data.byteLength + this.heads.bytes;
  }

  create(): number {
    const head = this.heads.push(0);
    this.heads.push(0);
    return head / HEAD;
  }

  size(list: number): number {
    return this.heads.at(list * HEAD + 1);
  }

  at(list: number, index: number): number {
    return this.data[this.heads.at(list * HEAD) + index] as number;
  }

  insert(list: number, index: number, value: number): void {
    const length = this.size(list);
    if ((length & (length - 1)) === 0) this.move(list, length);
    const start = this.heads.at(list * HEAD);
    this.data.copyWithin(start + index + 1, start + index, start + length);
    this.data[start + index] = value;
    this.heads.set(list * HEAD + 1, length + 1);
  }

  /** Gives a list whose length is 0 or a power of two, that is one that is full, twice the room. */
  private move(list: number, length: number): void {
    const exponent = length === 0 ? 0 : 32 - Math.clz32(length);
    const start = this.take(exponent);
    if (length > 0) {
      const old = this.heads.at(list * HEAD);
      this.data.copyWithin(start, old, old + length);
      (this.free[exponent - 1] ??= []).push(old);
    }
    this.heads.set(list * HEAD, start);
  }

  private take(exponent: number): number {
    const reused = this.free[exponent]?.pop();
    if (reused !== undefined) return reused;
    const start = this.used;
    this.used += 1 << exponent;
    if (this.used > this.data.length) {
      const grown = new Int32Array(Math.max(this.used, Math.ceil(this.data.length * 1.5)));
      grown.set(this.data);
      this.data = grown;
    }
    return start;
  }
}
