import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { Api } from '../support/api';
import { launchBrowser, readerIn, type Dress } from '../support/browser';
import { Product, PRODUCT_START_TIMEOUT_MS } from '../support/product';
import { oncePerRun } from '../support/test-run';
import { until } from '../support/until';
import { postRecords } from './metrology-records';

export const PAGE_TIMEOUT_MS = 30_000;
/** A test that waits for what does not come says what, before it is stopped itself. */
export const SHOWN_WITHIN_MS = 20_000;
export const HOUSE_TIMEOUT_MS = PRODUCT_START_TIMEOUT_MS;

/** Whom the pages take the reader for, where not for the inspector that they ask a token for. */
interface Who {
  role: string;
  organization?: string;
}

/**
 * What every suite of the pages looks at: the built product with its demonstration and some records more. One runs
 * for all suites of a test run, so what a suite writes is about things that no other one looks at.
 */
export class House {
  private constructor(
    readonly url: string,
    readonly api: Api,
    readonly browser: Browser,
    /** The proposal that waits for a second person. */
    readonly proposal: string,
  ) {}

  static async open(): Promise<House> {
    const { url, proposal } = await oncePerRun('pages', startProduct);
    return new House(url, new Api(url), await launchBrowser(), proposal);
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  async reader(dress: Dress = {}, who?: Who): Promise<BrowserContext> {
    const context = await readerIn(this.browser, dress);
    context.setDefaultTimeout(PAGE_TIMEOUT_MS);
    if (who) {
      const token = await this.api.token(who.role, who.organization);
      const session = JSON.stringify({ token, role: who.role, organization: who.organization ?? null });
      await context.addInitScript({
        content: `sessionStorage.setItem('suyuan.session', ${JSON.stringify(session)})`,
      });
    }
    return context;
  }

  /** Opens a page and waits until everything of it is there. */
  async visit(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    await this.show(page, path);
    return page;
  }

  async show(page: Page, path: string): Promise<void> {
    countRequests(page);
    await page.goto(this.url + path);
    await untilShown(page);
  }
}

/** Waits until everything was fetched and is shown: a title, and nothing that is still being waited for. */
export async function untilShown(page: Page): Promise<void> {
  // The page that is left still stands, whole and quiet, while the next one is being made ready.
  const arrived = `(document.querySelector('main')?.dataset.shown ?? location.pathname + location.search)
    === location.pathname + location.search`;
  const quiet = `${arrived} && document.querySelector('h1') !== null && document.querySelector('.wait') === null`;
  // What was shown may fetch more: only what holds over two frames holds.
  const frames =
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))';
  const holds = async () => (onTheWay.get(page)?.size ?? 0) === 0 && (await page.evaluate<boolean>(quiet));
  await until(
    async () => (await holds()) && (await page.evaluate<boolean>(frames)) && (await holds()),
    `everything of ${page.url()} is shown`,
    SHOWN_WITHIN_MS,
  );
}

const onTheWay = new WeakMap<Page, Set<Request>>();

function countRequests(page: Page): void {
  const asked = new Set<Request>();
  onTheWay.set(page, asked);
  page.on('request', (request) => asked.add(request));
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
}

async function startProduct(dataDir: string): Promise<{ url: string; proposal: string }> {
  const product = await Product.start({ profile: 'start', dataDir, demo: true });
  const { proposal } = await postRecords(new Api(product.url));
  writeFileSync(join(dataDir, 'server.pid'), String(product.leaveRunning()));
  return { url: product.url, proposal };
}
