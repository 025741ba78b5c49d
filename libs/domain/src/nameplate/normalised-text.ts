import { CAPITAL_LOOK_ALIKES } from './look-alikes';

/** Plain ASCII of which nothing but the case and the dashes changes: nearly every number there is. */
const PLAIN = /^[!-~]*$/;

/** Signs that are typed for one another: a wave for a tilde, one kind of dot in the middle for the other kinds. */
const SAME_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\u301c\u223c]/gu, '~'],
  [/[\u30fb\u2022\u2027\u2219\u22c5]/gu, '\u00b7'],
  [/[\u2018\u2019\u201b\u2032\u02bc]/gu, "'"],
  [/\p{Ps}/gu, '('],
  [/\p{Pe}/gu, ')'],
];

/** Whatever is typed for a dash: dash punctuation, minus, hyphen bullet, box-drawing line, long-vowel mark. */
const DASHES = /[\p{Pd}\u2212\u02d7\u2043\u2500\u2501\u30fc]/gu;
/** Spaces of every width, controls, and what takes no room: zero-width, soft hyphen, bidi, variation selectors. */
const NOT_SEEN = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/** One round may bring forth what the next one changes (a mark that meets its letter); two have always been enough. */
const MAX_ROUNDS = 8;

/**
 * A number as it is compared, however it was typed: width (NFKC), case, brackets, dashes and spaces do not matter,
 * and letters of other scripts that look like Latin ones count as those. Letters and digits stay what they are: O is
 * not 0, and l, 1 and I are three, because instruments are told apart by just these. Idempotent.
 */
export function normalisedNumber(text: string): string {
  if (PLAIN.test(text)) return withOneBracket(text.toLowerCase().replaceAll('-', ''));
  let before = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const after = normalisedOnce(before);
    if (after === before) return after;
    before = after;
  }
  return before;
}

function withOneBracket(text: string): string {
  return text.replace(/[[{]/g, '(').replace(/[\]}]/g, ')');
}

function normalisedOnce(text: string): string {
  let signs = text.normalize('NFKC');
  for (const [sign, same] of SAME_SIGNS) signs = signs.replace(sign, same);
  const seen = signs.replace(DASHES, '').replace(NOT_SEEN, '');
  // Capitals first: the look of a letter is that of its capital, and ß and SS are one.
  const latin = seen.toUpperCase().replace(/./gsu, (letter) => CAPITAL_LOOK_ALIKES.get(letter) ?? letter);
  return latin.toLowerCase().replaceAll('\u03c2', '\u03c3').normalize('NFKC');
}
