import { createHash } from 'node:crypto';
import { ProblemError } from '../http/problem';
import type { Caller } from '../identity/caller';
import type { BucketStore, Taken } from './bucket-store';
import type { RatePolicies, RatePolicy, RatePolicyName } from './policies';

/** What one bucket said, with its policy: for the headers of the reply. */
export interface Counted extends Taken {
  policy: RatePolicy;
}

/** Counts requests against the policies. Injected wherever something dear is asked without a token. */
export class RateLimiter {
  constructor(
    /** null: nothing is limited. */
    private readonly policies: RatePolicies | null,
    private readonly store: BucketStore,
  ) {}

  /** Takes `cost` units; null when nothing is limited. What costs more than a whole burst costs a whole burst. */
  async count(name: RatePolicyName, key: string, cost = 1): Promise<Counted | null> {
    if (this.policies === null) return null;
    const policy = this.policies[name];
    const answer = this.store.take(key, policy, Math.min(cost, policy.burst));
    return { ...('then' in answer ? await answer : answer), policy };
  }

  close(): Promise<void> {
    return this.store.close();
  }

  /** What the holder of a token takes: out of that token's bucket, and out of that of all it stands for. */
  async countCaller(token: string, caller: Caller, cost: number): Promise<Counted | null> {
    const byToken = await this.count('token', digestOf(token), cost);
    if (byToken === null || !byToken.allowed) return byToken;
    const whole = caller.organization ?? digestOf(`${caller.role} ${caller.subject}`);
    const byOrganization = await this.count('organization', whole, cost);
    if (byOrganization === null || (byOrganization.allowed && !isTighter(byOrganization, byToken)))
      return byToken;
    return byOrganization;
  }
}

function isTighter(one: Counted, other: Counted): boolean {
  return one.remaining < other.remaining;
}

/** Tokens are secrets, and subjects are persons: neither becomes a key. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers): a burst is the quota of its window. */
export function rateLimitHeaders({ policy, remaining }: Counted): Record<string, string> {
  const { name, burst, perSecond } = policy;
  const window = Math.ceil(burst / perSecond);
  const untilFull = Math.ceil((burst - remaining) / perSecond);
  return {
    'ratelimit-policy': `"${name}";q=${burst};w=${window}`,
    ratelimit: `"${name}";r=${remaining};t=${untilFull}`,
  };
}

export function tooManyRequests(counted: Counted): ProblemError {
  const seconds = counted.waitSeconds;
  return new ProblemError({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    detail: `Too many requests (${counted.policy.name}). Ask again in ${seconds} s.`,
    headers: { ...rateLimitHeaders(counted), 'retry-after': String(seconds) },
    params: { seconds: String(seconds) },
  });
}
