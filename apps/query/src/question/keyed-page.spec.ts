// Goal: pages neither repeat nor hide a row, are filled from what is shown, and look at no more rows than they may.
// Method: rows in memory, of which only some are shown; every size of page, and limits met exactly and one beyond.
import type { Reader } from '@suyuan/read-model';
import type { Cursors } from './cursors';
import { keyedPage, type Page } from './keyed-page';

/** Cursors that seal nothing. */
const cursors = {
  page: async (
    _reader: Reader,
    _list: string,
    cursor: string | null,
    read: (place: string | null) => unknown,
  ) => read(cursor),
} as unknown as Cursors;

const ROWS = Array.from({ length: 25 }, (_, index) => String(index).padStart(2, '0'));

let lookedAt = 0;
const page = (
  asked: { cursor: string | null; limit: number },
  { shown = () => true, lookedAtMax = 1_000 }: { shown?: (row: string) => boolean; lookedAtMax?: number },
): Promise<Page<string>> =>
  keyedPage(cursors, {} as Reader, asked, {
    identity: { list: 'rows' },
    keyLength: 1,
    keyOf: (row: string): readonly [string] => [row],
    read: async (after, limit) => ROWS.filter((row) => after === null || row > after[0]).slice(0, limit),
    show: async (rows) => {
      lookedAt += rows.length;
      return rows.map((row) => (shown(row) ? row : null));
    },
    lookedAtMax,
  });

async function whole(limit: number, more: Parameters<typeof page>[1]): Promise<Page<string>[]> {
  const pages: Page<string>[] = [];
  for (let cursor: string | null = null; ;) {
    const next: Page<string> = await page({ cursor, limit }, more);
    pages.push(next);
    if (next.next === null) return pages;
    cursor = next.next;
  }
}

describe('a list in pages', () => {
  it.each([1, 2, 7, 24, 25, 26])('of %i rows is the whole list', async (limit) => {
    const pages = await whole(limit, {});
    expect(pages.flatMap(({ items }) => items)).toEqual(ROWS);
    expect(pages).toHaveLength(Math.ceil(ROWS.length / limit));
  });

  it.each([1, 3, 10])('of %i rows is filled from what is shown', async (limit) => {
    const odd = (row: string): boolean => Number(row) % 2 === 1;
    const pages = await whole(limit, { shown: odd });
    expect(pages.flatMap(({ items }) => items)).toEqual(ROWS.filter(odd));
    for (const { items } of pages.slice(0, -1)) expect(items).toHaveLength(limit);
  });

  it('looks at no more rows than it may, and says that it goes on', async () => {
    lookedAt = 0;
    const none = { shown: (row: string) => row === '24', lookedAtMax: 24 };
    const first = await page({ cursor: null, limit: 5 }, none);
    expect(first.items).toEqual([]);
    expect(lookedAt).toBe(24);
    expect(await page({ cursor: first.next, limit: 5 }, none)).toEqual({ items: ['24'], next: null });
    expect(await page({ cursor: null, limit: 5 }, { ...none, lookedAtMax: 25 })).toEqual({
      items: ['24'],
      next: null,
    });
  });
});
