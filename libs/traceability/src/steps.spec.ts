// Goal: work in steps gives what work at once gives. Method: lengths around those of runs, and equal keys.
import fc from 'fast-check';
import { atOnce, mapInSteps, sortInSteps } from './steps';
import { LeastFirst } from './walk/least-first';

describe.each([0, 1, 4_095, 4_096, 4_097, 8_192, 20_000])('%i items', (length) => {
  const items = Array.from({ length }, (_, index) => ({ key: (index * 7_919) % 101, index }));

  it('are sorted as Array.sort does it, equal ones in their order', () => {
    const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
    const sorted = [...items].sort(compare);
    expect(atOnce(sortInSteps([...items], compare))).toEqual(sorted);
  });

  it('are mapped each', () => {
    expect(atOnce(mapInSteps(items, ({ key }, index) => key + index))).toEqual(
      items.map(({ key }, index) => key + index),
    );
  });
});

it('a heap gives back the least of what waits, in whatever order it is put in and taken', () => {
  const operations = fc.array(fc.option(fc.integer({ min: 0, max: 50 })), { maxLength: 60 });
  fc.assert(
    fc.property(operations, (puts) => {
      const heap = new LeastFirst<number>((a, b) => a < b);
      const waiting: number[] = [];
      for (const put of puts) {
        waiting.sort((a, b) => a - b);
        const [taken, least] = put === null ? [heap.take(), waiting.shift()] : [null, null];
        if (put !== null) heap.put(put);
        if (put !== null) waiting.push(put);
        expect(taken).toBe(least);
        expect(heap.size).toBe(waiting.length);
      }
    }),
  );
});
