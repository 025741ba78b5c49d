/** A JSON Schema (draft 2020-12). */
export type JsonSchema = Record<string, unknown>;

/** One schema for each field of T, no more and no less: the compiler keeps schemas and events together. */
export type FieldsOf<T> = { [Key in keyof Required<T>]: JsonSchema };

export const text: JsonSchema = { type: 'string' };
export const day: JsonSchema = { type: 'string', format: 'date' };
export const flag: JsonSchema = { type: 'boolean' };
export const whole: JsonSchema = { type: 'integer' };
/** A decimal number as text, byte for byte as it was posted. */
export const decimal: JsonSchema = { type: 'string', format: 'decimal' };
/** A decimal number, or a fraction of two whole numbers, as text: `0.25`, `1/3`. */
export const ratio: JsonSchema = { type: 'string', format: 'ratio' };

/** SHA-256 as 64 hexadecimal digits. */
export const digest: JsonSchema = { type: 'string', pattern: '^[0-9a-f]{64}$' };

export const oneOf = (list: readonly string[]): JsonSchema => ({ type: 'string', enum: [...list] });
export const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
export const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

/** An object whose fields are all there, except those named optional. Fields may be added in later versions. */
export function object<T>(fields: FieldsOf<T>, optional: readonly (keyof T)[] = []): JsonSchema {
  const required = Object.keys(fields).filter((name) => !optional.includes(name as keyof T));
  return { type: 'object', properties: { ...fields }, required };
}
