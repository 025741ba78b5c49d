/** The caller's mistake: a request that no state of the log could accept. Nothing was written. */
export class InvalidAppendError extends Error {
  constructor(reason: string) {
    super(`Invalid append request: ${reason}`);
    this.name = 'InvalidAppendError';
  }
}

/** An event's bytes are over EVENT_BYTES_MAX. Nothing was written. */
export class EventTooLargeError extends Error {
  constructor(
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`An event of ${bytes} bytes is over the limit of ${limit}.`);
    this.name = 'EventTooLargeError';
  }
}

/** More requests wait than the log will hold. Nothing was written; try again after the named pause. */
export class LogOverloadedError extends Error {
  constructor(
    readonly waiting: number,
    readonly retryAfterSeconds: number,
  ) {
    super(`The event log is overloaded: ${waiting} requests wait.`);
    this.name = 'LogOverloadedError';
  }
}

/** The log was closed; this process is going down. Nothing was written. */
export class LogClosedError extends Error {
  constructor() {
    super('The event log is closed.');
    this.name = 'LogClosedError';
  }
}

/**
 * The database could not be reached or refused the transaction. Nothing is half-written; when the connection
 * broke during the commit itself the whole batch may be in the log, so a retry should carry the same
 * idempotency key.
 */
export class LogUnavailableError extends Error {
  constructor(cause: unknown) {
    super('The event log could not be reached.', { cause });
    this.name = 'LogUnavailableError';
  }
}
