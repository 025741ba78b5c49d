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
      '/v1/assets/{id}/trace',
      '/v1/assets/{id}/validity',
      '/v1/certificates/{id}',
      '/v1/certificates/{id}/impact',
      '/v1/certificates/{id}/trace',
      '/v1/conformity/decisions',
      '/v1/conformity/risks',
      '/v1/due-notices',
      '/v1/impact-cases/{id}',
      '/v1/intervals',
      '/v1/methods/{id}',
      '/v1/organizations/{id}',
      '/v1/proposals',
      '/v1/proposals/{id}',
      '/v1/public/verification',
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

  it('are a page whose parts all come from here', async () => {
    const page = await ask('/docs');
    expect(page.status).toBe(200);
    const parts = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part]) => String(part));
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      expect(part).not.toMatch(/^(https?:)?\/\//);
      const answer = await ask(new URL(part, 'http://x/docs').pathname);
      expect({ part, status: answer.status }).toEqual({ part, status: 200 });
    }
  });
});
