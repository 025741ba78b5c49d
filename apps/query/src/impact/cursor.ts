import { createHash } from 'node:crypto';

/** Where a reader of a long answer stands: in which answer (question and position), and how far in it. */
export interface ImpactCursor {
  knownAt: number;
  offset: number;
}

/** Characters of a cursor that is read at all; ours have fewer than 120. */
export const CURSOR_LENGTH_MAX = 200;

/** Names a question by its content, so that a cursor of another question is recognised. */
export function questionKey(question: object): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 22);
}

export function writeCursor(key: string, { knownAt, offset }: ImpactCursor): string {
  return Buffer.from(`${key}.${knownAt}.${offset}`).toString('base64url');
}

/** The cursor, or null when it is damaged or belongs to another question. */
export function readCursor(text: string, key: string): ImpactCursor | null {
  if (text.length > CURSOR_LENGTH_MAX || !/^[A-Za-z0-9_-]+$/.test(text)) return null;
  const match = /^([A-Za-z0-9_-]{22})\.(-1|\d{1,15})\.(\d{1,15})$/.exec(
    Buffer.from(text, 'base64url').toString('latin1'),
  );
  if (match === null || match[1] !== key) return null;
  return { knownAt: Number(match[2]), offset: Number(match[3]) };
}
