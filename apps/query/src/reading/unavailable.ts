import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ProblemError } from '@suyuan/platform';
import { ReadModelUnavailable } from '@suyuan/read-model';
import { catchError, type Observable } from 'rxjs';

/** What a client is told to wait before it asks again: a restart of PostgreSQL takes about so long. */
export const RETRY_AFTER_SECONDS = 2;

/** The one place where a store that is away becomes a reply, whichever question met it. */
@Injectable()
export class TellUnavailable implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        throw error instanceof ReadModelUnavailable ? unavailable() : error;
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
