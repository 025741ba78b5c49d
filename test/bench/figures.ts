/** One measured figure, beside its peer of the same run where it has one. */
export interface Measured {
  what: string;
  figure: number;
  /** Times are better when smaller, rates when greater. */
  unit: 'µs' | '/s' | 'events/s' | 'B';
  peer?: { what: string; figure: number };
  /** Of the ratio where there is a peer, else of the figure. */
  goal?: { atLeast: number } | { atMost: number };
}

/** `run.mjs` picks these lines out of a bench's output. */
const MARK = 'FIGURE ';

/** Hands a figure to the table, with how many times better than its peer it is, and whether the goal is met. */
export function report(measured: Measured): void {
  const { figure, unit, peer, goal } = measured;
  const ratio = peer && (unit === 'µs' ? peer.figure / figure : figure / peer.figure);
  const judged = ratio ?? figure;
  const met = goal && ('atLeast' in goal ? judged >= goal.atLeast : judged <= goal.atMost);
  process.stdout.write(`${MARK}${JSON.stringify({ ...measured, ratio, met })}\n`);
}

/** Progress for people; kept apart from the figures. */
export function say(text: string): void {
  process.stderr.write(`  ${text}\n`);
}

/** How many certificates the large benches work with. */
export function benchSize(fallback = 1_000_000): number {
  const stated = Number(process.env.BENCH_SIZE ?? fallback);
  if (!Number.isSafeInteger(stated) || stated < 1_000) throw new Error('BENCH_SIZE: expected 1000 or more');
  return stated;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] as number;
}

/** Wall time of a piece of work in microseconds. */
export function microseconds(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1_000;
}

/** A repeatable sequence of numbers below 1 (mulberry32), so that two runs ask the same questions. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
