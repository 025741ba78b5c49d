/**
 * A map that forgets what was not asked for the longest when it is full. Made by `Memories`, which empties it when
 * what it was read from is no longer what it was.
 */
export class Lru<K, V> {
  private readonly entries = new Map<K, V>();
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
    this.remove(key);
    this.entries.set(key, value);
    this.weight += this.weigh(value);
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.capacity) return;
      this.remove(oldest);
    }
  }

  clear(): void {
    this.entries.clear();
    this.weight = 0;
    this.emptied += 1;
  }

  get size(): number {
    return this.entries.size;
  }

  private remove(key: K): void {
    const known = this.entries.get(key);
    if (known === undefined) return;
    this.weight -= this.weigh(known);
    this.entries.delete(key);
  }
}
