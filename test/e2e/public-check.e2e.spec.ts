/**
 * Goal: whoever holds a certificate learns without a login whether it is genuine and in force, and nothing else.
 * Method: the check page and its JSON of a product with the demonstration, fetched as a phone without script does,
 * for a good certificate, one that nobody knows and input that is none, in both languages.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from '../support/api';
import { Product, PRODUCT_START_TIMEOUT_MS } from '../support/product';
import { faultsOf, sendRaw, type RawReply } from './refusals';

/** A page over a slow line: UI.md section 5 allows thirty kilobytes. */
const PAGE_BYTES_MAX = 30_000;
const KNOWN = { issuer: 'demo-county', number: 'COUNTY-M-2025-0645' };
const CERTIFICATE = 'mass-m7-2025';
const OWNER = 'demo-retail';

// Answers are read as any client does; their shape is the contract's own test.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

const dataDir = mkdtempSync(join(tmpdir(), 'suyuan-check-'));
let product: Product;
let api: Api;

const page = (query: Record<string, string>, headers: Record<string, string> = {}): Promise<RawReply> =>
  sendRaw(api, 'GET', `/check?${new URLSearchParams(query).toString()}`, {
    headers: { accept: 'text/html', ...headers },
  });

/** What holds of every page, whatever it says. */
function expectPlainPage({ headers, text }: RawReply, language: string): void {
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect(headers.get('set-cookie')).toBeNull();
  expect(Buffer.byteLength(text)).toBeLessThan(PAGE_BYTES_MAX);
  expect(text).toContain(`<html lang="${language}">`);
  expect(text).toContain('<meta name="robots" content="noindex">');
  expect(text).not.toMatch(/<script|javascript:|\son\w+=|<iframe|<img|<link|@import|url\(|https?:\/\//i);
}

describe('the public check of a running product', () => {
  beforeAll(async () => {
    product = await Product.start({ profile: 'start', dataDir, demo: true });
    api = new Api(product.url);
  }, PRODUCT_START_TIMEOUT_MS);

  afterAll(async () => {
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, PRODUCT_START_TIMEOUT_MS);

  const serialEnd = async (): Promise<string> => {
    const record: Json = (await api.get(`/v1/certificates/${CERTIFICATE}`)).body;
    const asset: Json = (await api.get(`/v1/assets/${record.certificate.asset}`)).body;
    return asset.asset.serialNumber.slice(-4);
  };

  it.each([
    { lang: 'zh', language: 'zh-CN', laboratory: '县计量检测示范所（演示）', dates: '有效期至' },
    { lang: 'en', language: 'en', laboratory: 'County Metrology Institute (demo)', dates: 'Valid until' },
  ])(
    'C1, C3 tells state, laboratory, asset and dates ($lang)',
    async ({ lang, language, laboratory, dates }) => {
      const reply = await page({ ...KNOWN, serialEnd: await serialEnd(), lang });
      expect(reply.status).toBe(200);
      expectPlainPage(reply, language);
      for (const told of [laboratory, KNOWN.number, '2025-12-10', '2026-12-09']) {
        expect(reply.text).toContain(told);
      }
      expect(reply.text.toLowerCase()).toContain(dates.toLowerCase());
      expect(reply.text).toMatch(/role="status"/);
    },
  );

  it('C4 says nothing of owner, whole serial number, errors or people, and of a number alone no state', async () => {
    const record: Json = (await api.get(`/v1/certificates/${CERTIFICATE}`)).body;
    const owner: Json = (await api.get(`/v1/organizations/${OWNER}`)).body;
    const asset: Json = (await api.get(`/v1/assets/${record.certificate.asset}`)).body;
    expect([record.certificate.certificateNumber, asset.asset.owner]).toEqual([KNOWN.number, OWNER]);
    const points: Json[] = record.certificate.results.flatMap((result: Json) => result.points);
    expect(points.length).toBeGreaterThan(0);
    const secrets = [
      OWNER,
      owner.organization.name.zh,
      owner.organization.name.en,
      asset.asset.serialNumber,
      record.certificate.asset,
      CERTIFICATE,
      ...points.map(({ error }) => `"${error.value}"`),
      'coverageFactor',
      'dev-unnamed',
    ];
    const shown = { ...KNOWN, serialEnd: await serialEnd() };
    const ask = (query: Record<string, string>): Promise<RawReply> =>
      sendRaw(api, 'GET', `/v1/public/verification?${new URLSearchParams(query).toString()}`);
    const [json, alone] = [await ask(shown), await ask({ number: KNOWN.number })];
    const texts = [
      (await page({ ...shown, lang: 'zh' })).text,
      (await page({ ...shown, lang: 'en' })).text,
      json.text,
      alone.text,
    ];
    for (const text of texts) expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    const answer: Json = JSON.parse(json.text);
    expect(Object.keys(answer.details.asset).sort()).toEqual(['manufacturer', 'model', 'name', 'serialEnd']);
    expect(JSON.parse(alone.text)).toMatchObject({ state: 'ON_RECORD', details: null });
    expect(answer.details.sha256).toBe(record.digest);
    expect(json.headers.get('set-cookie')).toBeNull();
  });

  it.each([
    { lang: 'zh', language: 'zh-CN' },
    { lang: 'en', language: 'en' },
  ])('C1 answers 404 with a page for a number that nobody knows ($lang)', async ({ lang, language }) => {
    const reply = await page({ issuer: KNOWN.issuer, number: '<b>nothing</b>', lang });
    expect(reply.status).toBe(404);
    expectPlainPage(reply, language);
    expect(reply.text).not.toContain('<b>nothing</b>');
    const json = await sendRaw(api, 'GET', `/v1/public/verification?issuer=${KNOWN.issuer}&number=nothing`);
    expect(faultsOf(json, { status: 404, code: 'UNKNOWN_CERTIFICATE' })).toEqual([]);
  });

  it('shows a form when nothing is asked, and again, with 400, when it was filled in badly', async () => {
    const form = await page({ lang: 'zh' });
    expect(form.status).toBe(200);
    expectPlainPage(form, 'zh-CN');
    expect(form.text).toMatch(/<form[^>]*>[\s\S]*name="number"[\s\S]*name="serialEnd"/);
    for (const query of [
      { issuer: 'demo-county' },
      { ...KNOWN, more: '1' },
      { ...KNOWN, number: 'a\u0000b' },
    ]) {
      const reply = await page({ ...(query as Record<string, string>), lang: 'zh' });
      expect(reply.status).toBe(400);
      expectPlainPage(reply, 'zh-CN');
    }
  });

  it('speaks the language that the browser asks for', async () => {
    expect.hasAssertions();
    expectPlainPage(await page(KNOWN, { 'accept-language': 'en-GB,en;q=0.9' }), 'en');
    expectPlainPage(await page(KNOWN, { 'accept-language': 'zh-CN' }), 'zh-CN');
  });
});
