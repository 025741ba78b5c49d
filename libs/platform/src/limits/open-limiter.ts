import type { Clock } from '../clock';
import type { Logger } from '../logging';
import type { Metrics } from '../metrics';
import type { Settings } from '../settings';
import { MemoryBuckets } from './bucket-store';
import { RateLimiter } from './rate-limiter';
import { RedisBuckets } from './redis-buckets';

/** The limits of the settings: in buckets that are shared where there is a Redis to share them in. */
export function openLimiter(
  { rateLimits, redisUrl }: Settings,
  { clock, logger, metrics }: { clock: Clock; logger: Logger; metrics: Metrics },
): RateLimiter {
  if (rateLimits === null || redisUrl === null) {
    return new RateLimiter(rateLimits, new MemoryBuckets(() => clock.now().getTime()));
  }
  const help = 'Times the shared limits could not be asked and a process counted alone.';
  const faults = metrics.counter('suyuan_rate_limit_faults_total', help);
  const onFault = (error: unknown): void => {
    faults.inc();
    logger.warn({ err: error }, 'limits are counted by this process alone');
  };
  return new RateLimiter(rateLimits, new RedisBuckets({ url: redisUrl, onFault }));
}
