import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { LOCALES } from '../support/browser';
import { untilShown } from './house';

/** What is wrong with a page, by the rows of UI.md section 11 that it breaks. */
export type PageFaults = Record<Row, string[]>;

export const ROWS = {
  A1: 'has nothing that axe finds wrong in eight dresses',
  A2: 'tells every status by a word and an icon',
  A6: 'never scrolls sideways, at 320 px and at twice the size neither',
  D1: 'asks no other host for anything, and logs no error',
  D3: 'speaks one language at a time, and no key of a text',
  D5: 'has no white panel in the dark',
};
type Row = keyof typeof ROWS;

const WIDTHS = [1280, 390];
/** The narrowest phone; and half of a laptop, which is what is left of it at 200 %. */
const NARROW = [640, 320];

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Only the list of violations is made; nothing is left out of what is looked for. */
const RUN_AXE = `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] }).then(
  ({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160)))`;

const OVERFLOW = 'Math.max(0, document.documentElement.scrollWidth - innerWidth)';

const STATUSES = `[...document.querySelectorAll('.status')]
  .filter((chip) => chip.querySelector('svg') === null || chip.textContent.trim() === '')
  .map((chip) => chip.outerHTML.slice(0, 160))`;

/** Five in a hundred of what is seen: what is smaller may be a picture. */
const WHITE_PANELS = `[...document.querySelectorAll('body, body *')]
  .filter((element) => getComputedStyle(element).backgroundColor === 'rgb(255, 255, 255)')
  .filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width * height > 0.05 * innerWidth * innerHeight;
  })
  .map((element) => element.outerHTML.slice(0, 100))`;

/** Texts as they are read, but for those that say themselves which language they are in, or that are in none. */
const TEXTS = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    const own = parentElement.closest('[lang], [translate=no], code, script, style');
    if (own === null || own === document.documentElement) texts.push(data.trim());
  }
  return texts.filter((text) => text !== '');
})()`;

/** Colours fade into one another: only where they have arrived are they what is read. */
const FINISH_ANIMATIONS = `document.getAnimations()
  .filter((animation) => animation.effect.getComputedTiming().iterations !== Infinity)
  .forEach((animation) => animation.finish())`;

interface Words {
  [key: string]: string | Words;
}

const keysOf = (words: Words, before = ''): string[] =>
  Object.entries(words).flatMap(([key, word]) =>
    typeof word === 'string' ? [before + key] : keysOf(word, `${before}${key}.`),
  );

const KEYS = new Set(keysOf(JSON.parse(readFileSync('apps/web/src/i18n/en.json', 'utf8')) as Words));

const IN_ANOTHER_LANGUAGE = {
  // Four words in a row are a sentence; one alone is a name or a unit.
  'zh-CN': /[A-Za-z]+ [a-z]+ [a-z]+ [a-z]+/,
  en: /\p{Script=Han}/u,
};

function strangeTexts(texts: string[], locale: (typeof LOCALES)[number]): string[] {
  return texts.filter((text) => IN_ANOTHER_LANGUAGE[locale].test(text) || KEYS.has(text));
}

/** Looks at a page that is shown in Chinese, in the light, in every dress: it is loaded once and changed. */
export async function faultsInAllDresses(page: Page): Promise<PageFaults> {
  const faults: PageFaults = { A1: [], A2: [], A6: [], D1: [], D3: [], D5: [] };
  const note = (row: Row, dress: string, found: string[]) =>
    faults[row].push(...found.map((fault) => `${dress}: ${fault}`));
  await page.evaluate(AXE);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const locale of LOCALES) {
      if ((await page.locator('html').getAttribute('lang')) !== locale) await press(page, 'language');
      for (const appearance of ['light', 'dark']) {
        await untilShown(page);
        await page.evaluate(FINISH_ANIMATIONS);
        const dress = `${width} px, ${locale}, ${appearance}`;
        note('A1', dress, await page.evaluate<string[]>(RUN_AXE));
        if (appearance === 'dark') note('D5', dress, await page.evaluate<string[]>(WHITE_PANELS));
        else {
          const texts = await page.evaluate<string[]>(TEXTS);
          note('D3', dress, strangeTexts(texts, locale));
          note('A2', dress, await page.evaluate<string[]>(STATUSES));
        }
        await press(page, 'appearance');
      }
      await noteOverflow(page, (found) => note('A6', `${width} px, ${locale}`, found));
    }
  }
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 900 });
    await noteOverflow(page, (found) => note('A6', `${width} px`, found));
  }
  return faults;
}

/** The same of a page without script, which follows the reader's settings. It is in the language of its reader. */
export async function faultsOfPlainPage(page: Page, dress: string): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(AXE);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const here = `${width} px, ${dress}, ${colorScheme}: `;
      faults.push(...(await page.evaluate<string[]>(RUN_AXE)).map((fault) => here + fault));
    }
    const overflow = await page.evaluate<number>(OVERFLOW);
    if (overflow > 0) faults.push(`${width} px, ${dress}: ${overflow} px wider than the window`);
  }
  return faults;
}

async function noteOverflow(page: Page, note: (found: string[]) => void): Promise<void> {
  await untilShown(page);
  const overflow = await page.evaluate<number>(OVERFLOW);
  if (overflow > 0) note([`${overflow} px wider than the window`]);
}

const press = (page: Page, testId: string): Promise<void> =>
  page.evaluate(`document.querySelector('[data-testid=${testId}]').click()`);
