/**
 * Goal: people get from the pages what the answers say, by eye, by keyboard and by screen reader, in both languages.
 * Method: the built product with its demonstration in a real Chromium; every page looked at by axe in two dresses.
 */
import AxeBuilder from '@axe-core/playwright';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Api } from '../support/api';
import { openBrowser, type OpenBrowser } from '../support/browser';
import { Product, PRODUCT_START_TIMEOUT_MS } from '../support/product';

const PAGE_TIMEOUT_MS = 30_000;

/** Every page of the product, with something on it. */
const PAGES = {
  search: '/',
  asset: '/assets/mass-m8?on=2026-06-30',
  trace: '/assets/mass-m8/trace?on=2026-06-30&quantity=mass',
  'trace with a gap': '/certificates/fault-1-scale-2026/trace',
  impact: '/certificates/temperature-t4-2023/impact',
  certificate: '/certificates/mass-m8-2026',
  'new calibration': '/calibrations/new?asset=mass-m8',
  'public check': '/check?issuer=demo-retail&number=none',
};

/** Each language, each appearance and each width stands in one of them. */
const DRESSES = [
  { name: 'Chinese, light, wide', locale: 'zh-CN', dark: false, width: 1280, height: 900 },
  { name: 'English, dark, on a phone', locale: 'en', dark: true, width: 390, height: 844 },
];

describe('the pages', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'suyuan-pages-'));
  let product: Product;

  beforeAll(async () => {
    product = await Product.start({ profile: 'start', dataDir, demo: true });
  }, PRODUCT_START_TIMEOUT_MS);

  afterAll(async () => {
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, PRODUCT_START_TIMEOUT_MS);

  /** Opens a page and waits until nothing is being fetched any more. */
  async function visit(browser: OpenBrowser, path: string): Promise<Page> {
    const page = await browser.context.newPage();
    page.setDefaultTimeout(PAGE_TIMEOUT_MS);
    await page.goto(product.url + path, { waitUntil: 'networkidle' });
    return page;
  }

  describe.each(DRESSES)('in $name', (dress) => {
    let browser: OpenBrowser;
    const foreign: string[] = [];
    const errors: string[] = [];

    beforeAll(async () => {
      browser = await openBrowser(dress);
      // The language is the reader's choice and is remembered, as the switch in the header does it.
      await browser.context.addInitScript({
        content: `localStorage.setItem('suyuan.language', '${dress.locale}')`,
      });
      browser.context.on('request', (request) => {
        if (!request.url().startsWith(product.url) && !request.url().startsWith('data:'))
          foreign.push(request.url());
      });
      browser.context.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text());
      });
    }, PAGE_TIMEOUT_MS);

    afterAll(async () => browser?.close(), PAGE_TIMEOUT_MS);

    it.each(Object.entries(PAGES))(
      '%s has nothing that axe finds wrong, and no sideways scrolling',
      async (_, path) => {
        const page = await visit(browser, path);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
        const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        expect(overflow).toBeLessThanOrEqual(0);
        await page.close();
      },
      PAGE_TIMEOUT_MS * 2,
    );

    it('asks no other host for anything and logs no error', () => {
      expect(foreign).toEqual([]);
      expect(errors).toEqual([]);
    });
  });

  describe('to an inspector', () => {
    let browser: OpenBrowser;

    beforeAll(async () => {
      browser = await openBrowser();
    }, PAGE_TIMEOUT_MS);
    afterAll(async () => browser?.close(), PAGE_TIMEOUT_MS);

    it(
      'find an instrument by its Chinese name and lead to its chain',
      async () => {
        const page = await visit(browser, '/');
        await page.getByTestId('search-box').fill('计价秤');
        await page.keyboard.press('Enter');
        await page.getByRole('link', { name: '电子计价秤 15 kg' }).first().click();
        await page.waitForURL(/\/assets\/mass-m8/);
        const heading = page.getByRole('heading', { level: 1, name: '电子计价秤' });
        await heading.waitFor();
        await page.getByTestId('validity').waitFor();
        expect(await heading.count()).toBe(1);
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'say the gap in words beside the link it belongs to, and in the table the same',
      async () => {
        const page = await visit(browser, PAGES['trace with a gap']);
        const { body } = await new Api(product.url).get('/v1/certificates/fault-1-scale-2026/trace');
        const links = body.links as unknown[];
        const labels = page.getByTestId('link-label');
        // The picture is loaded after the page.
        await labels.first().waitFor();
        expect(await labels.count()).toBe(links.length);
        const failing = labels.filter({ hasText: '使用当日，标准证书已过有效期' });
        expect(await failing.count()).toBe(1);
        expect(await page.getByTestId('first-failing').innerText()).toContain('REFERENCE_EXPIRED_AT_USE');
        expect(await page.getByTestId('verdict').innerText()).toContain('不可溯源');
        await page.getByText('表', { exact: true }).click();
        const rows = page.locator('table').first().locator('tbody tr');
        // A row for each link, and one for each certificate where the chain ends.
        expect(await rows.count()).toBeGreaterThanOrEqual(links.length);
        expect(await rows.filter({ hasText: '使用当日，标准证书已过有效期' }).count()).toBe(1);
        for (const { number } of Object.values(body.certificates as Record<string, { number: string }>)) {
          expect(await rows.filter({ hasText: number }).count()).toBeGreaterThan(0);
        }
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'name every drawn certificate to those who do not see it',
      async () => {
        const page = await visit(browser, PAGES.trace);
        const { body } = await new Api(product.url).get('/v1/assets/mass-m8/trace', {
          on: '2026-06-30',
          quantity: 'mass',
        });
        const nodes = page.locator('.react-flow__node[aria-label]');
        await nodes.first().waitFor();
        const names = await nodes.evaluateAll((elements) =>
          elements.map((element) => element.getAttribute('aria-label')),
        );
        for (const { number } of Object.values(body.certificates as Record<string, { number: string }>)) {
          expect(names.filter((name) => name?.includes(number))).toHaveLength(1);
        }
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'count an impact first and list it below',
      async () => {
        const page = await visit(browser, PAGES.impact);
        expect(await page.getByTestId('impact-counts').innerText()).toContain('40');
        expect(await page.locator('table').last().locator('tbody tr').count()).toBeGreaterThan(10);
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'check a certificate without a script, without a cookie, and without naming the owner',
      async () => {
        const plain = await openBrowser({ javaScriptEnabled: false });
        const { body } = await new Api(product.url).get('/v1/certificates/mass-m8-2026');
        const { issuer, certificateNumber, asset } = body.certificate as Record<string, string>;
        const owned = await new Api(product.url).get(`/v1/assets/${asset}`);
        const serialEnd = (owned.body.asset as { serialNumber: string }).serialNumber.slice(-4);
        const page = await plain.context.newPage();
        const reply = await page.goto(
          `${product.url}/check?${new URLSearchParams({ issuer: issuer!, number: certificateNumber!, serialEnd }).toString()}`,
        );
        expect(reply?.status()).toBe(200);
        expect((await reply?.body())?.length).toBeLessThan(30_000);
        const text = await page.locator('body').innerText();
        expect(text).toContain(certificateNumber);
        expect(text).toContain('电子计价秤');
        expect(text).not.toContain('demo-retail');
        expect(await plain.context.cookies()).toEqual([]);
        await plain.close();
      },
      PAGE_TIMEOUT_MS,
    );
  });
});
