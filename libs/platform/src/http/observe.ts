import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from '../logging';
import type { Metrics } from '../metrics';
import { traceIdOf, type TracedRequest } from './trace-id';

/** Probes come every few seconds; logging them would drown the rest. */
const QUIET_ROUTES = new Set(['/healthz', '/readyz', '/metrics']);

/** Gives each request its trace id, and afterwards a line in the log and a count. No bodies, no query, no tokens. */
export function observeRequests(fastify: FastifyInstance, logger: Logger, metrics: Metrics): void {
  fastify.decorateRequest('traceId', '');
  fastify.decorateRequest('caller', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    const traceId = traceIdOf(request.headers.traceparent);
    traced(request).traceId = traceId;
    void reply.header('x-trace-id', traceId);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    // The pattern, not the path: ids of instruments do not belong into labels.
    const route = request.routeOptions.url ?? 'unknown';
    const { method } = request;
    const status = reply.statusCode;
    metrics.httpSeconds.observe({ method, route, status: String(status) }, reply.elapsedTime / 1_000);
    if (!QUIET_ROUTES.has(route)) {
      const ms = Math.round(reply.elapsedTime * 10) / 10;
      logger.info({ method, route, status, ms, traceId: traced(request).traceId }, 'answered');
    }
    done();
  });
}

function traced(request: FastifyRequest): TracedRequest {
  return request as unknown as TracedRequest;
}
