/**
 * xoshiro128** 1.1 (Blackman and Vigna, 2018) on 32-bit integers, seeded by splitmix32: the same seed gives the same
 * trials on every machine. Period 2^128 - 1, far above the trials of one propagation (JCGM 101, C.2).
 */
export const GENERATOR = 'xoshiro128**';

/** Seeds are 32-bit integers. */
export const MAX_SEED = 0xffff_ffff;

/** Looked up once: these run hundreds of millions of times. */
const { imul, log, sqrt, expm1 } = Math;

const TWO_TO_MINUS_26 = 2 ** -26;
const TWO_TO_MINUS_53 = 2 ** -53;

export class RandomNumbers {
  /** Signed, so that every value stays a small integer of the engine. */
  private readonly state: Int32Array;
  private spare: number | null = null;

  /** `state` is for known-answer tests; left out, it is spread from the seed. */
  constructor(seed: number, state?: readonly [number, number, number, number]) {
    this.state = state ? Int32Array.from(state) : spread(seed);
  }

  nextUint32(): number {
    return this.next() >>> 0;
  }

  /** Strictly between 0 and 1, 53 bits. */
  uniform(): number {
    const high = this.next() >>> 6;
    const low = this.next() >>> 5;
    return high * TWO_TO_MINUS_26 + (low + 0.5) * TWO_TO_MINUS_53;
  }

  private next(): number {
    const state = this.state;
    const s1 = state[1]!;
    const fivefold = imul(s1, 5);
    const result = imul((fivefold << 7) | (fivefold >>> 25), 9);
    const s2 = state[2]! ^ state[0]!;
    const s3 = state[3]! ^ s1;
    state[1] = s1 ^ s2;
    state[0] = state[0]! ^ s3;
    state[2] = s2 ^ (s1 << 9);
    state[3] = (s3 << 11) | (s3 >>> 21);
    return result;
  }

  /** Standard normal, by the polar method, which makes two at once. */
  normal(): number {
    if (this.spare !== null) {
      const kept = this.spare;
      this.spare = null;
      return kept;
    }
    const { u, v, square } = this.inDisc();
    const scale = sqrt((-2 * log(square)) / square);
    this.spare = v * scale;
    return u * scale;
  }

  /** Student's t, by the polar method of R. W. Bailey (Math. Comp. 62, 1994). */
  student(degrees: number): number {
    const { u, square } = this.inDisc();
    return u * sqrt((degrees * expm1((-2 / degrees) * log(square))) / square);
  }

  private inDisc(): { u: number; v: number; square: number } {
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const square = u * u + v * v;
      if (square > 0 && square < 1) return { u, v, square };
    }
  }
}

function spread(seed: number): Int32Array {
  const state = new Int32Array(4);
  let value = seed | 0;
  for (let index = 0; index < 4; index += 1) {
    value = (value + 0x9e3779b9) | 0;
    let mixed = value;
    mixed = imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    state[index] = mixed ^ (mixed >>> 15);
  }
  return state;
}
