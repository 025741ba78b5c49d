// Goal: what the query side can be asked is published by itself, and readable without the internet.
// Method: the documents fetched from the whole app; every question of API.md must be in them.
import { startQueryApp, type QueryApp } from '../testing/query-app';

let query: QueryApp;

beforeAll(async () => {
  query = await startQueryApp();
});

afterAll(() => query.close());

const ask = (path: string) => query.get(path, { role: null, headers: { accept: 'text/html,*/*' } });

describe('the documents', () => {
  it('of HTTP name every question with its answer', async () => {
    const document = (await ask('/openapi.json')).json<{
      openapi: string;
      paths: Record<string, { get: object }>;
    }>();
    expect(document.openapi).toBe('3.1.0');
    const questions = Object.keys(document.paths).filter((path) => path.startsWith('/v1'));
    expect(questions.toSorted()).toEqual([
      '/v1/access-log',
      '/v1/assets',
      '/v1/assets/{id}',
      '/v1/assets/{id}/certificates',
      '/v1/assets/{id}/impact',
      '/v1/assets/{id}/last-known-good',
      '/v1/assets/{id}/suspicions',
      '/v1/assets/{id}/trace',
      '/v1/assets/{id}/validity',
      '/v1/certificates',
      '/v1/certificates/{id}',
      '/v1/certificates/{id}/impact',
      '/v1/certificates/{id}/trace',
      '/v1/conformity/comparisons',
      '/v1/conformity/decisions',
      '/v1/conformity/risks',
      '/v1/due-notices',
      '/v1/impact-cases',
      '/v1/impact-cases/{id}',
      '/v1/intervals',
      '/v1/methods/{id}',
      '/v1/organizations',
      '/v1/organizations/{id}',
      '/v1/proposals',
      '/v1/proposals/{id}',
      '/v1/public/verification',
      '/v1/quantities',
      '/v1/quantities/{id}',
      '/v1/schemes',
      '/v1/schemes/{id}',
      '/v1/uncertainty/budgets',
    ]);
    expect(document.paths['/v1/assets/{id}/trace']?.get).toMatchObject({
      responses: {
        200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/TraceReply' } } } },
      },
    });
  });

  it('of events are AsyncAPI 3', async () => {
    expect((await ask('/asyncapi.json')).json<{ asyncapi: string }>().asyncapi).toMatch(/^3\./);
  });

  it('are a page without script, whose links lead to what it has or to documents of this server', async () => {
    const page = await ask('/docs');
    expect(page.status).toBe(200);
    expect(page.body).not.toMatch(/<script|<link|src=/);
    const links = new Set([...page.body.matchAll(/href="([^"]+)"/g)].map(([, link]) => String(link)));
    const ids = new Set([...page.body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => String(id)));
    const [inside, outside] = [true, false].map((within) =>
      [...links].filter((link) => link.startsWith('#') === within),
    );
    expect(inside?.filter((link) => !ids.has(link.slice(1)))).toEqual([]);
    expect(outside).toEqual(['/openapi.json', '/asyncapi.json', '/']);
    for (const path of ['/openapi.json', '/asyncapi.json']) expect((await ask(path)).status).toBe(200);
  });

  it('tells in the page every operation, its parameters, its body and its replies', async () => {
    const document = (await ask('/openapi.json')).json<{
      paths: Record<string, Record<string, { parameters?: { name: string }[]; responses: object }>>;
    }>();
    const { body } = await ask('/docs');
    const sections = body.split('<details class="operation"').slice(1);
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(sections.length).toBe(operations.length);
    for (const { path, method, operation } of operations) {
      const title = `${method.toUpperCase()}</span> <code>${path}</code>`;
      const section = sections.find((text) => text.includes(title)) ?? '';
      const told = [
        ...(operation.parameters ?? []).map(({ name }) => `<code>${name}</code></th>`),
        ...Object.keys(operation.responses).map((status) => `<th scope="row">${status}</th>`),
      ];
      expect([path, told.filter((text) => !section.includes(text))]).toEqual([path, []]);
    }
  });
});
