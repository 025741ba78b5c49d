// Goal: the question of a page takes parameters, shows them and asks them. Method: the form of an instrument's trace.
import { House, HOUSE_TIMEOUT_MS, PAGE_TIMEOUT_MS, untilShown } from './house';

let house: House;

beforeAll(async () => {
  house = await House.open();
}, HOUSE_TIMEOUT_MS);

afterAll(() => house?.close());

it(
  'a question at parameters stands in the address and is asked one by one',
  async () => {
    const reader = await house.reader({ locale: 'en' });
    const page = await house.visit(
      reader,
      '/assets/mass-m8/trace?on=2026-07-01&quantity=mass&value=1&unit=kg',
    );
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByLabel('Parameters (optional)').fill('frequency:1 kHz; analyte:Pb');
    await page.getByRole('button', { name: 'Trace' }).click();
    await page.waitForURL(/parameter=/);
    await untilShown(page);
    const [question = ''] = asked.filter((url) => url.includes('/v1/assets/mass-m8/trace'));
    expect(new URL(question).searchParams.getAll('parameter')).toEqual(['frequency:1 kHz', 'analyte:Pb']);
    expect(await page.getByLabel('Parameters (optional)').inputValue()).toBe('frequency:1 kHz; analyte:Pb');
    await reader.close();
  },
  PAGE_TIMEOUT_MS * 2,
);
