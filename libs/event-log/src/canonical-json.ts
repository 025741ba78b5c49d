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
  return encode(value, '', 0);
}

function encode(value: unknown, pointer: string, depth: number): string {
  if (depth > CANONICAL_DEPTH_MAX)
    throw new NotCanonicalError(pointer, `deeper than ${CANONICAL_DEPTH_MAX} levels`);
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return encodeString(value, pointer);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      // Decimals are strings here; a float has left its decimal text behind and cannot be trusted.
      if (!Number.isSafeInteger(value))
        throw new NotCanonicalError(pointer, `${value} is not a safe integer`);
      return String(value);
    case 'object':
      return Array.isArray(value) ? encodeArray(value, pointer, depth) : encodeObject(value, pointer, depth);
    default:
      throw new NotCanonicalError(pointer, `a value of type ${typeof value}`);
  }
}

function encodeString(text: string, pointer: string): string {
  if (text.includes('\0')) throw new NotCanonicalError(pointer, 'a NUL character');
  if (/\p{Surrogate}/u.test(text)) throw new NotCanonicalError(pointer, 'half of a surrogate pair');
  return JSON.stringify(text);
}

function encodeArray(items: unknown[], pointer: string, depth: number): string {
  let text = '';
  // By index, so that a hole in the array is met as undefined and refused.
  for (let index = 0; index < items.length; index += 1) {
    text += (index === 0 ? '' : ',') + encode(items[index], `${pointer}/${index}`, depth + 1);
  }
  return `[${text}]`;
}

function encodeObject(value: object, pointer: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  // A prototype that has one itself belongs to a class (also Map, Date and the like).
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new NotCanonicalError(pointer, 'not a plain object');
  }
  if (Object.getOwnPropertySymbols(value).length > 0) throw new NotCanonicalError(pointer, 'a symbol as key');
  const members: string[] = [];
  // sort() without a comparator is by UTF-16 code units, which is what RFC 8785 asks for.
  for (const key of Object.keys(value).sort()) {
    const inner = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (FORBIDDEN_KEYS.has(key)) throw new NotCanonicalError(inner, 'a forbidden key');
    const member = encode((value as Record<string, unknown>)[key], inner, depth + 1);
    members.push(`${encodeString(key, inner)}:${member}`);
  }
  return `{${members.join(',')}}`;
}
