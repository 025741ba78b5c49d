/**
 * Goal: what was found of a standard stands on its page, and those who may do something about it can.
 * Method: the gauge of the demonstration that was found far beyond its class, in a real Chromium.
 */
import { House, HOUSE_TIMEOUT_MS, PAGE_TIMEOUT_MS, untilShown } from './house';

const PATH = '/assets/pressure-p3';

describe('what was found of a standard', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open();
  }, HOUSE_TIMEOUT_MS);
  afterAll(() => house?.close(), PAGE_TIMEOUT_MS);

  it(
    'is told with its days and signs to an inspector, who does nothing about it',
    async () => {
      const page = await house.visit(await house.reader(), PATH);
      const panel = page.getByTestId('suspicions');
      const text = await panel.innerText();
      for (const part of ['pressure-p3-2026', '2025-06-10 → 2026-06-03', '1 MPa: +12.5 kPa', '未处理'])
        expect(text).toContain(part);
      expect(await panel.locator('form').count()).toBe(0);
      const nothingFound = await house.visit(page.context(), '/assets/mass-m8');
      expect(await nothingFound.getByTestId('suspicions').count()).toBe(0);
      await page.context().close();
    },
    PAGE_TIMEOUT_MS,
  );

  it(
    'is told of a comparison by the En that its figures come to, beside the one it states',
    async () => {
      const page = await house.visit(await house.reader(), '/certificates/ac-v2-compared-2026');
      const row = page.getByTestId('points').locator('tbody tr');
      const text = await row.innerText();
      // 2.1 mV / sqrt(0.7² + 0.6²) mV
      for (const part of ['2.28', '2.278', '不满意']) expect(text).toContain(part);
      expect(text).not.toContain('与所述 En 不符');
      await page.context().close();
    },
    PAGE_TIMEOUT_MS,
  );

  it(
    'is dismissed with a reason, and not without',
    async () => {
      const page = await house.visit(await house.reader({}, { role: 'admin' }), PATH);
      const form = page.getByTestId('suspicion-dismissals');
      await form.locator('button').click();
      await form.locator('.ant-form-item-has-error').waitFor();
      await form.locator('textarea').fill('摔落在检定之后');
      await form.locator('button').click();
      await page.waitForURL(/waitFor=/);
      await untilShown(page);
      const panel = page.getByTestId('suspicions');
      await panel.getByText('已排除').waitFor();
      expect(await panel.locator('form').count()).toBe(0);
      await page.context().close();
    },
    PAGE_TIMEOUT_MS,
  );
});
