import { cursorOf, keyOfCursor, type ListIdentity, type Reader } from '@suyuan/read-model';
import type { Cursors } from './cursors';

export interface Page<Shown> {
  items: Shown[];
  next: string | null;
}

/** A list whose rows have a key that orders them and never changes, so that no page repeats or hides a row. */
export interface KeyedList<Row, Shown, Key extends readonly string[]> {
  /** Its name and the filters that it was asked with. */
  identity: ListIdentity;
  keyLength: Key['length'];
  keyOf: (row: Row) => Key;
  /** At most `limit` rows after a key. */
  read: (after: Key | null, limit: number) => Promise<Row[]>;
  /** What the reader sees of each row; null: nothing, it is left out. */
  show: (rows: Row[]) => Promise<(Shown | null)[]>;
  /** Rows looked at for one page. A page may be short, or empty, and go on: what is left out had to be looked at. */
  lookedAtMax: number;
}

/** One page: as many rows as are asked for, of those that are shown. */
export function keyedPage<Row, Shown, Key extends readonly string[]>(
  cursors: Cursors,
  reader: Reader,
  asked: { cursor: string | null; limit: number },
  list: KeyedList<Row, Shown, Key>,
): Promise<Page<Shown>> {
  const { identity, keyLength, keyOf, lookedAtMax } = list;
  const { limit } = asked;
  return cursors.page(reader, JSON.stringify(identity), asked.cursor, async (place) => {
    let after = place === null ? null : (keyOfCursor(identity, place, keyLength) as unknown as Key);
    const items: Shown[] = [];
    let lookedAt = 0;
    for (;;) {
      // One more than is wanted tells whether anything follows.
      const wanted = Math.min(limit - items.length, lookedAtMax - lookedAt);
      const rows = await list.read(after, wanted + 1);
      const batch = rows.slice(0, wanted);
      const shown = await list.show(batch);
      items.push(...shown.filter((item) => item !== null));
      lookedAt += batch.length;
      const last = batch.at(-1);
      if (rows.length <= wanted || last === undefined) return { items, next: null };
      after = keyOf(last);
      if (items.length >= limit || lookedAt >= lookedAtMax) return { items, next: cursorOf(identity, after) };
    }
  });
}
