import { Oldest } from './oldest';

/** A map that forgets what was not asked for the longest when it is full: every bounded memory of the house is one. */
export class Lru<K, V> {
  private readonly entries = new Map<K, V>();
  private readonly oldest = new Oldest(this.entries);
  private weight = 0;
  private emptied = 0;

  constructor(
    private readonly capacity: number,
    private readonly weigh: (value: V) => number = () => 1,
  ) {}

  /** Raised whenever it is emptied: what was read before belongs to another time. */
  get generation(): number {
    return this.emptied;
  }

  get(key: K): V | undefined {
    const value = this.entries.get(key);
    if (value === undefined) return undefined;
    // A Map iterates in the order of insertion, so putting it in again makes it the youngest.
    this.entries.delete(key);
    this.entries.set(key, value);
    return value;
  }

  /** @param generation of when the value began to be read; one that began before the emptying is not kept */
  set(key: K, value: V, generation: number = this.emptied): void {
    if (generation !== this.emptied) return;
    this.delete(key);
    this.entries.set(key, value);
    this.weight += this.weigh(value);
    while (this.weight > this.capacity && this.entries.size > 0) this.delete(this.oldest.take() as K);
  }

  delete(key: K): void {
    const known = this.entries.get(key);
    if (known === undefined) return;
    this.entries.delete(key);
    // What weighs less now than when it was put in leaves nothing behind that would crowd out the next.
    this.weight = this.entries.size === 0 ? 0 : this.weight - this.weigh(known);
  }

  clear(): void {
    this.entries.clear();
    this.weight = 0;
    this.emptied += 1;
  }

  get size(): number {
    return this.entries.size;
  }
}
