import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CODES, PublicVerificationQuery, PublicVerificationReply } from '@suyuan/contract';
import {
  languageOf,
  limitedAddress,
  problemBody,
  ProblemError,
  Public,
  rateLimitHeaders,
  RateLimiter,
  tooManyRequests,
  type Counted,
  type Language,
  type RequestWithAddress,
  type TracedRequest,
} from '@suyuan/platform';
import { renderCheckPage, type CheckPage } from './check-page';
import { lookupOf, type PublicLookup } from './lookup';
import { VerifyCertificate } from './verify-certificate.query';

/** A page that was just asked for is still true: phones ask again when they are turned. */
const CHECK_CACHE = 'private, max-age=60';

/** A problem like any other, and the verification beside it: a reader of either understands it. */
const UNKNOWN = new ProblemError({
  status: 404,
  code: 'UNKNOWN_CERTIFICATE',
  detail: 'There is no such certificate on record.',
});

interface CheckRequest extends RequestWithAddress, TracedRequest {
  query: Record<string, unknown>;
  headers: Record<string, string | string[] | undefined>;
}

interface CheckReply {
  code(status: number): CheckReply;
  header(name: string, value: string): CheckReply;
  headers(values: Record<string, string>): CheckReply;
  type(type: string): CheckReply;
}

/** The check without a login, as JSON and as a plain page. */
@ApiTags('public')
@Public()
@Controller()
export class CheckController {
  constructor(
    private readonly queries: QueryBus,
    private readonly limiter: RateLimiter,
  ) {}

  @Get('v1/public/verification')
  @ApiOkResponse({ type: PublicVerificationReply })
  @ApiResponse({ status: 404, description: 'There is no such certificate on record.' })
  @ApiOperation({ summary: 'Is this certificate genuine and in force today? No login needed.' })
  async verify(
    @Req() request: CheckRequest,
    @Res({ passthrough: true }) reply: CheckReply,
    @Query() query: PublicVerificationQuery,
  ): Promise<object> {
    const lookup = lookupOf(query);
    if (lookup === null) throw needsAPair();
    const counted = await this.count(request);
    if (counted !== null && !counted.allowed) throw tooManyRequests(counted);
    if (counted !== null) reply.headers(rateLimitHeaders(counted));
    const verification = await this.ask(lookup);
    reply.header('x-robots-tag', 'noindex');
    if (verification.state !== 'UNKNOWN') return verification;
    reply.code(UNKNOWN.status).type('application/problem+json; charset=utf-8');
    const language = languageOf(request.headers['accept-language']);
    return { ...problemBody(UNKNOWN, CODES, language, request.traceId), ...verification };
  }

  @Get('check')
  @ApiExcludeEndpoint()
  async page(@Req() request: CheckRequest, @Res({ passthrough: true }) reply: CheckReply): Promise<string> {
    const { status, page, headers } = await this.pageFor(request);
    reply.code(status).type('text/html; charset=utf-8');
    const common = { 'cache-control': CHECK_CACHE, vary: 'Accept-Language', 'x-robots-tag': 'noindex' };
    for (const [name, value] of Object.entries({ ...common, ...headers })) reply.header(name, value);
    return renderCheckPage(page, pageLanguage(request));
  }

  private async pageFor(
    request: CheckRequest,
  ): Promise<{ status: number; page: CheckPage; headers?: Record<string, string> }> {
    const { lang: _, ...fields } = request.query;
    if (Object.values(fields).every((value) => value === '')) return { status: 200, page: { kind: 'FORM' } };
    const lookup = lookupOf(fields);
    if (lookup === null) return { status: 400, page: { kind: 'BAD_INPUT' } };
    const counted = await this.count(request);
    if (counted !== null && !counted.allowed) {
      const seconds = counted.waitSeconds;
      const headers = { 'retry-after': String(seconds), 'cache-control': 'no-store' };
      return { status: 429, page: { kind: 'BUSY', seconds }, headers };
    }
    const verification = await this.ask(lookup);
    const status = verification.state === 'UNKNOWN' ? 404 : 200;
    return { status, page: { kind: 'RESULT', lookup, verification } };
  }

  /** Look-ups are counted by themselves, beside what an address may ask in all. */
  private count({ clientAddress }: CheckRequest): Promise<Counted | null> {
    return this.limiter.count('check', limitedAddress(clientAddress));
  }

  private ask(lookup: PublicLookup): Promise<PublicVerificationReply> {
    return this.queries.execute(new VerifyCertificate(lookup));
  }
}

function pageLanguage(request: CheckRequest): Language {
  const { lang } = request.query;
  if (lang === 'zh' || lang === 'en') return lang;
  const header = request.headers['accept-language'];
  return header === undefined ? 'zh' : languageOf(header);
}

function needsAPair(): ProblemError {
  const detail = 'Give number (with issuer, serialEnd or code beside it), or serialNumber and manufacturer.';
  return new ProblemError({
    status: 400,
    code: 'INVALID_REQUEST',
    detail,
    errors: ['number', 'serialNumber'].map((name) => ({ pointer: `/${name}`, code: 'REQUIRED', detail })),
  });
}
