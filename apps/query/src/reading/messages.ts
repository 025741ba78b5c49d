import { CODES } from '@suyuan/contract';
import { RULES, type LocalText } from '@suyuan/domain';

/** What a code means, in both languages: a rule's own words, else those of the registry of codes. */
export function messageOf(code: string): LocalText {
  const entry = entryOf(RULES, code) ?? entryOf(CODES, code);
  return entry === undefined ? { zh: code, en: code } : { zh: entry.zh, en: entry.en };
}

/** The article a rule rests on, null for codes that are no rules. */
export function articleOf(code: string): string | null {
  return entryOf(RULES, code)?.article ?? null;
}

function entryOf<E>(entries: Readonly<Record<string, E>>, code: string): E | undefined {
  return Object.hasOwn(entries, code) ? entries[code] : undefined;
}
