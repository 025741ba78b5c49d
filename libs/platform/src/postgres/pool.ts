import { Pool } from 'pg';

/** Enough to keep two cores of a database busy; more connections only queue inside the server. */
export const POOL_CONNECTIONS_MAX = 10;

/** A server that does not answer by then is down: the caller should hear so and not wait for ever. */
export const CONNECT_TIMEOUT_MS = 10_000;

export interface PoolOptions {
  /** postgresql://user:password@host:port/database, or ...?host=/folder/of/the/socket */
  url: string;
  /** Every connection works with the rights of this role alone; the login must be a member of it. */
  role?: string;
  /** Most connections at a time, POOL_CONNECTIONS_MAX when absent. */
  max?: number;
  /** Sends queries without waiting for the reply of the one before; they still run in order, each by itself. */
  pipeline?: boolean;
  /** Told when an idle connection breaks. The pool replaces it by itself, so this is for the operator's eyes. */
  onError?: (error: Error) => void;
}

/**
 * A pool that survives the loss of its server: without an error listener an idle connection that breaks would
 * end the process. Queries under way fail; later ones connect again.
 */
export function createPool(options: PoolOptions): Pool {
  const { url, role, max = POOL_CONNECTIONS_MAX, pipeline = false, onError } = options;
  if (role !== undefined && !/^[a-z_][a-z0-9_]{0,62}$/.test(role))
    throw new Error(`Not a role name: ${role}`);
  const pool = new Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    pipeline,
    ...(role !== undefined && { options: `-c role=${role}` }),
  });
  pool.on('error', (error) => onError?.(error));
  // The pool listens to idle connections only. One that breaks between two queries of a transaction would end
  // the process too; its next query fails, which is how the transaction hears of it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
