/**
 * Goal: a laboratory calculates in the browser and files the sheet that the printer gives.
 * Method: the built product in a real Chromium; published examples loaded, changed, calculated, refused and printed.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { House, HOUSE_TIMEOUT_MS, PAGE_TIMEOUT_MS } from './house';

describe('the calculators', () => {
  let house: House;
  let reader: BrowserContext;

  beforeAll(async () => {
    house = await House.open();
    reader = await house.reader();
  }, HOUSE_TIMEOUT_MS);
  afterAll(() => house?.close(), PAGE_TIMEOUT_MS);

  /** Opens a calculator, and loads an example. */
  async function open(calculator: string, example: string): Promise<Page> {
    const page = await house.visit(reader, `/calculators/${calculator}`);
    await page.getByTestId(`example-${example}`).click();
    return page;
  }

  const submit = (page: Page) => page.locator('button[type=submit]').click();

  async function calculate(page: Page): Promise<void> {
    await submit(page);
    await page.getByTestId('answer').waitFor();
  }

  describe('to a laboratory', () => {
    it(
      'give the budget of EA-4/02 S2 and print it as a table on white paper, without the page around it',
      async () => {
        const page = await open('uncertainty', 'weight');
        await calculate(page);
        expect(await page.getByTestId('stated').innerText()).toContain('(10000.025 ± 0.059) g');
        const table = page.getByTestId('budget-table');
        const lines = await table.locator('tbody tr').allInnerTexts();
        // Five inputs, and the output they make; the estimates as they were typed.
        expect(lines).toHaveLength(6);
        expect(lines[0]).toMatch(
          /10000\.005\s+0\.0225\s+证书，U = 0\.045，k = 2\s+1\s+0\.0225\s+∞\s+59\.1 %/,
        );
        expect(lines[1]).toMatch(/0\.000\s+0\.0086603\s+矩形，±0\.015/);
        expect(lines[5]).toContain('0.029262');

        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        for (const hidden of ['header', 'footer', 'form', '.tabs', '.examples']) {
          expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false]);
        }
        expect(await page.locator('h1').innerText()).toBe('不确定度评定');
        const head = "getComputedStyle(document.querySelector('[data-testid=budget-table] thead')).display";
        expect(await page.evaluate<string>(head)).toBe('table-header-group');
        const pdf = (await page.pdf({ format: 'A4', tagged: true })).toString('latin1');
        const tags = (role: string) => pdf.split(`/S /${role}\n`).length - 1;
        // A4 is as narrow as a phone: there the rows must not become cards. Three cells of the output's line are empty.
        expect([tags('Table'), tags('TH'), tags('TR'), tags('TD')]).toEqual([1, 8, 7, 45]);
        expect(pdf).toContain('/Lang (zh-CN)');
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'set the trials beside the GUM, and say that the sheet is older than the fields',
      async () => {
        const page = await open('uncertainty', 'endGauge');
        await page.locator('input[value=MONTE_CARLO]').check();
        await page.getByLabel('试验次数').fill('20000');
        await page.getByLabel('随机数种子').fill('7');
        await calculate(page);
        expect(await page.getByTestId('output-facts').innerText()).toMatch(/16\.752\s*→ 16/);
        const trials = page.getByTestId('monte-carlo');
        expect(await trials.innerText()).toContain('20000 次试验，种子 7');
        expect(await trials.locator('tbody tr').count()).toBe(3);
        const answer = page.getByTestId('answer');
        expect(await answer.innerText()).not.toContain('已改动');
        await page.getByLabel('包含概率 p').fill('0.95');
        expect(await answer.innerText()).toContain('已改动');
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'put every refusal beside its field, take it away when it is mended, and keep the draft',
      async () => {
        const page = await open('uncertainty', 'weight');
        await page.getByLabel('表达式').fill('m_S + * 2');
        await page.getByLabel('扩展不确定度 U').fill('');
        await submit(page);
        await page.getByTestId('problem').waitFor();
        const within = async (label: string, code: string) => {
          const field = page.locator('.ant-form-item', { has: page.getByLabel(label) });
          expect(await field.locator('.ant-form-item-explain-error').innerText()).toContain(code);
        };
        await within('表达式', 'EXPRESSION_SYNTAX');
        await within('扩展不确定度 U', 'INPUT_INCOMPLETE');

        // The pages of the product are one: another one in between costs nothing.
        await page.getByRole('link', { name: '符合性判定' }).click();
        await page.getByLabel('判定规则').first().waitFor();
        await page.goBack();
        expect(await page.getByLabel('表达式').inputValue()).toBe('m_S + * 2');
        await page.getByLabel('表达式').fill('2 * m_S');
        await page.getByLabel('扩展不确定度 U').fill('0.045');
        await calculate(page);
        expect(await page.getByTestId('stated').innerText()).toContain('(20000.010 ± 0.090) g');
        expect(await page.locator('.ant-form-item-has-error').count()).toBe(0);
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'tell a verdict by word and icon, with its picture in words',
      async () => {
        const page = await open('conformity', 'undetermined');
        await calculate(page);
        const verdict = page.getByTestId('decision-verdict');
        expect(await verdict.innerText()).toContain('待定');
        expect(await verdict.locator('svg').count()).toBe(1);
        const picture = page.getByRole('img', { name: '数轴图' });
        expect(await picture.getAttribute('aria-label')).toContain(
          '测得值 5.9 ± 3；允许区间 -6 … 6；接收区间 -3 … 3',
        );
        const facts = await page.getByTestId('decision-facts').innerText();
        expect(facts).toContain('JJF 1094-2002, 5.3.1');
        expect(facts).toContain('52.66 %');
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'compare with a reference value, and say what a rule assumes of what is inspected',
      async () => {
        const comparison = await open('comparison', 'compared');
        await calculate(comparison);
        expect(await comparison.getByTestId('comparison-verdict').innerText()).toMatch(/满意[^]*0\.743/);
        await comparison.close();
        const falseAccepts = await open('conformity', 'falseAccepts');
        await calculate(falseAccepts);
        const verdict = falseAccepts.locator('section.verdict');
        expect(await verdict.innerText()).toContain('居中于两限之间，至多 2 %');
        await falseAccepts.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'answer with the risks and the interval that were published',
      async () => {
        const risks = await open('risks', 'guarded');
        await calculate(risks);
        expect(await risks.getByTestId('risks').innerText()).toMatch(/0\.988 %[^]*6\.9 %/);
        await risks.close();
        const interval = await open('intervals', 'fifteen');
        await calculate(interval);
        expect(await interval.getByTestId('interval').innerText()).toContain('231 天');
        await interval.close();
      },
      PAGE_TIMEOUT_MS,
    );
  });
});
