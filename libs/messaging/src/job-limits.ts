import type { RetryPace } from './pause';

/**
 * A job that fails this often is given up and told in the log: its state is in PostgreSQL, so whoever owns
 * it enqueues it again, and a broken one does not run for ever.
 */
export const JOB_ATTEMPTS_MAX = 5;

/** Waits between the attempts of a job: long enough for a restarted database, five attempts within a minute. */
export const JOB_RETRY_PACE: RetryPace = { firstMs: 500, mostMs: 30_000 };
