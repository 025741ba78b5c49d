import { setTimeout as pause } from 'node:timers/promises';

/** Longest a test waits for anything: a broker needs seconds to form a group, on a machine that others use as well. */
const PATIENCE_MS = 60_000;
const BETWEEN_MS = 10;

/** Waits until something holds; where it does not in time, fails and says what was waited for. */
export async function until(
  holds: () => Promise<boolean> | boolean,
  what = String(holds),
  patienceMs = PATIENCE_MS,
): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await holds());) {
    if (Date.now() > end) throw new Error(`did not happen in time: ${what}`);
    await pause(BETWEEN_MS);
  }
}

/** How long a test watches that something does not happen which, if it did, would at once. */
const WATCH_MS = 300;

/** Watches that something keeps holding, for what must not happen; fails in the moment it does not. */
export async function keepsHolding(
  holds: () => Promise<boolean> | boolean,
  forMs = WATCH_MS,
  what = String(holds),
): Promise<void> {
  for (const end = Date.now() + forMs; ; await pause(BETWEEN_MS)) {
    if (!(await holds())) throw new Error(`did not last: ${what}`);
    if (Date.now() > end) return;
  }
}

/** Repeats a check until it throws no more; fails with what it threw last. */
export async function untilItPasses<T>(check: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  for (const end = Date.now() + patienceMs; ;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(BETWEEN_MS);
    }
  }
}
