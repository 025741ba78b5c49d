const EMPTY = -1;

/** A map from non-negative integers (up to 2^53) to 32-bit integers in two typed arrays. */
export class IntMap {
  private keys: Float64Array;
  private values: Int32Array;
  private count = 0;

  constructor(capacity = 16) {
    let slots = 16;
    while (slots < capacity * 2) slots *= 2;
    this.keys = new Float64Array(slots).fill(EMPTY);
    this.values = new Int32Array(slots);
  }

  get size(): number {
    return this.count;
  }

  get bytes(): number {
    return this.keys.byteLength + this.values.byteLength;
  }

  /** The value of a key, or `missing`. */
  get(key: number, missing = -1): number {
    const slot = this.slotOf(key);
    return this.keys[slot] === EMPTY ? missing : (this.values[slot] as number);
  }

  has(key: number): boolean {
    return this.keys[this.slotOf(key)] !== EMPTY;
  }

  set(key: number, value: number): void {
    const slot = this.slotOf(key);
    if (this.keys[slot] === EMPTY) {
      this.keys[slot] = key;
      this.count += 1;
      this.values[slot] = value;
      if (this.count * 2 > this.keys.length) this.grow();
      return;
    }
    this.values[slot] = value;
  }

  private slotOf(key: number): number {
    const mask = this.keys.length - 1;
    let hash = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / 0x100000000) | 0, 0x85ebca6b);
    hash ^= hash >>> 16;
    let slot = hash & mask;
    while (this.keys[slot] !== EMPTY && this.keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Float64Array(keys.length * 2).fill(EMPTY);
    this.values = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i += 1) {
      if (keys[i] === EMPTY) continue;
      const slot = this.slotOf(keys[i] as number);
      this.keys[slot] = keys[i] as number;
      this.values[slot] = values[i] as number;
    }
  }
}
