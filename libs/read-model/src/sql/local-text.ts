import type { LocalText } from '@suyuan/domain';

/** Puts the two columns of a text together again; a language that was not given stays absent. */
export function localText(zh: string | null, en: string | null): LocalText {
  return { ...(zh === null ? {} : { zh }), ...(en === null ? {} : { en }) };
}
