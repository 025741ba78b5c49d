import { isWellFormed } from '@suyuan/platform';

/** What is printed on the paper, the label or the nameplate. */
export type PublicLookup = NumberLookup | { serialNumber: string; manufacturer: string };

export interface NumberLookup {
  number: string;
  /** The laboratory, where it is known; a number alone finds those of all. */
  issuer?: string;
  /** The last four of the serial number, or more of it. */
  serialEnd?: string;
  /** The code on the label. */
  code?: string;
  /** Which of several instruments under the number, and which issue of it, as the paper bears them. */
  item?: string;
  revision?: string;
}

/** Longest text looked up: the longest name or number there is to find. */
const LOOKUP_LENGTH_MAX = 200;

const FIELDS = [
  'number',
  'issuer',
  'serialEnd',
  'code',
  'item',
  'revision',
  'serialNumber',
  'manufacturer',
] as const;

/** What is asked, trimmed; null: neither a number nor a nameplate, both, or something else beside it. */
export function lookupOf(fields: object): PublicLookup | null {
  const texts: Partial<Record<string, string>> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null || value === '') continue;
    if (typeof value !== 'string' || !isPlain(value) || value.trim() === '') return null;
    if (!(FIELDS as readonly string[]).includes(name)) return null;
    texts[name] = value.trim();
  }
  const { number, serialNumber, manufacturer, ...more } = texts;
  if (number !== undefined) {
    return serialNumber === undefined && manufacturer === undefined ? { number, ...more } : null;
  }
  if (serialNumber === undefined || manufacturer === undefined || Object.keys(more).length > 0) return null;
  return { serialNumber, manufacturer };
}

/** Short enough, and without control characters (General Category Cc) and lone surrogates. */
function isPlain(text: string): boolean {
  return text.length <= LOOKUP_LENGTH_MAX && !/\p{Cc}/u.test(text) && isWellFormed(text);
}
