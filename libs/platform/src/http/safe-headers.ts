import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Only what this service serves itself may run or load; antd writes styles into the page, hence the one exception. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join(';');

/**
 * On every reply, a refusal before there is a route and a bare problem on the socket among them. TLS ends at the
 * gateway before this service, which is the one to demand it.
 */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** Of what was told to one reader, and of every refusal. */
export const NOT_STORED = 'no-store, private';

/** Puts them on every reply; what stands behind a token, or is no plain question, nobody on the way may keep. */
export function sendSafeHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(SAFE_HEADERS);
    done();
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode >= 400 || isPersonal(request)) void reply.header('cache-control', NOT_STORED);
    done(null, payload);
  });
}

function isPersonal({ method, headers }: FastifyRequest): boolean {
  return headers.authorization !== undefined || (method !== 'GET' && method !== 'HEAD');
}
