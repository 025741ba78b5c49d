/**
 * Goal: no question, however put, brings the service down or makes it speak of its inside. Method: every question of
 * API.md with every parameter wrong in every way, unknown and repeated parameters, addresses that are none, and every
 * other method, over HTTP to a running product.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from '../support/api';
import { Product, PRODUCT_START_TIMEOUT_MS } from '../support/product';
import { forgedHeaders } from './forged-tokens';
import { faultsOf, inTurns, sendRaw, type Expected } from './refusals';
import { asset, calibration, HOME, nonconformity, organization } from './sound-bodies';

const TIMEOUT_MS = 120_000;

const BAD_TEXT = ['', '%20', '%00', 'a%00b', 'x'.repeat(1_000), '%07'];
const BAD_DAYS = [...BAD_TEXT, '2023-02-30', '2023-2-3', 'today', '20230203', '2023-02-03T00:00:00Z', '0'];
const BAD_NUMBERS = [...BAD_TEXT, '-1', '1.5', '1e3', 'abc', '0x10', '%2B1', '9'.repeat(20), 'NaN'];
const BAD_DECIMALS = [...BAD_TEXT, '1,5', 'NaN', '1e999', '0x10', '1'.repeat(41)];
const BAD_LIST = [...BAD_TEXT, 'NOPE', 'public', 'toString', '__proto__'];
const BAD_PARAMETERS = BAD_TEXT.concat(
  ['frequency', ':1%20MHz', 'frequency:', 'frequency:1,5%20MHz', 'frequency:1..2..3%20MHz', 'nonsense:1'],
  ['frequency:1%20kg', 'frequency:1', 'frequency:2..1%20MHz', 'direction:NOPE', '__proto__:1', 'toString:x'],
);
const BAD_IDS = [...BAD_TEXT, 'a%20b', 'a%2Fb', '%E4%B8%AD'];

/** Values that each parameter must not have. */
const WRONG: Record<string, string[]> = {
  on: BAD_DAYS,
  from: BAD_DAYS,
  to: BAD_DAYS,
  due: BAD_DAYS,
  quantity: [...BAD_TEXT, 'nonsense', 'MASS'],
  value: BAD_DECIMALS,
  unit: [...BAD_TEXT, 'nonsense', 'lb', 'Cel'],
  purpose: BAD_LIST,
  tier: BAD_LIST,
  owner: BAD_IDS,
  asset: BAD_IDS,
  kind: BAD_LIST,
  state: BAD_LIST,
  area: BAD_LIST,
  region: [...BAD_TEXT, '31000', '3100000', 'abcdef'],
  query: ['', '%20', '%00', 'x'.repeat(1_000)],
  limit: [...BAD_NUMBERS, '0', '100000'],
  cursor: [...BAD_TEXT, 'nonsense', '%7B%7D', 'bnVsbA', 'WzFd', 'W10'],
  knownAt: [...BAD_NUMBERS, '2023-02-30T00:00:00Z', '2024-05-17', '2024-05-17T08:00:00', '999999999'],
  waitFor: BAD_NUMBERS,
  status: [...BAD_LIST, '1', 'TRUE', 'yes', 'VALID'],
  issuer: BAD_IDS,
  number: BAD_TEXT,
  part: BAD_TEXT,
  parameter: BAD_PARAMETERS,
  serialNumber: BAD_TEXT,
  manufacturer: BAD_TEXT,
};

interface Question {
  path: string;
  /** A query that is answered; every other parameter is left out of it. */
  sound: Record<string, string>;
  more?: string[];
}

const AS_KNOWN = ['knownAt', 'waitFor'];
const OF_A_LIST = ['limit', 'cursor', 'waitFor'];
const POINT = { on: '2024-06-01', quantity: 'mass', value: '1', unit: 'kg' };

