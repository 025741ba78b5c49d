/**
 * Goal: the graph's own containers behave as their plain JavaScript twins. Method: random operations on both, and
 * the calendar compared with `Date` day by day.
 */
import fc from 'fast-check';
import { ArenaLists } from './arena-lists';
import { Int32Column, Uint8Column } from './columns';
import { dateOf, dayOf } from './days';
import { IntMap } from './int-map';
import { StringPool } from './string-pool';

describe('a column', () => {
  it('holds the blank in rows that were skipped, and grows', () => {
    const column = new Int32Column(-1);
    column.set(5_000, 7);
    expect([column.at(0), column.at(4_999), column.at(5_000), column.length]).toEqual([-1, -1, 7, 5_001]);
  });

  it('numbers pushed rows from 0', () => {
    const column = new Uint8Column();
    expect([column.push(3), column.push(4), column.at(1)]).toEqual([0, 1, 4]);
  });
});

describe('a string pool', () => {
  it('gives equal texts one number and returns every text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 300 }), (texts) => {
        const pool = new StringPool();
        const twin = new Map<string, number>();
        for (const text of texts) {
          if (!twin.has(text)) twin.set(text, twin.size);
          expect(pool.add(text)).toBe(twin.get(text));
        }
        for (const [text, number] of twin) {
          expect(pool.find(text)).toBe(number);
          expect(pool.text(number)).toBe(text);
        }
        expect(pool.size).toBe(twin.size);
      }),
    );
  });

  it('does not know a text it was not given, also after it grew', () => {
    const pool = new StringPool();
    for (let i = 0; i < 5_000; i += 1) pool.add(`certificate-${i}`);
    expect(pool.find('certificate-5000')).toBe(-1);
    expect(pool.find('certificate-4999')).toBe(4_999);
  });

  it('orders ids by code units', () => {
    const pool = new StringPool();
    const ids = ['b', 'a', 'a-1', 'A', 'a.9', 'a_1'];
    const numbers = ids.map((id) => pool.add(id));
    const sorted = [...numbers].sort((a, b) => pool.compare(a, b)).map((number) => pool.text(number));
    expect(sorted).toEqual([...ids].sort());
  });
});

describe('an integer map', () => {
  it('behaves as a Map', () => {
    const key = fc.oneof(fc.nat(50), fc.nat(), fc.maxSafeNat());
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.nat(1_000)), { maxLength: 200 }), (entries) => {
        const map = new IntMap();
        const twin = new Map<number, number>();
        for (const [k, v] of entries) {
          map.set(k, v);
          twin.set(k, v);
        }
        expect(map.size).toBe(twin.size);
        for (const [k, v] of twin) expect(map.get(k)).toBe(v);
        expect(map.get(123_456_789_012, -5)).toBe(twin.get(123_456_789_012) ?? -5);
      }),
    );
  });
});

describe('arena lists', () => {
  it('behave as arrays, however they grow beside each other', () => {
    const step = fc.tuple(fc.nat(4), fc.nat(1_000), fc.integer());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const lists = new ArenaLists();
        const twins: number[][] = [[], [], [], [], []];
        twins.forEach(() => lists.create());
        for (const [list, at, value] of steps) {
          const twin = twins[list] as number[];
          const index = at % (twin.length + 1);
          lists.insert(list, index, value | 0);
          twin.splice(index, 0, value | 0);
        }
        twins.forEach((twin, list) => {
          expect(Array.from({ length: lists.size(list) }, (_, i) => lists.at(list, i))).toEqual(twin);
        });
      }),
    );
  });
});

describe('a day number', () => {
  it('counts days as Date does, and turns back into its date', () => {
    const wrong: string[] = [];
    for (let day = -60_000; day < 60_000; day += 1) {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (dayOf(date) !== day || dateOf(day) !== date) wrong.push(`${date} is not day ${day}`);
    }
    expect(wrong).toEqual([]);
  });

  it('keeps the first centuries apart from the twentieth', () => {
    expect(dayOf('0099-12-31')).toBeLessThan(dayOf('1900-01-01'));
    expect(dateOf(dayOf('0099-12-31'))).toBe('0099-12-31');
  });
});
