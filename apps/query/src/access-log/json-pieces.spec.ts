// Goal: an answer in pieces is the same bytes as in one. Method: lists and objects around the length of a piece.
import { jsonPieces, PIECE_ENTRIES } from './json-pieces';

const LENGTHS = [0, 1, PIECE_ENTRIES - 1, PIECE_ENTRIES, PIECE_ENTRIES + 1, 3 * PIECE_ENTRIES];

describe.each(LENGTHS)('with %i entries', (length) => {
  const list = Array.from({ length }, (_, index) => (index % 3 === 0 ? undefined : { index, 文: '"\u2028' }));
  const object = Object.create(null) as Record<string, unknown>;
  list.forEach((entry, index) => (object[index % 2 ? `k${index}` : String(length - index)] = entry));
  object['__proto__'] = { a: null };

  it('is what JSON.stringify makes of it', () => {
    const value = { a: null, list, gone: undefined, object, nested: { list, object }, n: 1 };
    expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value));
  });
});

it('of an empty object is an empty object', () => {
  expect([...jsonPieces({ gone: undefined })].join('')).toBe('{}');
});
