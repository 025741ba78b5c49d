/**
 * Goal: what the pure graph is proven to answer, the product answers over HTTP. Method: random worlds posted through
 * the public API to a running standalone product, in awkward orders and mixed units; every trace and impact, now and
 * as known earlier, compared with the naive model.
 */
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from '../support/api';
import { Product, PRODUCT_START_TIMEOUT_MS } from '../support/product';
import { world } from '../traceability/worlds';
import { compareWorld } from './compare-worlds';
import { inWorld } from './named-world';
import { postWorld } from './posted-world';

const WORLDS = 12;
const SEED = 20_260_301;

describe('a running product', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'suyuan-worlds-'));
  let product: Product;

  beforeAll(async () => {
    product = await Product.start({ profile: 'start', dataDir });
  }, PRODUCT_START_TIMEOUT_MS);

  afterAll(async () => {
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, PRODUCT_START_TIMEOUT_MS);

  it.each(fc.sample(world, { numRuns: WORLDS, seed: SEED }).map((facts, index) => ({ facts, index })))(
    'answers world $index as the naive model does, now and as known earlier',
    async ({ facts, index }) => {
      const api = new Api(product.url);
      const prefix = `w${index}-`;
      const posted = await postWorld(api, prefix, inWorld(prefix, facts));
      const positions = posted.map((fact) => fact.position).sort((a, b) => a - b);
      const earlier = positions[Math.floor(positions.length / 2)] as number;
      expect(await compareWorld(api, posted, positions.at(-1) as number)).toBeGreaterThan(0);
      await compareWorld(api, posted, earlier);
    },
    120_000,
  );
});
