/** A heap: what is put in comes out the least first, each at the cost of the logarithm of how many wait. */
export class LeastFirst<T> {
  private readonly heap: T[] = [];

  constructor(private readonly isBefore: (a: T, b: T) => boolean) {}

  get size(): number {
    return this.heap.length;
  }

  put(item: T): void {
    const { heap } = this;
    let at = heap.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >>> 1;
      if (!this.isBefore(item, heap[above] as T)) break;
      heap[at] = heap[above] as T;
      at = above;
    }
    heap[at] = item;
  }

  /** The least of those that wait; undefined where none does. */
  take(): T | undefined {
    const { heap } = this;
    const least = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return least;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && this.isBefore(heap[below + 1] as T, heap[below] as T)) below += 1;
      if (!this.isBefore(heap[below] as T, last)) break;
      heap[at] = heap[below] as T;
      at = below;
    }
    heap[at] = last;
    return least;
  }
}
