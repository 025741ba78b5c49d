// Goal: who asks too much waits, and is told; nobody else does, and nobody can choose whom he is counted as.
// Method: a small controller behind the whole frame, with small limits and a clock that is set by hand.
import { FixedClock } from '../clock';
import { DevTokenIssuer } from '../identity/dev-token-issuer';
import { expectProblem, ThingsApp } from './testing/things-app';

const LIMITS = 'token=1/s:8,organization=1/s:12,address=1/s:3,failed=1/s:2';
const begin = new Date('2026-01-01T00:00:00Z');

let clock: FixedClock;
let things: ThingsApp;

async function start(more: Record<string, string> = {}): Promise<void> {
  clock = new FixedClock(begin);
  things = await ThingsApp.start({ SUYUAN_RATE_LIMITS: LIMITS, ...more }, { clock });
}

afterEach(() => things.stop());

const issued = (subject: string, organization = 'inm-co'): Promise<string> =>
  things.app.get(DevTokenIssuer, { strict: false }).issue({ subject, role: 'lab', organization });

const get = (
  url: string,
  token?: string,
  remoteAddress = '203.0.113.7',
  headers: Record<string, string> = {},
) => {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return things.app.inject({ url, remoteAddress, headers: { ...authorization, ...headers } });
};

const statuses = async (count: number, ask: () => ReturnType<typeof get>): Promise<number[]> => {
  const all: number[] = [];
  for (let index = 0; index < count; index += 1) all.push((await ask()).statusCode);
  return all;
};

describe('a token', () => {
  it('has its burst, is told what is left, and goes on with time', async () => {
    await start();
    const token = await issued('li');
    const first = await get('/things/for/anybody', token);
    expect(first.statusCode).toBe(200);
    expect(first.headers).toMatchObject({
      'ratelimit-policy': '"token";q=8;w=8',
      ratelimit: '"token";r=7;t=1',
    });
    expect(await statuses(7, () => get('/things/for/anybody', token))).toEqual(Array(7).fill(200));
    const refused = await get('/things/for/anybody', token);
    expectProblem(refused, 429, 'TOO_MANY_REQUESTS');
    expect(refused.headers).toMatchObject({ 'retry-after': '1', ratelimit: '"token";r=0;t=8' });
    clock.set(new Date(begin.getTime() + 1_000));
    expect(await statuses(2, () => get('/things/for/anybody', token))).toEqual([200, 429]);
  });

  it('pays more for what is dear, and nothing for the probes', async () => {
    await start();
    const token = await issued('li');
    expect(await statuses(3, () => get('/things/that/cost', token))).toEqual([200, 200, 429]);
    expect(await statuses(20, () => get('/healthz', token))).toEqual(Array(20).fill(200));
  });

  it('shares the burst of its organization with others, and is not held up by strangers', async () => {
    await start();
    const [one, two] = [await issued('li'), await issued('wang')];
    await statuses(8, () => get('/things/for/anybody', one));
    expect(await statuses(5, () => get('/things/for/anybody', two))).toEqual([200, 200, 200, 200, 429]);
    const stranger = await issued('ma', 'other');
    expect(await statuses(8, () => get('/things/for/anybody', stranger))).toEqual(Array(8).fill(200));
  });
});

describe('an address without a token', () => {
  it('has a burst of its own, which a forged header does not change', async () => {
    await start();
    let forged = 0;
    const ask = () =>
      get('/things', undefined, '203.0.113.7', { 'x-forwarded-for': `198.51.100.${(forged += 1)}` });
    expect(await statuses(4, ask)).toEqual([200, 200, 200, 429]);
    expect((await get('/things', undefined, '203.0.113.8')).statusCode).toBe(200);
    expect((await get('/things/for/anybody', await issued('li'))).statusCode).toBe(200);
  });

  it('is one network of IPv6, however many addresses it has', async () => {
    await start();
    let host = 0;
    expect(await statuses(4, () => get('/things', undefined, `2001:db8::${(host += 1)}`))).toEqual([
      200, 200, 200, 429,
    ]);
  });

  it('is the client that a trusted proxy speaks for', async () => {
    await start({ TRUST_PROXY: '203.0.113.7' });
    const behind = (client: string) => () =>
      get('/things', undefined, '203.0.113.7', { 'x-forwarded-for': client });
    expect(await statuses(4, behind('198.51.100.1'))).toEqual([200, 200, 200, 429]);
    expect(await statuses(3, behind('198.51.100.2'))).toEqual([200, 200, 200]);
  });

  it('is turned away before its body is read', async () => {
    await start();
    const post = () =>
      things.app.inject({
        method: 'POST',
        url: '/things',
        remoteAddress: '203.0.113.7',
        headers: { 'content-type': 'application/json' },
        payload: '{"name":',
      });
    for (let index = 0; index < 3; index += 1) expectProblem(await post(), 400, 'MALFORMED_JSON');
    expectProblem(await post(), 429, 'TOO_MANY_REQUESTS');
  });

  it('that must show a token is told so before its body is read, and counted', async () => {
    await start();
    const ask = () => get('/things/for/anybody');
    expect(await statuses(4, ask)).toEqual([401, 401, 401, 429]);
  });

  it('is counted where there is nothing, too', async () => {
    await start();
    expect(await statuses(4, () => get('/nowhere'))).toEqual([404, 404, 404, 429]);
  });
});

describe('tokens that are not good', () => {
  it('are looked at up to so many, and then only those known to be good', async () => {
    await start();
    const good = await issued('li');
    expect((await get('/things/for/anybody', good)).statusCode).toBe(200);
    let index = 0;
    const bad = () =>
      get('/things/for/anybody', `${good.slice(0, -8)}AAAA${String((index += 1)).padStart(4, 'A')}`);
    expect(await statuses(3, bad)).toEqual([401, 401, 429]);
    expect((await get('/things/for/anybody', good)).statusCode).toBe(200);
    expect((await get('/things/for/anybody', await issued('wang'))).statusCode).toBe(429);
    expect((await get('/things/for/anybody', await issued('wang'), '203.0.113.8')).statusCode).toBe(200);
    clock.set(new Date(begin.getTime() + 1_000));
    expect((await get('/things/for/anybody', await issued('wang'))).statusCode).toBe(200);
  });

  it('do not shut out what is open to anybody', async () => {
    await start();
    expect(await statuses(2, () => get('/things', 'nonsense'))).toEqual([200, 200]);
  });
});

describe('limits that are off', () => {
  it('are not told and hold up nobody', async () => {
    await start({ SUYUAN_RATE_LIMITS: 'off' });
    expect(await statuses(20, () => get('/things'))).toEqual(Array(20).fill(200));
    expect((await get('/things')).headers.ratelimit).toBeUndefined();
  });
});
