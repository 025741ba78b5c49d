/**
 * Goal: the running product answers every story as the pure model does. Method: the stories of test/scenarios posted
 * through the public API, all into one product, each with a prefix of its own; every reply is as the document says.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStories } from '../scenarios/read-story';
import { runVariant } from '../scenarios/run-story';
import { HttpTarget } from '../scenarios/targets/http-target';
import { PureTarget } from '../scenarios/targets/pure-target';
import { CheckedApi } from '../support/checked-api';
import { Product, PRODUCT_START_TIMEOUT_MS } from '../support/product';

/** The longest story posts a hundred facts. */
const STORY_TIMEOUT_MS = 60_000;

describe('a running product', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'suyuan-scenarios-'));
  let product: Product;
  let api: CheckedApi;

  beforeAll(async () => {
    product = await Product.start({ profile: 'start', dataDir });
    api = new CheckedApi(product.url);
  }, PRODUCT_START_TIMEOUT_MS);

  afterAll(async () => {
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, PRODUCT_START_TIMEOUT_MS);

  describe.each(readStories().map((story, index) => ({ ...story, index })))(
    '$file',
    ({ variants, index }) => {
      it.each(variants.map((variant, number) => ({ variant, number, name: variant.name })))(
        '$name',
        async ({ variant, number }) => {
          const told = await runVariant(new HttpTarget(api), variant, `s${index}v${number}-`);
          expect(told.differences).toEqual([]);
          expect(api.faults()).toEqual([]);
          expect(told).toEqual(await runVariant(new PureTarget(), variant));
        },
        STORY_TIMEOUT_MS,
      );
    },
  );
});
