import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ProblemReply } from '../http/answers/common';
import { BODY_EXAMPLES } from './body-examples';
import { withRefusals } from './operation-replies';
import { withNamedLists } from './vocabulary';
import { toOpenApi31, type JsonObject, type OpenApi31 } from './to-openapi-31';

/** The contract's own version: it grows by additions only. */
export const CONTRACT_VERSION = '1.0.0';

const DESCRIPTION =
  'Traceability of measurement as a service. Decimals are strings, dates are civil days, ' +
  'errors are application/problem+json with a stable code.';

/**
 * The OpenAPI 3.1 document of an app: its routes, each with whom it lets in, how it refuses, and an example of its body.
 * The app need not listen.
 */
export function openApiOf(app: INestApplication): OpenApi31 {
  const config = new DocumentBuilder()
    .setTitle('Suyuan 溯源')
    .setDescription(DESCRIPTION)
    .setVersion(CONTRACT_VERSION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: [ProblemReply] });
  return completed(withNamedLists(toOpenApi31(document as unknown as JsonObject)));
}

/** One document for several apps behind one front door. Equal names must mean equal things: else it throws. */
export function mergeOpenApi(documents: readonly OpenApi31[]): OpenApi31 {
  const [first] = documents;
  if (!first) throw new RangeError('There is no document to merge.');
  const paths: Record<string, JsonObject> = {};
  const components: Record<string, JsonObject> = {};
  const tags = new Map<string, JsonObject>();
  for (const document of documents) {
    for (const [path, operations] of Object.entries(document.paths)) {
      paths[path] = union(paths[path] ?? {}, operations as JsonObject, path);
    }
    for (const [kind, entries] of Object.entries(document.components ?? {})) {
      components[kind] = union(components[kind] ?? {}, entries as JsonObject, `components/${kind}`);
    }
    for (const tag of document.tags ?? []) tags.set(String(tag.name), tag);
  }
  return { ...first, paths: sorted(paths), components, tags: [...tags.values()] };
}

function union(one: JsonObject, other: JsonObject, where: string): JsonObject {
  const result: JsonObject = { ...one };
  for (const [name, value] of Object.entries(other)) {
    if (name in result && JSON.stringify(withoutIds(result[name])) !== JSON.stringify(withoutIds(value))) {
      throw new Error(`Two apps describe ${where} ${name} differently.`);
    }
    result[name] ??= value;
  }
  return result;
}

/** Operation ids and tags name the controller, which is the app's own matter: /healthz exists in every app. */
function withoutIds(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('operationId' in value)) return value;
  const { operationId: _, tags: __, ...rest } = value as JsonObject;
  return rest;
}

function sorted(paths: Record<string, JsonObject>): Record<string, JsonObject> {
  return Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What every operation tells: who may ask, how it may be refused, and a body that would be accepted. */
function completed(document: OpenApi31): OpenApi31 {
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const operation of Object.values(operations as Record<string, JsonObject>)) {
      // Said outright: nothing said would mean the same, and look like something forgotten.
      operation.security ??= [];
      operation.responses = withRefusals(path, operation);
      addExample(operation);
    }
  }
  return { ...document, servers: [{ url: '/', description: 'The server that this document came from.' }] };
}

function addExample(operation: JsonObject): void {
  const { content } = (operation.requestBody ?? {}) as { content?: Record<string, JsonObject> };
  const media = content?.['application/json'];
  const { $ref } = (media?.schema ?? {}) as { $ref?: string };
  const example = BODY_EXAMPLES[$ref?.split('/').at(-1) ?? ''];
  if (media && example) media.example ??= example;
}
