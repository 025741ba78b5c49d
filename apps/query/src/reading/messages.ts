import { CODES } from '@suyuan/contract';
import type { LocalText } from '@suyuan/domain';

/** What a code means, in both languages, from the one registry of codes. */
export function messageOf(code: string): LocalText {
  const entry = (CODES as Record<string, { zh: string; en: string }>)[code];
  return entry === undefined ? { zh: code, en: code } : { zh: entry.zh, en: entry.en };
}
