/**
 * Goal: the pages show what the rules of metrology found, and record what a regulator does about it.
 * Method: the built product with its demonstration in a real Chromium; its seeded faults, and one impact case.
 */
import type { BrowserContext } from 'playwright-core';
import type { Api } from '../support/api';
import { House, HOUSE_TIMEOUT_MS, PAGE_TIMEOUT_MS } from './house';
import { FINDING, MATERIAL, PAGES } from './metrology-records';

describe('the pages about metrology', () => {
  let house: House;
  let api: Api;

  beforeAll(async () => {
    house = await House.open();
    api = house.api;
  }, HOUSE_TIMEOUT_MS);
  afterAll(() => house?.close(), PAGE_TIMEOUT_MS);

  describe('to an inspector', () => {
    let reader: BrowserContext;

    beforeAll(async () => {
      reader = await house.reader();
    }, PAGE_TIMEOUT_MS);

    it(
      'draw every level and every transfer of a scheme, and mark the level that was asked about',
      async () => {
        const page = await house.visit(reader, PAGES['a scheme with branches']);
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
        const page = await house.visit(reader, PAGES['a trace with its uncertainties']);
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
      'D4 name the rule and the article of an uncertainty that is too good, on screen and on paper',
      async () => {
        const page = await house.visit(reader, PAGES['a fault of uncertainties']);
        const first = await page.getByTestId('first-failing').innerText();
        expect(first).toContain('U_NOT_GREATER_THAN_REFERENCE');
        expect(first).toContain('依据：VIM 2.41；JJF 1059.1-2012');
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
        const page = await house.visit(reader, PAGES['a fault of purpose']);
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
        const page = await house.visit(reader, PAGES['a restated standard']);
        const grades = (code: string) => page.getByTestId('impact-table').locator(`[data-code=${code}]`);
        expect(await grades('MINOR').count()).toBe(2);
        expect(await grades('NEGLIGIBLE').count()).toBe(2);
        expect(await page.getByTestId('impact-grading').innerText()).toContain('-0.005 mg');
        await page.close();
        const standard = await house.visit(reader, '/assets/mass-m0?on=2023-06-30');
        expect(await standard.getByTestId('restatements').innerText()).toContain('-0.005 mg');
        await standard.close();
      },
      PAGE_TIMEOUT_MS,
    );

    it(
      'tell of a reference material, its label and its certificate, what was stated and what was found',
      async () => {
        const asset = await house.visit(reader, PAGES['a reference material']);
        const label = await asset.getByTestId('material').innerText();
        for (const text of ['GBW(E) 080123', '2501', '1.00020 kg', '二级', '2026-06-30'])
          expect(label).toContain(text);
        // What the label's day comes to is the one state of the asset.
        expect(await asset.locator('[data-chip=state]').first().innerText()).toContain('已过期');
        await asset.close();
        const page = await house.visit(reader, PAGES['a certificate with everything']);
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
        const page = await house.visit(reader, PAGES['a standard found wrong']);
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
    let reader: BrowserContext;

    afterEach(() => reader?.close(), PAGE_TIMEOUT_MS);

    it(
      'take assessment, notification and closure of a case, refusals beside their fields',
      async () => {
        reader = await house.reader({}, { role: 'regulator' });
        const found = { ...FINDING, id: 'found-to-close', quantity: 'resistance', shift: undefined };
        const opened = await api.post('/v1/assets/resistance-r1/nonconformities', found, {
          role: 'regulator',
        });
        await api.get('/v1/impact-cases/found-to-close', { waitFor: String(opened.body.position) });
        const page = await house.visit(reader, '/impact-cases/found-to-close');
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
        for (const text of ['只涉及两份证书', '省计量示范院（演示）', '已全部重校'])
          expect(history).toContain(text);
        expect(history).not.toContain('demo-');
        const { body } = await api.get('/v1/impact-cases/found-to-close');
        expect(body.state).toBe('CLOSED');
        await page.close();
      },
      PAGE_TIMEOUT_MS * 2,
    );

    it(
      'take a certificate with readings, surroundings and a rule, and unfold what was refused',
      async () => {
        reader = await house.reader({}, { role: 'lab', organization: 'demo-nmi' });
        const page = await house.visit(reader, `/calibrations/new?asset=${MATERIAL.id}`);
        const type = (label: string, text: string) =>
          page.getByLabel(label, { exact: true }).first().fill(text);
        expect(await page.getByTestId('rule-hint').innerText()).toContain('NO_DECISION_RULE');
        await page.getByLabel('判定规则').click();
        await page.getByTitle('简单接受').click();
        await page.getByTestId('rule-hint').waitFor({ state: 'detached' });
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
        await more.locator(':scope > summary').click();
        await type('温度: 数值', '20.10');
        await type('温度: 单位', 'nonsense');
        await more.locator(':scope > summary').click();
        await page.locator('button[type=submit]').click();
        await more.locator('.ant-form-item-explain-error').first().waitFor();
        expect(await more.getAttribute('open')).not.toBeNull();

        await type('温度: 单位', 'Cel');
        await page.locator('button[type=submit]').click();
        await page.getByTestId('recorded').waitFor();
        const href = (await page.getByRole('link', { name: '看证书' }).getAttribute('href')) ?? '';
        // The link waits for what was recorded.
        const { body } = await api.get(`/v1${href}`);
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
        reader = await house.reader({}, { role: 'lab', organization: 'demo-nmi' });
        const page = await house.visit(reader, `/calibrations/new?asset=${MATERIAL.id}`);
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
        const { body } = await api.get(`/v1${href}`);
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
