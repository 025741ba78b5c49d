/**
 * Goal: rows A1, A2, A6, D1, D3 and D5 of UI.md section 11 on every route of the pages: both languages, light and
 * dark, wide and on a phone.
 * Method: each page is loaded once and changed by its own buttons and the size of its window; two pages at a time.
 */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsInAllDresses, faultsOfPlainPage, ROWS, type PageFaults } from './dressed-page';
import { LOCALES } from '../support/browser';
import { House, HOUSE_TIMEOUT_MS, PAGE_TIMEOUT_MS } from './house';
import { CERTIFICATE, FINDING, FOUND_WRONG, MATERIAL } from './metrology-records';

interface Dressed {
  path: string;
  /** What is done on the page before it is looked at. */
  prepare?: (page: Page) => Promise<void>;
}

const calculated = (calculator: string, example: string): Dressed => ({
  path: `/calculators/${calculator}`,
  prepare: async (page) => {
    await page.getByTestId(`example-${example}`).click();
    await page.locator('button[type=submit]').click();
    await page.getByTestId('answer').waitFor();
  },
});

/** Every page of the product, with something on it. */
const PAGES: Record<string, Dressed> = {
  search: { path: '/' },
  found: { path: '/?query=M1' },
  asset: { path: '/assets/mass-m8?on=2026-06-30' },
  'an asset that is void for its purpose': {
    path: '/assets/fault-6-scale?on=2026-06-30&quantity=mass&purpose=TRADE',
  },
  'a standard found wrong': { path: `/assets/${FOUND_WRONG}?on=2026-06-30` },
  'a standard found out': { path: '/assets/pressure-p3' },
  'a reference material': { path: `/assets/${MATERIAL.id}?on=2026-07-30` },
  trace: { path: '/assets/mass-m8/trace?on=2026-06-30&quantity=mass' },
  'a trace with a gap': { path: '/certificates/fault-1-scale-2026/trace' },
  'a trace with many findings': { path: `/certificates/${CERTIFICATE.id}/trace` },
  'the impact of a restated standard': { path: '/assets/mass-m0/impact?from=2021-01-01&to=2023-03-01' },
  'the impact of a certificate': { path: '/certificates/mass-m7-2025/impact' },
  certificate: { path: '/certificates/mass-m8-2026' },
  'a certificate with everything': { path: `/certificates/${CERTIFICATE.id}` },
  'new calibration': { path: '/calibrations/new?asset=mass-m8' },
  'new calibration, unfolded': {
    path: '/calibrations/new?asset=mass-m8',
    prepare: async (page) => {
      for (const summary of await page.locator('summary').all()) await summary.click();
    },
  },
  'an impact case': { path: `/impact-cases/${FINDING.id}` },
  organizations: { path: '/organizations?query=%E6%BC%94%E7%A4%BA' },
  organization: { path: '/organizations/demo-province' },
  quantities: { path: '/quantities' },
  certificates: { path: '/certificates' },
  schemes: { path: '/schemes' },
  'impact cases': { path: '/impact-cases' },
  proposals: { path: '/proposals' },
  proposal: { path: '/proposals/:proposal' },
  'a scheme with branches': { path: '/schemes/JJG%202053-2016?level=F1' },
  'a scheme in one column': { path: '/schemes/JJG%202056-1990' },
  calculators: { path: '/calculators' },
  'a budget': calculated('uncertainty', 'endGauge'),
  'a decision': calculated('conformity', 'undetermined'),
  risks: calculated('risks', 'guarded'),
  'a comparison': calculated('comparison', 'compared'),
  'an interval': calculated('intervals', 'fifteen'),
  'nothing of this name': { path: '/assets/nobody' },
  'no page': { path: '/nowhere' },
};

const known = new URLSearchParams({ issuer: 'demo-county', number: 'COUNTY-M-2025-0645' });

