import { escapeHtml } from './escape-html';
import { fieldsTable, limitsOf, typeHtml, type Field } from './reference-schema';
import type { JsonObject } from './to-openapi-31';

export interface Operation {
  method: string;
  path: string;
  facts: JsonObject;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: JsonObject;
}

interface Content {
  schema?: JsonObject;
  example?: unknown;
}

type Contents = Record<string, Content> | undefined;

interface Reply {
  description?: string;
  content?: Contents;
}

/** Where an operation stands on the page. */
export const operationId = ({ method, path }: Operation): string =>
  `${method}${path.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;

/** Folded, so that the page can be looked through; a link to what is inside opens it. */
export function operationHtml(operation: Operation): string {
  const { method, path, facts } = operation;
  const summary = escapeHtml((facts.summary as string | undefined) ?? '');
  return `<details class="operation">
<summary><h3><span class="method">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code></h3><p>${summary}</p></summary>
<div class="folded" id="${operationId(operation)}">
${facts.description ? `<p>${escapeHtml(facts.description as string)}</p>` : ''}
${openToHtml(facts)}
${parametersHtml((facts.parameters as Parameter[] | undefined) ?? [])}
${bodyHtml(operation)}
${repliesHtml((facts.responses as Record<string, Reply> | undefined) ?? {})}
</div></details>`;
}

function openToHtml({ security }: JsonObject): string {
  const open = !Array.isArray(security) || security.length === 0;
  return `<p>${open ? 'Needs no token.' : 'Needs a token: <code>Authorization: Bearer …</code>'}</p>`;
}

function parametersHtml(parameters: Parameter[]): string {
  if (parameters.length === 0) return '';
  const fields = parameters.map(({ name, in: place, required, description, schema = {} }): Field => ({
    name,
    place,
    required: required === true,
    schema: { ...schema, description: description ?? schema.description },
  }));
  return `<h4>Parameters</h4>${fieldsTable('Parameters', fields)}`;
}

/** The example of the document, and what to type to send it. */
function bodyHtml({ method, path, facts }: Operation): string {
  const body = facts.requestBody as { content?: Contents } | undefined;
  const [[type, content] = []] = Object.entries(body?.content ?? {});
  const example = content?.example === undefined ? null : JSON.stringify(content.example, null, 2);
  const lines = [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}"$SUYUAN${path}"`,
    ...(Array.isArray(facts.security) && facts.security.length > 0
      ? ['-H "authorization: Bearer $TOKEN"']
      : []),
    ...(type ? [`-H 'content-type: ${type}'`, '-d @body.json'] : []),
  ];
  return [
    content
      ? `<h4>Body</h4><p><code>${escapeHtml(type ?? '')}</code> ${typeHtml(content.schema ?? {})}</p>`
      : '',
    example === null ? '' : codeHtml('Example of the body', example),
    codeHtml('Request', lines.join(' \\\n  ')),
  ].join('\n');
}

/** It may be wider than the page: a reader without a mouse scrolls it, too. */
const codeHtml = (label: string, text: string): string =>
  `<pre tabindex="0" role="region" aria-label="${label}"><code>${escapeHtml(text)}</code></pre>`;

function repliesHtml(replies: Record<string, Reply>): string {
  const rows = Object.entries(replies).map(([status, { description, content }]) => {
    const [[type, reply] = []] = Object.entries(content ?? {});
    const limits = reply?.schema ? limitsOf(reply.schema) : '';
    return `<tr><th scope="row">${escapeHtml(status)}</th><td>${escapeHtml(description || 'Answered.')}</td>
<td>${type ? `<code>${escapeHtml(type)}</code>` : '–'}</td><td>${reply?.schema ? typeHtml(reply.schema) : '–'} ${limits}</td></tr>`;
  });
  return `<h4>Replies</h4><div class="wide" tabindex="0" role="region" aria-label="Replies"><table>
<thead><tr><th scope="col">Status</th><th scope="col">When</th><th scope="col">As</th><th scope="col">Body</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`;
}
