type Json = Record<string, unknown>;

/** What of JSON Schema the documents use; another keyword is a fault, so that nothing is passed over. */
const KNOWN = new Set(
  (
    'type const enum anyOf oneOf allOf properties required additionalProperties items minItems maxItems uniqueItems pattern ' +
    'format minLength maxLength minimum maximum description example $ref'
  ).split(' '),
);

const FORMATS: Record<string, RegExp> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
  decimal: /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?$/,
  ratio: /^\d+(\.\d+)?$|^\d+\/\d+$/,
};

/** Where a value is not what the schema of a document says; a field that the schema does not name is a fault too. */
export function faultsOf(value: unknown, schema: Json, document: Json = {}, at = ''): string[] {
  const unknown = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword));
  if (unknown.length > 0) return [`${at} is described by ${unknown.join()}`];
  if (typeof schema.$ref === 'string') return faultsOf(value, referred(schema.$ref, document), document, at);
  if ('const' in schema && schema.const !== value) return [`${at} is not ${JSON.stringify(schema.const)}`];
  if (Array.isArray(schema.enum) && !schema.enum.includes(value))
    return [`${at} is ${JSON.stringify(value)}, which is not in the list`];
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) {
    const tried = (choices as Json[]).map((choice) => faultsOf(value, choice, document, at));
    return tried.some((faults) => faults.length === 0) ? [] : tried.flat();
  }
  if (Array.isArray(schema.allOf))
    return (schema.allOf as Json[]).flatMap((part) => faultsOf(value, part, document, at));
  const types = schema.type === undefined ? null : ([schema.type].flat() as string[]);
  if (types !== null && !types.includes(kindOf(value)))
    return [`${at} is ${kindOf(value)} and no ${types.join()}`];
  if (typeof value === 'string') return textFaults(value, schema, at);
  if (typeof value === 'number') return sizeFaults(value, [schema.minimum, schema.maximum], at);
  if (Array.isArray(value))
    return [
      ...sizeFaults(value.length, [schema.minItems, schema.maxItems], at),
      ...value.flatMap((item, index) => faultsOf(item, schema.items as Json, document, `${at}/${index}`)),
    ];
  // A schema that says no type lets everything through.
  return kindOf(value) === 'object' && types !== null ? fieldFaults(value as Json, schema, document, at) : [];
}

function referred($ref: string, document: Json): Json {
  const found = $ref
    .slice(2)
    .split('/')
    .reduce<unknown>((inner, key) => (inner as Json | undefined)?.[key], document);
  if (found === undefined) throw new RangeError(`${$ref} leads nowhere`);
  return found as Json;
}

function fieldFaults(value: Json, schema: Json, document: Json, at: string): string[] {
  const { properties = {}, additionalProperties } = schema as {
    properties?: Record<string, Json>;
    additionalProperties?: boolean | Json;
  };
  const missing = ((schema.required ?? []) as string[]).filter((name) => !(name in value));
  const inside = Object.entries(value).flatMap(([name, inner]) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (property === true) return [];
    return property
      ? faultsOf(inner, property, document, `${at}/${name}`)
      : [`${at}/${name} is not described`];
  });
  return [...missing.map((name) => `${at}/${name} is missing`), ...inside];
}

function textFaults(value: string, schema: Json, at: string): string[] {
  const patterns = [schema.pattern as string | undefined, FORMATS[String(schema.format)]];
  const isBad = patterns.some((pattern) => pattern !== undefined && !new RegExp(pattern).test(value));
  const length = sizeFaults(value.length, [schema.minLength, schema.maxLength], at);
  return isBad || length.length > 0 ? [`${at} is not of the form`] : [];
}

function sizeFaults(size: number, [min = -Infinity, max = Infinity]: unknown[], at: string): string[] {
  return size < Number(min) || size > Number(max) ? [`${at} is too small or too large`] : [];
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
