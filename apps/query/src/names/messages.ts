import { CODES } from '@suyuan/contract';
import { RULES, type LocalText } from '@suyuan/domain';

/** What a code means, in both languages: a rule's own words, else those of the registry of codes. */
export function messageOf(code: string): LocalText {
  const entry = entryOf(RULES, code) ?? entryOf(CODES, code);
  return entry === undefined ? { zh: code, en: code } : { zh: entry.zh, en: entry.en };
}

/** What a rule rests on, null for codes that are no rules: as the law has it, and in both languages. */
export interface Cited {
  article: string | null;
  articleText: LocalText | null;
}

export function citedBy(code: string): Cited {
  const cited = entryOf(RULES, code)?.article ?? null;
  return { article: cited?.zh ?? null, articleText: cited };
}

function entryOf<E>(entries: Readonly<Record<string, E>>, code: string): E | undefined {
  return Object.hasOwn(entries, code) ? entries[code] : undefined;
}