const QUESTIONS: Question[] = [
  {
    path: `/v1/assets/${HOME.asset}/validity`,
    sound: POINT,
    more: ['purpose', 'part', 'parameter', ...AS_KNOWN],
  },
  {
    path: `/v1/assets/${HOME.asset}/trace`,
    sound: POINT,
    more: ['status', 'part', 'parameter', ...AS_KNOWN],
  },
  { path: `/v1/certificates/${HOME.certificate}/trace`, sound: {}, more: ['status', ...AS_KNOWN] },
  {
    path: `/v1/assets/${HOME.asset}/impact`,
    sound: {},
    more: ['from', 'to', 'quantity', 'limit', 'cursor', ...AS_KNOWN],
  },
  { path: `/v1/certificates/${HOME.certificate}/impact`, sound: {}, more: ['limit', 'cursor', ...AS_KNOWN] },
  {
    path: '/v1/assets',
    sound: {},
    more: ['query', 'owner', 'region', 'tier', 'due', 'limit', 'cursor', 'waitFor'],
  },
  { path: '/v1/organizations', sound: {}, more: ['query', 'kind', 'region', ...OF_A_LIST] },
  {
    path: '/v1/certificates',
    sound: {},
    more: ['issuer', 'asset', 'number', 'from', 'to', 'state', ...OF_A_LIST],
  },
  { path: '/v1/quantities', sound: {}, more: ['query', 'area', ...OF_A_LIST] },
  { path: '/v1/schemes', sound: {}, more: ['quantity', 'on', ...OF_A_LIST] },
  { path: '/v1/impact-cases', sound: {}, more: ['state', 'asset', 'from', 'to', ...OF_A_LIST] },
  { path: `/v1/assets/${HOME.asset}`, sound: {}, more: AS_KNOWN },
  { path: `/v1/certificates/${HOME.certificate}`, sound: {}, more: AS_KNOWN },
  {
    path: `/v1/assets/${HOME.asset}/last-known-good`,
    sound: POINT,
    more: ['part', ...AS_KNOWN],
  },
  { path: `/v1/assets/${HOME.asset}/suspicions`, sound: {}, more: AS_KNOWN },
  { path: `/v1/impact-cases/${HOME.impactCase}`, sound: {}, more: AS_KNOWN },
  { path: `/v1/organizations/${HOME.lab}`, sound: {}, more: AS_KNOWN },
  { path: '/v1/schemes/JJG%202053-2016', sound: {}, more: AS_KNOWN },
  { path: '/v1/methods/JJG%2099-2022', sound: {}, more: AS_KNOWN },
  { path: '/v1/quantities/mass', sound: {}, more: AS_KNOWN },
];

const dataDir = mkdtempSync(join(tmpdir(), 'suyuan-bad-questions-'));
let product: Product;
let api: Api;
let reader: Record<string, string>;

interface Attempt extends Expected {
  target: string;
  method?: string;
  headers?: Record<string, string>;
}

async function complaintsAbout(attempts: readonly Attempt[]): Promise<string[]> {
  const found = await inTurns(attempts, async ({ target, method = 'GET', headers = reader, ...expected }) => {
    const reply = await sendRaw(api, method, target, { headers });
    const faults = faultsOf(reply, expected);
    return faults.length === 0
      ? []
      : [`${method} ${target.slice(0, 120)}: ${faults.join(', ')} (${reply.text.slice(0, 300)})`];
  });
  return found.flat();
}

