// Goal: what is typed differently and means one thing is compared as one; what differs stays apart. Method: pairs of
// texts as labels bear them and people type them, each with a near miss, and random text of awkward characters.
import fc from 'fast-check';
import { normalisedNameplate } from './nameplate';
import { normalisedNumber } from './normalised-text';

describe('a normalised number', () => {
  it.each([
    ['full width', '２０２４－０８１５Ａ', '2024-0815a'],
    ['dashes', '2024‐0815–A—1', '20240815A1'],
    ['a minus and a box line', '2024−0815─1', '2024-0815-1'],
    ['spaces', ' 2024　0815\u00a0A ', '20240815A'],
    ['brackets', '京检〔2024〕8号', '京检[2024]8号'],
    ['full-width brackets', '【8】', '(8)'],
    ['case', 'ABC-def', 'abcDEF'],
    ['case of one letter that has two capitals', 'GROẞ-ß', 'gross-SS'],
    ['Cyrillic capitals', 'АВЕКМНОРСТУХ', 'ABEKMHOPCTYX'],
    ['Cyrillic small letters', 'аверо', 'ABEPO'],
    ['Greek', 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'abezhikmnoptyx'],
    ['a micro sign and a mu', '5 µg', '5 μg'],
    ['zero-width and bidi characters', 'A\u200bB\u202eC\u2066', 'ABC'],
    ['variation selectors and soft hyphens', 'A\ufe0f\u00adB', 'AB'],
    ['superscripts and ligatures', '10²ﬁ', '102FI'],
    ['a letter and its mark', 'e\u0301', '\u00e9'],
    ['waves and tildes', 'A～B', 'A〜B'],
    ['dots in the middle', 'A・B', 'A·B'],
    ['quotation marks', 'A’B', "A'B"],
  ])('does not mind %s', (_, one, other) => {
    expect(normalisedNumber(one)).toBe(normalisedNumber(other));
  });

  it.each([
    ['O', '0'],
    ['l', '1'],
    ['I', '1'],
    ['l', 'I'],
    ['2024-0815', '2024-0816'],
    ['A/1', 'A1'],
    ['A.1', 'A1'],
    ['A_1', 'A1'],
    ['1~5', '15'],
    ['一1', '1'],
    ['б', '6'],
    ['第1号', '1号'],
  ])('tells %s from %s', (one, other) => {
    expect(normalisedNumber(one)).not.toBe(normalisedNumber(other));
  });

  it('is one shape of what it is given: normalised again, it stays', () => {
    const awkward = fc.constantFrom(
      ...Array.from('ßẞςΣİıŉΐﬃ\u0301\u0345\u1fb3ǰ-—ーｰ [{【～〜ﾟ゛Ⅷ㎏℀µΜАᎪ\u200d\u00ad\ud800ſK'),
    );
    const text = fc.oneof(fc.string({ unit: awkward }), fc.string({ unit: 'binary' }), fc.string());
    const twice = (typed: string) => {
      const once = normalisedNumber(typed);
      expect(normalisedNumber(once)).toBe(once);
      expect(once).not.toMatch(/[\p{Z}\p{C}\p{Pd}]/u);
    };
    fc.assert(fc.property(text, twice), { numRuns: 3_000 });
  });

  it('takes the short way for plain text to the same place', () => {
    const plain = fc.string({ unit: fc.constantFrom(...Array.from('aZ09-[]{}()/._~')) });
    // A space, which is left out, makes it go the long way.
    const same = (text: string) => expect(normalisedNumber(text)).toBe(normalisedNumber(`${text} `));
    fc.assert(fc.property(plain, same));
  });
});

describe('a normalised nameplate', () => {
  const plate = { manufacturer: 'Mettler-Toledo', model: 'XP 205', serialNumber: 'B123' };

  it('is the same however its parts are typed', () => {
    const typed = { manufacturer: 'METTLER TOLEDO', model: 'ХР205', serialNumber: 'Ｂ１２３' };
    expect(normalisedNameplate(typed)).toBe(normalisedNameplate(plate));
  });

  it('keeps its parts apart', () => {
    const moved = { manufacturer: 'Mettler-Toledo XP', model: '205', serialNumber: 'B123' };
    expect(normalisedNameplate(moved)).not.toBe(normalisedNameplate(plate));
  });

  it.each(['/', '—', '- -', '\u200b', '***'])('says nothing with %j for a serial number', (serialNumber) => {
    expect(normalisedNameplate({ ...plate, serialNumber })).toBeNull();
    expect(normalisedNameplate({ ...plate, serialNumber: `${serialNumber}1` })).not.toBeNull();
  });
});
