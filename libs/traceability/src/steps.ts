/**
 * Work that can be left between two of its steps, so that others get their turn: what a caller does between them is
 * the caller's affair. Facts learnt meanwhile lie beyond the position asked for and change nothing.
 */
export type Steps<T> = Generator<void, T>;

/** Items that are worked through between two steps: a few microseconds for some, half a millisecond each for others. */
export const STEP_ITEMS = 16;

/** Does all of it at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** `map` in steps. */
export function* mapInSteps<In, Out>(
  items: readonly In[],
  map: (item: In, index: number) => Out,
): Steps<Out[]> {
  const mapped: Out[] = [];
  for (let index = 0; index < items.length; index += 1) {
    mapped.push(map(items[index] as In, index));
    if (index % STEP_ITEMS === STEP_ITEMS - 1) yield;
  }
  return mapped;
}

/** Runs of this length are sorted at once. */
const RUN = 1_024;

/** Sorts in place, in steps; as stable as `Array.sort`. */
export function* sortInSteps<T>(items: T[], compare: (a: T, b: T) => number): Steps<T[]> {
  if (items.length <= RUN) return items.sort(compare);
  for (let from = 0; from < items.length; from += RUN) {
    const run = items.slice(from, from + RUN).sort(compare);
    for (const [index, item] of run.entries()) items[from + index] = item;
    yield;
  }
  let [source, target] = [items, items.slice()];
  for (let width = RUN; width < items.length; width *= 2) {
    for (let from = 0; from < items.length; from += 2 * width) {
      yield* mergeInSteps(source, target, from, width, compare);
    }
    [source, target] = [target, source];
  }
  if (source !== items)
    for (let index = 0; index < items.length; index += 1) items[index] = source[index] as T;
  return items;
}

/** Merges the two runs of a width that begin at `from` into the same places of `target`. */
function* mergeInSteps<T>(
  source: readonly T[],
  target: T[],
  from: number,
  width: number,
  compare: (a: T, b: T) => number,
): Steps<void> {
  const middle = Math.min(from + width, source.length);
  const end = Math.min(from + 2 * width, source.length);
  let left = from;
  let right = middle;
  for (let at = from; at < end; at += 1) {
    const fromLeft = left < middle && (right >= end || compare(source[left] as T, source[right] as T) <= 0);
    target[at] = source[fromLeft ? left++ : right++] as T;
    if (at % RUN === RUN - 1) yield;
  }
}
