/**
 * Folded states kept: at about 2 kB each some tens of megabytes, and enough for every laboratory and for the
 * instruments that are worked on in a day.
 */
export const MAX_CACHED_STATES = 10_000;

/** Claims kept: an asset's id to its stream. Taken claims never change, so they cannot grow stale. */
export const MAX_CACHED_CLAIMS = 50_000;

export interface Versioned<S> {
  /** Version of the last event folded; -1 when the stream does not exist. */
  version: number;
  state: S;
}

/** The least recently used entries give way. A stale entry is harmless: appends carry expected versions. */
export class LruMap<V> {
  private readonly entries = new Map<string, V>();

  constructor(private readonly max: number) {}

  get(key: string): V | undefined {
    const value = this.entries.get(key);
    if (value === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, value);
    return value;
  }

  set(key: string, value: V): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size <= this.max) return;
    const oldest = this.entries.keys().next().value;
    if (oldest !== undefined) this.entries.delete(oldest);
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  get size(): number {
    return this.entries.size;
  }
}
