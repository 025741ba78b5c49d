/** Any JSON object. */
export type JsonObject = Record<string, unknown>;

/** What of an OpenAPI 3.1 document is looked into here. */
export interface OpenApi31 extends JsonObject {
  openapi: '3.1.0';
  paths: Record<string, unknown>;
  components?: Record<string, unknown>;
  tags?: JsonObject[];
}

/**
 * Turns the 3.0 document that @nestjs/swagger writes into 3.1, whose schemas are JSON Schema 2020-12: there is no
 * `nullable`; null is a type of its own. A parameter of a query string is absent, never null.
 */
export function toOpenApi31(document: JsonObject): OpenApi31 {
  const { paths, components, ...rest } = document;
  return {
    ...rest,
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths: converted(paths ?? {}) as Record<string, unknown>,
    components: converted(components ?? {}) as Record<string, unknown>,
  };
}

function converted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(converted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, converted(inner)] as const);
  const result: JsonObject = Object.fromEntries(entries);
  return 'in' in value && 'schema' in value
    ? { ...result, schema: parameterSchema(value.schema) }
    : withNull(result);
}

function parameterSchema(schema: unknown): unknown {
  const { nullable: _, ...rest } = schema as JsonObject;
  return converted(rest);
}

/** `nullable` stands only in schemas; a property that happens to be called so holds an object, not true. */
function withNull(schema: JsonObject): JsonObject {
  if (typeof schema.nullable !== 'boolean') return schema;
  const { nullable, ...rest } = schema;
  if (!nullable) return rest;
  const { allOf, type, description, ...more } = rest;
  if (Array.isArray(allOf) && allOf.length === 1) {
    // A reference beside other keywords: @nestjs/swagger wraps it and adds a type that the target has anyway.
    return {
      ...(description === undefined ? {} : { description }),
      ...more,
      anyOf: [allOf[0], { type: 'null' }],
    };
  }
  if (typeof type === 'string') {
    // A list may name null already: it is said once.
    const list = Array.isArray(rest.enum) ? { enum: [...new Set([...(rest.enum as unknown[]), null])] } : {};
    return { ...rest, type: [type, 'null'], ...list };
  }
  for (const key of ['oneOf', 'anyOf']) {
    const choices = rest[key];
    if (Array.isArray(choices)) return { ...rest, [key]: [...(choices as unknown[]), { type: 'null' }] };
  }
  return { anyOf: [rest, { type: 'null' }] };
}
