import { createHmac } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Clock, ProblemError, Secrets, type Caller } from '@suyuan/platform';
import { catchError, map, mergeMap, type Observable } from 'rxjs';
import { QuerySettings } from '../query-settings';
import { accessRow, ROUTES_WITHOUT_RECORDS, type AccessRow } from '../access/access-matrix';
import { Readers } from '../access/readers';
import { ShownAnswers } from '../access/shown-answers';
import { AccessLog } from './access-log';
import { replyWith, type TypedReply } from './long-reply';
import { resourcesOf } from './resources-of';

/** Roles whose reads of records of others are recorded in the table. */
const RECORDED_ROLES: readonly Caller['role'][] = ['inspector', 'regulator', 'admin'];

/** Names the matter that a read is for; longer names are not taken. */
export const INQUIRY_HEADER = 'suyuan-case';
export const INQUIRY_LENGTH_MAX = 128;

const PSEUDONYM_LENGTH = 22;

interface ReadRequest {
  method: string;
  /** Where it comes from, as far as proxies that are trusted say. */
  clientAddress: string;
  headers: Record<string, string | string[] | undefined>;
  params?: Record<string, string>;
  routeOptions: { url?: string };
  caller: Caller | null;
  traceId: string;
}

/**
 * What every answer about records passes through: a route without a row in the access matrix answers nobody, what names
 * hidden records becomes their handles, and who read what is written down.
 */
@Injectable()
export class ServeReads implements NestInterceptor {
  private readonly key: Buffer;
  /** A caller is remembered as long as its token is. */
  private readonly pseudonyms = new WeakMap<Caller, string>();

  constructor(
    private readonly readers: Readers,
    private readonly answers: ShownAnswers,
    private readonly log: AccessLog,
    private readonly settings: QuerySettings,
    private readonly clock: Clock,
    secrets: Secrets,
  ) {
    this.key = secrets.key('pseudonym');
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<ReadRequest>();
    const { caller } = request;
    const route = routeOf(request);
    if (route === null || ROUTES_WITHOUT_RECORDS.includes(route)) return next.handle();
    const row = accessRow(route);
    if (row === null || caller === null) throw forbidden();
    const recorded = row.recorded && RECORDED_ROLES.includes(caller.role);
    const inquiry = inquiryOf(request);
    if (recorded) this.log.ensureRoom();
    return next.handle().pipe(
      mergeMap((answer: unknown) => this.serve(row, request, caller, answer, { recorded, inquiry })),
      // Only now: what was sent in pieces could not be looked at as a whole.
      map((answer: unknown) => replyWith(answer, http.getResponse<TypedReply>())),
      catchError((error: unknown) => {
        this.tell(request, row, caller, { refused: error instanceof ProblemError ? error.code : 'INTERNAL' });
        throw error;
      }),
    );
  }

  private async serve(
    row: AccessRow,
    request: ReadRequest,
    caller: Caller,
    answer: unknown,
    { recorded, inquiry }: { recorded: boolean; inquiry: string | null },
  ): Promise<unknown> {
    const reader = await this.readers.of(caller);
    // Items of a stream were redacted as they were put together.
    const shown = isStream(answer) ? { answer, hidden: 0 } : await this.answers.of(reader, answer);
    const { ids, count } = resourcesOf(request.params?.id ?? null, shown.answer);
    this.tell(request, row, caller, { resources: ids, count, restricted: shown.hidden });
    if (recorded) {
      this.log.record({
        at: this.clock.now().toISOString(),
        caller: this.pseudonymOf(caller),
        organization: caller.organization,
        role: caller.role,
        route: row.route,
        resources: ids,
        count,
        restricted: shown.hidden,
        address: request.clientAddress,
        traceId: request.traceId,
        inquiry,
      });
    }
    return shown.answer;
  }

  /** The line of the structured log that every answer behind a token leaves. */
  private tell(request: ReadRequest, { route }: AccessRow, caller: Caller, what: object): void {
    const { organization, role } = caller;
    const who = { caller: this.pseudonymOf(caller), organization, role, address: request.clientAddress };
    this.settings.logger.info({ ...who, route, ...what, traceId: request.traceId }, 'read');
  }

  /** The same person is the same text, and no name stands in any log. */
  private pseudonymOf(caller: Caller): string {
    const known = this.pseudonyms.get(caller);
    if (known !== undefined) return known;
    const hashed = createHmac('sha256', this.key).update(caller.subject).digest('base64url');
    const pseudonym = hashed.slice(0, PSEUDONYM_LENGTH);
    this.pseudonyms.set(caller, pseudonym);
    return pseudonym;
  }
}

/** `GET /v1/assets/:id`; null where it is not a read of this API. */
function routeOf({ method, routeOptions }: ReadRequest): string | null {
  const url = routeOptions.url ?? '';
  if (!url.startsWith('/v1/') || (method !== 'GET' && method !== 'HEAD')) return null;
  return `GET ${url}`;
}

function inquiryOf({ headers }: ReadRequest): string | null {
  const stated = headers[INQUIRY_HEADER];
  if (stated === undefined || stated === '') return null;
  if (
    typeof stated === 'string' &&
    stated.length <= INQUIRY_LENGTH_MAX &&
    /^[\x21-\x7e\x80-\xff ]+$/.test(stated)
  )
    return Buffer.from(stated, 'latin1').toString('utf8');
  const detail = `Suyuan-Case names the matter of a read in at most ${INQUIRY_LENGTH_MAX} bytes.`;
  throw new ProblemError({ status: 400, code: 'INVALID_REQUEST', detail });
}

function isStream(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'pipe' in answer;
}

function forbidden(): ProblemError {
  const detail = 'Nobody may read this.';
  return new ProblemError({ status: 403, code: 'FORBIDDEN', detail });
}
