import { normalisedNumber } from '@suyuan/domain';

/** Words of a search line that are looked for, the first ones: each is a condition more, and few narrow an answer well. */
export const SEARCH_WORDS_MAX = 8;

/**
 * Text as it is stored for searching: as numbers are compared, so that what was typed is found whatever its width,
 * case, dashes, brackets and spaces. Chinese text has no spaces, so a search looks for substrings, never for words.
 */
export function searchText(...parts: (string | null | undefined)[]): string {
  return parts
    .filter((part) => part !== null && part !== undefined && part !== '')
    .map((part) => normalisedNumber(part as string))
    .join('\n');
}

/** LIKE patterns, one for each of the first words of the search line; a record has to match all of them. */
export function likePatterns(line: string): string[] {
  const words = line
    .split(/\s+/u)
    .map(normalisedNumber)
    .filter((word) => word !== '');
  return words.slice(0, SEARCH_WORDS_MAX).map((word) => `%${word.replace(/[\\%_]/gu, '\\$&')}%`);
}