const queryOf = (parameters: Record<string, string>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

describe('F1 a running product that is asked badly', () => {
  beforeAll(async () => {
    product = await Product.start({ profile: 'start', dataDir });
    api = new Api(product.url);
    reader = { authorization: `Bearer ${await api.token('inspector')}` };
    const level = [{ code: 'E1', ordinal: 1, tier: 'PUBLIC' }];
    const scheme = {
      title: { en: 'Mass' },
      validFrom: '2017-01-01',
      quantity: 'mass',
      levels: level,
      edges: [],
    };
    const things: [string, object][] = [
      ['/v1/organizations', organization(HOME.lab)],
      ['/v1/schemes', { id: 'JJG 2053-2016', ...scheme }],
      ['/v1/methods', { id: 'JJG 99-2022', title: { zh: '砝码' }, validFrom: '2023-06-07' }],
      ['/v1/assets', asset(HOME.asset, HOME.lab)],
      ['/v1/calibrations', calibration(HOME.certificate, HOME.lab, HOME.asset)],
      [`/v1/assets/${HOME.asset}/nonconformities`, nonconformity(HOME.impactCase)],
    ];
    let waitFor = 0;
    for (const [path, body] of things) waitFor = Number((await api.post(path, body)).body.position);
    await api.get(`/v1/assets/${HOME.asset}`, { waitFor });
  }, PRODUCT_START_TIMEOUT_MS);

  afterAll(async () => {
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, PRODUCT_START_TIMEOUT_MS);

  describe.each(QUESTIONS)('GET $path', ({ path, sound, more = [] }) => {
    it('answers the question that all the others are made from', async () => {
      const reply = await sendRaw(api, 'GET', `${path}?${queryOf(sound)}`, { headers: reader });
      expect([reply.status, reply.text]).toEqual([200, expect.any(String)]);
    });

    it(
      'refuses every wrong value of every parameter and names it',
      async () => {
        const names = [...Object.keys(sound), ...more];
        const wrong = names.flatMap((name) =>
          (WRONG[name] as string[]).map((value) => ({
            target: `${path}?${queryOf({ ...sound, [name]: value })}`,
            pointer: `/${name}`,
            status: 400,
          })),
        );
        const repeated = names.map((name) => {
          const once = queryOf({ ...sound, [name]: sound[name] ?? '1' });
          return { target: `${path}?${once}&${name}=2`, pointer: `/${name}`, status: 400 };
        });
        expect(await complaintsAbout([...wrong, ...repeated])).toEqual([]);
      },
      TIMEOUT_MS,
    );

    it(
      'refuses parameters it does not know, and none that it needs',
      async () => {
        const unknown = ['surprise', '__proto__', 'constructor', 'on[]', 'a.b', 'hasOwnProperty', 'limit[0]'];
        const attempts: Attempt[] = [
          ...unknown.map((name) => ({
            target: `${path}?${queryOf(sound)}&${name}=1`,
            pointer: `/${name}`,
            status: 400,
          })),
          ...['on', 'value', 'unit']
            .filter((name) => sound[name] !== undefined)
            .map((name) => {
              const { [name]: _, ...rest } = sound;
              return { target: `${path}?${queryOf(rest)}`, pointer: `/${name}`, status: 400 };
            }),
        ];
        expect(await complaintsAbout(attempts)).toEqual([]);
      },
      TIMEOUT_MS,
    );

    it(
      'refuses addresses of nothing, other methods, and whoever has no token',
      async () => {
        const place = /(?<=\/v1\/[\w-]+\/)[^/]+/;
        const at = (id: string): string => path.replace(place, id);
        const query = `?${queryOf(sound)}`;
        const ids = [
          '%00',
          '%07',
          '%E4%B8%AD',
          'a%2F..%2Fb',
          'x'.repeat(65),
          'x'.repeat(5_000),
          '%ED%A0%80',
          '%',
        ];
        const attempts: Attempt[] = [
          ...(place.test(path) ? [{ target: `${at('nothing-here')}${query}`, status: 404 }] : []),
          ...(place.test(path) ? ids.map((id) => ({ target: `${at(id)}${query}` })) : []),
          ...['PUT', 'PATCH', 'DELETE'].map((method) => ({ target: `${path}${query}`, method })),
          { target: `${path}/more${query}`, status: 404 },
          ...forgedHeaders(reader.authorization!.slice('Bearer '.length), dataDir).map(({ header }) => ({
            target: `${path}${query}`,
            status: 401,
            headers: { authorization: header },
          })),
          { target: `${path}${query}`, status: 401, headers: {} },
        ];
        expect(await complaintsAbout(attempts)).toEqual([]);
      },
      TIMEOUT_MS,
    );

    it('answers HEAD and OPTIONS without a body and without failing', async () => {
      for (const method of ['HEAD', 'OPTIONS']) {
        const reply = await sendRaw(api, method, `${path}?${queryOf(sound)}`, { headers: reader });
        expect([method, reply.status < 500]).toEqual([method, true]);
        expect(method === 'HEAD' ? reply.text : '').toBe('');
      }
    });
  });

  it('refuses public look-ups that name no certificate, without a token', async () => {
    const path = '/v1/public/verification';
    const attempts: Attempt[] = [
      { target: path, pointer: '/number' },
      { target: `${path}?issuer=${HOME.lab}`, pointer: '/number' },
      { target: `${path}?serialEnd=1234`, pointer: '/number' },
      { target: `${path}?serialNumber=1`, pointer: '/manufacturer' },
      { target: `${path}?issuer=${HOME.lab}&number=%00`, pointer: '/number' },
      { target: `${path}?issuer=a%20b&number=1`, pointer: '/issuer' },
      { target: `${path}?issuer=${HOME.lab}&number=1&surprise=1`, pointer: '/surprise' },
      { target: `${path}?issuer=${HOME.lab}&number=1&number=2`, pointer: '/number' },
    ].map((attempt) => ({ ...attempt, status: 400, headers: {} }));
    const unknown = { target: `${path}?issuer=${HOME.lab}&number=nothing`, status: 404, headers: {} };
    expect(await complaintsAbout([...attempts, unknown])).toEqual([]);
  });

  it('has nothing at other addresses, whatever is asked for there', async () => {
    const addresses = [
      '/v1',
      '/v1/',
      '/v1/nothing',
      '/v1/assets/',
      '/v1//assets',
      '/v1/log',
      '/dev',
      '/dev/nothing',
    ];
    const attempts = addresses.flatMap((target) =>
      ['GET', 'POST', 'DELETE'].map((method) => ({ target, method })),
    );
    const escapes = [
      '/..%2f..%2fetc%2fpasswd',
      '/%2e%2e/%2e%2e/package.json',
      '/static/..%2f..%2fpackage.json',
      '/%',
      '/%ff',
    ];
    expect(await complaintsAbout([...attempts, ...escapes.map((target) => ({ target }))])).toEqual([]);
  });

  it('gives no development token for what is no role', async () => {
    const bodies = [
      {},
      { role: 'root' },
      { role: ['admin'] },
      { role: 'lab' },
      { role: 'lab', organization: 'a b' },
      { role: 'admin', more: 1 },
    ];
    for (const body of bodies) {
      const headers = { 'content-type': 'application/json' };
      const reply = await sendRaw(api, 'POST', '/dev/tokens', { headers, body: JSON.stringify(body) });
      expect([body, faultsOf(reply, { status: 400 })]).toEqual([body, []]);
    }
  });
});
