// Goal: a cursor opens in its own list, and what is longer than any cursor is not even looked at.
import { CursorError, cursorOf, keyOfCursor } from './cursor';

const LIST = { list: 'things', owner: null };

/** A cursor of exactly so many characters, four for three bytes. */
const ofLength = (characters: number): { cursor: string; key: string } => {
  const key = 'x'.repeat((characters / 4) * 3 - '["0123456789012345678901",""]'.length);
  return { cursor: cursorOf(LIST, [key]), key };
};

describe('a cursor', () => {
  it('is read up to its greatest length and not beyond', () => {
    const { cursor, key } = ofLength(1_000);
    expect(cursor).toHaveLength(1_000);
    expect(keyOfCursor(LIST, cursor, 1)).toEqual([key]);
    // The decoder would pass over it.
    expect(() => keyOfCursor(LIST, `${cursor}=`, 1)).toThrow(CursorError);
    const longer = ofLength(1_004).cursor;
    expect(longer).toHaveLength(1_004);
    expect(() => keyOfCursor(LIST, longer, 1)).toThrow(CursorError);
  });

  it('has the parts that its list asks for', () => {
    const cursor = cursorOf(LIST, ['a', 'b']);
    expect(keyOfCursor(LIST, cursor, 2)).toEqual(['a', 'b']);
    expect(() => keyOfCursor(LIST, cursor, 1)).toThrow(CursorError);
    expect(() => keyOfCursor({ ...LIST, owner: 'x' }, cursor, 2)).toThrow(CursorError);
  });
});
