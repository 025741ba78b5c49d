/**
 * Goal: the picture of a chain holds every word of it: nothing is cut, nothing covers anything, lines meet their ends.
 * Method: the largest chain and the fullest faults of the demonstration, drawn by a real Chromium in both languages
 * and with larger letters; the boxes measured as they are drawn.
 */
import type { Page } from 'playwright-core';
import { untilItPasses } from '../support/until';
import { House, HOUSE_TIMEOUT_MS, PAGE_TIMEOUT_MS, SHOWN_WITHIN_MS, untilShown } from './house';
import { CERTIFICATE } from './metrology-records';
import { PICTURE_FAULTS } from './picture-faults';

const CHAINS = {
  'a long chain': '/assets/mass-m8/trace?on=2026-06-30&quantity=mass',
  'a certificate with many findings': `/certificates/${CERTIFICATE.id}/trace`,
  'a fault of uncertainties': '/certificates/fault-2-2026/trace',
};

/** As somebody sets them who reads badly: every text of the picture half as large again. */
const LARGER_LETTERS =
  '.chain-node, .chain-node *, .chain-label, .level-names { font-size: 19px !important }';

describe('the picture of', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open();
  }, HOUSE_TIMEOUT_MS);
  afterAll(() => house?.close(), PAGE_TIMEOUT_MS);

  /** It is laid out once more when the browser has drawn it: the last layout counts. */
  const expectWhole = (page: Page) =>
    untilItPasses(async () => {
      expect(await page.evaluate(PICTURE_FAULTS)).toEqual([]);
    }, SHOWN_WITHIN_MS);

  it.each(Object.entries(CHAINS))(
    '%s cuts nothing and covers nothing, in both languages and with larger letters',
    async (_, path) => {
      const reader = await house.reader();
      const page = await house.visit(reader, path);
      expect(await page.locator('.chain-node').count()).toBeGreaterThan(1);
      await expectWhole(page);
      await page.getByTestId('language').click();
      await untilShown(page);
      await expectWhole(page);
      await page.addStyleTag({ content: LARGER_LETTERS });
      await expectWhole(page);
      await reader.close();
    },
    PAGE_TIMEOUT_MS * 2,
  );
});
