import { sqlState } from './event-fault';
import type { SqlRunner } from './sql/sql-runner';

/** PostgreSQL could not be reached, or broke off. Nothing is wrong with the question: it may be asked again. */
export class ReadModelUnavailable extends Error {
  constructor(cause: unknown) {
    super('The read model could not be reached.', { cause });
    this.name = 'ReadModelUnavailable';
  }
}

/** SQLSTATE classes of a server that cannot work now: 08 connection, 53 resources (also too many connections). */
const AWAY_CLASSES = new Set(['08', '53']);

/** 57P01 to 57P05: the server shuts down, crashed, starts up, or ended the session. 57014 is a statement's own end. */
const SHUTDOWN_PREFIX = '57P';

/** Statements through `source` that throw ReadModelUnavailable when the server is away. */
export function questionsTo(source: SqlRunner): SqlRunner {
  return {
    query: <Rows>(sql: string, parameters?: unknown[]): Promise<Rows> =>
      telling(source.query<Rows>(sql, parameters)),
  };
}

/** The same of a step that is no statement of ours: a connection, the end of a transaction. */
export async function telling<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    throw isAway(error) ? new ReadModelUnavailable(error) : error;
  }
}

/** A fault without a SQLSTATE came from the way to the server: refused, cut off, or not answered in time. */
function isAway(error: unknown): boolean {
  const state = sqlState(error);
  return state === null || AWAY_CLASSES.has(state.slice(0, 2)) || state.startsWith(SHUTDOWN_PREFIX);
}
