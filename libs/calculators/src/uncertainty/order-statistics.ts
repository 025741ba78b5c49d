import type { Steps } from '@suyuan/domain';

/** What the sorted values of a propagation say (JCGM 101, 7.5 to 7.7). */

/** Merged values after which others may have their turn. */
const MERGE_STEP = 100_000;

export interface Ends {
  low: number;
  high: number;
}

/** Mean and sum of squared deviations; around the first value, so that large estimates do not swallow the scatter. */
export function moments(values: Float64Array): { mean: number; squares: number } {
  const origin = values[0]!;
  let sum = 0;
  let squares = 0;
  for (let t = 0; t < values.length; t += 1) {
    const difference = values[t]! - origin;
    sum += difference;
    squares += difference * difference;
  }
  const shift = sum / values.length;
  return { mean: origin + shift, squares: Math.max(0, squares - sum * shift) };
}

/** Number of steps between the ends of an interval that holds the probability (JCGM 101, 7.7.1). */
function stepsWithin(count: number, probability: number): number {
  return Math.min(count - 1, Math.floor(probability * count + 0.5));
}

/** Probabilistically symmetric (JCGM 101, 7.7.2). */
export function symmetricInterval(sorted: Float64Array, probability: number): Ends {
  const steps = stepsWithin(sorted.length, probability);
  const first = Math.max(1, Math.floor((sorted.length - steps + 1) / 2));
  return { low: sorted[first - 1]!, high: sorted[Math.min(sorted.length, first + steps) - 1]! };
}

/** The shortest (JCGM 101, 7.7.4). */
export function shortestInterval(sorted: Float64Array, probability: number): Ends {
  const steps = stepsWithin(sorted.length, probability);
  let best = 0;
  for (let first = 1; first + steps < sorted.length; first += 1) {
    if (sorted[first + steps]! - sorted[first]! < sorted[best + steps]! - sorted[best]!) best = first;
  }
  return { low: sorted[best]!, high: sorted[best + steps]! };
}

/** Joins sorted blocks two by two. */
export function* merged(blocks: readonly Float64Array[]): Steps<Float64Array> {
  let level = [...blocks];
  let work = 0;
  while (level.length > 1) {
    const next: Float64Array[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const left = level[index]!;
      const right = level[index + 1];
      next.push(right ? mergedPair(left, right) : left);
      work += left.length;
      if (work > MERGE_STEP) {
        work = 0;
        yield;
      }
    }
    level = next;
  }
  return level[0]!;
}

function mergedPair(left: Float64Array, right: Float64Array): Float64Array {
  const result = new Float64Array(left.length + right.length);
  let l = 0;
  let r = 0;
  for (let index = 0; index < result.length; index += 1) {
    const fromLeft = r >= right.length || (l < left.length && left[l]! <= right[r]!);
    result[index] = fromLeft ? left[l++]! : right[r++]!;
  }
  return result;
}
