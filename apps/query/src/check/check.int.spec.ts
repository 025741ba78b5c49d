// Goal: the check without a login: JSON and page say the same, show nothing private, and can be throttled.
// Method: three certificates in real tables, asked through the whole app without a token.
import type { PublicVerificationReply } from '@suyuan/contract';
import { DEFAULT_RATE_POLICIES } from '@suyuan/platform';
import { startQueryApp, TODAY, type QueryApp } from '../testing/query-app';
import { impactCaseStream } from '@suyuan/domain';
import { isSerialEnd } from './verification.answer';

/** All but what names the request. */
const untraced = ({ body }: { body: string }): string => body.replace(/"traceId":"\w{32}"/, '');

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
      const term = { validUntil: '2027-12-31' };
      for (const id of ['failed', 'isolated', 'retired', 'broken', 'case', 'stranger', 'open']) {
        await world.asset(id);
        const against = id === 'broken' ? [] : [id === 'open' ? 'nobody' : 'm0'];
        const more = id === 'failed' ? { conclusion: 'FAIL' as const } : {};
        const issuer = id === 'stranger' ? { issuer: 'lab-b' } : {};
        await world.calibrate(`c-${id}`, id, '2026-01-10', against, { ...term, ...more, ...issuer });
      }
      await world.lifecycle('isolated', 'ISOLATED', '2026-02-01');
      await world.lifecycle('retired', 'RETIRED', '2026-02-01');
      const finding = { id: 'nc', quantity: 'mass', from: '2026-01-09', to: '2026-03-01', shift: null };
      await world.record('standard-case', {
        type: 'NonconformityFound',
        data: { ...finding, asset: 'case', reason: 'off', impactCase: 'case-1' },
      });
      await world.record(impactCaseStream('case-1'), {
        type: 'ImpactCaseOpened',
        data: { ...finding, id: 'case-1', nonconformity: 'nc', asset: 'case', reason: 'off' },
      });
      for (const id of ['twin-1', 'twin-2']) await world.asset(id, { serialNumber: 'TWIN' });
      const hidden = { visibility: 'RESTRICTED' as const };
      await world.asset('secret', hidden);
      await world.calibrate('c-secret', 'secret', '2026-01-10', ['m0']);
      await world.asset('plated', hidden);
      const plate = { manufacturer: 'Maker', model: 'M', serialNumber: 'SN-plated' };
      await world.calibrate('c-plated', plate, '2026-01-10', ['m0']);
      await world.asset('half', { serialNumber: 'SN-half' });
      await world.asset('half-hidden', { ...hidden, serialNumber: 'SN-half' });
    },
  });
});

afterAll(() => query.close());

let minutes = 0;
// Each test looks up in a minute of its own.
beforeEach(() => query.clock.set(new Date(Date.parse(`${TODAY}T04:00:00Z`) + (minutes += 2) * 60_000)));

const ask = (path: string, headers: object = {}) => query.get(path, { role: null, headers });

const verify = async (parameters: Record<string, string>, status = 200): Promise<PublicVerificationReply> => {
  const answer = await ask(`/v1/public/verification?${new URLSearchParams(parameters).toString()}`);
  expect(answer.status).toBe(status);
  return answer.json<PublicVerificationReply>();
};
const END = { serialEnd: '7／8' };

describe('a number alone', () => {
  it('says that it is on record and of whom, and no state', async () => {
    const told = await verify({ number: 'No-c-good' });
    expect(told).toEqual({
      state: 'ON_RECORD',
      on: TODAY,
      since: null,
      until: null,
      due: null,
      reason: null,
      laboratories: [{ code: 'lab-a', name: { zh: '甲<院>', en: 'Institute A' } }],
      count: null,
      matches: null,
      details: null,
      complete: true,
    });
    expect(await verify({ number: 'No-c-good', issuer: 'lab-a' })).toEqual(told);
  });

  it('says so however typed, of good and bad ones alike', async () => {
    const good = await verify({ number: ' ｎｏ－Ｃ－good' });
    expect(good.state).toBe('ON_RECORD');
    expect(await verify({ number: 'No-c-void' })).toEqual(good);
  });

  it('tells that what was given beside it is not on the certificate', async () => {
    const wrong = await verify({ number: 'No-c-good', serialEnd: '9999' });
    expect(wrong).toMatchObject({ state: 'ON_RECORD', matches: false, details: null });
    expect(await verify({ number: 'No-c-good', code: 'AAAA-AAAA-AAAA' })).toEqual(wrong);
    expect(await verify({ number: 'No-c-good', serialEnd: '8' })).toEqual(wrong);
  });
});

