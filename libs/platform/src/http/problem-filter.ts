import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../logging';
import { languageOf, textOf, type Language, type ProblemTexts } from './language';
import { ProblemError, type ProblemOptions } from './problem';
import { NOT_STORED, SAFE_HEADERS } from './safe-headers';
import { traceIdOf, type TracedRequest } from './trace-id';

/** The body of a reply that is not a success (RFC 9457). */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors: { pointer: string; code: string; detail: string }[];
  traceId: string;
}

const INTERNAL: ProblemOptions = {
  status: 500,
  code: 'INTERNAL',
  title: 'Internal error',
  detail: 'The service failed to answer. The trace id names this request.',
};

/** Errors of Fastify itself and of Nest's router, by status: what they mean to the sender. */
const BY_STATUS: Record<number, { code: string; detail: string }> = {
  400: { code: 'BAD_REQUEST', detail: 'The request is not valid HTTP or its URL cannot be decoded.' },
  404: { code: 'NOT_FOUND', detail: 'There is nothing at this address.' },
  405: { code: 'METHOD_NOT_ALLOWED', detail: 'This address does not answer this method.' },
  408: { code: 'REQUEST_TIMEOUT', detail: 'The request did not arrive in time.' },
  413: { code: 'BODY_TOO_LARGE', detail: 'The body is larger than this service accepts.' },
  414: { code: 'URL_TOO_LONG', detail: 'The address is longer than this service accepts.' },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', detail: 'Expected Content-Type: application/json in UTF-8.' },
  431: { code: 'HEADERS_TOO_LARGE', detail: 'The headers are larger than this service accepts.' },
};

/** Turns whatever was thrown into the problem it stands for. What is not known is INTERNAL and says nothing. */
export function problemOf(thrown: unknown): ProblemError {
  if (thrown instanceof ProblemError) return thrown;
  const status = statusOf(thrown);
  if (status >= 400 && status < 500) {
    const known = BY_STATUS[status] ?? { code: 'BAD_REQUEST', detail: STATUS_CODES[status] ?? 'Bad request' };
    return new ProblemError({ status, ...known });
  }
  return new ProblemError(INTERNAL);
}

function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const { statusCode, code } = (thrown ?? {}) as { statusCode?: unknown; code?: unknown };
  // Only Fastify's own errors: a status on some other library's error is about something else.
  const fromFastify = typeof code === 'string' && code.startsWith('FST_ERR_');
  return fromFastify && typeof statusCode === 'number' ? statusCode : 500;
}

/** The reply's body in the sender's language. */
export function problemBody(
  problem: ProblemError,
  texts: ProblemTexts,
  language: Language,
  traceId: string,
): ProblemBody {
  const { status, code } = problem;
  const chinese = language === 'zh';
  return {
    type: `urn:suyuan:problem:${code}`,
    title: textOf(texts, code, language) ?? problem.title ?? STATUS_CODES[status] ?? code,
    status,
    code,
    detail: (chinese && textOf(texts, code, 'zh', problem.params)) || problem.detail,
    errors: problem.errors.map((entry) => ({
      pointer: entry.pointer,
      code: entry.code,
      detail: (chinese && textOf(texts, entry.code, 'zh', entry.params)) || entry.detail,
    })),
    traceId,
  };
}

/** Whether the sender hung up: an upload broken off, a stream nobody reads any more. */
export function isGone({ raw }: FastifyReply): boolean {
  // Of the reply, not of the request: whoever reads a body may end its stream while the sender still waits.
  return raw.destroyed || raw.socket?.destroyed === true;
}

/** The one place where a failure becomes an HTTP reply. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly texts: ProblemTexts,
    private readonly logger: Logger,
    /** The methods an address answers, for 405; empty when it answers none. */
    private readonly methodsOf: (url: string) => string[] = () => [],
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.reply(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  reply(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    // Requests that Fastify refuses before it has a route have not passed the hook that names them.
    const named = (request as FastifyRequest & Partial<TracedRequest>).traceId;
    const traceId = named || traceIdOf(request.headers.traceparent);
    const problem = this.withMethod(problemOf(thrown), request);
    if (isGone(reply)) {
      // Nobody is left to answer, and nothing here failed.
      this.logger.debug({ traceId, method: request.method }, 'the client went away');
      reply.raw.destroy();
      return;
    }
    if (problem.status >= 500) {
      this.logger.error({ err: thrown, traceId }, `${problem.code} while answering ${request.method}`);
    }
    if (reply.sent || reply.raw.headersSent) {
      // Too late for a reply of its own: cut the stream so that it cannot pass for a whole one.
      reply.raw.destroy();
      return;
    }
    const language = languageOf(request.headers['accept-language']);
    const body = problemBody(problem, this.texts, language, traceId);
    void reply
      .code(problem.status)
      .headers({
        ...SAFE_HEADERS,
        'cache-control': NOT_STORED,
        'content-language': language === 'zh' ? 'zh-CN' : 'en',
        ...problem.headers,
      })
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(body));
  }

  private withMethod(problem: ProblemError, request: FastifyRequest): ProblemError {
    if (problem.code !== 'NOT_FOUND' || request.is404 !== true) return problem;
    const methods = this.methodsOf(request.url);
    if (methods.length === 0) return problem;
    const known = { code: 'METHOD_NOT_ALLOWED', detail: `This address answers ${methods.join(', ')}.` };
    return new ProblemError({ status: 405, ...known, headers: { allow: methods.join(', ') } });
  }
}
