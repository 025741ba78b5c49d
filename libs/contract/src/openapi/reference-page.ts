import { escapeHtml } from './escape-html';
import { operationHtml, operationId, type Operation } from './reference-operation';
import { schemaHtml } from './reference-schema';
import { REFERENCE_STYLE } from './reference-style';
import type { JsonObject, OpenApi31 } from './to-openapi-31';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Operations by their first tag, in the order in which the document has them. */
function operationsByTag({ paths }: OpenApi31): Map<string, Operation[]> {
  const byTag = new Map<string, Operation[]>();
  for (const [path, operations] of Object.entries(paths)) {
    for (const method of METHODS) {
      const facts = (operations as Record<string, JsonObject | undefined>)[method];
      if (!facts) continue;
      const [tag] = (facts.tags as string[] | undefined) ?? [];
      const list = byTag.get(tag ?? 'service') ?? [];
      byTag.set(tag ?? 'service', [...list, { method, path, facts }]);
    }
  }
  return byTag;
}

function contentsHtml(byTag: Map<string, Operation[]>): string {
  const groups = [...byTag].map(([tag, operations]) => {
    const lines = operations.map(
      (operation) =>
        `<li><a href="#${operationId(operation)}"><code>${operation.method.toUpperCase()} ${escapeHtml(operation.path)}</code></a></li>`,
    );
    return `<li><a href="#tag-${escapeHtml(tag)}">${escapeHtml(tag)}</a><ul>${lines.join('')}</ul></li>`;
  });
  return `<nav aria-label="Contents"><ul>${groups.join('')}<li><a href="#schemas">Schemas</a></li></ul></nav>`;
}

/**
 * An OpenAPI document as a page that needs no script: every operation with its fields, body, example and replies,
 * and every schema. Whatever the document says reaches the page escaped.
 */
export function referencePage(document: OpenApi31): string {
  const info = document.info as { title: string; version: string; description?: string };
  const byTag = operationsByTag(document);
  const groups = [...byTag].map(
    ([tag, operations]) =>
      `<section aria-labelledby="tag-${escapeHtml(tag)}"><h2 id="tag-${escapeHtml(tag)}">${escapeHtml(tag)}</h2>` +
      `${operations.map(operationHtml).join('')}</section>`,
  );
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, JsonObject>);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(info.title)} API</title>
<style>${REFERENCE_STYLE}</style>
</head>
<body>
<header><h1>${escapeHtml(info.title)} API <small>${escapeHtml(info.version)}</small></h1>
<p>${escapeHtml(info.description ?? '')}</p>
<p><a href="/openapi.json">OpenAPI document</a> · <a href="/asyncapi.json">AsyncAPI document of the events</a> · <a href="/">Pages</a></p>
</header>
<div class="columns">
${contentsHtml(byTag)}
<main>
${groups.join('\n')}
<section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>
${schemas.map(([name, schema]) => schemaHtml(name, schema)).join('\n')}
</section>
</main>
</div>
</body>
</html>
`;
}
