// Goal: the map forgets exactly what was not asked for the longest, whatever was put in, asked for and emptied before.
// Method: random operations on it and on a list that is searched from end to end.
import * as fc from 'fast-check';
import { Lru } from './lru';

const CAPACITY = 5;

type Step = { kind: 'set' | 'get' | 'delete'; key: number; weight: number } | { kind: 'clear' };

/** The plain truth: pairs from the oldest to the youngest. */
class Slow {
  private pairs: [number, number][] = [];

  set(key: number, weight: number): void {
    this.pairs = [...this.pairs.filter(([known]) => known !== key), [key, weight]];
    while (this.pairs.reduce((sum, [, each]) => sum + each, 0) > CAPACITY) this.pairs.shift();
  }

  delete(key: number): void {
    this.pairs = this.pairs.filter(([known]) => known !== key);
  }

  get(key: number): number | undefined {
    const found = this.pairs.find(([known]) => known === key);
    if (found) this.pairs = [...this.pairs.filter((pair) => pair !== found), found];
    return found?.[1];
  }

  clear(): void {
    this.pairs = [];
  }

  get size(): number {
    return this.pairs.length;
  }
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      kind: fc.constantFrom('set', 'get', 'delete'),
      key: fc.integer({ min: 0, max: 9 }),
      weight: fc.integer({ min: 1, max: CAPACITY + 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'clear' }) },
);

describe('what was asked for the longest ago', () => {
  it('is forgotten first', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const lru = new Lru<number, number>(CAPACITY, (weight) => weight);
        const slow = new Slow();
        const got: (number | undefined)[] = [];
        const meant: (number | undefined)[] = [];
        for (const each of steps) {
          if (each.kind === 'clear') {
            lru.clear();
            slow.clear();
          } else if (each.kind === 'delete') {
            lru.delete(each.key);
            slow.delete(each.key);
          } else if (each.kind === 'set') {
            lru.set(each.key, each.weight);
            slow.set(each.key, each.weight);
          } else {
            got.push(lru.get(each.key));
            meant.push(slow.get(each.key));
          }
          got.push(lru.size);
          meant.push(slow.size);
        }
        expect(got).toEqual(meant);
      }),
      { numRuns: 300 },
    );
  });

  it('is forgotten though it weighs something else by now', () => {
    const lru = new Lru<string, { weight: number }>(CAPACITY, ({ weight }) => weight);
    const grown = { weight: 1 };
    const shrunk = { weight: CAPACITY };
    lru.set('grown', grown);
    grown.weight = 3;
    lru.set('shrunk', shrunk);
    shrunk.weight = 0;
    lru.set('next', { weight: CAPACITY + 1 });
    expect(lru.size).toBe(0);
    lru.set('last', { weight: CAPACITY });
    expect(lru.get('last')).toEqual({ weight: CAPACITY });
  });
});
