/**
 * Goal: the main job, from one command to a chain with its gaps named. Method: start the built product on an empty
 * folder with its demonstration, post a certificate as a laboratory, ask as an inspector; every route once, each reply
 * held against the published document; stop, start, rebuild.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@suyuan/platform';
import { CheckedApi } from '../support/checked-api';
import { Product, PRODUCT_START_TIMEOUT_MS } from '../support/product';
import { askEverything, calculateEverything, postEverything } from './every-route';

const SCALE = 'mass-m8';

describe('the product with its demonstration', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'suyuan-standalone-'));
  let product: Product;
  let api: CheckedApi;

  const start = async (): Promise<void> => {
    product = await Product.start({ profile: 'start', dataDir, demo: true });
    api = new CheckedApi(product.url);
  };

  beforeAll(start, PRODUCT_START_TIMEOUT_MS);

  afterAll(async () => {
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, PRODUCT_START_TIMEOUT_MS);

  // Eight links of mass, and the thermometer of the room beside the F1 weights.
  it('traces the shop scale to the national kilogram', async () => {
    const { status, body } = await api.get(`/v1/assets/${SCALE}/trace`, {
      on: '2026-06-30',
      quantity: 'mass',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      verdict: 'TRACEABLE',
      gaps: [],
      completeness: { complete: true, linksExamined: 9 },
    });
    expect(body.roots).toEqual([expect.stringContaining('mass-m0')]);
  });

  it('names the gap beside the link it belongs to', async () => {
    const { body } = await api.get('/v1/certificates/fault-1-scale-2026/trace');
    expect(body).toMatchObject({
      verdict: 'NOT_TRACEABLE',
      firstFailing: { code: 'REFERENCE_EXPIRED_AT_USE', at: { from: 'mass-m6-2026', to: 'mass-m5-2025' } },
    });
    const links = body.links as { from: string; to: string; checks: { code: string }[] }[];
    const failing = links.filter(({ checks }) => checks.length > 0);
    expect(failing).toEqual([
      expect.objectContaining({
        from: 'mass-m6-2026',
        to: 'mass-m5-2025',
        checks: [expect.objectContaining({ code: 'REFERENCE_EXPIRED_AT_USE', passed: false })],
      }),
    ]);
  });

  it('counts who depends on a revoked thermometer certificate', async () => {
    const { body } = await api.get('/v1/certificates/temperature-t4-2023/impact', { limit: 200 });
    expect(body.counts).toMatchObject({ affected: 40, cannotSay: 0 });
    expect(body.items).toHaveLength(40);
    expect(body.completeness).toMatchObject({ complete: true });
  });

  it('takes a certificate of a laboratory and shows its chain at once', async () => {
    const record = (await api.get('/v1/certificates/mass-m8-2026')).body;
    const issuer = (record.certificate as { issuer: string }).issuer;
    const post = await api.post(
      '/v1/calibrations',
      {
        certificateNumber: 'NEW-0001',
        issuer,
        kind: 'CALIBRATION',
        asset: SCALE,
        performedOn: '2026-10-02',
        issuedOn: '2026-10-03',
        methods: ['JJG 539-2016'],
        accredited: false,
        conclusion: 'PASS',
        decisionRule: { id: 'SIMPLE' },
        results: [
          {
            quantity: 'mass',
            points: [
              {
                nominal: { value: '1.000', unit: 'kg' },
                error: { value: '-0.50', unit: 'g' },
                expandedUncertainty: { value: '0.80', unit: 'g' },
                coverageFactor: '2',
              },
            ],
            references: [{ asset: 'mass-m7', quantity: 'mass', role: 'MAIN' }],
          },
        ],
      },
      { role: 'lab', organization: issuer },
    );
    expect(post.status).toBe(201);
    const { id, position } = post.body as { id: string; position: number };
    const trace = await api.get(`/v1/certificates/${id}/trace`, { waitFor: position });
    expect(trace.body).toMatchObject({ verdict: 'TRACEABLE', start: id, question: { knownAt: position } });
    const kept = (await api.get(`/v1/certificates/${id}`)).body;
    expect(JSON.stringify(kept)).toContain('"1.000"');
    expect(JSON.stringify(kept)).toContain('"-0.50"');
  });

  it(
    'replies over every route as its document says',
    async () => {
      await postEverything(api);
      await calculateEverything(api);
      await askEverything(api);
      expect(api.faults()).toEqual([]);
      expect(await api.unanswered()).toEqual([]);
    },
    PRODUCT_START_TIMEOUT_MS,
  );

  it(
    'answers the same after a stop and a start, and posts no demonstration twice',
    async () => {
      const question = { on: '2026-06-30', quantity: 'mass' };
      const before = await api.get(`/v1/assets/${SCALE}/trace`, question);
      await product.stop();
      await start();
      const { knownAt } = before.body.question as { knownAt: number };
      const after = await api.get(`/v1/assets/${SCALE}/trace`, { ...question, waitFor: knownAt });
      expect(after.text).toBe(before.text);
    },
    PRODUCT_START_TIMEOUT_MS,
  );

  it(
    'rebuilds its read models from the log, and they are the same',
    async () => {
      await product.stop();
      const command = [join(projectRoot(), 'apps/standalone/start.mjs'), 'rebuild'];
      const env = { ...process.env, SUYUAN_DATA_DIR: dataDir };
      const { status, stdout } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
      expect(stdout).toContain('Every table is the same as before.');
      expect(status).toBe(0);
    },
    PRODUCT_START_TIMEOUT_MS,
  );
});
