import { useTranslation } from 'react-i18next';
import type { LocalTextBody } from '../api/generated';
import { sourceIn } from './sources';

/** The text in the reader's language, else in the other one; nothing is ever translated by guess. */
export function inLanguage(text: LocalTextBody | string | null | undefined, language: string): string {
  if (text === null || text === undefined) return '';
  if (typeof text === 'string') return text;
  const [first, second] = language.startsWith('zh') ? [text.zh, text.en] : [text.en, text.zh];
  return first || second || '';
}

/** Translation with the helpers that every page needs. */
export function useWords() {
  const { t, i18n } = useTranslation();
  return {
    t,
    language: i18n.language,
    /** Where data is from. */
    cited: (text: string) => sourceIn(text, i18n.language),
    local: (text: LocalTextBody | string | null | undefined) => inLanguage(text, i18n.language),
    /** The word for a code of the contract; a code that is newer than the page is shown as it is. */
    word: (group: string, code: string | null | undefined) =>
      code ? t(`${group}.${code}`, { defaultValue: code }) : '',
  };
}
