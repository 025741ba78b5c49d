import { ProblemError } from '../http/problem';

/** Nothing on the wire nests deeper than 9; deeper bodies are attacks on recursive code further in. */
export const MAX_JSON_DEPTH = 32;
/** The widest body known here has some twenty fields; whoever sends more has made them up. */
export const MAX_OBJECT_KEYS = 256;
/** Five times the longest list that a field takes; what a list may hold is for its field to say. */
export const MAX_ARRAY_ITEMS = 10_000;
/** Values in all. A body of the largest size with nothing but short readings in it has fewer. */
export const MAX_JSON_VALUES = 200_000;

/** Keys that mean something to JavaScript objects: `__proto__`, `constructor`, `toString`, ... */
const FORBIDDEN_KEYS = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Parses JSON (RFC 8259) as strictly as a legal record needs it: UTF-8 only, at most MAX_JSON_DEPTH levels, no
 * key twice, no key that JavaScript gives a meaning, no NUL and no lone surrogate in any text, and neither wider
 * nor richer than the maxima above, so that whoever reads on has bounded work. The size is for the caller to bound.
 * Throws ProblemError 400 with BODY_REQUIRED, MALFORMED_JSON, TOO_DEEP, TOO_MANY_KEYS, TOO_MANY_ITEMS,
 * TOO_MANY_VALUES, DUPLICATE_KEY, FORBIDDEN_KEY or FORBIDDEN_CHARACTER and a JSON Pointer to the place.
 */
export function parseStrictJson(input: Buffer | string): unknown {
  const text = typeof input === 'string' ? input : decode(input);
  if (text.trim() === '') throw refusal('BODY_REQUIRED', 'A JSON body is required.', '');
  new Scan(text).run();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own message quotes the input, so it stays here.
    throw malformed();
  }
}

function decode(bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw refusal('MALFORMED_JSON', 'The body is not valid UTF-8.', '');
  }
}

function malformed(): ProblemError {
  return refusal('MALFORMED_JSON', 'The body is not valid JSON.', '');
}

function refusal(code: string, detail: string, pointer: string): ProblemError {
  return new ProblemError({ status: 400, code, detail, errors: [{ pointer, code, detail }] });
}

/** An object or array that is open at the place where the scan stands. */
interface Open {
  /** Keys so far; null for an array. */
  keys: Set<string> | null;
  /** The key or index under way. */
  at: string | number;
}

/**
 * One pass over the text that finds what JSON.parse lets through. It does not judge grammar: on a text that is
 * not JSON it ends somewhere, and JSON.parse refuses it afterwards.
 */
class Scan {
  private readonly open: Open[] = [];
  private keyComesNext = false;
  /** Every value but the outermost follows a bracket or a comma; an empty container counts for one too many. */
  private values = 0;

  constructor(private readonly text: string) {}

  run(): void {
    const { text } = this;
    for (let index = 0; index < text.length; index += 1) {
      switch (text.charCodeAt(index)) {
        case QUOTE:
          index = this.readText(index);
          break;
        case OPEN_OBJECT:
          this.enter({ keys: new Set(), at: '' });
          break;
        case OPEN_ARRAY:
          this.enter({ keys: null, at: 0 });
          break;
        case CLOSE_OBJECT:
        case CLOSE_ARRAY:
          this.open.pop();
          this.keyComesNext = false;
          break;
        case COMMA:
          this.nextItem();
          break;
        case COLON:
          this.keyComesNext = false;
          break;
        default:
          break;
      }
    }
  }

  private enter(container: Open): void {
    if (this.open.length >= MAX_JSON_DEPTH) {
      throw refusal('TOO_DEEP', `Expected at most ${MAX_JSON_DEPTH} levels of nesting.`, this.pointer());
    }
    this.open.push(container);
    this.keyComesNext = container.keys !== null;
    this.countValue();
  }

  private countValue(): void {
    this.values += 1;
    if (this.values <= MAX_JSON_VALUES) return;
    throw refusal('TOO_MANY_VALUES', `Expected at most ${MAX_JSON_VALUES} values in all.`, '');
  }

  private nextItem(): void {
    const top = this.open.at(-1);
    if (!top) return;
    this.countValue();
    if (top.keys) {
      this.keyComesNext = true;
      return;
    }
    const next = Number(top.at) + 1;
    if (next >= MAX_ARRAY_ITEMS) {
      throw refusal('TOO_MANY_ITEMS', `Expected at most ${MAX_ARRAY_ITEMS} items.`, this.pointer(-1));
    }
    top.at = next;
  }

  /** Reads the text that starts with the quote at `start`; answers the index of its closing quote. */
  private readText(start: number): number {
    const { text } = this;
    let plain = true;
    let index = start + 1;
    for (; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        plain = false;
        index += 1;
      } else if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) {
        plain = false;
      }
    }
    const value = plain ? null : this.decodeText(start, index);
    if (this.keyComesNext) this.takeKey(value ?? text.slice(start + 1, index));
    return index;
  }

  private decodeText(start: number, end: number): string {
    const raw = this.text.slice(start, end + 1);
    let value: string;
    try {
      value = JSON.parse(raw) as string;
    } catch {
      if (raw.includes('\0')) throw this.forbiddenCharacter();
      throw malformed();
    }
    if (value.includes('\0') || !isWellFormed(value)) throw this.forbiddenCharacter();
    return value;
  }

  private forbiddenCharacter(): ProblemError {
    const detail = 'NUL characters and lone surrogates are not allowed in texts and keys.';
    return refusal('FORBIDDEN_CHARACTER', detail, this.keyComesNext ? this.pointer(-1) : this.pointer());
  }

  private takeKey(key: string): void {
    const top = this.open.at(-1);
    if (!top?.keys) return;
    top.at = key;
    if (FORBIDDEN_KEYS.has(key)) throw refusal('FORBIDDEN_KEY', 'This key is not allowed.', this.pointer());
    if (top.keys.has(key)) throw refusal('DUPLICATE_KEY', 'This key stands here twice.', this.pointer());
    if (top.keys.size >= MAX_OBJECT_KEYS) {
      throw refusal('TOO_MANY_KEYS', `Expected at most ${MAX_OBJECT_KEYS} keys.`, this.pointer(-1));
    }
    top.keys.add(key);
  }

  /** The place under way; with -1 the container of it. */
  private pointer(end?: -1): string {
    return this.open
      .slice(0, end)
      .map(({ at }) => `/${escapePointer(String(at))}`)
      .join('');
  }
}

/** A key as a token of a JSON Pointer (RFC 6901). */
export function escapePointer(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Whether the text holds no half of a surrogate pair: what PostgreSQL and UTF-8 can store. */
export function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
