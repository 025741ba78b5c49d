import type { LocalText } from './vocabulary';

/** The stated languages only: one left out and one given as null are recorded alike. */
export function localText(text: { zh?: string | null; en?: string | null }): LocalText {
  return { ...(text.zh ? { zh: text.zh } : {}), ...(text.en ? { en: text.en } : {}) };
}
