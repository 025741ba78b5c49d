// Goal: memories hold what they may and no more, and forget all at once. Method: each capacity at it and one beyond.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Memories } from './memories';

describe('a memory', () => {
  it.each([1, 2, 1_000])('of %i forgets what was not asked for the longest', (capacity) => {
    const lru = new Memories().lru<number, string>(capacity);
    for (let key = 0; key < capacity; key += 1) lru.set(key, `v${key}`);
    expect([lru.size, lru.get(0)]).toEqual([capacity, 'v0']);
    lru.set(capacity, 'new');
    expect(lru.size).toBe(capacity);
    expect([lru.get(0), lru.get(1), lru.get(capacity)]).toEqual(
      capacity === 1 ? [undefined, 'new', 'new'] : ['v0', undefined, 'new'],
    );
  });

  it('counts what is heavy as several, and keeps nothing that is heavier than all', () => {
    const lru = new Memories().lru<string, number>(10, (weight) => weight);
    lru.set('a', 4);
    lru.set('b', 6);
    expect(lru.size).toBe(2);
    lru.set('a', 5);
    expect([lru.get('b'), lru.get('a')]).toEqual([undefined, 5]);
    lru.set('heavy', 11);
    expect(lru.size).toBe(0);
  });

  it('takes nothing that began to be read before it was emptied', () => {
    const memories = new Memories();
    const lru = memories.lru<string, number>(10);
    const other = memories.lru<string, number>(10);
    lru.set('a', 1);
    other.set('a', 1);
    const { generation } = lru;
    memories.forget();
    expect([lru.get('a'), other.get('a')]).toEqual([undefined, undefined]);
    lru.set('b', 2, generation);
    lru.set('c', 3);
    expect([lru.get('b'), lru.get('c')]).toEqual([undefined, 3]);
  });
});

it('nothing else in the query process makes one', () => {
  const source = join(__dirname, '..');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const making = files.filter((file) => readFileSync(join(source, file), 'utf8').includes('new Lru'));
  expect(making.filter((file) => !file.endsWith('.spec.ts'))).toEqual(['memory/memories.ts']);
});
