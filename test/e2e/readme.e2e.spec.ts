/**
 * Goal: the README does what it says. Method: run its examples as they stand, only the address changed, against the
 * product with its demonstration.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@suyuan/platform';
import { Product, PRODUCT_START_TIMEOUT_MS } from '../support/product';

const ADDRESS = 'http://127.0.0.1:3000';

/** The shell examples that are marked as tested, in their order. */
function examples(): string[] {
  const readme = readFileSync(join(projectRoot(), 'README.md'), 'utf8');
  return [...readme.matchAll(/<!-- tested -->\n```sh\n([\s\S]*?)```/g)].map((match) => match[1] as string);
}

describe('the examples of the README', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'suyuan-readme-'));
  let product: Product;

  beforeAll(async () => {
    product = await Product.start({ profile: 'start', dataDir, demo: true });
  }, PRODUCT_START_TIMEOUT_MS);

  afterAll(async () => {
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, PRODUCT_START_TIMEOUT_MS);

  function run(example: string | undefined): unknown {
    const script = (example ?? '').replaceAll(ADDRESS, product.url);
    const { stdout } = spawnSync('sh', ['-euc', script], { cwd: projectRoot(), encoding: 'utf8' });
    return JSON.parse(stdout);
  }

  it('are three, of five lines at most each', () => {
    expect(examples()).toHaveLength(3);
    for (const example of examples()) expect(example.trim().split('\n').length).toBeLessThanOrEqual(5);
  });

  it('let a laboratory post a certificate', () => {
    expect(run(examples()[0])).toEqual({ id: expect.any(String), position: expect.any(Number) });
  });

  it('tell an enterprise whether its scale could be used', () => {
    expect(run(examples()[1])).toMatchObject({
      verdict: expect.stringMatching(/^VALID/),
      traceVerdict: 'TRACEABLE',
    });
  });

  it('say until when the scale may be used, and why not longer', () => {
    const { until, change } = run(examples()[1]) as { until: string; change: { appears: string[] } };
    // The certificate of the first example may have been seen already: then it serves a year from its own day.
    expect(until).toMatch(/^2027-(03-05|11-02)$/);
    expect(change.appears).toEqual(['CERT_EXPIRED']);
  });

  it('show an inspector the first broken link', () => {
    expect(run(examples()[2])).toMatchObject({
      verdict: 'NOT_TRACEABLE',
      firstFailing: { code: 'REFERENCE_EXPIRED_AT_USE' },
    });
  });
});
