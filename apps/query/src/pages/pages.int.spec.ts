// Goal: the web build is served where no route answers, and only there; without a build the page says so.
// Method: a small build in a folder, asked beside the routes of the whole app.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startQueryApp, type QueryApp } from '../testing/query-app';

const folder = mkdtempSync(join(tmpdir(), 'suyuan-web-'));
const html = { role: null, headers: { accept: 'text/html,application/xhtml+xml' } } as const;
const json = { role: null, headers: { accept: 'application/json' } } as const;

let query: QueryApp;

beforeAll(async () => {
  mkdirSync(join(folder, 'web/static'), { recursive: true });
  writeFileSync(join(folder, 'web/index.html'), '<!doctype html><title>溯源</title>');
  writeFileSync(join(folder, 'web/static/index-abc123.js'), 'export {}');
  for (const ending of ['', '.br', '.gz']) {
    writeFileSync(join(folder, `web/static/long-abc123.js${ending}`), `form${ending}`);
  }
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  query = await startQueryApp({ webFolder: join(folder, 'web') });
});

afterAll(async () => {
  await query.close();
  rmSync(folder, { recursive: true });
});

describe('with a build', () => {
  it('files named by their hash are kept for ever, the index page is asked again', async () => {
    const script = await query.get('/static/index-abc123.js', json);
    expect(script.status).toBe(200);
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': expect.stringContaining('immutable'),
    });
    const index = await query.get('/', html);
    expect(index.body).toContain('溯源');
    expect(index.headers['cache-control']).toBe('no-cache');
    expect(index.headers['content-security-policy']).toContain("default-src 'self'");
  });

  it.each([
    ['gzip, deflate, br, zstd', 'form.br', 'br'],
    ['gzip', 'form.gz', 'gzip'],
    ['br;q=0, *', 'form.gz', 'gzip'],
    ['BR ; q=0.1', 'form.br', 'br'],
    ['identity', 'form', undefined],
    ['gzip;q=0', 'form', undefined],
    [undefined, 'form', undefined],
  ])('who takes %s is sent the form %s', async (accepted, body, encoding) => {
    const headers = { accept: '*/*', ...(accepted && { 'accept-encoding': accepted }) };
    const script = await query.get('/static/long-abc123.js', { role: null, headers });
    expect(script.body).toBe(body);
    expect(script.headers['content-encoding']).toBe(encoding);
    expect(script.headers).toMatchObject({
      vary: 'accept-encoding',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': expect.stringContaining('immutable'),
    });
  });

  it('a compressed form has no address of its own', async () => {
    expect((await query.get('/static/long-abc123.js.br', json)).status).toBe(404);
  });

  it('an address of the pages shows the index page', async () => {
    expect((await query.get('/assets/scale-7?on=2024-01-01', html)).body).toContain('溯源');
  });

  it.each([
    '/v1/nothing',
    '/dev/nothing',
    '/docs/nothing',
    '/static/gone.css',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
  ])('nothing stands at %s', async (path) => {
    const answer = await query.get(path, json);
    expect(answer.status).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'NOT_FOUND' });
    expect(answer.body).not.toContain('outside');
  });

  it('the service keeps its own addresses, also for browsers', async () => {
    expect((await query.get('/v1/nothing', html)).status).toBe(404);
    expect((await query.get('/check', html)).body).toContain('<form');
    expect((await query.get('/v1/assets', html)).status).toBe(401);
  });
});

describe('without a build', () => {
  it('says how to make it', async () => {
    const bare = await startQueryApp();
    const answer = await bare.get('/', html);
    await bare.close();
    expect(answer.status).toBe(503);
    expect(answer.body).toContain('npm run build');
  });
});
