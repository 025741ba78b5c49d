/**
 * Goal: rows of UI.md section 11 that one page shows as well as all of them.
 * Method: a real Chromium on the product with its demonstration; each test bears the number of its row.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { House, HOUSE_TIMEOUT_MS, PAGE_TIMEOUT_MS, untilShown } from './house';
import { RESTRICTED, SEEN } from './metrology-records';

const TRACE = '/assets/mass-m8/trace?on=2026-06-30&quantity=mass';
const INVALID = '/assets/fault-6-scale?on=2026-06-30&quantity=mass&purpose=TRADE';
const BROKEN = '/certificates/fault-1-scale-2026/trace';

const styleOf = (page: Page, selector: string, property: string): Promise<string> =>
  page.evaluate(`getComputedStyle(document.querySelector('${selector}')).${property}`);

/** How something looks to whoever has chosen few colours: nothing else tells two things apart. */
const lookOf = (page: Page, selector: string): Promise<string> =>
  page.evaluate(`(() => {
    const { outlineStyle, backgroundColor, color, borderTopStyle } = getComputedStyle(document.querySelector('${selector}'));
    return [outlineStyle, backgroundColor, color, borderTopStyle].join(' ');
  })()`);

describe('the pages', () => {
  let house: House;
  let reader: BrowserContext;

  beforeAll(async () => {
    house = await House.open();
    reader = await house.reader();
  }, HOUSE_TIMEOUT_MS);
  afterAll(() => house?.close(), PAGE_TIMEOUT_MS);

  it(
    'A3 are walked by the keyboard alone: search, instrument, chain, certificate, and back',
    async () => {
      const page = await house.visit(reader, '/');
      const { keyboard } = page;
      /** Goes on by Tab until what has the focus says so, and the focus is to be seen. */
      const tabTo = async (name: RegExp) => {
        for (let step = 0; step < 60; step += 1) {
          const [text, outline] = await page.evaluate<[string, string]>(
            `(() => { const it = document.activeElement;
              return [it.dataset.testid ?? it.getAttribute('aria-label') ?? it.textContent, getComputedStyle(it).outlineStyle]; })()`,
          );
          if (name.test(text)) return outline;
          await keyboard.press('Tab');
        }
        throw new Error(`not reached by Tab: ${String(name)}`);
      };
      await tabTo(/^search-box$/);
      await keyboard.type('电子计价秤');
      await keyboard.press('Enter');
      await page.waitForURL(/query=/);
      await untilShown(page);
      expect(await tabTo(/^电子计价秤 15 kg/)).not.toBe('none');
      await keyboard.press('Enter');
      await page.waitForURL(/\/assets\/mass-m8/);
      await untilShown(page);
      expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN');
      await tabTo(/^溯源$/);
      await keyboard.press('Enter');
      await page.waitForURL(/\/trace/);
      await untilShown(page);
      expect(await tabTo(/^RETAIL-S-2026-0031$/)).not.toBe('none');
      await keyboard.press('Enter');
      await page.waitForURL(/\/certificates\/mass-m8-2026/);
      await page.goBack();
      await page.waitForURL(/\/assets\/mass-m8\/trace/);
      await page.close();
    },
    PAGE_TIMEOUT_MS,
  );

  it(
    'A8 tell in forced colours what is chosen, which link fails and where the chain starts',
    async () => {
      const few = await house.reader({ forcedColors: true });
      const page = await house.visit(few, BROKEN);
      const differ = async (chosen: string, other: string) => {
        const [one, another] = [await lookOf(page, chosen), await lookOf(page, other)];
        expect([chosen, one === another]).toEqual([chosen, false]);
      };
      await differ('.ant-segmented-item-selected', '.ant-segmented-item:not(.ant-segmented-item-selected)');
      await differ('.chain-start', '.chain-node:not(.chain-start)');
      await page.locator('.ant-segmented-item').last().click();
      const [failing, other] = ['.row-first-failing td', 'tbody tr:not(.row-first-failing) td'];
      expect(await styleOf(page, failing, 'borderTopWidth')).not.toBe(
        await styleOf(page, other, 'borderTopWidth'),
      );
      await house.show(page, '/calculators/conformity');
      await differ('.tabs [aria-current]', '.tabs a:not([aria-current])');
      await differ('.frame-header nav [aria-current]', '.frame-header nav a:not([aria-current])');
      await house.show(page, '/schemes/JJG%202053-2016?level=F1');
      await differ('.scheme-level[aria-current]', '.scheme-level:not([aria-current])');
      await few.close();
    },
    PAGE_TIMEOUT_MS,
  );

  it(
    'A8 move nothing for those who want no movement',
    async () => {
      const still = await house.reader({ reducedMotion: true });
      const page = await house.visit(still, TRACE);
      await page.locator('.ant-segmented-item').last().click();
      await page.getByTestId('appearance').click();
      const moving = 'document.getAnimations().filter(({ playState }) => playState === "running").length';
      expect(await page.evaluate<number>(moving)).toBe(0);
      await still.close();
    },
    PAGE_TIMEOUT_MS,
  );

  it(
    'B5 keep the moment over the pages until somebody goes back to the newest',
    async () => {
      const page = await house.visit(reader, '/assets/mass-m8?on=2026-06-30&knownAt=200');
      const banner = page.getByTestId('moment-banner');
      expect(await banner.innerText()).toContain('2026-06-30');
      await page.locator('main').getByRole('link', { name: '溯源', exact: true }).first().click();
      await page.waitForURL(/\/trace\?.*knownAt=200/);
      await untilShown(page);
      await page.getByRole('link', { name: '到器具页' }).click();
      await page.waitForURL(/\/assets\/mass-m8\?.*knownAt=200/);
      await untilShown(page);
      await banner.getByRole('button').click();
      await page.waitForURL((url) => !url.searchParams.has('knownAt'));
      await page.close();
    },
    PAGE_TIMEOUT_MS,
  );

  it(
    'B7 draw what the reader may not know dashed, as restricted, and name it nowhere',
    async () => {
      const path = `/certificates/${SEEN.certificate.id}/trace`;
      const page = await house.visit(reader, path);
      const hidden = page.locator('.chain-restricted');
      await hidden.waitFor();
      expect(await hidden.innerText()).toContain('受限');
      expect(await styleOf(page, '.chain-restricted', 'borderTopStyle')).toBe('dashed');
      const { text } = await house.api.get(`/v1${path}`);
      const told = [text, await page.content()];
      for (const secret of [RESTRICTED.asset.serialNumber, RESTRICTED.asset.name.zh])
        expect(told.filter((each) => each.includes(secret))).toEqual([]);
      await page.close();
    },
    PAGE_TIMEOUT_MS,
  );

  it(
    'B8 say which filter leaves certificates out, and take it away',
    async () => {
      const page = await house.visit(reader, TRACE);
      const drawn = page.locator('.chain-node');
      await drawn.first().waitFor();
      const all = await drawn.count();
      await page.getByText('只看通往国家基准的路').click();
      const filtered = page.locator('.ant-alert', { hasText: `${all}` });
      await filtered.waitFor();
      expect(await drawn.count()).toBeLessThan(all);
      await filtered.getByRole('button').click();
      await filtered.waitFor({ state: 'detached' });
      expect(await drawn.count()).toBe(all);
      await page.close();
    },
    PAGE_TIMEOUT_MS,
  );

  it(
    'tell on a phone without scrolling what it is, whether it is good, and why, under one row of tools',
    async () => {
      const onPhone = await house.reader({ width: 390, height: 844 });
      const page = await house.visit(onPhone, INVALID);
      const box = async (selector: string) => {
        const found = await page.locator(selector).first().boundingBox();
        if (found === null) throw new Error(`not shown: ${selector}`);
        return found;
      };
      const ends = async (selector: string) => {
        const { y, height } = await box(selector);
        return y + height;
      };
      expect(await ends('header')).toBeLessThanOrEqual(56);
      expect((await box('.question-fold')).height).toBeLessThan(44);
      for (const part of ['h1', '[data-testid=validity] .status-big', '[data-testid=validity] .findings a'])
        expect([part, (await ends(part)) < 844]).toEqual([part, true]);
      await house.show(page, BROKEN);
      for (const part of ['h1', '[data-testid=verdict] .status-big', '[data-testid=first-failing] a'])
        expect([part, (await ends(part)) < 844]).toEqual([part, true]);
      await onPhone.close();
    },
    PAGE_TIMEOUT_MS,
  );
});
