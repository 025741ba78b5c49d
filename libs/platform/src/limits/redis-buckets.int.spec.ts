// Goal: processes that share a Redis share the limits, and without it each counts for itself: never open, never a fault.
// Method: two stores on one real Redis as two processes would have; a Redis that is not there; one that comes back.
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { sharedRedis } from '../../../../test/support/redis';
import { until } from '../../../../test/support/until';
import type { Taken } from './bucket-store';
import type { RatePolicy } from './policies';
import { MAX_PARCELS, RedisBuckets } from './redis-buckets';

const SMALL: RatePolicy = { name: 'small', perSecond: 0.01, burst: 30 };
/** Large enough to be fetched in parcels of ten. */
const LARGE: RatePolicy = { name: 'large', perSecond: 0.01, burst: 1_000 };

const open: RedisBuckets[] = [];
const store = (url: string, onFault?: (error: unknown) => void): RedisBuckets => {
  const buckets = new RedisBuckets({ url, prefix: 'test:limit:', ...(onFault ? { onFault } : {}) });
  open.push(buckets);
  return buckets;
};

afterEach(async () => {
  for (const buckets of open.splice(0)) await buckets.close();
});

async function allowedOf(asked: number, ask: (index: number) => Taken | Promise<Taken>): Promise<number> {
  let allowed = 0;
  for (let index = 0; index < asked; index += 1) if ((await ask(index)).allowed) allowed += 1;
  return allowed;
}

/** A store answers for itself until it has reached its Redis. */
async function reached(buckets: RedisBuckets): Promise<void> {
  await until(() => buckets['redis'].status === 'ready');
  buckets['awayUntil'] = 0;
}

describe('two processes on one Redis', () => {
  it.each([SMALL, LARGE])('give one burst between them: $name', async (policy) => {
    const { url } = await sharedRedis();
    const stores = [store(url), store(url)];
    for (const one of stores) await reached(one);
    const key = randomUUID();
    const allowed = await allowedOf(policy.burst + 100, (index) => stores[index % 2]!.take(key, policy, 1));
    // A parcel that one holds when the other finds the bucket empty is all that may be missing.
    expect(allowed).toBeLessThanOrEqual(policy.burst);
    expect(allowed).toBeGreaterThanOrEqual(policy.burst - policy.burst / 100);
    expect(await stores[0]!.take(key, policy, 1)).toMatchObject({
      allowed: false,
      waitSeconds: expect.any(Number),
    });
    expect(await stores[0]!.take(randomUUID(), policy, 1)).toMatchObject({ allowed: true });
  });

  it('ask for a busy key once in many times', async () => {
    const { url } = await sharedRedis();
    const one = store(url);
    await reached(one);
    const key = randomUUID();
    let questions = 0;
    const answers = await allowedOf(100, (_index) => {
      const answer = one.take(key, LARGE, 1);
      if ('then' in answer) questions += 1;
      return answer;
    });
    expect(answers).toBe(100);
    expect(questions).toBeLessThanOrEqual(12);
  });

  it('fill with time by the clock of Redis, and leave nothing there when they are full', async () => {
    const { url } = await sharedRedis();
    const one = store(url);
    await reached(one);
    const quick: RatePolicy = { name: 'quick', perSecond: 20, burst: 2 };
    const key = randomUUID();
    expect(await allowedOf(3, () => one.take(key, quick, 1))).toBe(2);
    await until(async () => (await one.take(key, quick, 1)).allowed);
    await until(async () => (await one['redis'].exists(`test:limit:quick:${key}`)) === 0);
    expect(await allowedOf(3, () => one.take(key, quick, 1))).toBe(2);
  });
});

describe('very many keys', () => {
  it('do not fill the memory with parcels', async () => {
    const { url } = await sharedRedis();
    const one = store(url);
    await reached(one);
    const mark = randomUUID();
    const quick: RatePolicy = { name: 'large', perSecond: 1_000, burst: 1_000 };
    let asked = 0;
    const takeMore = () => {
      // On a busy machine Redis may answer late once: then this process counts for itself for a second.
      one['awayUntil'] = 0;
      asked += 500;
      return Promise.all(
        Array.from({ length: 500 }, async (_, at) => one.take(`${mark} ${asked + at}`, quick, 1)),
      );
    };
    const areFull = async () => {
      await takeMore();
      return one['parcels'].size >= MAX_PARCELS;
    };
    await until(areFull, 'the parcels are full');
    await takeMore();
    expect(one['parcels'].size).toBe(MAX_PARCELS);
  });
});

describe('without Redis', () => {
  it('a process counts for itself, says so, and gives no more than the burst', async () => {
    const faults: unknown[] = [];
    const one = store('redis://127.0.0.1:1', (error) => faults.push(error));
    const key = randomUUID();
    expect(await allowedOf(100, () => one.take(key, SMALL, 1))).toBe(30);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThan(5);
  });

  it('that answers nothing, a process goes on in a moment', async () => {
    const mute: Server = createServer();
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const one = store(`redis://127.0.0.1:${(mute.address() as AddressInfo).port}`);
    const before = Date.now();
    expect(await allowedOf(100, () => one.take('a', SMALL, 1))).toBe(30);
    expect(Date.now() - before).toBeLessThan(2_000);
    await one.close();
    mute.close();
  });
});
