import { canonicalJson } from '@suyuan/platform';
import { createHash } from 'node:crypto';

/** A cursor that no page of this list ever gave. The query side answers 400 with the pointer of its parameter. */
export class CursorError extends Error {
  constructor() {
    super('The cursor was not given by this list.');
    this.name = 'CursorError';
  }
}

/** A cursor is longer only when somebody made it up. */
const CURSOR_LENGTH_MAX = 1_000;

/** Which list a cursor belongs to: its name and the filters that it was asked with. */
export type ListIdentity = Readonly<Record<string, string | null>> & { list: string };

/** 128 bits of a digest: enough to tell lists apart, and a cursor stays short. */
const IDENTITY_LENGTH = 22;

/** Packs the sort key of a page's last row, so that the next page starts after it whatever came in between. */
export function cursorOf(list: ListIdentity, key: readonly string[]): string {
  return Buffer.from(JSON.stringify([digestOf(list), ...key])).toString('base64url');
}

/** The sort key inside a cursor of this list: `length` texts. Throws CursorError for anything else. */
export function keyOfCursor(list: ListIdentity, cursor: string, length: number): string[] {
  if (cursor.length > CURSOR_LENGTH_MAX) throw new CursorError();
  let packed: unknown;
  try {
    packed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new CursorError();
  }
  if (!Array.isArray(packed)) throw new CursorError();
  const [identity, ...key] = packed as unknown[];
  if (identity !== digestOf(list) || key.length !== length) throw new CursorError();
  if (!key.every((part): part is string => typeof part === 'string' && !part.includes('\0')))
    throw new CursorError();
  return key;
}

function digestOf(list: ListIdentity): string {
  return createHash('sha256').update(canonicalJson(list)).digest('base64url').slice(0, IDENTITY_LENGTH);
}
