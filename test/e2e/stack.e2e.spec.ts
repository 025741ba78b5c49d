/**
 * Goal: the same code as separate services over a real Apache Kafka answers as the standalone product does. Method:
 * post the demonstration to both and compare answers byte by byte; post random worlds to the services and compare
 * every answer with the naive model; kill the services and start them again.
 */
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postDemo } from '../../apps/standalone/src/demo/post-demo';
import { demoRequests } from '../../apps/standalone/src/demo/demo-requests';
import { ROUTES } from '../../apps/standalone/src/stack/front-door-routes';
import { Api } from '../support/api';
import { Product, PRODUCT_START_TIMEOUT_MS } from '../support/product';
import { world } from '../traceability/worlds';
import { compareWorld } from './compare-worlds';
import { inWorld } from './named-world';
import { postWorld } from './posted-world';

const WORLDS = 4;
const SEED = 20_260_302;

/** Every certificate and asset of the demonstration, asked in every way that has no clock in its answer. */
function questions(position: number): string[] {
  const ids = (path: string): string[] =>
    demoRequests().flatMap((request) => (request.path === path ? [String(request.body.id)] : []));
  const known = `knownAt=${position}`;
  return [
    ...ids('/v1/calibrations').flatMap((id) => [
      `/v1/certificates/${id}/trace?${known}`,
      `/v1/certificates/${id}/impact?${known}&limit=200`,
    ]),
    ...ids('/v1/assets').flatMap((id) => [
      `/v1/assets/${id}/impact?from=2024-01-01&to=2026-11-01&${known}&limit=200`,
      `/v1/assets/${id}/certificates?${known}`,
    ]),
    `/v1/assets/mass-m8/trace?on=2026-06-30&quantity=mass&value=1&unit=kg&${known}`,
    `/v1/assets/mass-m8/validity?on=2026-06-30&quantity=mass&${known}`,
    `/v1/assets?query=砝码&limit=100`,
  ];
}

describe('the separate services', () => {
  const folders = ['start', 'stack'].map((name) => mkdtempSync(join(tmpdir(), `suyuan-${name}-`)));
  let standalone: Product;
  let stack: Product;

  beforeAll(async () => {
    standalone = await Product.start({ profile: 'start', dataDir: folders[0] as string });
    stack = await Product.start({ profile: 'stack', dataDir: folders[1] as string });
  }, 2 * PRODUCT_START_TIMEOUT_MS);

  afterAll(async () => {
    await Promise.all([standalone?.stop(), stack?.stop()]);
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }, PRODUCT_START_TIMEOUT_MS);

  it(
    'answer about the demonstration byte for byte as the standalone product',
    async () => {
      const position = await postDemo(standalone.url);
      expect(await postDemo(stack.url)).toBe(position);
      const [one, other] = [new Api(standalone.url), new Api(stack.url)];
      await other.get('/v1/assets/mass-m8', { waitFor: position });
      const asked = questions(position);
      expect(asked.length).toBeGreaterThan(100);
      for (const question of asked) {
        const [expected, actual] = [await one.get(question), await other.get(question)];
        expect({ question, status: expected.status }).toEqual({ question, status: 200 });
        expect({ question, text: actual.text }).toEqual({ question, text: expected.text });
      }
    },
    PRODUCT_START_TIMEOUT_MS,
  );

  it('refuse methods that an address does not have as the standalone product does', async () => {
    const [one, other] = [new Api(standalone.url), new Api(stack.url)];
    const refused: number[] = [];
    for (const { path, method } of ROUTES) {
      for (const wrong of [method === 'GET' ? 'POST' : 'GET', 'PUT', 'DELETE']) {
        if (ROUTES.some((route) => route.path === path && route.method === wrong)) continue;
        const asked = path.replace(':id', 'mass-m8');
        const replies = await Promise.all([one.send(wrong, asked), other.send(wrong, asked)]);
        const [expected, actual] = replies.map(({ status, headers, body }) => {
          return { status, allow: headers.get('allow'), code: body.code, detail: body.detail };
        });
        expect({ wrong, asked, ...actual }).toEqual({ wrong, asked, ...expected });
        refused.push(expected?.status ?? 0);
      }
    }
    expect(new Set(refused)).toEqual(new Set([405]));
  });

  it.each(fc.sample(world, { numRuns: WORLDS, seed: SEED }).map((facts, index) => ({ facts, index })))(
    'answer world $index as the naive model does, now and as known earlier',
    async ({ facts, index }) => {
      const api = new Api(stack.url);
      const prefix = `s${index}-`;
      const posted = await postWorld(api, prefix, inWorld(prefix, facts));
      const positions = posted.map((fact) => fact.position).sort((a, b) => a - b);
      for (const knownAt of [positions.at(-1), positions[Math.floor(positions.length / 2)]])
        expect(await compareWorld(api, posted, knownAt as number)).toBeGreaterThan(0);
    },
    120_000,
  );

  it(
    'serve what they had acknowledged after they were killed all at once',
    async () => {
      const api = new Api(stack.url);
      const written = await api.post('/v1/organizations', {
        id: 'last-words',
        name: { zh: '最后一条' },
        kinds: ['ENTERPRISE'],
        region: '110000',
      });
      expect(written.status).toBe(201);
      await stack.kill();
      stack = await Product.start({ profile: 'stack', dataDir: folders[1] as string });
      const again = new Api(stack.url);
      const { status, body } = await again.get('/v1/organizations/last-words', {
        waitFor: Number(written.body.position),
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({ position: written.body.position });
    },
    PRODUCT_START_TIMEOUT_MS,
  );

  it('publish one document for the whole API at the front door', async () => {
    const { status, body } = await new Api(stack.url).send('GET', '/openapi.json');
    expect(status).toBe(200);
    const paths = Object.keys(body.paths as object);
    expect(paths).toEqual(
      expect.arrayContaining(['/v1/calibrations', '/v1/assets/{id}/trace', '/dev/tokens']),
    );
  });
});
