/**
 * Where the relay stands, and the right to be the one that runs. RelayPositions of the event log keeps both in
 * PostgreSQL.
 */
export abstract class RelayStore {
  /** The next position to hand on; 0 for a relay that has not run yet. */
  abstract readRelayPosition(name: string): Promise<number>;

  /** Moves the position; false when it does not stand at `expectedNext`: another relay moved it. */
  abstract advanceRelayPosition(name: string, expectedNext: number, next: number): Promise<boolean>;

  /**
   * Waits until no other process runs the relay `name`, then runs `work`, whose signal aborts when the right is
   * lost. `stop` ends the waiting. Resolves to null when stopped before. Rejects when the store is away.
   */
  abstract withRelayLock<T>(
    name: string,
    work: (lost: AbortSignal) => Promise<T>,
    stop?: AbortSignal,
  ): Promise<T | null>;
}
