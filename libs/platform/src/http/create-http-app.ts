import { join } from 'node:path';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Clock, SystemClock } from '../clock';
import { AuthGuard } from '../identity/auth-guard';
import { DevTokenIssuer } from '../identity/dev-token-issuer';
import { OidcKeys } from '../identity/oidc-keys';
import { TokenVerifier } from '../identity/token-verifier';
import { openLimiter } from '../limits/open-limiter';
import { createLogger, NestLogger, type Logger } from '../logging';
import { Metrics } from '../metrics';
import { Secrets } from '../secrets/secrets';
import type { Settings } from '../settings';
import { HealthChecks } from './health';
import { admitRequests } from './admit-requests';
import { answerBrokenHttp } from './broken-http';
import { ClientAddresses } from './client-address';
import { readRouteFacts, type RouteFacts } from './route-facts';
import { sendSafeHeaders } from './safe-headers';
import { acceptOnlyJson, MAX_BODY_BYTES } from './json-body';
import type { ProblemTexts } from './language';
import { observeRequests } from './observe';
import { PlatformModule } from './platform-module';
import { ProblemFilter } from './problem-filter';
import { RouteTable } from './route-table';
import { RequestValidationPipe } from './validation-pipe';

/** Ids have at most 64 characters, percent-encoded at most three times as many. */
export const MAX_PATH_PARAMETER_LENGTH = 256;
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
  sendSafeHeaders(fastify);
  const addresses = new ClientAddresses(settings.trustedProxies, settings.doorKey);
  const limiter = openLimiter(settings, { clock: identity.clock, logger, metrics });
  fastify.addHook('onClose', () => limiter.close());
  let facts: ReadonlyMap<string, RouteFacts> = new Map();
  admitRequests(fastify, { addresses, limiter, verifier: identity.verifier, facts: () => facts });
  const platform = PlatformModule.with({
    ...identity,
    addresses,
    limiter,
    secrets: new Secrets(settings.secretFile),
    metrics,
    health: options.health ?? new HealthChecks(),
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: HttpRoot, imports: [platform, root] },
    adapter,
    { bodyParser: false, logger: new NestLogger(logger), abortOnError: false },
  );
  facts = readRouteFacts(app);
  app.useGlobalFilters(filter);
  app.useGlobalGuards(new AuthGuard(app.get(Reflector), identity.verifier));
  app.useGlobalPipes(new RequestValidationPipe(identity.clock));
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

/** Who is believed: the development issuer, the provider, or nobody. */
export async function openIdentity(
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
