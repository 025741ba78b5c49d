/** How long to wait between two attempts: grows from `firstMs` by doubling, never beyond `mostMs`. */
export interface RetryPace {
  firstMs: number;
  mostMs: number;
}

/** A handler that throws is tried again after this long: short enough for a lost connection, bounded for an outage. */
export const HANDLER_RETRY_PACE: RetryPace = { firstMs: 100, mostMs: 10_000 };

/** Doublings beyond this no longer change the bounded delay; it keeps the power finite. */
const DOUBLINGS_MAX = 20;

/** Delay before attempt `attempt` (1 is the first repetition). */
export function retryDelayMs(attempt: number, pace: RetryPace): number {
  return Math.min(pace.mostMs, pace.firstMs * 2 ** Math.min(attempt - 1, DOUBLINGS_MAX));
}

/** Waits, or returns at once when the signal says that nobody needs the wait any more. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}

/**
 * Repeats `work` until it succeeds, waiting longer each time. Resolves to null when stopped before it succeeded.
 * `onFailure` hears of every failed attempt, so that nothing fails in silence.
 */
export async function untilItSucceeds<T>(
  work: () => Promise<T>,
  options: { pace: RetryPace; signal: AbortSignal; onFailure: (fault: unknown, attempt: number) => void },
): Promise<{ value: T } | null> {
  for (let attempt = 1; !options.signal.aborted; attempt += 1) {
    try {
      return { value: await work() };
    } catch (fault) {
      options.onFailure(fault, attempt);
      await pause(retryDelayMs(attempt, options.pace), options.signal);
    }
  }
  return null;
}

/** Resolves with what `work` resolves to, or with `late` after `ms`. Leaves no timer behind. */
export async function within<T, L>(ms: number, work: Promise<T>, late: L): Promise<T | L> {
  const done = new AbortController();
  try {
    return await Promise.race([work, pause(ms, done.signal).then(() => late)]);
  } finally {
    done.abort();
  }
}
