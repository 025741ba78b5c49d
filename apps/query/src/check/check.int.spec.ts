// Goal: the check without a login: JSON and page say the same, show nothing private, and can be throttled.
// Method: three certificates in real tables, asked through the whole app without a token.
import { DEFAULT_RATE_POLICIES } from '@suyuan/platform';
import { startQueryApp, TODAY, type QueryApp } from '../testing/query-app';

let query: QueryApp;

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.organization('lab-a', { zh: '甲<院>', en: 'Institute A' });
      await world.primary('m0', 'c-m0', '2020-01-10');
      await world.asset('scale', {
        owner: 'ent-secret-owner',
        name: { zh: '电子秤' },
        model: 'ACS-15',
        serialNumber: 'SN 7/8',
      });
      await world.calibrate('c-good', 'scale', '2026-01-10', ['m0'], { validUntil: TODAY });
      await world.calibrate('c-void', 'scale', '2026-02-10', ['m0']);
      await world.revoke('c-void', null);
      await world.asset('old');
      await world.calibrate('c-old', 'old', '2020-02-10', ['m0'], { validUntil: '2021-02-09' });
    },
  });
});

afterAll(() => query.close());

let minutes = 0;
// Each test looks up in a minute of its own.
beforeEach(() => query.clock.set(new Date(Date.parse(`${TODAY}T04:00:00Z`) + (minutes += 2) * 60_000)));

const ask = (path: string, headers: object = {}) => query.get(path, { role: null, headers });

describe('a certificate on record', () => {
  it('is told with dates, laboratory, name and model, and nothing else', async () => {
    const answer = await ask('/v1/public/verification?issuer=lab-a&number=No-c-good');
    expect(answer.status).toBe(200);
    expect(answer.headers['x-robots-tag']).toBe('noindex');
    expect(answer.json()).toEqual({
      verdict: 'VALID',
      on: TODAY,
      performedOn: '2026-01-10',
      issuedOn: '2026-01-10',
      validUntil: TODAY,
      laboratory: { zh: '甲<院>', en: 'Institute A' },
      asset: { name: { zh: '电子秤' }, model: 'ACS-15' },
    });
  });

  it('is found by the nameplate too, the newest that holds', async () => {
    const answer = await ask('/v1/public/verification?serialNumber=SN%207/8&manufacturer=Maker');
    expect(answer.json()).toMatchObject({ verdict: 'VALID', performedOn: '2026-01-10' });
  });

  it.each([
    ['No-c-void', 'REVOKED'],
    ['No-c-old', 'EXPIRED'],
  ])('%s is %s', async (number, verdict) => {
    const answer = await ask(`/v1/public/verification?issuer=lab-a&number=${number}`);
    expect(answer.json()).toMatchObject({ verdict });
  });
});

describe('nothing on record', () => {
  it('is 404 in the same shape', async () => {
    const answer = await ask('/v1/public/verification?issuer=lab-a&number=forged');
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      code: 'UNKNOWN_CERTIFICATE',
      verdict: 'UNKNOWN',
      on: TODAY,
      asset: null,
    });
  });
});

describe('the page', () => {
  it('is a form without a question', async () => {
    const answer = await ask('/check');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.body).toContain('<form action="/check" method="get">');
    expect(answer.body).toContain('lang="zh-CN"');
  });

  it('shows the state with what is public, escaped, in the language asked for', async () => {
    const path = '/check?issuer=lab-a&number=No-c-good';
    const chinese = await ask(path, { 'accept-language': 'zh-CN,zh;q=0.9' });
    expect(chinese.status).toBe(200);
    expect(chinese.body).toContain('有效至');
    expect(chinese.body).toContain('甲&lt;院&gt;');
    expect(chinese.body).not.toMatch(/ent-secret-owner|c-good"|0\.50|<script/);
    expect((await ask(path, { 'accept-language': 'en' })).body).toContain('Institute A');
    expect((await ask(`${path}&lang=en`, { 'accept-language': 'zh' })).body).toContain('Valid');
  });

  it('of nothing on record is a 404 that says what to do', async () => {
    const answer = await ask('/check?issuer=lab-a&number=%3Cscript%3E&lang=en');
    expect(answer.status).toBe(404);
    expect(answer.body).toContain('12315');
    expect(answer.body).toContain('&lt;script&gt;');
  });

  it.each([
    'issuer=lab-a',
    'issuer=lab-a&number=',
    'number=1&number=2&issuer=a',
    'issuer=lab-a&number=a%00b',
    'issuer=lab-a&number=1&manufacturer=x',
    'colour=red',
    `issuer=lab-a&number=${'9'.repeat(201)}`,
  ])('of a bad question is a readable 400: %s', async (parameters) => {
    const answer = await ask(`/check?${parameters}`);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('role="alert"');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  });
});

describe('a bad question', () => {
  it.each([
    '',
    '?issuer=lab-a',
    '?number=1',
    '?serialNumber=1',
    '?issuer=lab-a&number=1&serialNumber=2&manufacturer=3',
    '?issuer=a%20b&number=1',
    '?issuer=lab-a&number=%00',
    '?issuer=lab-a&number=1&number=2',
    '?issuer=lab-a&number=1&owner=me',
  ])('is 400: %s', async (parameters) => {
    const answer = await ask(`/v1/public/verification${parameters}`);
    expect(answer.status).toBe(400);
    expect(answer.json<{ errors: unknown[] }>().errors.length).toBeGreaterThan(0);
  });
});

describe('too many look-ups of one address', () => {
  it('are made to wait, on the page in words', async () => {
    const path = 'issuer=lab-a&number=No-c-old';
    for (let i = 0; i < DEFAULT_RATE_POLICIES.check.burst; i += 1)
      await ask(`/v1/public/verification?${path}`);
    const json = await ask(`/v1/public/verification?${path}`);
    expect(json.json()).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect(json.headers['retry-after']).toBe('2');
    expect(json.headers['ratelimit-policy']).toBe('"check";q=30;w=60');
    const page = await ask(`/check?${path}&lang=en`);
    expect(page.status).toBe(429);
    expect(page.headers['retry-after']).toBe('2');
    expect(page.body).toContain('Please wait');
    expect((await ask('/check')).status).toBe(200);
  });
});
