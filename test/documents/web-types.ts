import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { JsonObject, OpenApi31 } from '@suyuan/contract';
import { projectRoot } from '@suyuan/platform';

const GENERATOR = join(projectRoot(), 'node_modules/openapi-typescript/bin/cli.js');
const OPTIONS = ['--alphabetize', '--enum-values', '--root-types', '--root-types-no-schema-prefix'];
const TEXT_BYTES_MAX = 16 * 1024 * 1024;

const HEAD = `// Made from the OpenAPI document of the service, and held to it by a test. To write it again:
// UPDATE_DOCS=1 npx jest --selectProjects unit --testPathPatterns published-openapi

`;

/**
 * The shapes and the words of the API as TypeScript: every schema a type of its name, every closed list an array beside
 * it. Left out is what pages do not ask for by its type: refusals, which are all problems, and other forms than JSON.
 */
export function webTypes(document: OpenApi31): string {
  // Its own process: part of it is published as ES modules only.
  const { status, stdout, stderr } = spawnSync(process.execPath, [GENERATOR, ...OPTIONS], {
    input: JSON.stringify({ ...document, paths: answeredPaths(document) }),
    encoding: 'utf8',
    maxBuffer: TEXT_BYTES_MAX,
  });
  if (status !== 0) throw new Error(stderr);
  return HEAD + plainer(stdout);
}

interface Operation {
  parameters?: { in: string }[];
  requestBody?: { content: { 'application/json': JsonObject } };
  responses: Record<string, { content?: JsonObject }>;
}

function answeredPaths({ paths }: OpenApi31): JsonObject {
  return mapValues(paths as Record<string, Record<string, Operation>>, (operations) =>
    mapValues(operations, answeredOperation),
  );
}

function answeredOperation({ parameters = [], requestBody, responses }: Operation): JsonObject {
  const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const body = requestBody && { content: { [JSON_TYPE]: { schema: requestBody.content[JSON_TYPE].schema } } };
  return {
    parameters: parameters.filter((parameter) => parameter.in !== 'header'),
    ...(body ? { requestBody: { ...body, required: true } } : {}),
    responses: Object.fromEntries(
      answers.map(([status, { content = {} }]) => [
        status,
        { description: '', content: { [JSON_TYPE]: content[JSON_TYPE] ?? {} } },
      ]),
    ),
  };
}

const JSON_TYPE = 'application/json';

function mapValues<T, R>(object: Record<string, T>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** Without what says at every operation that there is no such thing; a list of the words of its own type. */
function plainer(text: string): string {
  return text
    .replaceAll(/^ *\w+\??: never;\n/gm, '')
    .replaceAll(/^ *headers: \{\n *\[name: string\]: unknown;\n *\};\n/gm, '')
    .replaceAll(/^ *parameters: \{\n *\};\n/gm, '')
    .replace(/^type FlattenedDeepRequired<[^]*?(?=^export)/m, '')
    .replace(/^type ReadonlyArray<[^]*?(?=^export)/m, '')
    .replaceAll(/^export type \S+ = Record<string, never>;\n/gm, '')
    .replaceAll(/ReadonlyArray<FlattenedDeepRequired<components>\["schemas"\]\["(\w+)"\]>/g, 'readonly $1[]');
}
