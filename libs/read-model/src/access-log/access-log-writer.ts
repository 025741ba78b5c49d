import { createPool } from '@suyuan/platform';
import type { Pool } from 'pg';
import { JUDGE_ROLE } from '../reading/reader-roles';
import type { SqlRunner } from '../sql/sql-runner';
import { appendReads, type ReadRow } from './access-log.query';

/** Where the reads of records of others are written. Rows are added, never changed. */
export abstract class AccessLogWriter {
  abstract append(rows: readonly ReadRow[]): Promise<void>;
  abstract close(): Promise<void>;
}

/** Works under a role that may add rows and neither read nor change them. */
export class PostgresAccessLogWriter extends AccessLogWriter {
  private readonly pool: Pool;

  constructor(url: string, onError?: (error: Error) => void) {
    super();
    this.pool = createPool({ url, role: JUDGE_ROLE, max: 1, ...(onError && { onError }) });
  }

  async append(rows: readonly ReadRow[]): Promise<void> {
    const sql: SqlRunner = {
      query: async <Rows>(text: string, parameters?: unknown[]) =>
        (await this.pool.query(text, parameters)).rows as Rows,
    };
    await appendReads(sql, rows);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
