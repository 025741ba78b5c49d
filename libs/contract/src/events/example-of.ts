import type { JsonSchema } from './json-schema';

const TEXTS: Record<string, string> = {
  date: '2026-02-01',
  'date-time': '2026-02-01T00:00:00.000Z',
  decimal: '0.10',
  ratio: '1/3',
};

const DIGEST = '0f'.repeat(32);

/** A value that the schema allows: whatever must be there, and nothing that may be left out. */
export function exampleOf(schema: JsonSchema, name = 'example'): unknown {
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return (schema.enum as unknown[])[0];
  const [choice] = (schema.anyOf ?? []) as JsonSchema[];
  if (choice) return exampleOf(choice, name);
  switch (schema.type) {
    case 'object': {
      const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
      const required = (schema.required ?? []) as string[];
      return Object.fromEntries(required.map((key) => [key, exampleOf(properties[key] ?? {}, key)]));
    }
    case 'array':
      return [exampleOf(schema.items as JsonSchema, name)];
    case 'integer':
      return 1;
    case 'boolean':
      return false;
    case 'string':
      if ('pattern' in schema) return DIGEST;
      return TEXTS[String(schema.format)] ?? `${name}-1`;
    default:
      throw new RangeError(`There is no example of ${JSON.stringify(schema)}.`);
  }
}
