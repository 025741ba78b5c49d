import { join } from 'node:path';
import type { Socket } from 'node:net';
import helmet from '@fastify/helmet';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Clock, SystemClock } from '../clock';
import { AuthGuard } from '../identity/auth-guard';
import { DevTokenIssuer } from '../identity/dev-token-issuer';
import { OidcKeys } from '../identity/oidc-keys';
import { TokenVerifier } from '../identity/token-verifier';
import { createLogger, NestLogger, type Logger } from '../logging';
import { Metrics } from '../metrics';
import { Secrets } from '../secrets/secrets';
import type { Settings } from '../settings';
import { HealthChecks } from './health';
import { acceptOnlyJson, MAX_BODY_BYTES } from './json-body';
import type { ProblemTexts } from './language';
import { observeRequests } from './observe';
import { PlatformModule } from './platform-module';
import { ProblemFilter } from './problem-filter';
import { RouteTable } from './route-table';
import { RequestValidationPipe } from './validation-pipe';

/** Ids have at most 64 characters, percent-encoded at most three times as many. */
const MAX_PATH_PARAMETER_LENGTH = 256;
/** A body of the largest size over a slow line; a client that takes longer is cut off. */
const REQUEST_TIMEOUT_MS = 30_000;

export interface HttpAppOptions {
  settings: Settings;
  /** In logs and metrics: `suyuan-intake`, ... */
  name: string;
  /** Titles and details of codes in both languages: the contract's registry. */
  texts?: ProblemTexts;
  clock?: Clock;
  logger?: Logger;
  metrics?: Metrics;
  health?: HealthChecks;
}

@Module({})
class HttpRoot {}

/**
 * An HTTP app of the house around `root`: strict JSON, validation, problem replies, deny-by-default guard, safe
 * headers, health, metrics. The caller adds what is its own and calls `listen` (or `init`).
 */
export async function createHttpApp(
  root: Type | DynamicModule,
  options: HttpAppOptions,
): Promise<NestFastifyApplication> {
  const { settings, name, texts = {} } = options;
  const logger = options.logger ?? createLogger(name, settings.logLevel);
  const metrics = options.metrics ?? new Metrics(name);
  const identity = await openIdentity(settings, options.clock ?? new SystemClock());
  let routes: RouteTable | undefined;
  const filter = new ProblemFilter(texts, logger, (url) => routes?.methodsOf(url) ?? []);
  const adapter = createAdapter(filter);
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  routes = new RouteTable(fastify);
  acceptOnlyJson(fastify);
  observeRequests(fastify, logger, metrics);
  const platform = PlatformModule.with({
    ...identity,
    secrets: new Secrets(settings.secretFile),
    metrics,
    health: options.health ?? new HealthChecks(),
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: HttpRoot, imports: [platform, root] },
    adapter,
    { bodyParser: false, logger: new NestLogger(logger), abortOnError: false },
  );
  await protectHeaders(app);
  app.useGlobalFilters(filter);
  app.useGlobalGuards(new AuthGuard(app.get(Reflector), identity.verifier));
  app.useGlobalPipes(new RequestValidationPipe());
  return app;
}

function createAdapter(filter: ProblemFilter): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_PATH_PARAMETER_LENGTH },
    // What Fastify refuses before it has a route: addresses that cannot be decoded.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      filter.reply(error, request, reply),
    clientErrorHandler: answerBrokenHttp,
  });
}

/** What is not HTTP at all has no request to reply to: a bare problem is written on the socket. */
function answerBrokenHttp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const known: Record<string, [number, string, string]> = {
    HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'HEADERS_TOO_LARGE'],
    ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'REQUEST_TIMEOUT'],
  };
  const [status, title, code] = known[error.code ?? ''] ?? [400, 'Bad Request', 'BAD_REQUEST'];
  const body = JSON.stringify({
    type: `urn:suyuan:problem:${code}`,
    title,
    status,
    code,
    detail: title,
    errors: [{ pointer: '', code, detail: title }],
  });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** Only what this service serves itself may run or load; antd writes styles into the page, hence the one exception. */
async function protectHeaders(app: NestFastifyApplication): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // TLS ends at the gateway before this service, which is the one to demand it.
    strictTransportSecurity: false,
  });
}

async function openIdentity(
  settings: Settings,
  clock: Clock,
): Promise<{ clock: Clock; issuer: DevTokenIssuer | null; verifier: TokenVerifier }> {
  const issuer = settings.devTokens ? await DevTokenIssuer.open(keyFolder(settings), clock) : null;
  const { oidcIssuer } = settings;
  const oidc = oidcIssuer === null ? null : { issuer: oidcIssuer, getKey: new OidcKeys(oidcIssuer).getKey };
  return { clock, issuer, verifier: new TokenVerifier({ devKey: issuer?.publicKey ?? null, oidc }, clock) };
}

/** Where a process keeps its keys: under the data folder, for the owner's eyes only. */
export function keyFolder(settings: Settings): string {
  return join(settings.dataDir, 'keys');
}
