import { Lru } from '../memory/lru';
import type { RatePolicy } from './policies';

/** What came of asking a bucket for something. */
export interface Taken {
  allowed: boolean;
  /** Whole units left. */
  remaining: number;
  /** Seconds until what was asked for is there; 0 when it was. */
  waitSeconds: number;
}

/** Where the buckets are. Never throws and never rejects: a limit that cannot be asked must not become a fault. */
export abstract class BucketStore {
  /** Takes `cost` units out of the bucket of `key`, or none when there are fewer. */
  abstract take(key: string, policy: RatePolicy, cost: number): Taken | Promise<Taken>;

  async close(): Promise<void> {
    // Most stores hold nothing open.
  }
}

/** Buckets of one process at most; those that were not asked longest are forgotten, and are then full again. */
export const MAX_BUCKETS = 50_000;

/** Buckets in the memory of this process. */
export class MemoryBuckets extends BucketStore {
  private readonly buckets = new Lru<string, { units: number; at: number }>(MAX_BUCKETS);

  /** `now`: milliseconds. A clock that is set back fills nothing until it has caught up. */
  constructor(private readonly now: () => number = () => performance.now()) {
    super();
  }

  get size(): number {
    return this.buckets.size;
  }

  override take(key: string, policy: RatePolicy, cost: number): Taken {
    const name = `${policy.name} ${key}`;
    const at = this.now();
    const known = this.buckets.get(name);
    const passed = known ? Math.max(0, at - known.at) / 1_000 : 0;
    const units = known ? Math.min(policy.burst, known.units + passed * policy.perSecond) : policy.burst;
    const allowed = units >= cost;
    const left = allowed ? units - cost : units;
    this.buckets.set(name, { units: left, at });
    return taken(allowed, left, cost, policy);
  }
}

export function taken(allowed: boolean, left: number, cost: number, { perSecond }: RatePolicy): Taken {
  const waitSeconds = allowed ? 0 : Math.max(1, Math.ceil((cost - left) / perSecond));
  return { allowed, remaining: Math.max(0, Math.floor(left)), waitSeconds };
}
