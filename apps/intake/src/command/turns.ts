/** Work under one name goes one at a time, in the order in which it came; other names are not held up. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Whether somebody works under this name, or waits to. */
  isTaken(name: string): boolean {
    return this.last.has(name);
  }

  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(name) ?? Promise.resolve();
    // Whoever went before hears of their own failure; the next one works all the same.
    const mine = before.then(work, work);
    this.last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(name) === mine) this.last.delete(name);
    }
  }
}
