/**
 * Goal: people get from the pages what the answers say, by eye, by keyboard and by screen reader, in both languages.
 * Method: the built product with its demonstration in a real Chromium; what axe finds stands in dresses.e2e.spec.ts.
 */
import type { BrowserContext } from 'playwright-core';
import { readerIn } from '../support/browser';
import { until } from '../support/until';
import { House, HOUSE_TIMEOUT_MS, PAGE_TIMEOUT_MS, untilShown } from './house';

/** Of scripts and styles of the first page, on the wire. */
const FIRST_LOAD_BYTES_MAX = 400_000;

/** Pages that are looked at closely. */
const PAGES = {
  trace: '/assets/mass-m8/trace?on=2026-06-30&quantity=mass',
  'trace with a gap': '/certificates/fault-1-scale-2026/trace',
  impact: '/certificates/temperature-t4-2023/impact',
  'new calibration': '/calibrations/new?asset=mass-m8',
};

describe('the pages', () => {
  let house: House;
  let reader: BrowserContext;

  beforeAll(async () => {
    house = await House.open();
    reader = await house.reader();
  }, HOUSE_TIMEOUT_MS);
  afterAll(() => house?.close(), PAGE_TIMEOUT_MS);

  describe('to an inspector', () => {
    it(
      'find an instrument by its Chinese name and lead to its chain',
      async () => {
        const page = await house.visit(reader, '/');
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
      'open their lists and calendars where as little movement as possible is asked for',
      async () => {
        const page = await reader.newPage();
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await page.goto(house.url + PAGES['new calibration'], { waitUntil: 'networkidle' });
        for (const [opener, popup] of [
          // The kind of the certificate; the boxes before it are typed into.
          ['.ant-select:has-text("校准")', '.ant-select-dropdown'],
          ['.ant-picker', '.ant-picker-dropdown'],
        ] as const) {
          await page.locator(`main ${opener}`).first().click();
          const opened = page.locator(popup).last();
          await opened.waitFor({ state: 'visible' });
          const look = await page.evaluate<{ opacity: string; height: number }>(
            `(() => {
              const it = [...document.querySelectorAll('${popup}')].at(-1);
              return { opacity: getComputedStyle(it).opacity, height: it.getBoundingClientRect().height };
            })()`,
          );
          expect([popup, look.opacity, look.height > 20]).toEqual([popup, '1', true]);
          await page.keyboard.press('Escape');
        }
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'keep the focus in the box after a search, and show on Back what was asked before',
      async () => {
        const page = await house.visit(reader, '/');
        const box = page.getByTestId('search-box');
        await box.fill('计价秤');
        await page.keyboard.press('Enter');
        await page.waitForURL(/query=/);
        await page.locator('#results-title').waitFor();
        expect(await page.evaluate('document.activeElement.dataset.testid')).toBe('search-box');
        await box.fill('砝码');
        await page.keyboard.press('Enter');
        await page.waitForURL((url) => url.searchParams.get('query') === '砝码');
        // Seen, not only asked: who goes back before anything was shown never left the question before.
        await until(async () => (await page.locator('main').innerText()).includes('“砝码”'));
        await page.goBack();
        await until(async () => (await box.inputValue()) === '计价秤');
        expect(await page.evaluate('document.activeElement.dataset.testid')).toBe('search-box');
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'say without alarm that something was not recorded yet at a position, and in red that there is none',
      async () => {
        const page = await house.visit(reader, '/certificates/fault-1-scale-2026/trace?knownAt=50');
        const problem = page.getByTestId('problem');
        expect(await problem.getAttribute('class')).toContain('ant-alert-info');
        await house.show(page, '/certificates/nobody');
        expect(await problem.getAttribute('class')).toContain('ant-alert-error');
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'keep the focus in the filter of a list, and show on Back what it was before',
      async () => {
        const page = await house.visit(reader, '/organizations');
        const box = page.getByLabel('名称');
        const rows = page.getByTestId('organizations').locator('tbody tr');
        await until(async () => (await rows.count()) > 1);
        await box.fill('县计量');
        await page.keyboard.press('Enter');
        await until(async () => (await rows.count()) === 1);
        expect(await page.evaluate('document.activeElement.id')).toBe('filter-query');
        expect(new URL(page.url()).searchParams.get('query')).toBe('县计量');
        await page.goBack();
        await until(async () => (await rows.count()) > 1);
        expect(await box.inputValue()).toBe('');
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it.each([
      '/assets/nobody',
      '/certificates/nobody',
      '/impact-cases/nobody',
      '/schemes/nobody',
      '/nowhere',
    ])(
      'have a heading and a way on where nothing is: %s',
      async (path) => {
        const page = await house.visit(reader, path);
        const heading = page.getByRole('heading', { level: 1 });
        await heading.waitFor();
        expect(await heading.count()).toBe(1);
        await page.locator('main').getByRole('link', { name: '回到查询' }).click();
        await page.getByTestId('search-box').waitFor();
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'say in the new language, too, what the service said in the old one',
      async () => {
        const page = await house.visit(reader, '/assets/nobody');
        const problem = page.getByTestId('problem');
        await problem.waitFor();
        const before = await problem.innerText();
        await page.getByRole('button', { name: 'English' }).click();
        await until(async () => !/[\u4e00-\u9fff]/.test(await problem.innerText()));
        expect(before).toMatch(/[\u4e00-\u9fff]/);
        await page.getByRole('button', { name: '中文' }).click();
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'ask again as whoever the reader becomes on a page that is open',
      async () => {
        const page = await house.visit(await house.reader(), PAGES.trace);
        const askedAs: (string | undefined)[] = [];
        page.on('request', (request) => {
          if (request.url().includes('/mass-m8/trace?')) askedAs.push(request.headers()['authorization']);
        });
        await page.getByTestId('role-switcher').click();
        await page.getByLabel(/姓名标识/).fill('inspector-2');
        await page.locator('.popover-form button[type=submit]').click();
        await until(() => askedAs.length > 0);
        await untilShown(page);
        const session = await page.evaluate<string>(`sessionStorage.getItem('suyuan.session')`);
        expect([...new Set(askedAs)]).toEqual([`Bearer ${(JSON.parse(session) as { token: string }).token}`]);
        await page.getByTestId('verdict').waitFor();
        await page.context().close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'D2 come compressed, each file named by its hash to be kept',
      async () => {
        const page = await reader.newPage();
        const sent: { path: string; encoding: string; cache: string; bytes: number }[] = [];
        page.on('response', (response) => {
          const { pathname } = new URL(response.url());
          if (!/\.(js|css)$/.test(pathname)) return;
          const { 'content-encoding': encoding = '', 'cache-control': cache = '' } = response.headers();
          const bytes = Number(response.headers()['content-length']);
          sent.push({ path: pathname, encoding, cache, bytes });
        });
        await page.goto(house.url, { waitUntil: 'networkidle' });
        await page.close();
        expect(sent.length).toBeGreaterThan(1);
        const long = sent.filter(({ bytes }) => bytes >= 1_024);
        expect(long.map(({ encoding }) => encoding)).toEqual(long.map(() => 'br'));
        for (const { path, cache } of sent)
          expect([path, cache]).toEqual([path, expect.stringMatching(/immutable/)]);
        expect(sent.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(FIRST_LOAD_BYTES_MAX);
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'B6, A5 say the gap in words beside the link it belongs to, and in the table the same',
      async () => {
        const page = await house.visit(reader, PAGES['trace with a gap']);
        const { body } = await house.api.get('/v1/certificates/fault-1-scale-2026/trace');
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
      'A4 name every drawn certificate to those who do not see it',
      async () => {
        const page = await house.visit(reader, PAGES.trace);
        const { body } = await house.api.get('/v1/assets/mass-m8/trace', {
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
        expect(names).toHaveLength(Object.keys(body.certificates as object).length);
        const reached = nodes.and(page.locator('[tabindex="0"]'));
        expect(await reached.count()).toBe(names.length);
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'count an impact first and list it below',
      async () => {
        const page = await house.visit(reader, PAGES.impact);
        expect(await page.getByTestId('impact-counts').innerText()).toContain('40');
        expect(await page.locator('table').last().locator('tbody tr').count()).toBeGreaterThan(10);
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'C2, C4 check a certificate without a script, without a cookie, and without naming the owner',
      async () => {
        const plain = await readerIn(house.browser, { javaScriptEnabled: false });
        const { body } = await house.api.get('/v1/certificates/mass-m8-2026');
        const { issuer, certificateNumber, asset } = body.certificate as Record<string, string>;
        const owned = await house.api.get(`/v1/assets/${asset}`);
        const serialEnd = (owned.body.asset as { serialNumber: string }).serialNumber.slice(-4);
        const page = await plain.newPage();
        const reply = await page.goto(
          `${house.url}/check?${new URLSearchParams({ issuer: issuer!, number: certificateNumber!, serialEnd }).toString()}`,
        );
        expect(reply?.status()).toBe(200);
        expect((await reply?.body())?.length).toBeLessThan(30_000);
        const text = await page.locator('body').innerText();
        expect(text).toContain(certificateNumber);
        expect(text).toContain('电子计价秤');
        expect(text).not.toContain('demo-retail');
        expect(await plain.cookies()).toEqual([]);
        await plain.close();
      },
      PAGE_TIMEOUT_MS,
    );
  });
});
