// Goal: where built-in data is from can be read in both languages; articles of rules have both in the domain itself.
// Method: every source and class of the domain told in each language.
import { CONFORMITY_RULES, knownMethods, NATIONAL_SCHEMES } from '@suyuan/domain';
import { sourceIn } from '../../apps/web/src/i18n/sources';

const sources = [...NATIONAL_SCHEMES].flatMap((scheme) => [
  scheme.source,
  ...scheme.levels.flatMap((level) => [level.source, level.class]),
  ...scheme.edges.map(({ source }) => source),
]);
const cited = new Set(
  [
    ...Object.values(CONFORMITY_RULES).map(({ source }) => source),
    ...[...knownMethods([]).values()].map(({ source }) => source),
    ...sources,
    // Of the demonstration, which restates the kilogram.
    'CCM, consensus value 2023: 5 µg below that of 2021',
  ].filter((text): text is string => typeof text === 'string'),
);

/** Names that are the same in every language. */
const NAMES = /\b(RECORD|LAW|METROLOGY|DESIGN)\.md\b|\bGUM\b|\bVIM\b|\bMPE\b/g;

describe('where data is from', () => {
  it('is read here, all of it', () => {
    expect(cited.size).toBeGreaterThan(25);
  });

  it('has no Chinese in English', () => {
    const told = [...cited].map((text) => sourceIn(text, 'en'));
    expect(told.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('has no English words in Chinese', () => {
    const told = [...cited].map((text) => sourceIn(text, 'zh-CN').replaceAll(NAMES, ''));
    expect(told.filter((text) => /\b[a-z]{3,}\b/i.test(text.replaceAll(/\b[A-Z][A-Z0-9-]+\b/g, '')))).toEqual(
      [],
    );
  });
});
