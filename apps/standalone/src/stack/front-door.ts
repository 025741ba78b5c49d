import proxy from '@fastify/http-proxy';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { CODES } from '@suyuan/contract';
import {
  answerBrokenHttp,
  bearerOf,
  ClientAddresses,
  isGone,
  MAX_PATH_PARAMETER_LENGTH,
  Metrics,
  ProblemError,
  ProblemFilter,
  sendSafeHeaders,
  unauthenticated,
  type HealthChecks,
  type Logger,
  type TokenVerifier,
  type TrustedProxies,
} from '@suyuan/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { documentsOf } from './front-door-documents';
import {
  headersBehind,
  partAway,
  refuseAmbiguousPath,
  refuseForeignDev,
  routeOf,
  serviceOf,
  wrongMethod,
} from './front-door-rules';

/** Longer than any bounded wait of a question (5 s) and any answer that is not a stream. */
const ANSWER_TIMEOUT_MS = 60_000;

/** A stream (NDJSON of an impact) may be silent so long between two chunks. */
const STREAM_SILENCE_MS = 60_000;

/** The whole of a request must have come in this time. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Replies under way at the close are given this long. */
const CLOSE_PATIENCE_MS = 3_000;

/** Requests under way to one upstream; more wait in line. */
const UPSTREAM_CONNECTIONS_MAX = 256;

export interface FrontDoorParts {
  /** `http://host:port` of the intake and of the query side. */
  intakeUrl: string;
  queryUrl: string;
  /** Says for /readyz whether every part is up. */
  health: HealthChecks;
  logger: Logger;
  metrics?: Metrics;
  /** Whose word about a client's address is believed; left out, nobody's. */
  trustedProxies?: TrustedProxies;
  /** Shows the services that this is their door; left out, they must trust its address. */
  doorKey?: string | null;
  /** Whose tokens may read the metrics; left out, nobody's. */
  verifier?: TokenVerifier;
}

export interface FrontDoor {
  /** Resolves to the port it listens on. 0 takes any free port. */
  listen(port: number, host: string): Promise<number>;
  /** Finishes the replies under way. */
  close(): Promise<void>;
}

/**
 * The one address of the distributed profile: what the intake answers goes to it, all else to the query
 * side. Bodies pass through unread. It decides nothing but the way, and who is at this machine.
 */
export async function createFrontDoor(parts: FrontDoorParts): Promise<FrontDoor> {
  const { health, logger, metrics = new Metrics('suyuan-front-door') } = parts;
  const filter = new ProblemFilter(CODES, logger);
  const fastify = new FastifyAdapter({
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_PATH_PARAMETER_LENGTH },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      filter.reply(error, request, reply),
    clientErrorHandler: answerBrokenHttp,
  }).getInstance() as unknown as FastifyInstance;
  fastify.setErrorHandler((error, request, reply) => filter.reply(error, request, reply));
  sendSafeHeaders(fastify);
  fastify.addHook('onRequest', refuseAmbiguousPath);
  fastify.addHook('onRequest', async (request) => refuseForeignDev(request));
  fastify.addHook('onResponse', (request, reply, done) => {
    const labels = { method: request.method, route: routeOf(request), status: String(reply.statusCode) };
    metrics.httpSeconds.observe(labels, reply.elapsedTime / 1_000);
    done();
  });

  fastify.get('/healthz', async () => ({ status: 'alive' }));
  fastify.get('/readyz', async (_request, reply) => {
    const readiness = await health.tell();
    return reply.code(readiness.status === 'ready' ? 200 : 503).send(readiness);
  });
  fastify.get('/metrics', async (request, reply) => {
    await admitAdmin(request, parts.verifier);
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text());
  });
  const documents = documentsOf([parts.intakeUrl, parts.queryUrl]);
  const orAway = (text: Promise<string>) =>
    text.catch((fault: unknown) => {
      logger.warn({ err: fault }, 'the description of the API cannot be put together');
      throw partAway();
    });
  fastify.get('/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(await orAway(documents.openApi())),
  );
  fastify.get('/docs', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(await orAway(documents.page())),
  );
  await passOn(fastify, parts, metrics);
  return {
    listen: async (port, host) => {
      await fastify.listen({ port, host });
      return (fastify.server.address() as { port: number }).port;
    },
    close: async () => {
      // A connection that became idle after the close began would keep it waiting for its keep-alive time.
      const late = setTimeout(() => fastify.server.closeAllConnections(), CLOSE_PATIENCE_MS);
      await fastify.close();
      clearTimeout(late);
    },
  };
}

/** How busy whom is behind which route is for whoever runs the service. */
async function admitAdmin({ headers }: FastifyRequest, verifier: TokenVerifier | undefined): Promise<void> {
  const token = bearerOf(headers);
  if (token === null || !verifier) throw unauthenticated();
  const { role } = await verifier.verify(token);
  if (role === 'admin') return;
  throw new ProblemError({ status: 403, code: 'FORBIDDEN', detail: `The role ${role} may not do this.` });
}

async function passOn(fastify: FastifyInstance, parts: FrontDoorParts, metrics: Metrics): Promise<void> {
  const faults = metrics.counter(
    'suyuan_front_door_upstream_faults_total',
    'Requests that found no service.',
    ['service'],
  );
  const addresses = new ClientAddresses(parts.trustedProxies ?? { kind: 'none' });
  const urls = { intake: parts.intakeUrl, query: parts.queryUrl };
  await fastify.register(proxy, {
    upstream: '',
    prefix: '/',
    disableRequestLogging: true,
    undici: {
      connections: UPSTREAM_CONNECTIONS_MAX,
      pipelining: 1,
      headersTimeout: ANSWER_TIMEOUT_MS,
      bodyTimeout: STREAM_SILENCE_MS,
    },
    preHandler: (request, _reply, done) => done(wrongMethod(request) ?? undefined),
    replyOptions: {
      getUpstream: (request) => urls[serviceOf(request as FastifyRequest)],
      rewriteRequestHeaders: (request, headers) =>
        headersBehind(headers, addresses.of((request as FastifyRequest).raw), parts.doorKey ?? null),
      // Those of the connection to the service say nothing about the one to the client.
      rewriteHeaders: ({ connection: _connection, 'keep-alive': _keepAlive, ...headers }) => headers,
      // A 503 is an answer: the client decides whether and when to ask again.
      retryDelay: () => null,
      onError: (reply, { error }) => {
        const service = serviceOf(reply.request as FastifyRequest);
        // A client that hung up while a service was asked for it says nothing about the service.
        if (isGone(reply as FastifyReply)) return;
        faults.inc({ service });
        parts.logger.warn({ err: error, service }, 'a service did not answer');
        void reply.send(partAway());
      },
    },
  });
}
