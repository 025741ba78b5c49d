/**
 * Sources and classes of built-in data as they were recorded: designations, which are the same in every language,
 * with places and remarks in English, and classes in Chinese. Readers see them in their own language.
 */
const PHRASES: [en: string, zh: string][] = [
  // The longer ones before those that they contain.
  ['CCM, consensus value 2023: 5 µg below that of 2021', 'CCM 2023 年共识值：比 2021 年的低 5 µg'],
  ['a proposal of this project', '本项目的提议'],
  ['title page and contents', '封面和目次'],
  ['title page', '封面'],
  ['first day and diagram', '实施日期和框图'],
  ['first day of the older one', '旧版的实施日期'],
  ['first day of the newer one', '新版的实施日期'],
  ['first day of its year', '当年首日'],
  ['its diagram', '框图'],
  ['length tolerances', '长度公差'],
  ['replaces', '代替'],
  ['classes', '等级'],
  ['table', '表'],
  ['(unconfirmed)', '（未经核实）'],
];

const DIGITS = '零一二三四五六七八九';

const toChinese = (text: string): string =>
  PHRASES.reduce((told, [en, zh]) => told.replaceAll(en, zh), text).replaceAll(/ （/g, '（');

/** The order of a standard within its kind, as the schemes of length and temperature count them. */
const toEnglish = (text: string): string =>
  text
    .replaceAll(/(\d) 等/g, 'order $1')
    .replaceAll(/([一二三四五])等/g, (_, digit: string) => `order ${DIGITS.indexOf(digit)}`);

/** A source or class in the reader's language; what others recorded in words of theirs stays as it is. */
export function sourceIn(text: string, language: string): string {
  return language.startsWith('zh') ? toChinese(text) : toEnglish(text);
}
