/**
 * Takes the keys of a map one after the other in the order they were put in. It goes on where it was: a look from the
 * beginning each time would pass over everything that was taken out before. Whoever takes a key takes it out of the map.
 */
export class Oldest<K> {
  private keys: MapIterator<K>;

  constructor(private readonly map: ReadonlyMap<K, unknown>) {
    this.keys = map.keys();
  }

  /** undefined: the map is empty. */
  take(): K | undefined {
    const { done, value } = this.keys.next();
    if (done !== true) return value;
    // At its end an iterator stays, whatever is put in later.
    this.keys = this.map.keys();
    return this.keys.next().value;
  }
}
