export type Language = 'zh' | 'en';

/** Texts of codes in both languages; the registry of the contract has this shape. */
export type ProblemTexts = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** The language of the two that an Accept-Language header (RFC 9110) prefers; without a word of it, English. */
export function languageOf(header: string | string[] | undefined): Language {
  let best: { language: Language; quality: number } | null = null;
  for (const range of String(header ?? '').split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const primary = tag.split('-')[0];
    if (primary !== 'zh' && primary !== 'en') continue;
    const stated = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    const quality = stated === undefined ? 1 : Number(stated);
    if (quality > 0 && (best === null || quality > best.quality)) best = { language: primary, quality };
  }
  return best?.language ?? 'en';
}

/** The registry's text of a code with what is particular to this case in brackets; null where it has none. */
export function textOf(
  texts: ProblemTexts,
  code: string,
  language: Language,
  params: Record<string, string> = {},
): string | null {
  const text = Object.hasOwn(texts, code) ? texts[code]?.[language] : undefined;
  if (!text) return null;
  const particulars = Object.entries(params).map(([name, value]) => `${name}: ${value}`);
  if (particulars.length === 0) return text;
  return language === 'zh' ? `${text}（${particulars.join('；')}）` : `${text} (${particulars.join('; ')})`;
}
