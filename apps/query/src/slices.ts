import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Steps } from '@suyuan/traceability';

/** Work goes on for so long before others get their turn. */
export const SLICE_MS = 8;

/** Does work step by step and lets other requests in between, so that a long answer delays nobody. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - began < SLICE_MS) continue;
    await nextTurn();
    began = performance.now();
  }
}

/** Hands out what is made piece by piece, and lets other requests in between. */
export async function* inSlicesFrom<T>(pieces: Iterable<T>): AsyncGenerator<T> {
  let began = performance.now();
  for (const piece of pieces) {
    yield piece;
    if (performance.now() - began < SLICE_MS) continue;
    await nextTurn();
    began = performance.now();
  }
}

/** Items of a loop after which it is looked whether it is time for others. */
export const BREATHE_AFTER = 256;

/** For loops that are not made of steps. */
export class Breath {
  private began = performance.now();

  /** Lets others in where it is time. */
  async now(): Promise<void> {
    if (performance.now() - this.began < SLICE_MS) return;
    await nextTurn();
    this.began = performance.now();
  }
}
