import { SettingsError } from '../settings-error';

/** How much of something: `burst` at once, and `perSecond` more as time goes on (a token bucket). */
export interface RatePolicy {
  /** In the RateLimit headers. */
  name: string;
  perSecond: number;
  burst: number;
}

/**
 * What is counted: a token, an organization with all its tokens, an address that shows no token, tokens of an
 * address that were not good, and look-ups of the public check.
 */
export const RATE_POLICY_NAMES = ['token', 'organization', 'address', 'failed', 'check'] as const;
export type RatePolicyName = (typeof RATE_POLICY_NAMES)[number];
export type RatePolicies = Readonly<Record<RatePolicyName, RatePolicy>>;

const policy = (name: RatePolicyName, perSecond: number, burst: number): RatePolicy => ({
  name,
  perSecond,
  burst,
});

/**
 * An honest laboratory posts a day's certificates in one go; a person turns some pages a second; thirty look-ups a
 * minute are more than a person types and far too few to copy the register.
 */
export const DEFAULT_RATE_POLICIES: RatePolicies = {
  token: policy('token', 100, 2_000),
  organization: policy('organization', 400, 8_000),
  address: policy('address', 50, 1_000),
  failed: policy('failed', 10, 200),
  check: policy('check', 0.5, 30),
};

const SECONDS = { s: 1, min: 60, h: 3_600 } as const;
const ENTRY = /^([a-z]+)=(\d{1,7})\/(s|min|h)(?::(\d{1,7}))?$/;
const EXPECTED = `expected on, off, or such as token=100/s:2000,check=30/min out of ${RATE_POLICY_NAMES.join(', ')}`;

/**
 * `on`, `off` (null), or a list of what is to differ from the defaults: `token=100/s:2000` is a hundred a second and
 * bursts of two thousand; without a burst it is what one unit of time gives.
 */
export function readRatePolicies(variable: string, text: string | null): RatePolicies | null {
  if (text === 'off') return null;
  if (text === null || text === 'on') return DEFAULT_RATE_POLICIES;
  const policies: Record<RatePolicyName, RatePolicy> = { ...DEFAULT_RATE_POLICIES };
  for (const entry of text.split(',')) {
    const [, stated, count = '', unit = '', burst] = ENTRY.exec(entry.trim()) ?? [];
    const name = RATE_POLICY_NAMES.find((known) => known === stated);
    if (!name || Number(count) === 0 || (burst !== undefined && Number(burst) === 0)) {
      throw new SettingsError(variable, EXPECTED);
    }
    policies[name] = policy(
      name,
      Number(count) / SECONDS[unit as keyof typeof SECONDS],
      Number(burst ?? count),
    );
  }
  return policies;
}
