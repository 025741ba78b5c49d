/** The event itself cannot be turned into rows; another try, or another database, would not help. */
export class UnprojectableEvent extends Error {
  constructor(
    readonly position: number,
    override readonly cause: unknown,
  ) {
    super(`The event at position ${position} cannot be projected: ${messageOf(cause)}`);
    this.name = 'UnprojectableEvent';
  }
}

/**
 * SQLSTATE classes that blame the values of a statement: 21 cardinality, 22 data (a date that does not exist, a NUL),
 * 23 constraint, 54 limit (a value too long for an index). All others (08 connection, 40 deadlock, 42 missing
 * table or right, 53 disk full, 57 shutdown) blame the database or its set-up, and would hit every event alike.
 */
const DATA_FAULT_CLASSES = new Set(['21', '22', '23', '54']);

/** Whether an error of `apply` is the fault of an event (set it aside) or of the surroundings (wait, try again). */
export function isEventFault(error: unknown): boolean {
  if (error instanceof UnprojectableEvent) return true;
  const code = sqlState(error);
  return code !== null && DATA_FAULT_CLASSES.has(code.slice(0, 2));
}

/** The words an operator gets to see, without parameters of the statement. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** PostgreSQL's own code of what went wrong; null when it did not come to say one. */
export function sqlState(error: unknown): string | null {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const state = driverError?.code ?? code;
  // No class begins with E, but names of the operating system do, and EPIPE has five letters too.
  return typeof state === 'string' && /^(?!E)[0-9A-Z]{5}$/u.test(state) ? state : null;
}
