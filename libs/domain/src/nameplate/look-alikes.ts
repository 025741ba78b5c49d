/**
 * Letters of other scripts whose capital looks like a Latin capital, as nameplates are stamped in capitals: pairs of
 * strings, letter by letter. After the tables of Unicode Technical Standard 39 (confusables), restricted to letters
 * that differ in nothing to the eye.
 */
const PAIRS: readonly (readonly [string, string])[] = [
  // Greek: Α Β Ε Ζ Η Ι Κ Μ Ν Ο Ρ Τ Υ Χ, lunate sigma, yot
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ', 'ABEZHIKMNOPTYXCJ'],
  // Cyrillic: А В Е К М Н О Р С Т У Х, Ѕ І Ј Ԛ Ԝ Ү Һ, palochka
  ['АВЕКМНОРСТУХЅІЈԚԜҮҺӀ', 'ABEKMHOPCTYXSIJQWYHI'],
  // Armenian: Օ Ս Տ
  ['ՕՍՏ', 'OUS'],
  // Cherokee: Ꭰ Ꭱ Ꭲ Ꭺ Ꭻ Ꭼ Ꮇ Ꮋ Ꮢ Ꮪ Ꮲ Ꮯ Ꮃ Ꮶ Ꮓ
  ['ᎠᎡᎢᎪᎫᎬᎷᎻᏒᏚᏢᏟᎳᏦᏃ', 'DRTAJEMHRSPCWKZ'],
];

const letters = (text: string): string[] => Array.from(text);

/** From the capital of another script to the Latin capital it looks like. */
export const CAPITAL_LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap(([others, latin]) =>
    letters(others).map((letter, index) => [letter, letters(latin)[index]!] as const),
  ),
);