describe('a paper in hand', () => {
  it('is told its state and what it can be compared with', async () => {
    const told = await verify({ number: 'No-c-good', ...END });
    expect(told).toMatchObject({ state: 'DUE_SOON', due: TODAY, reason: null, matches: true });
    expect(told.details).toEqual({
      number: 'No-c-good',
      item: null,
      revision: null,
      laboratory: { zh: '甲<院>', en: 'Institute A' },
      asset: { name: { zh: '电子秤' }, manufacturer: 'Maker', model: 'ACS-15', serialEnd: ' 7/8' },
      performedOn: '2026-01-10',
      issuedOn: '2026-01-10',
      validUntil: TODAY,
      conclusion: 'PASS',
      results: [
        {
          quantity: 'mass',
          range: { min: '1', max: '1', unit: 'kg' },
          expandedUncertainty: { value: '0.20', unit: 'mg' },
        },
      ],
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      revocation: null,
      replacement: null,
      chain: [
        { level: 0, tier: 'WORKING_STANDARD', performedOn: '2026-01-10' },
        { level: 1, tier: 'PRIMARY', performedOn: '2020-01-10' },
      ],
    });
  });

  it('is known by the code on its label, which its issuer reads in the record', async () => {
    const issuer = { role: 'lab', organization: 'lab-a' } as const;
    const { checkCode: code } = (await query.get('/v1/certificates/c-good', issuer)).json<{
      checkCode: string;
    }>();
    expect((await verify({ number: 'No-c-good', code: code.toLowerCase().replaceAll('-', ' ') })).state).toBe(
      'DUE_SOON',
    );
    expect((await verify({ number: 'No-c-old', code })).state).toBe('ON_RECORD');
    const inspector = await query.get('/v1/certificates/c-good');
    expect(inspector.json()).toMatchObject({ checkCode: null });
  });

  it('of a revoked certificate says since when and why, and where the other one is', async () => {
    const told = await verify({ number: 'No-c-void', ...END });
    expect(told).toMatchObject({ state: 'REVOKED', reason: { code: 'CERTIFICATE_REVOKED' } });
    expect(told.details).toMatchObject({
      revocation: { effect: 'VOID', from: null, on: '2026-06-01', reason: 'wrong' },
      replacement: { number: 'No-c-good', link: '/check?number=No-c-good&issuer=lab-a' },
    });
  });

  it.each([
    ['No-c-old', 'EXPIRED', 'CERT_EXPIRED'],
    ['No-c-failed', 'FAILED', 'VERDICT_FAIL'],
    ['No-c-isolated', 'SUSPENDED', 'ASSET_ISOLATED'],
    ['No-c-retired', 'RETIRED', 'ASSET_RETIRED'],
    ['No-c-broken', 'NOT_TRACEABLE', 'CHAIN_ENDS_BELOW_PRIMARY'],
    ['No-c-case', 'UNDER_REVIEW', 'IMPACT_OPEN'],
    ['No-c-stranger', 'CANNOT_SAY', 'UNSOLICITED_CERTIFICATE'],
    ['No-c-open', 'CANNOT_SAY', 'PENDING_REFERENCE'],
  ])('%s is %s', async (number, state, code) => {
    const serialEnd = `sn${number.replace('No-c-', '')}`;
    expect(await verify({ number, serialEnd })).toMatchObject({ state, reason: { code } });
  });
});

describe('the end of a serial number', () => {
  it.each([
    ['SN-MASS-M7', 'S-M7', true],
    ['SN-MASS-M7', 'sm7', true],
    ['SN-MASS-M7', 'ass-m7', true],
    ['SN-MASS-M7', 'M7', false],
    ['SN-MASS-M7', 'T-M7', false],
    ['1234567', '4567', true],
    ['1234567', '567', false],
    ['12', '12', true],
    ['12', '2', false],
    ['----', '--', false],
  ])('of %s is %s: %s', (serial, typed, is) => {
    expect(isSerialEnd(serial, typed)).toBe(is);
  });
});

describe('a nameplate', () => {
  it('has the one state of its instrument, however typed', async () => {
    const told = await verify({ serialNumber: 'sn 7／8', manufacturer: 'MAKER' });
    expect(told).toMatchObject({ state: 'DUE_SOON', details: { number: 'No-c-good' } });
  });

  it('that two bear is never told as the better one', async () => {
    const told = await verify({ serialNumber: 'TWIN', manufacturer: 'Maker' });
    expect(told).toMatchObject({ state: 'AMBIGUOUS', count: 2, details: null });
  });
});

describe('nothing on record', () => {
  it('C1 is 404 in the same shape', async () => {
    const answer = await ask('/v1/public/verification?issuer=lab-a&number=forged');
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      code: 'UNKNOWN_CERTIFICATE',
      state: 'UNKNOWN',
      on: TODAY,
      details: null,
    });
  });

  it('is what a restricted instrument is, byte for byte', async () => {
    const unknown = await ask('/v1/public/verification?number=forged');
    const { query: find } = await restricted();
    for (const parameters of find) {
      const answer = await ask(`/v1/public/verification?${new URLSearchParams(parameters).toString()}`);
      expect([answer.status, untraced(answer)]).toEqual([unknown.status, untraced(unknown)]);
    }
    // A twin that may not be told of leaves the other one alone.
    const open = await verify({ serialNumber: 'SN-half', manufacturer: 'Maker' });
    expect(open.state).toBe('NOT_CALIBRATED');
  });
});

async function restricted(): Promise<{ query: Record<string, string>[] }> {
  const issuer = { role: 'lab', organization: 'lab-a' } as const;
  const { checkCode } = (await query.get('/v1/certificates/c-secret', issuer)).json<{ checkCode: string }>();
  const number = 'No-c-secret';
  return {
    query: [
      { number },
      { number, issuer: 'lab-a' },
      { number, serialEnd: 'cret' },
      { number, code: checkCode },
      { serialNumber: 'SN-secret', manufacturer: 'Maker' },
      { serialNumber: 'SN-plated', manufacturer: 'Maker' },
      { number: 'No-c-plated' },
    ],
  };
}

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
    const path = '/check?issuer=lab-a&number=No-c-good&serialEnd=N%207/8';
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
    '?serialEnd=1234',
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
  it('C6 are made to wait, on the page in words', async () => {
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