const PLAIN_PAGES: Record<string, Dressed> = {
  'the public check': { path: '/check' },
  'a certificate that is checked': { path: `/check?${known.toString()}` },
  'nothing to check': { path: '/check?issuer=demo-retail&number=none' },
  'the reference of the API': {
    path: '/docs#post-v1-calibrations',
    // All of it takes axe minutes: what was opened, and two of each group, stand for the others.
    prepare: (page) =>
      page.evaluate(`[...document.querySelectorAll('section')].forEach((section) =>
        [...section.querySelectorAll('details:not([open])')].slice(2).forEach((fold) => fold.remove()))`),
  },
};

/** Two cores draw two pages at a time; more would only wait. */
const AT_A_TIME = 2;

describe('in every dress', () => {
  let house: House;
  const looked = new Map<string, Promise<PageFaults>>();

  beforeAll(async () => {
    house = await House.open();
    const readers = await Promise.all(
      Array.from({ length: AT_A_TIME }, () => house.reader({}, { role: 'regulator' })),
    );
    Object.entries(PAGES).forEach(([name, page], i) => {
      const reader = readers[i % AT_A_TIME]!;
      const before = [...looked.values()].at(-AT_A_TIME);
      const faults = Promise.resolve(before)
        .catch(() => null)
        .then(() => lookAt(reader, page));
      // A test awaits it later; until then a failure is nobody's.
      faults.catch(() => null);
      looked.set(name, faults);
    });
  }, HOUSE_TIMEOUT_MS);
  afterAll(() => house?.close(), PAGE_TIMEOUT_MS);

  async function lookAt(reader: BrowserContext, { path, prepare }: Dressed): Promise<PageFaults> {
    const page = await reader.newPage();
    const told: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(house.url) && !request.url().startsWith('data:'))
        told.push(request.url());
    });
    page.on('console', (message) => {
      // The browser itself reports what was not found, which is what two of the pages are about.
      if (message.type() === 'error' && !message.text().includes('404')) told.push(message.text());
    });
    page.on('pageerror', (error) => told.push(String(error)));
    await house.show(page, path.replace(':proposal', house.proposal));
    await prepare?.(page);
    const faults = await faultsInAllDresses(page);
    await page.close();
    return { ...faults, D1: told };
  }

  describe.each(Object.keys(PAGES))('%s', (name) => {
    it.each(Object.entries(ROWS))(
      '%s: %s',
      async (row) => {
        expect((await looked.get(name))?.[row as keyof PageFaults]).toEqual([]);
      },
      // The first row of a page waits for all of it, and for its turn.
      PAGE_TIMEOUT_MS * 4,
    );
  });

  it.each(Object.entries(PLAIN_PAGES))(
    '%s, which has no script: A1, A6 and A7',
    async (_, { path, prepare }) => {
      for (const locale of LOCALES) {
        const reader = await house.reader({ locale });
        const page = await reader.newPage();
        await page.goto(house.url + path);
        await prepare?.(page);
        expect(await faultsOfPlainPage(page, locale)).toEqual([]);
        await reader.close();
      }
    },
    PAGE_TIMEOUT_MS * 4,
  );

  it(
    'a link to an operation or a schema opens it in the reference',
    async () => {
      const reader = await house.reader();
      const page = await reader.newPage();
      await page.goto(`${house.url}/docs#post-v1-calibrations`);
      const opened = page.locator('details[open]');
      expect(await opened.locator('h3').allInnerTexts()).toEqual(['POST /v1/calibrations']);
      await opened.getByRole('link', { name: 'RecordCalibrationBody' }).click();
      await page.locator('#schema-RecordCalibrationBody').waitFor({ state: 'visible' });
      await reader.close();
    },
    PAGE_TIMEOUT_MS,
  );

  it('every route stands among these pages', () => {
    const routes = [...readFileSync('apps/web/src/app.tsx', 'utf8').matchAll(/<Route path="([^"]+)"/g)];
    expect(routes.length).toBeGreaterThan(10);
    const paths = Object.values(PAGES).map(({ path }) => path.split('?')[0] ?? '');
    const visited = (route: string) => {
      const like = new RegExp(`^${route.replace('*', '.*').replaceAll(/:\w+/g, '[^/]+')}$`);
      return paths.some((path) => like.test(path));
    };
    expect(routes.map(([, route]) => route ?? '').filter((route) => !visited(route))).toEqual([]);
  });
});
