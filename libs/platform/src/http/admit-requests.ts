import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuseForeign } from '../identity/dev-tokens.controller';
import type { Caller } from '../identity/caller';
import { bearerOf } from '../identity/auth-guard';
import { unauthenticated, type TokenVerifier } from '../identity/token-verifier';
import { unitsOf, PLAIN_COST } from '../limits/cost';
import { rateLimitHeaders, tooManyRequests, type Counted, type RateLimiter } from '../limits/rate-limiter';
import { limitedAddress, type ClientAddresses } from './client-address';
import { ProblemError } from './problem';
import type { RouteFacts } from './route-facts';

/** Asked every few seconds by whoever keeps the service running, and never to be refused to it. */
const PROBES = new Set(['/healthz', '/readyz']);

/** Where a request comes from, as far as proxies that are trusted say. */
export interface RequestWithAddress {
  clientAddress: string;
}

export interface Admission {
  addresses: ClientAddresses;
  limiter: RateLimiter;
  verifier: TokenVerifier;
  /** By `METHOD /pattern`; empty until the app is made. */
  facts: () => ReadonlyMap<string, RouteFacts>;
}

/**
 * Before a body is read: where the request comes from, whether its token is good, and whether its sender has asked
 * too much. Who may do what is for the guard, which asks again; here nobody is let in, only kept out early.
 */
export function admitRequests(fastify: FastifyInstance, admission: Admission): void {
  fastify.decorateRequest('clientAddress', '');
  fastify.addHook('onRequest', async (request, reply) => {
    const address = admission.addresses.of(request.raw);
    (request as unknown as RequestWithAddress).clientAddress = address;
    const { url = '' } = request.routeOptions;
    if (PROBES.has(url)) return;
    if (/^\/dev(\/|$)/i.test(url)) refuseForeign(request.raw, admission.addresses);
    const counted = await countedFor(request, limitedAddress(address), admission);
    if (counted === null) return;
    if (!counted.allowed) throw tooManyRequests(counted);
    void reply.headers(rateLimitHeaders(counted));
  });
}

async function countedFor(
  request: FastifyRequest,
  address: string,
  { facts, limiter, verifier }: Admission,
): Promise<Counted | null> {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const fact = facts().get(`${method} ${request.routeOptions.url ?? ''}`);
  const units = unitsOf(fact?.cost ?? PLAIN_COST, request.query);
  const isOpen = fact === undefined || fact.access?.kind === 'public';
  const token = bearerOf(request.headers);
  const caller = token === null ? null : await callerOf(token, address, { limiter, verifier, isOpen });
  if (token !== null && caller !== null) return limiter.countCaller(token, caller, units);
  const counted = await limiter.count('address', address, units);
  if (counted !== null && !counted.allowed) return counted;
  if (!isOpen) throw unauthenticated();
  return counted;
}

/**
 * The caller of a good token. An address that has shown too many bad ones is believed only those that are known to
 * be good already: to look at a token costs more than to send one.
 */
async function callerOf(
  token: string,
  address: string,
  { limiter, verifier, isOpen }: { limiter: RateLimiter; verifier: TokenVerifier; isOpen: boolean },
): Promise<Caller | null> {
  const known = verifier.recall(token);
  if (known !== null) return known;
  const tried = await limiter.count('failed', address, 0);
  if (tried !== null && tried.remaining < 1)
    throw tooManyRequests({ ...tried, allowed: false, waitSeconds: 1 });
  try {
    return await verifier.verify(token);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // A provider that is away says nothing about the token.
    if (error.status === 401) await limiter.count('failed', address);
    if (!isOpen) throw error;
    return null;
  }
}
