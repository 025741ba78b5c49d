// Goal: a place in a long answer is read as it was written, and questions are told apart. Method: round trips, rubbish.
import { placeOfText, questionKey, textOfPlace } from './place';

describe('a place', () => {
  it.each([
    { knownAt: -1, offset: 0 },
    { knownAt: 5_120, offset: 50 },
    { knownAt: 999_999_999_999_999, offset: 999_999_999_999_999 },
  ])('%j is read as written', (place) => expect(placeOfText(textOfPlace(place))).toEqual(place));

  it.each([
    '',
    '1',
    '1.',
    '.1',
    '-2.1',
    '1.-1',
    '1.1.1',
    ' 1.1',
    '1.1 ',
    'a.1',
    '1e3.1',
    `${'1'.repeat(16)}.1`,
  ])('is not %j', (text) => expect(placeOfText(text)).toBeNull());
});

describe('the key of a question', () => {
  it('is another one for another question', () => {
    const question = { asset: 'a', from: null, to: null, quantity: 'mass' };
    expect(questionKey(question)).toBe(questionKey({ ...question }));
    for (const other of [{ asset: 'b' }, { from: '2024-01-01' }, { quantity: null }])
      expect(questionKey({ ...question, ...other })).not.toBe(questionKey(question));
  });
});
