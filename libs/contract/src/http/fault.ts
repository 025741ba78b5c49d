/** What is wrong with a value. `pointer` is a JSON Pointer relative to it, empty for the value itself. */
export interface Fault {
  code: string;
  /** English, a sentence that says what would be accepted. */
  detail: string;
  pointer?: string;
  params?: Record<string, string>;
}

/** A fault with its place in the whole body. */
export interface PlacedFault extends Fault {
  pointer: string;
}

/** An object that JSON calls an object: not an array, not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key as a token of a JSON Pointer (RFC 6901). */
export function escapePointer(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
