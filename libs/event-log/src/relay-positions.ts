import { createPool, RUNTIME_ROLE } from '@suyuan/platform';
import { Client, type Pool } from 'pg';

/** The relay reads and moves its position, one thing at a time. */
const RELAY_CONNECTIONS_MAX = 2;

/** Where the relays stand: the next position each has to hand on. Kept beside the log, so a crash repeats, never skips. */
export class RelayPositions {
  private readonly pool: Pool;

  constructor(private readonly options: { url: string; role?: string }) {
    this.pool = createPool({
      url: options.url,
      role: options.role ?? RUNTIME_ROLE,
      max: RELAY_CONNECTIONS_MAX,
    });
  }

  /** The next position to hand on; 0 for a relay that has not run yet. */
  async readRelayPosition(name: string): Promise<number> {
    const { rows } = await this.pool.query<{ next_position: string }>(
      'select next_position from log.relay where name = $1',
      [name],
    );
    return Number(rows[0]?.next_position ?? 0);
  }

  /** Moves the position from `expectedNext` to `next`; false when it stands elsewhere: another relay moved it. */
  async advanceRelayPosition(name: string, expectedNext: number, next: number): Promise<boolean> {
    const moved = await this.pool.query(
      'update log.relay set next_position = $3 where name = $1 and next_position = $2',
      [name, expectedNext, next],
    );
    if (moved.rowCount === 1) return true;
    if (expectedNext !== 0) return false;
    const made = await this.pool.query(
      'insert into log.relay (name, next_position) values ($1, $2) on conflict do nothing',
      [name, next],
    );
    return made.rowCount === 1;
  }

  /**
   * Waits until no other process runs the relay `name`, then runs `work`. The lock lives on a connection of
   * its own: when that breaks, the lock is lost and the signal given to `work` aborts. `stop` ends the waiting.
   * Resolves to null when stopped before the lock was had. Rejects when the database cannot be reached.
   */
  async withRelayLock<T>(
    name: string,
    work: (lost: AbortSignal) => Promise<T>,
    stop?: AbortSignal,
  ): Promise<T | null> {
    const lost = new AbortController();
    const client = new Client({
      connectionString: this.options.url,
      application_name: `suyuan-relay-${name}`,
    });
    client.on('error', () => lost.abort());
    client.on('end', () => lost.abort());
    await client.connect();
    const giveUp = (): void => void client.end();
    stop?.addEventListener('abort', giveUp, { once: true });
    try {
      if (stop?.aborted) return null;
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`suyuan-relay:${name}`]);
      stop?.removeEventListener('abort', giveUp);
      return await work(lost.signal);
    } catch (error) {
      if (stop?.aborted) return null;
      throw error;
    } finally {
      stop?.removeEventListener('abort', giveUp);
      await client.end().catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
