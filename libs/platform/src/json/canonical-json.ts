/** Deeper than any event; a structure that refers to itself ends here and not in a stack overflow. */
export const CANONICAL_DEPTH_MAX = 64;

/** Names that mean something to JavaScript itself; as keys they are a mistake or an attack. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** A value that has no canonical form. `pointer` is the JSON Pointer to it. */
export class NotCanonicalError extends Error {
  constructor(
    readonly pointer: string,
    reason: string,
  ) {
    super(`No canonical JSON at "${pointer}": ${reason}`);
    this.name = 'NotCanonicalError';
  }
}

/**
 * The one text of a value: JSON Canonicalization Scheme (RFC 8785), restricted to strings, booleans, null,
 * safe integers, arrays and plain objects. What JSON.stringify would drop or change silently (undefined,
 * floats, class instances, lone surrogates) throws NotCanonicalError, because these bytes are hashed for ever.
 */
export function canonicalJson(value: unknown): string {
  try {
    return encode(value, 0);
  } catch (error) {
    if (error instanceof NoCanonicalForm) throw new NotCanonicalError(error.pointer, error.message);
    throw error;
  }
}

/** On its way up it collects where it happened, so that nothing is spent on places while all goes well. */
class NoCanonicalForm extends Error {
  pointer = '';

  within(key: string | number): this {
    this.pointer = `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}${this.pointer}`;
    return this;
  }
}

function encode(value: unknown, depth: number): string {
  if (depth > CANONICAL_DEPTH_MAX) throw new NoCanonicalForm(`deeper than ${CANONICAL_DEPTH_MAX} levels`);
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return encodeString(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      // Decimals are strings here; a float has left its decimal text behind and cannot be trusted.
      if (!Number.isSafeInteger(value)) throw new NoCanonicalForm(`${value} is not a safe integer`);
      return String(value);
    case 'object':
      return Array.isArray(value) ? encodeArray(value, depth) : encodeObject(value, depth);
    default:
      throw new NoCanonicalForm(`a value of type ${typeof value}`);
  }
}

/** Printable ASCII without quote and backslash: most texts, and every one of them its own escaped form. */
const PLAIN = /^[ !#-[\]-~]*$/;

function encodeString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  const quoted = JSON.stringify(text);
  // What is refused would have been escaped, which makes the text longer: most texts need no second look.
  if (quoted.length !== text.length + 2) {
    if (text.includes('\0')) throw new NoCanonicalForm('a NUL character');
    if (/\p{Surrogate}/u.test(text)) throw new NoCanonicalForm('half of a surrogate pair');
  }
  return quoted;
}

function encodeArray(items: unknown[], depth: number): string {
  let text = '';
  // By index, so that a hole in the array is met as undefined and refused.
  for (let index = 0; index < items.length; index += 1) {
    try {
      text += (index === 0 ? '' : ',') + encode(items[index], depth + 1);
    } catch (error) {
      throw error instanceof NoCanonicalForm ? error.within(index) : error;
    }
  }
  return `[${text}]`;
}

function encodeObject(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  // A prototype that has one itself belongs to a class (also Map, Date and the like).
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new NoCanonicalForm('not a plain object');
  }
  if (Object.getOwnPropertySymbols(value).length > 0) throw new NoCanonicalForm('a symbol as key');
  let text = '';
  // sort() without a comparator is by UTF-16 code units, which is what RFC 8785 asks for.
  for (const key of Object.keys(value).sort()) {
    try {
      if (FORBIDDEN_KEYS.has(key)) throw new NoCanonicalForm('a forbidden key');
      const member = encode((value as Record<string, unknown>)[key], depth + 1);
      text += `${text === '' ? '' : ','}${encodeString(key)}:${member}`;
    } catch (error) {
      throw error instanceof NoCanonicalForm ? error.within(key) : error;
    }
  }
  return `{${text}}`;
}
