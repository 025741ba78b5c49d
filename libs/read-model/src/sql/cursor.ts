/** A cursor that no page ever gave. The query side answers 400 with the pointer of its parameter. */
export class CursorError extends Error {
  constructor() {
    super('The cursor was not given by this list.');
    this.name = 'CursorError';
  }
}

/** A cursor is longer only when somebody made it up. */
const CURSOR_LENGTH_MAX = 1_000;

/** Packs the sort key of a page's last row, so that the next page starts after it whatever came in between. */
export function cursorOf(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key inside a cursor: `length` texts. Throws CursorError for anything else. */
export function keyOfCursor(cursor: string, length: number): string[] {
  if (cursor.length > CURSOR_LENGTH_MAX) throw new CursorError();
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new CursorError();
  }
  if (!Array.isArray(key) || key.length !== length) throw new CursorError();
  if (!key.every((part): part is string => typeof part === 'string' && !part.includes('\0')))
    throw new CursorError();
  return key;
}
