import Redis from 'ioredis';
import { Lru } from '../memory/lru';
import { BucketStore, MemoryBuckets, taken, type Taken } from './bucket-store';
import type { RatePolicy } from './policies';

/** Redis is beside the services; one that answers no sooner is away. */
const ANSWER_TIMEOUT_MS = 250;
/** After a fault Redis is left alone for so long; this process counts for itself. */
const AWAY_MS = 1_000;
const RECONNECT_MS_MAX = 2_000;
/** Units are fetched in parcels of this part of the burst, so that a busy token costs one question in twenty. */
const PARCEL_OF_BURST = 100;
/** A parcel that was not used up by then is lost to its owner. */
const PARCEL_MS = 1_000;
/** Parcels kept; beyond, those fetched first are dropped, at their owners' cost. */
export const MAX_PARCELS = 10_000;

/**
 * One bucket by the clock of Redis: ARGV are units a second, burst, the least and the most that is wanted. Answers
 * what was given (0: nothing) and what is left.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local rate, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local least, most = tonumber(ARGV[3]), tonumber(ARGV[4])
local known = redis.call('HMGET', KEYS[1], 'units', 'at')
local units = burst
if known[1] then units = math.min(burst, known[1] + math.max(0, now - known[2]) * rate) end
local given = 0
if units >= least then given = math.max(least, math.min(most, math.floor(units))) end
units = units - given
redis.call('HSET', KEYS[1], 'units', string.format('%.6f', units), 'at', string.format('%.6f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil((burst - units) / rate * 1000) + 1000)
return { given, string.format('%.6f', units) }
`;

interface Script {
  takeUnits(key: string, ...numbers: number[]): Promise<[number, string]>;
}

export interface RedisBucketsOptions {
  url: string;
  /** Keys begin with it. */
  prefix?: string;
  /** Told of each fault; once a second at most. */
  onFault?: (error: unknown) => void;
}

/** Buckets that every process shares. While Redis is away each process counts for itself: never open, never a 500. */
export class RedisBuckets extends BucketStore {
  private readonly redis: Redis & Script;
  private readonly own = new MemoryBuckets();
  private readonly parcels = new Lru<string, { units: number; left: number; until: number }>(MAX_PARCELS);
  private awayUntil = 0;

  constructor(private readonly options: RedisBucketsOptions) {
    super();
    this.redis = new Redis(options.url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: ANSWER_TIMEOUT_MS,
      connectTimeout: ANSWER_TIMEOUT_MS,
      retryStrategy: (times) => Math.min(100 * times, RECONNECT_MS_MAX),
    }) as Redis & Script;
    // Told where the question was asked; without a listener it would end the process.
    this.redis.on('error', () => undefined);
    this.redis.defineCommand('takeUnits', { numberOfKeys: 1, lua: TAKE });
  }

  override take(key: string, policy: RatePolicy, cost: number): Taken | Promise<Taken> {
    const name = `${this.options.prefix ?? 'suyuan:limit:'}${policy.name}:${key}`;
    const parcel = this.parcels.get(name);
    if (parcel && parcel.until > performance.now() && parcel.units >= cost) {
      parcel.units -= cost;
      return taken(true, parcel.left + parcel.units, cost, policy);
    }
    if (performance.now() < this.awayUntil) return this.own.take(key, policy, cost);
    return this.fetch(name, policy, cost).catch((error: unknown) => {
      this.awayUntil = performance.now() + AWAY_MS;
      this.options.onFault?.(error);
      return this.own.take(key, policy, cost);
    });
  }

  private async fetch(name: string, policy: RatePolicy, cost: number): Promise<Taken> {
    const wanted = Math.max(cost, Math.floor(policy.burst / PARCEL_OF_BURST));
    const [given, text] = await this.redis.takeUnits(name, policy.perSecond, policy.burst, cost, wanted);
    const left = Number(text);
    if (given > cost) this.keep(name, given - cost, left);
    return taken(given >= cost, left + Math.max(0, given - cost), cost, policy);
  }

  private keep(name: string, units: number, left: number): void {
    this.parcels.set(name, { units, left, until: performance.now() + PARCEL_MS });
  }

  override async close(): Promise<void> {
    this.redis.disconnect();
  }
}
