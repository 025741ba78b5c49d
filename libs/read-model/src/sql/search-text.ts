/** Words of a search line that are looked for; more would only narrow an empty answer. */
export const SEARCH_WORDS_MAX = 8;

/**
 * Text as it is stored for searching: full-width and half-width forms are one (NFKC), case does not matter.
 * Chinese text has no spaces, so a search looks for substrings, never for words.
 */
export function searchText(...parts: (string | null | undefined)[]): string {
  return parts
    .filter((part) => part !== null && part !== undefined && part !== '')
    .map((part) => folded(part as string))
    .join('\n');
}

/** LIKE patterns, one for each word of the search line; a record has to match all of them. */
export function likePatterns(line: string): string[] {
  const words = folded(line)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return words.slice(0, SEARCH_WORDS_MAX).map((word) => `%${word.replace(/[\\%_]/gu, '\\$&')}%`);
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
