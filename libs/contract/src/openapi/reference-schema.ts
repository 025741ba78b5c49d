import { escapeHtml } from './escape-html';
import type { JsonObject } from './to-openapi-31';

/** A parameter or a member, as a row tells it. */
export interface Field {
  name: string;
  /** Where a parameter is given. */
  place?: string;
  required: boolean;
  schema: JsonObject;
}

const LIMITS = [
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
  'uniqueItems',
  'const',
  'default',
  'example',
];

const asList = (value: unknown): JsonObject[] => (Array.isArray(value) ? (value as JsonObject[]) : []);

/** What may stand there: a type, a link to a schema, or a choice of them. */
export function typeHtml(schema: JsonObject): string {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return `<a href="#schema-${escapeHtml(name)}">${escapeHtml(name)}</a>`;
  }
  const alternatives = [...asList(schema.anyOf), ...asList(schema.oneOf)];
  if (alternatives.length > 0) return alternatives.map(typeHtml).join(' or ');
  const parts = asList(schema.allOf);
  if (parts.length > 0) return parts.map(typeHtml).join(' and ');
  const types = [schema.type ?? (schema.enum ? 'one of' : 'anything')].flat().map(String);
  const items = schema.items as JsonObject | undefined;
  return types
    .map((type) => (type === 'array' ? `list of ${items ? typeHtml(items) : 'anything'}` : escapeHtml(type)))
    .join(' or ');
}

/** Choices and limits, each as the document names it. */
export function limitsOf(schema: JsonObject): string {
  const choices = asList(schema.enum).map((value) => `<code>${escapeHtml(JSON.stringify(value))}</code>`);
  const limits = LIMITS.filter((name) => schema[name] !== undefined).map(
    (name) => `${name} <code>${escapeHtml(JSON.stringify(schema[name]))}</code>`,
  );
  return [choices.join(', '), ...limits].filter((text) => text !== '').join('; ');
}

export function fieldsTable(label: string, fields: Field[]): string {
  const placed = fields.some(({ place }) => place !== undefined);
  const rows = fields.map(({ name, place, required, schema }) => {
    const described = escapeHtml((schema.description as string | undefined) ?? '');
    return `<tr><th scope="row"><code>${escapeHtml(name)}</code></th>${placed ? `<td>${escapeHtml(place ?? '')}</td>` : ''}
<td>${typeHtml(schema)}</td><td>${required ? 'yes' : 'no'}</td><td>${[described, limitsOf(schema)].filter((text) => text !== '').join('<br>')}</td></tr>`;
  });
  return `<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(label)}"><table>
<thead><tr><th scope="col">Name</th>${placed ? '<th scope="col">In</th>' : ''}<th scope="col">Type</th><th scope="col">Required</th><th scope="col">Meaning</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`;
}

export function schemaHtml(name: string, schema: JsonObject): string {
  const required = asList(schema.required) as unknown as string[];
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonObject>).map(
    ([field, facts]): Field => ({ name: field, required: required.includes(field), schema: facts }),
  );
  const described = schema.description ? `<p>${escapeHtml(schema.description as string)}</p>` : '';
  const inner =
    fields.length > 0
      ? fieldsTable(`Members of ${name}`, fields)
      : `<p>${typeHtml(schema)} ${limitsOf(schema)}</p>`;
  return `<details class="schema"><summary><h3>${escapeHtml(name)}</h3></summary><div class="folded" id="schema-${escapeHtml(name)}">${described}${inner}</div></details>`;
}
