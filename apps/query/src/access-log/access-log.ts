import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { HealthChecks, Metrics, ProblemError } from '@suyuan/platform';
import { ACCESS_ROWS_MAX, AccessLogWriter, type ReadRow } from '@suyuan/read-model';
import type { Gauge } from 'prom-client';
import { QuerySettings } from '../query-settings';

/** A row waits at most so long before it is written. */
export const ACCESS_FLUSH_MS = 1_000;
/** Rows that wait while the table cannot be written; beyond it nothing is read that would have to be recorded. */
export const ACCESS_WAITING_MAX = 50_000;
/** What a client is told to wait: a restart of PostgreSQL takes about so long. */
const RETRY_AFTER_SECONDS = 2;

/**
 * Records who of those who oversee read what: one row an answer, written together. While the table is away rows wait,
 * the process is not ready, and when too many wait such reads are refused: nobody reads unrecorded.
 */
@Injectable()
export class AccessLog implements OnApplicationBootstrap, OnApplicationShutdown {
  private waiting: ReadRow[] = [];
  private writing: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private failed = false;
  private readonly gauge: Gauge;

  constructor(
    private readonly writer: AccessLogWriter,
    private readonly settings: QuerySettings,
    metrics: Metrics,
    health: HealthChecks,
  ) {
    this.gauge = metrics.gauge(
      'suyuan_query_access_log_waiting',
      'Reads of records of others that are not written to the access log yet.',
    );
    health.register('access-log', () => !this.failed);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.flush(), ACCESS_FLUSH_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.writing;
    await this.flush();
    if (this.waiting.length > 0)
      this.settings.logger.error({ rows: this.waiting }, 'reads that could not be recorded');
  }

  /** @throws ProblemError 503 ACCESS_LOG_UNAVAILABLE when no more reads can be recorded */
  ensureRoom(): void {
    if (this.waiting.length < ACCESS_WAITING_MAX) return;
    throw new ProblemError({
      status: 503,
      code: 'ACCESS_LOG_UNAVAILABLE',
      detail: 'Reads cannot be recorded now, so this is not answered. Ask again.',
      headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
    });
  }

  record(row: ReadRow): void {
    this.waiting.push(row);
    this.gauge.set(this.waiting.length);
    if (this.waiting.length >= ACCESS_ROWS_MAX && !this.failed) void this.flush();
  }

  /** Writes what waits. Rows that could not be written go on waiting, in their order. */
  async flush(): Promise<void> {
    this.writing ??= this.write().finally(() => (this.writing = null));
    return this.writing;
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const rows = this.waiting.slice(0, ACCESS_ROWS_MAX);
      try {
        await this.writer.append(rows);
      } catch (error) {
        this.failed = true;
        this.settings.logger.error(
          { err: error, waiting: this.waiting.length },
          'the access log was not written',
        );
        return;
      }
      this.failed = false;
      this.waiting = this.waiting.slice(rows.length);
      this.gauge.set(this.waiting.length);
    }
  }
}
