import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { InvariantViolation } from '@suyuan/domain';
import { Metrics, ProblemError } from '@suyuan/platform';
import { ReadModelUnavailable } from '@suyuan/read-model';
import type { Counter } from 'prom-client';
import { catchError, type Observable } from 'rxjs';
import { QuerySettings } from '../query-settings';

/** What a client is told to wait before it asks again: a restart of PostgreSQL takes about so long. */
export const RETRY_AFTER_SECONDS = 2;

/** The one place where a store that is away, or that lacks what it should have, becomes a reply. */
@Injectable()
export class TellUnavailable implements NestInterceptor {
  private readonly violations: Counter;

  constructor(
    private readonly settings: QuerySettings,
    metrics: Metrics,
  ) {
    this.violations = metrics.counter(
      'suyuan_query_facts_missing_total',
      'Questions that were not answered because recorded facts are missing or contradict each other; alarm.',
    );
  }

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (error instanceof ReadModelUnavailable) throw unavailable();
        if (!(error instanceof InvariantViolation)) throw error;
        this.violations.inc();
        this.settings.logger.error({ err: error }, 'recorded facts are missing');
        throw factsMissing();
      }),
    );
  }
}

function unavailable(): ProblemError {
  return new ProblemError({
    status: 503,
    code: 'READ_MODEL_UNAVAILABLE',
    detail: 'What was recorded cannot be read now. Ask again.',
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
  });
}

/** Which facts is for the log: their names may be hidden from who asks. */
function factsMissing(): ProblemError {
  return new ProblemError({
    status: 503,
    code: 'FACTS_MISSING',
    detail: 'Facts that the answer rests on are not there. It is not given; the operator is told.',
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
  });
}
