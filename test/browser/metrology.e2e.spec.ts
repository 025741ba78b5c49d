/**
 * Goal: the pages show what the rules of metrology found, and record what a regulator does about it.
 * Method: the built product with its demonstration in a real Chromium; its seeded faults, and one impact case.
 */
import AxeBuilder from '@axe-core/playwright';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Api } from '../support/api';
import { openBrowser, type OpenBrowser } from '../support/browser';
import { Product, PRODUCT_START_TIMEOUT_MS } from '../support/product';
import { CERTIFICATE, FINDING, FOUND_WRONG, MATERIAL, PAGES } from './metrology-records';

const PAGE_TIMEOUT_MS = 30_000;

/** Each language, each appearance and each width stands in one of them. */
const DRESSES = [
  { name: 'Chinese, light, wide', locale: 'zh-CN', dark: false, width: 1280, height: 900 },
  { name: 'English, dark, on a phone', locale: 'en', dark: true, width: 390, height: 844 },
];

describe('the pages about metrology', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'suyuan-metrology-'));
  let product: Product;
  let api: Api;

  beforeAll(async () => {
    product = await Product.start({ profile: 'start', dataDir, demo: true });
    api = new Api(product.url);
    const laboratory = { role: 'lab', organization: 'demo-nmi' };
    const replies = [
      await api.post(`/v1/assets/${FOUND_WRONG}/nonconformities`, FINDING, { role: 'regulator' }),
      await api.post('/v1/assets', MATERIAL, laboratory),
      await api.post('/v1/calibrations', CERTIFICATE, laboratory),
    ];
    const refused = replies.filter(({ status }) => status !== 201);
    if (refused.length > 0) throw new Error(refused.map(({ text }) => text).join('\n'));
    await api.get(`/v1/certificates/${CERTIFICATE.id}`, { waitFor: String(replies[2]!.body.position) });
  }, PRODUCT_START_TIMEOUT_MS);

  afterAll(async () => {
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, PRODUCT_START_TIMEOUT_MS);

  /** Opens a page and waits until everything of it is there. */
  async function visit(browser: OpenBrowser, path: string): Promise<Page> {
    const page = await browser.context.newPage();
    page.setDefaultTimeout(PAGE_TIMEOUT_MS);
    await page.goto(product.url + path, { waitUntil: 'networkidle' });
    await page.locator('h1').first().waitFor();
    await page.locator('.wait').first().waitFor({ state: 'detached' });
    return page;
  }

  describe.each(DRESSES)('in $name', (dress) => {
    let browser: OpenBrowser;
    const errors: string[] = [];

    beforeAll(async () => {
      browser = await openBrowser(dress);
      const token = await api.token('regulator');
      const session = JSON.stringify({ token, role: 'regulator', organization: null });
      await browser.context.addInitScript({
        content: `localStorage.setItem('suyuan.language', '${dress.locale}');
          sessionStorage.setItem('suyuan.session', ${JSON.stringify(session)})`,
      });
      browser.context.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
    }, PAGE_TIMEOUT_MS);

    afterAll(async () => browser?.close(), PAGE_TIMEOUT_MS);

    it.each(Object.entries(PAGES))(
      '%s has nothing that axe finds wrong, and no sideways scrolling',
      async (_, path) => {
        const page = await visit(browser, path);
        expect(await faultsOf(page)).toEqual({ violations: [], overflow: 0 });
        expect(errors).toEqual([]);
        await page.close();
      },
      PAGE_TIMEOUT_MS * 2,
    );

    it(
      'the form for calibrations has nothing that axe finds wrong when everything is unfolded',
      async () => {
        const page = await visit(browser, '/calibrations/new?asset=mass-m8');
        for (const summary of await page.locator('summary').all()) await summary.click();
        expect(await faultsOf(page)).toEqual({ violations: [], overflow: 0 });
        await page.close();
      },
      PAGE_TIMEOUT_MS * 2,
    );
  });

  describe('to an inspector', () => {
    let browser: OpenBrowser;

    beforeAll(async () => {
      browser = await openBrowser();
    }, PAGE_TIMEOUT_MS);
    afterAll(async () => browser?.close(), PAGE_TIMEOUT_MS);

    it(
      'draw every level and every transfer of a scheme, and mark the level that was asked about',
      async () => {
        const page = await visit(browser, PAGES['a scheme with branches']);
        const { body } = await api.get('/v1/schemes/JJG%202053-2016');
        const { levels, edges } = body.scheme as { levels: unknown[]; edges: unknown[] };
        const diagram = page.getByTestId('scheme-diagram');
        expect(await diagram.locator('.scheme-level').count()).toBe(levels.length);
        expect(await diagram.locator('.scheme-edge').count()).toBe(edges.length);
        expect(await diagram.locator('[aria-current]').allInnerTexts()).toEqual([
          expect.stringContaining('F1 等级砝码'),
        ]);
        // Nothing is cut off by the box it stands in.
        const cut = await diagram
          .locator('.scheme-level')
          .evaluateAll((boxes) => boxes.filter((box) => box.scrollHeight > box.clientHeight + 1).length);
        expect(cut).toBe(0);
        expect(await page.getByTestId('scheme-edges').locator('tbody tr').count()).toBe(edges.length);
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'plot the uncertainty of every certificate that the answer tells, smaller towards the standard',
      async () => {
        const page = await visit(browser, PAGES['a trace with its uncertainties']);
        const { body } = await api.get('/v1/assets/mass-m8/trace', { on: '2026-06-30', quantity: 'mass' });
        const told = body.uncertainties as unknown[];
        const dots = page.getByTestId('uncertainty-plot').locator('circle');
        expect(told.length).toBeGreaterThan(5);
        expect(await dots.count()).toBe(told.length);
        const name = await page.getByTestId('uncertainty-plot').getByRole('img').getAttribute('aria-label');
        expect(name).toContain('U = 0.040 mg (k = 2)');
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'name the rule and the article of an uncertainty that is too good, on screen and on paper',
      async () => {
        const page = await visit(browser, PAGES['a fault of uncertainties']);
        const first = await page.getByTestId('first-failing').innerText();
        expect(first).toContain('U_NOT_GREATER_THAN_REFERENCE');
        expect(first).toContain('依据：VIM 2.41; JJF 1059.1-2012');
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        const findings = page.locator('.finding[data-code=U_BELOW_CMC]:visible');
        expect(await findings.first().innerText()).toContain('ILAC-P14:09/2020, 5');
        const pdf = (await page.pdf({ format: 'A4', tagged: true })).toString('latin1');
        expect(pdf.split('/S /TH\n').length - 1).toBeGreaterThan(0);
        expect(pdf).toContain('/Lang (zh-CN)');
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'require a verification where an instrument is used for trade, by the article of the law',
      async () => {
        const page = await visit(browser, PAGES['a fault of purpose']);
        const validity = await page.getByTestId('validity').innerText();
        expect(validity).toContain('无效');
        expect(validity).toMatch(/VERIFICATION_REQUIRED[^]*计量法 第九条/);
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'grade what rests on a standard whose value was restated',
      async () => {
        const page = await visit(browser, PAGES['a restated standard']);
        const grades = (code: string) => page.getByTestId('impact-table').locator(`[data-code=${code}]`);
        expect(await grades('MINOR').count()).toBe(2);
        expect(await grades('NEGLIGIBLE').count()).toBe(2);
        expect(await page.getByTestId('impact-grading').innerText()).toContain('-0.005 mg');
        await page.close();
        const standard = await visit(browser, '/assets/mass-m0?on=2023-06-30');
        expect(await standard.getByTestId('restatements').innerText()).toContain('-0.005 mg');
        await standard.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'tell of a reference material, its label and its certificate, what was stated and what was found',
      async () => {
        const asset = await visit(browser, PAGES['a reference material']);
        const label = await asset.getByTestId('material').innerText();
        for (const text of ['GBW(E) 080123', '2501', '1.00020 kg', '二级', '2026-06-30'])
          expect(label).toContain(text);
        // What the label's day comes to is the one state of the asset.
        expect(await asset.locator('[data-chip=state]').first().innerText()).toContain('已过期');
        await asset.close();
        const page = await visit(browser, PAGES['a certificate with everything']);
        const text = await page.locator('main').innerText();
        expect(text).toContain('保护带系数 r = 0.83');
        expect(text).toContain('ILAC-G8:09/2019, 4.2.2');
        expect(text).toContain('20.10 ℃');
        expect(text).toContain('1.00000010; 1.00000013');
        const integrity = await page.getByTestId('integrity').innerText();
        expect(integrity).toContain('与内容不一致');
        expect(integrity).toContain('签名无效');
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'lead from a standard found wrong to its impact case, which an inspector only reads',
      async () => {
        const page = await visit(browser, PAGES['a standard found wrong']);
        expect(await page.getByTestId('examinations').innerText()).toContain('有效');
        await page.getByTestId('nonconformities').getByRole('link', { name: FINDING.id }).click();
        await page.getByTestId('impact-case').waitFor();
        const facts = await page.getByTestId('impact-case').innerText();
        expect(facts).toContain('待评估');
        expect(facts).toContain('0.5 µm');
        expect(await page.getByTestId('impact-counts').count()).toBe(1);
        expect(await page.locator('form').count()).toBe(0);
        await page.close();
      },
      PAGE_TIMEOUT_MS,
    );
  });

  describe('to those who record', () => {
    let browser: OpenBrowser;

    async function openAs(role: string, organization?: string): Promise<void> {
      browser = await openBrowser();
      const token = await api.token(role, organization);
      const session = JSON.stringify({ token, role, organization: organization ?? null });
      await browser.context.addInitScript({
        content: `sessionStorage.setItem('suyuan.session', ${JSON.stringify(session)})`,
      });
    }

    afterEach(async () => browser?.close(), PAGE_TIMEOUT_MS);

    it(
      'take assessment, notification and closure of a case, refusals beside their fields',
      async () => {
        await openAs('regulator');
        const page = await visit(browser, PAGES['an impact case']);
        const state = page.getByTestId('impact-case').locator('.status-big');
        const assessment = page.getByTestId('case-assessments');
        await assessment.locator('button[type=submit]').click();
        await assessment.locator('.ant-form-item-explain-error').waitFor();
        expect(await assessment.locator('.ant-form-item-explain-error').innerText()).toContain('REQUIRED');
        await assessment.getByLabel('说明').fill('只涉及两份证书');
        await assessment.locator('button[type=submit]').click();
        await state.filter({ hasText: '已评估' }).waitFor();

        const notification = page.getByTestId('case-notifications');
        await notification.getByLabel('已通知的机构').fill('demo-province');
        await page.keyboard.press('Enter');
        await notification.locator('button[type=submit]').click();
        await state.filter({ hasText: '已通知' }).waitFor();

        const closure = page.getByTestId('case-closures');
        await closure.getByLabel('结案理由').fill('已全部重校');
        await closure.locator('button[type=submit]').click();
        await state.filter({ hasText: '已结案' }).waitFor();
        expect(await page.locator('form').count()).toBe(0);
        const history = await page.getByTestId('history').innerText();
        for (const text of ['只涉及两份证书', 'demo-province', '已全部重校']) expect(history).toContain(text);
        const { body } = await api.get(`/v1/impact-cases/${FINDING.id}`);
        expect(body.state).toBe('CLOSED');
        await page.close();
      },
      PAGE_TIMEOUT_MS * 2,
    );

    it(
      'take a certificate with readings, surroundings and a rule, and unfold what was refused',
      async () => {
        await openAs('lab', 'demo-nmi');
        const page = await visit(browser, `/calibrations/new?asset=${MATERIAL.id}`);
        const type = (label: string, text: string) =>
          page.getByLabel(label, { exact: true }).first().fill(text);
        expect(await page.getByTestId('rule-hint').innerText()).toContain('NO_DECISION_RULE');
        await page.getByLabel('判定规则').click();
        await page.getByTitle('简单接受').click();
        expect(await page.getByTestId('rule-hint').count()).toBe(0);
        await type('证书编号', 'NMI-F-2');
        await type('检定/校准日期', '2026-02-05');
        await page.keyboard.press('Enter');
        await type('量', 'mass');
        await page.keyboard.press('Escape');
        await type('标称值: 数值', '1');
        await type('标称值: 单位', 'kg');
        await type('扩展不确定度 U: 数值', '0.30');
        await type('扩展不确定度 U: 单位', 'mg');
        await page.getByText('更多：状态').click();
        await type('观测值', '1.00000010 1.00000010\n1.00000013');
        await page.getByText('系统外的标准').click();
        await type('机构', 'NIM');
        await page.getByLabel('承认的途径').click();
        await page.getByTitle('ISO 17034 认可的标准物质生产者').click();
        await page.getByLabel('量', { exact: true }).last().fill('mass');
        await page.keyboard.press('Escape');

        const more = page.locator('details.card');
        await more.locator('summary').click();
        await type('温度: 数值', '20.10');
        await type('温度: 单位', 'nonsense');
        await more.locator('summary').click();
        await page.locator('button[type=submit]').click();
        await more.locator('.ant-form-item-explain-error').first().waitFor();
        expect(await more.getAttribute('open')).not.toBeNull();

        await type('温度: 单位', 'Cel');
        await page.locator('button[type=submit]').click();
        await page.getByTestId('recorded').waitFor();
        const href = (await page.getByRole('link', { name: '看证书' }).getAttribute('href')) ?? '';
        const id = /certificates\/([^?]+)/.exec(href)?.[1] ?? '';
        const { body } = await api.get(`/v1/certificates/${id}`);
        expect(body.certificate).toMatchObject({
          decisionRule: { id: 'SIMPLE' },
          environment: { temperature: { value: '20.10', unit: 'Cel' } },
          results: [{ points: [{ observations: ['1.00000010', '1.00000010', '1.00000013'] }] }],
        });
        await page.close();
      },
      PAGE_TIMEOUT_MS * 2,
    );

    it(
      'take a range where there are no points, and a standard of the whole certificate with the part of it that was used',
      async () => {
        await openAs('lab', 'demo-nmi');
        const page = await visit(browser, `/calibrations/new?asset=${MATERIAL.id}`);
        const type = (label: string, text: string) =>
          page.getByLabel(label, { exact: true }).first().fill(text);
        await type('证书编号', 'NMI-F-3');
        await type('检定/校准日期', '2026-02-06');
        await page.keyboard.press('Enter');
        await type('量', 'mass');
        await page.keyboard.press('Escape');
        expect(await page.getByLabel('范围: 从', { exact: true }).count()).toBe(0);
        await page.getByRole('button', { name: '删除测量点 1' }).click();
        await type('范围: 从', '1.0');
        await type('范围: 到', '2.0');
        await page.locator('button[type=submit]').click();
        // The unit is missing, and the standard.
        const range = page.locator('.ant-form-item', { has: page.getByLabel('范围: 单位', { exact: true }) });
        await range.locator('.ant-form-item-explain-error').first().waitFor();
        await type('范围: 单位', 'kg');
        await page.getByRole('button', { name: '删除标准 1' }).click();

        const more = page.locator('details.card');
        await more.locator('> summary').click();
        await more.getByRole('button', { name: '再加一台标准' }).click();
        await more.getByLabel('标准', { exact: true }).fill('mass-m1');
        await page.keyboard.press('Escape');
        await more.getByLabel('量', { exact: true }).fill('mass');
        await page.keyboard.press('Escape');
        await more.getByText('更多：所用范围').click();
        for (const [end, text] of Object.entries({ 从: '1', 到: '1', 单位: 'kg' }))
          await more.getByLabel(`所用范围: ${end}`).fill(text);
        await page.locator('button[type=submit]').click();
        await page.getByTestId('recorded').waitFor();
        const href = (await page.getByRole('link', { name: '看证书' }).getAttribute('href')) ?? '';
        const { body } = await api.get(`/v1/certificates/${/certificates\/([^?]+)/.exec(href)?.[1]}`);
        expect(body.certificate).toMatchObject({
          results: [{ range: { min: '1.0', max: '2.0', unit: 'kg' }, points: [], references: [] }],
          references: [{ asset: 'mass-m1', range: { min: '1', max: '1', unit: 'kg' } }],
        });
        await page.close();
      },
      PAGE_TIMEOUT_MS * 2,
    );
  });
});

/** What axe finds wrong, and by how much the page is wider than the window. */
async function faultsOf(page: Page): Promise<{ violations: string[]; overflow: number }> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const overflow = await page.evaluate<number>(
    'Math.max(0, document.documentElement.scrollWidth - innerWidth)',
  );
  return {
    violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
    overflow,
  };
}
