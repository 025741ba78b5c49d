import { decimalProblem, isRatioText, MAX_SIGNIFICANT_DIGITS } from '@suyuan/domain';
import { MAX_CODE_LENGTH, MAX_ID_LENGTH } from './limits';
import { wrongType, type Fault } from './rule';

/** Ids as API.md has them. */
export const ID_PATTERN = /^[A-Za-z0-9._-]{1,64}$/;
/** Ids of schemes may hold single inner spaces: `JJG 2053-2016`. */
export const SCHEME_ID_PATTERN = /^[A-Za-z0-9._-]+(?: [A-Za-z0-9._-]+)*$/;
/** Ids of methods are written as certificates cite them: `OIML R 111-1:2004`. */
export const METHOD_ID_PATTERN = /^[A-Za-z0-9._:-]+(?: [A-Za-z0-9._:-]+)*$/;
/** A decimal, or a fraction of two whole numbers above zero, as the OpenAPI document shows it; the domain judges. */
export const RATIO_PATTERN = /^([+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?|[1-9]\d{0,5}\/[1-9]\d{0,5})$/;
/** The domain's grammar of decimals as the OpenAPI document shows it; the domain judges. */
export const DECIMAL_PATTERN = /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?$/;
/** Kebab case, as all codes of quantities. */
export const QUANTITY_CODE_PATTERN = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** SHA-256 in hexadecimal. */
export const DIGEST_PATTERN = /^[0-9a-f]{64}$/;
/** base64url without padding (RFC 4648, section 5). */
export const BASE64URL_PATTERN = /^[A-Za-z0-9_-]+$/;
export const REGION_PATTERN = /^\d{6}$/;

/** A day or a month. */
export const LABEL_DATE_PATTERN = /^\d{4}-\d{2}(-\d{2})?$/;

const CIVIL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
/** Control characters, halves of surrogate pairs and breaks of lines, and what turns the order of letters round. */
const NOT_ON_A_LINE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
/** Line breaks and tabs are text in a note; the others are text nowhere. */
const NOT_IN_A_NOTE = /(?![\t\n\r\u2028\u2029])[\p{Cc}\p{Cs}\p{Bidi_Control}]/u;
/** On no label: all of that, and what nobody sees (zero-width, fillers) or nobody can read (private use, unassigned). */
const NOT_ON_A_LABEL = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** What is searched for comes out of other programs with what nobody sees in it: it is looked for without that. */
const NOT_IN_A_SEARCH = /[\p{Cc}\p{Cs}]/u;

const FORBIDDEN = {
  line: NOT_ON_A_LINE,
  note: NOT_IN_A_NOTE,
  label: NOT_ON_A_LABEL,
  search: NOT_IN_A_SEARCH,
} as const;

/** `label`: what identifies something and is printed or stamped, such as a number; people compare it by eye. */
export type TextKind = keyof typeof FORBIDDEN;

export function checkText(value: unknown, max: number, kind: TextKind = 'line'): Fault | null {
  if (typeof value !== 'string') return wrongType('a text');
  if (value.trim() === '') return { code: 'EMPTY_TEXT', detail: 'The text is empty.' };
  if (value.length > max) return tooLong(max);
  const forbidden = FORBIDDEN[kind].exec(value)?.[0];
  return forbidden === undefined ? null : forbiddenCharacter(forbidden);
}

export function checkId(value: unknown): Fault | null {
  if (typeof value !== 'string') return wrongType('an id as text');
  if (ID_PATTERN.test(value)) return null;
  return { code: 'NOT_AN_ID', detail: `Expected 1 to ${MAX_ID_LENGTH} characters out of A-Z a-z 0-9 . _ -` };
}

export function checkQuantityCode(value: unknown): Fault | null {
  if (typeof value !== 'string') return wrongType('a code as text');
  if (value.length <= MAX_CODE_LENGTH && QUANTITY_CODE_PATTERN.test(value)) return null;
  const detail = `Expected a code of 1 to ${MAX_CODE_LENGTH} characters such as vapour-permeance`;
  return { code: 'NOT_AN_ID', detail };
}

export function checkSchemeId(value: unknown): Fault | null {
  if (typeof value !== 'string') return wrongType('an id as text');
  if (value.length <= MAX_ID_LENGTH && SCHEME_ID_PATTERN.test(value)) return null;
  return {
    code: 'NOT_AN_ID',
    detail: `Expected 1 to ${MAX_ID_LENGTH} characters out of A-Z a-z 0-9 . _ - with single spaces between words.`,
  };
}

export function checkMethodId(value: unknown): Fault | null {
  if (typeof value !== 'string') return wrongType('an id as text');
  if (value.length <= MAX_ID_LENGTH && METHOD_ID_PATTERN.test(value)) return null;
  return {
    code: 'NOT_AN_ID',
    detail: `Expected 1 to ${MAX_ID_LENGTH} characters out of A-Z a-z 0-9 . _ : - with single spaces between words.`,
  };
}

export function checkRatio(value: unknown): Fault | null {
  if (typeof value !== 'string') return wrongType('a ratio as text, such as "0.25" or "1/3"');
  if (isRatioText(value)) return null;
  const fault = checkDecimal(value);
  if (fault?.code !== 'NOT_A_DECIMAL') return fault;
  const detail =
    'Expected a decimal number such as "0.25", or a fraction of two whole numbers such as "1/3".';
  return { ...fault, detail };
}

export function checkDecimal(value: unknown): Fault | null {
  if (typeof value !== 'string') return wrongType('a decimal number as text, such as "50.000838"');
  const problem = decimalProblem(value);
  if (problem === null) return null;
  if (problem === 'NOT_A_DECIMAL') {
    return { code: problem, detail: 'Expected a decimal number such as "50.000838" or "1e-6".' };
  }
  const params = { max: String(MAX_SIGNIFICANT_DIGITS) };
  return { code: problem, detail: `Expected at most ${MAX_SIGNIFICANT_DIGITS} significant digits.`, params };
}

export function checkCivilDate(value: unknown): Fault | null {
  if (typeof value !== 'string') return wrongType('a date as text, such as "2024-05-17"');
  if (isDay(value)) return null;
  return { code: 'NOT_A_DATE', detail: 'Expected a day that exists, written YYYY-MM-DD.' };
}

/** A month is complete with any day that every month has. */
export function checkLabelDate(value: unknown): Fault | null {
  if (typeof value !== 'string') return wrongType('a date as text, such as "2027-05-17" or "2027-05"');
  if (isDay(value) || isDay(`${value}-01`)) return null;
  return { code: 'NOT_A_DATE', detail: 'Expected a day that exists, YYYY-MM-DD, or a month, YYYY-MM.' };
}

export function isRfc3339(text: string): boolean {
  const match = INSTANT.exec(text);
  return match !== null && isDay(match[1] ?? '') && !Number.isNaN(Date.parse(text));
}

export function checkOneOf(value: unknown, list: readonly string[]): Fault | null {
  if (typeof value !== 'string') return wrongType('a text');
  return list.includes(value) ? null : notInList(list);
}

export function checkRegion(value: unknown): Fault | null {
  if (typeof value !== 'string') return wrongType('a division code as text');
  if (REGION_PATTERN.test(value)) return null;
  return {
    code: 'NOT_A_REGION',
    detail: 'Expected a GB/T 2260 division code of six digits, such as "310000".',
  };
}

export function checkDigest(value: unknown): Fault | null {
  if (typeof value !== 'string') return wrongType('a SHA-256 digest as text');
  if (DIGEST_PATTERN.test(value)) return null;
  return { code: 'NOT_A_DIGEST', detail: 'Expected 64 lower-case hexadecimal digits.' };
}

/** `bytes`: how many the text stands for. */
export function checkBase64Url(value: unknown, bytes: number): Fault | null {
  if (typeof value !== 'string') return wrongType('base64url text');
  const length = base64UrlLength(bytes);
  if (value.length === length && BASE64URL_PATTERN.test(value)) return null;
  const detail = `Expected ${bytes} bytes as base64url: ${length} characters out of A-Z a-z 0-9 - _ .`;
  return { code: 'NOT_BYTES', detail };
}

export function base64UrlLength(bytes: number): number {
  return Math.ceil((bytes * 8) / 6);
}

export function checkWholeNumber(value: unknown, min: number, max: number): Fault | null {
  if (typeof value !== 'number') return wrongType('a whole number');
  if (Number.isInteger(value) && value >= min && value <= max) return null;
  return {
    code: 'OUT_OF_RANGE',
    detail: `Expected a whole number from ${min} to ${max}.`,
    params: { min: String(min), max: String(max) },
  };
}

export function checkFlag(value: unknown): Fault | null {
  return typeof value === 'boolean' ? null : wrongType('true or false');
}

/** An array of at least `min` and at most `max` items, each of which passes. Faults point at the items. */
export function checkArray(
  value: unknown,
  size: { min: number; max: number },
  each: (item: unknown) => Fault | null,
): Fault[] {
  if (!Array.isArray(value)) return [wrongType('an array')];
  if (value.length > size.max) {
    return [
      { code: 'TOO_MANY', detail: `Expected at most ${size.max} items.`, params: { max: String(size.max) } },
    ];
  }
  if (value.length < size.min) {
    return [
      { code: 'TOO_FEW', detail: `Expected at least ${size.min} items.`, params: { min: String(size.min) } },
    ];
  }
  return value.flatMap((item: unknown, index) => {
    const fault = each(item);
    return fault ? [{ ...fault, pointer: `/${index}${fault.pointer ?? ''}` }] : [];
  });
}

function forbiddenCharacter(character: string): Fault {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  const detail = `The character U+${code} is not allowed here: letters, digits, marks and punctuation are.`;
  return { code: 'FORBIDDEN_CHARACTER', detail, params: { character: `U+${code}` } };
}

export function tooLong(max: number): Fault {
  return { code: 'TOO_LONG', detail: `Expected at most ${max} characters.`, params: { max: String(max) } };
}

export function notInList(list: readonly string[]): Fault {
  return {
    code: 'NOT_IN_LIST',
    detail: `Expected one of ${list.join(', ')}.`,
    params: { accepted: list.join(', ') },
  };
}

function isDay(text: string): boolean {
  const match = CIVIL_DATE.exec(text);
  if (!match || match[1] === '0000') return false;
  const day = new Date(`${text}T00:00:00Z`);
  // A day that does not exist, such as 30 February, is either refused or moved on by Date: compare.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
