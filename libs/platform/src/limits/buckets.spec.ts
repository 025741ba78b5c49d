// Goal: a bucket gives its burst, then as much as time brings, and never more; headers say what is left.
// Method: a clock that is set by hand; random askers against the bound that any window of time must keep.
import fc from 'fast-check';
import { MAX_BUCKETS, MemoryBuckets } from './bucket-store';
import { Cost, COST_METADATA, unitsOf, type Cost as CostOf } from './cost';
import { DEFAULT_RATE_POLICIES, type RatePolicy } from './policies';
import { rateLimitHeaders, RateLimiter, tooManyRequests } from './rate-limiter';

const POLICY: RatePolicy = { name: 'test', perSecond: 10, burst: 50 };

function bucket(): {
  take: (cost?: number, key?: string) => ReturnType<MemoryBuckets['take']>;
  at: (ms: number) => void;
} {
  let now = 0;
  const buckets = new MemoryBuckets(() => now);
  return { take: (cost = 1, key = 'a') => buckets.take(key, POLICY, cost), at: (ms) => (now = ms) };
}

describe('a bucket', () => {
  it('gives its burst and not one more', () => {
    const { take } = bucket();
    for (let index = 1; index <= 50; index += 1) {
      expect(take()).toEqual({ allowed: true, remaining: 50 - index, waitSeconds: 0 });
    }
    expect(take()).toEqual({ allowed: false, remaining: 0, waitSeconds: 1 });
  });

  it('fills again with time, and not beyond its burst', () => {
    const { take, at } = bucket();
    take(50);
    at(99);
    expect(take().allowed).toBe(false);
    at(100);
    expect(take().allowed).toBe(true);
    expect(take().allowed).toBe(false);
    at(1_000_000);
    expect(take(50).allowed).toBe(true);
    expect(take().allowed).toBe(false);
  });

  it('says how long to wait for what was asked', () => {
    const { take, at } = bucket();
    take(50);
    expect(take(30)).toEqual({ allowed: false, remaining: 0, waitSeconds: 3 });
    at(2_999);
    expect(take(30).allowed).toBe(false);
    at(3_000);
    expect(take(30).allowed).toBe(true);
  });

  it('is one for each key, and is not filled by a clock that is set back', () => {
    const { take, at } = bucket();
    at(10_000);
    take(50);
    expect(take(1, 'b').allowed).toBe(true);
    at(0);
    expect(take().allowed).toBe(false);
  });

  it('never gives more in any time than its burst and what that time brings', () => {
    const asker = fc.array(fc.tuple(fc.nat({ max: 3_000 }), fc.integer({ min: 1, max: 60 })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(asker, (asked) => {
        const { take, at } = bucket();
        let now = 0;
        let given = 0;
        for (const [pause, cost] of asked) {
          at((now += pause));
          const answer = take(cost);
          if ('then' in answer) throw new Error('the memory answers at once');
          if (answer.allowed) given += cost;
          expect(given).toBeLessThanOrEqual(POLICY.burst + (now / 1_000) * POLICY.perSecond + 1e-6);
        }
      }),
    );
  });
});

describe('very many keys', () => {
  it('do not fill the memory: those not asked longest are forgotten', () => {
    const buckets = new MemoryBuckets(() => 0);
    for (let index = 0; index < MAX_BUCKETS; index += 1) buckets.take(String(index), POLICY, 50);
    expect(buckets.size).toBe(MAX_BUCKETS);
    expect(buckets.take('0', POLICY, 1)).toMatchObject({ allowed: false });
    buckets.take('one more', POLICY, 1);
    expect(buckets.size).toBe(MAX_BUCKETS);
    expect(buckets.take('0', POLICY, 1)).toMatchObject({ allowed: false });
    expect(buckets.take('1', POLICY, 1)).toMatchObject({ allowed: true });
  });
});

describe('the limiter', () => {
  const caller = { subject: 'li', role: 'lab', organization: 'inm-co' } as const;

  it('counts nothing where limits are off', async () => {
    const limiter = new RateLimiter(null, new MemoryBuckets(() => 0));
    expect(await limiter.count('check', 'a')).toBeNull();
    expect(await limiter.countCaller('t', caller, 1)).toBeNull();
  });

  it('holds an organization to its own burst, however many tokens it has', async () => {
    const limiter = new RateLimiter(DEFAULT_RATE_POLICIES, new MemoryBuckets(() => 0));
    const { token, organization } = DEFAULT_RATE_POLICIES;
    const tokens = organization.burst / token.burst;
    for (let index = 0; index < tokens; index += 1) {
      expect(await limiter.countCaller(`t${index}`, caller, token.burst)).toMatchObject({ allowed: true });
      expect(await limiter.countCaller(`t${index}`, caller, 1)).toMatchObject({
        allowed: false,
        policy: token,
      });
    }
    const denied = await limiter.countCaller('another', caller, 1);
    expect(denied).toMatchObject({ allowed: false, policy: organization });
    const other = { ...caller, organization: 'other' };
    expect(await limiter.countCaller('t', other, 1)).toMatchObject({ allowed: true });
    const inspector = { subject: 'wang', role: 'inspector', organization: null } as const;
    expect(await limiter.countCaller('i', inspector, 1)).toMatchObject({ allowed: true });
  });

  it('lets what costs more than a whole burst have the whole burst', async () => {
    const limiter = new RateLimiter(DEFAULT_RATE_POLICIES, new MemoryBuckets(() => 0));
    expect(await limiter.count('check', 'a', 1_000)).toMatchObject({ allowed: true, remaining: 0 });
    expect(await limiter.count('check', 'a')).toMatchObject({ allowed: false });
  });

  it('tells what is left, and how long to wait', async () => {
    const limiter = new RateLimiter(DEFAULT_RATE_POLICIES, new MemoryBuckets(() => 0));
    const counted = (await limiter.count('token', 'a', 500))!;
    expect(rateLimitHeaders(counted)).toEqual({
      'ratelimit-policy': '"token";q=2000;w=20',
      ratelimit: '"token";r=1500;t=5',
    });
    await limiter.count('token', 'a', 1_500);
    const problem = tooManyRequests((await limiter.count('token', 'a', 250))!);
    expect(problem).toMatchObject({
      status: 429,
      code: 'TOO_MANY_REQUESTS',
      headers: { 'retry-after': '3', ratelimit: '"token";r=0;t=20' },
    });
  });
});

describe('the cost of a question', () => {
  class Questions {
    @Cost(1, { query: 3 })
    list(): void {
      // Only its decorator is looked at.
    }
  }
  const declared = Reflect.getMetadata(COST_METADATA, Questions.prototype['list']) as CostOf;

  it.each([
    [{}, 1],
    [{ limit: '5' }, 1],
    [{ query: 'x' }, 3],
    [JSON.parse('{"__proto__":"a","constructor":"b"}') as object, 1],
    [null, 1],
  ])('with %j is %s', (query, units) => {
    expect(unitsOf(declared, query)).toBe(units);
  });
});
