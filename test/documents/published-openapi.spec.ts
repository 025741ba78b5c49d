// Goal: the published document is true and whole for every operation, so that a new route cannot leave it half said.
// Method: the document of both halves, walked; whom a route lets in is asked of the route, and each example of a body
// is given to the pipe that reads bodies.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import * as contract from '@suyuan/contract';
import * as platform from '@suyuan/platform';
import { openPublishedApps, type PublishedApps } from './published-apps';
import { webTypes } from './web-types';

type Json = Record<string, unknown>;

interface Reply {
  description: string;
  headers?: Json;
  content?: Json;
}

interface Media {
  schema: { $ref?: string };
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

interface Operation {
  security?: object[];
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Reply>;
}

interface Route extends Operation {
  name: string;
  method: string;
  path: string;
}

let apps: PublishedApps;
let routes: Route[];

beforeAll(async () => {
  apps = await openPublishedApps();
  routes = Object.entries(apps.document.paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(([method, operation]) => ({
      ...operation,
      name: `${method} ${path}`,
      method,
      path,
    })),
  );
});

afterAll(() => apps.close());

/** Names of the routes for which something is not so; expected to be none. */
const namesWhere = (isWrong: (route: Route) => boolean): string[] =>
  routes.filter(isWrong).map(({ name }) => name);

const statusesOf = ({ responses }: Route): string[] => Object.keys(responses);
const isGuarded = ({ security = [] }: Route): boolean => security.length > 0;
const writes = ({ parameters = [] }: Route): boolean =>
  parameters.some(({ name }) => name === 'Idempotency-Key');
const has = (route: Route, status: number, header: string): boolean =>
  header in (route.responses[status]?.headers ?? {});

describe('the published document', () => {
  it('has no fault by the rules that a linter recommends', async () => {
    const found = await lintFromString({
      source: JSON.stringify(apps.document),
      absoluteRef: 'openapi.json',
      config: await createConfig({ extends: ['recommended-strict'] }),
    });
    expect(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
  });

  it('tells of both halves and of the server', () => {
    expect(routes.length).toBeGreaterThan(45);
    expect(apps.document.servers).toEqual([expect.objectContaining({ url: '/' })]);
  });

  it('says of every operation whether a token is asked for, as the route does', async () => {
    for (const { name, method, path, security } of routes) {
      const guarded = (await apps.statusWithoutToken(method, path)) === 401;
      expect({ name, security }).toEqual({ name, security: guarded ? [{ bearer: [] }] : [] });
    }
    expect(namesWhere((route) => !isGuarded(route))).toEqual([
      'post /dev/tokens',
      'get /v1/public/verification',
    ]);
  });

  it('lists the refusals of every operation', () => {
    for (const route of routes) {
      const named = route.path.includes('{');
      const body = route.requestBody !== undefined;
      const api = route.path.startsWith('/v1/');
      const expected = [
        '400',
        '429',
        ...(isGuarded(route) ? ['401', '403'] : []),
        ...(named ? ['404'] : []),
        ...(writes(route) ? ['409'] : []),
        ...(body ? ['413', '415'] : []),
        ...(body && api ? ['422'] : []),
        ...(api ? ['503'] : []),
      ];
      const { name } = route;
      expect({ name, statuses: statusesOf(route) }).toEqual({
        name,
        statuses: expect.arrayContaining(expected),
      });
    }
  });

  it('says of every refusal that it is a problem, and of the passing ones when to ask again', () => {
    const refused = (status: string): boolean => status === 'default' || Number(status) >= 400;
    for (const { name, responses } of routes) {
      for (const [status, { content }] of Object.entries(responses).filter(([one]) => refused(one))) {
        expect({ name, status, types: Object.keys(content ?? {}) }).toEqual({
          name,
          status,
          types: ['application/problem+json'],
        });
      }
    }
    expect(namesWhere((route) => !has(route, 429, 'Retry-After'))).toEqual([]);
    expect(namesWhere((route) => '503' in route.responses && !has(route, 503, 'Retry-After'))).toEqual([]);
  });

  it('says where what was written is read, and says so of nothing else', () => {
    const successes = (route: Route): number[] =>
      [200, 201, 202].filter((status) => status in route.responses);
    const wrong = namesWhere((route) =>
      successes(route).some((status) => has(route, status, 'Location') !== writes(route)),
    );
    expect(wrong).toEqual([]);
    expect(namesWhere((route) => writes(route) && !('201' in route.responses))).toEqual([]);
    expect(namesWhere((route) => '202' in route.responses)).toHaveLength(5);
  });

  it('describes every answer', () => {
    const isDescribed = (content: Json = {}) =>
      Object.keys((content['application/json'] as Media | undefined)?.schema ?? {}).length > 0;
    const success = ({ responses }: Route) =>
      Object.entries(responses).filter(([status]) => status.startsWith('2'));
    const undescribed = namesWhere((route) => {
      const answers = success(route);
      return answers.length === 0 || answers.some(([, { content }]) => !isDescribed(content));
    });
    expect(undescribed).toEqual([]);
  });

  it('names every form of an impact', () => {
    const impacts = routes.filter(({ path }) => path.endsWith('/impact'));
    expect(impacts).toHaveLength(2);
    for (const { responses } of impacts)
      expect(Object.keys(responses[200]?.content ?? {})).toEqual([
        'application/json',
        'text/csv',
        'application/x-ndjson',
      ]);
  });
});

describe('the published schemas', () => {
  it('say null once where they say it, and in the words of 3.1', () => {
    const doubled: string[] = [];
    const saysNull = (schema: unknown): boolean => [(schema as Json | null)?.type].flat().includes('null');
    const walk = (value: unknown, place: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const schema = value as Json;
      const choices = [schema.anyOf, schema.oneOf].flatMap((one) =>
        Array.isArray(one) ? (one as unknown[]) : [],
      );
      const nulls = [schema, ...choices].filter(saysNull).length;
      const types = Array.isArray(schema.type) ? (schema.type as unknown[]) : [];
      const values = Array.isArray(schema.enum) ? (schema.enum as unknown[]) : [];
      const isTwice = nulls > 1 || [types, values].some((list) => new Set(list).size < list.length);
      // A type beside the choices narrows them: null among the one and not the other is never accepted.
      const isAtOdds = choices.length > 0 && 'type' in schema && nulls > 0;
      if (isTwice || isAtOdds || typeof schema.nullable === 'boolean') doubled.push(place);
      for (const [key, inner] of Object.entries(schema)) walk(inner, `${place}/${key}`);
    };
    walk(apps.document, '');
    expect(doubled).toEqual([]);
  });
});

describe('the lists of words', () => {
  it('have other words each', () => {
    const lists = Object.values(contract.VOCABULARY).map((words) => words.join());
    expect(lists.length).toBe(new Set(lists).size);
  });

  it('stand in the document once, by their names', () => {
    const { schemas } = apps.document.components as { schemas: Record<string, Json> };
    const nameless: string[] = [];
    const walk = (value: unknown, place: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (Array.isArray((value as Json).enum)) nameless.push(place);
      for (const [key, inner] of Object.entries(value)) walk(inner, `${place}/${key}`);
    };
    walk(apps.document.paths, '/paths');
    for (const [name, { properties }] of Object.entries(schemas)) walk(properties, name);
    expect(nameless).toEqual([]);
    expect(Object.keys(contract.VOCABULARY).filter((name) => !(name in schemas))).toEqual([]);
  });
});

describe('the types of the pages', () => {
  it('are those of the document (UPDATE_DOCS=1 writes them)', () => {
    const path = join(process.cwd(), 'apps/web/src/api/generated.ts');
    const types = webTypes(apps.document);
    if (process.env.UPDATE_DOCS) writeFileSync(path, types);
    expect(readFileSync(path, 'utf8')).toBe(types);
  });
});

describe('the examples of bodies', () => {
  const pipe = new platform.RequestValidationPipe();
  const classes = { ...contract, ...platform } as unknown as Record<string, new () => object>;
  const mediaOf = ({ requestBody }: Route): Media | undefined => requestBody?.content['application/json'];
  const examplesOf = ({ example, examples = {} }: Media): unknown[] =>
    [example, ...Object.values(examples).map(({ value }) => value)].filter((one) => one !== undefined);

  it('are there for each, and would be accepted', () => {
    const bodies = routes.filter(({ requestBody }) => requestBody !== undefined);
    expect(bodies.length).toBeGreaterThan(25);
    for (const route of bodies) {
      const media = mediaOf(route);
      const examples = media ? examplesOf(media) : [];
      expect({ name: route.name, hasExample: examples.length > 0 }).toEqual({
        name: route.name,
        hasExample: true,
      });
      const metatype = classes[media?.schema.$ref?.split('/').at(-1) ?? ''];
      expect({ name: route.name, class: typeof metatype }).toEqual({ name: route.name, class: 'function' });
      for (const example of examples) {
        const read = () => pipe.transform(structuredClone(example), { type: 'body', metatype });
        expect(read()).toEqual(expect.objectContaining(example as object));
      }
    }
  });

  it('are of bodies that are asked for', () => {
    const asked = routes.map((route) => mediaOf(route)?.schema.$ref?.split('/').at(-1));
    expect(Object.keys(contract.BODY_EXAMPLES).filter((name) => !asked.includes(name))).toEqual([]);
  });
});
