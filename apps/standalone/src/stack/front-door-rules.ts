import { DOOR_HEADER, isForwardingHeader, ProblemError, refuseForeign } from '@suyuan/platform';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { wayOf, type Service } from './front-door-routes';

/** What a client is told to wait when a part is away: a restart takes a few seconds. */
export const RETRY_AFTER_S = 2;

/** Dot segments (also encoded), backslashes and doubled slashes: the next server could read another path in them. */
const AMBIGUOUS = /(^|\/)(\.|%2e){1,2}(\/|$)|\\|%5c|\/\/|%2f/i;

/**
 * A path that two servers could read in two ways would pass the rules below as one thing and arrive as another.
 * No address of the API holds such a path; ids have no slash and no percent sign.
 */
export function refuseAmbiguousPath(
  request: FastifyRequest,
  _reply: FastifyReply,
  done: HookHandlerDoneFunction,
): void {
  const path = rawPathOf(request);
  if (path.startsWith('/') && !AMBIGUOUS.test(path)) return done();
  const detail = 'The path holds a dot segment, a backslash, an encoded slash or an empty segment.';
  done(new ProblemError({ status: 400, code: 'BAD_REQUEST', detail }));
}

/** Addresses of the intake go to it, all else to the query side. */
export function serviceOf(request: FastifyRequest): Service {
  const way = wayOf(request.method, pathOf(request));
  return 'service' in way ? way.service : 'query';
}

/** What to say to a method that no service behind this address answers; null when one does, or says so itself. */
export function wrongMethod(request: FastifyRequest): ProblemError | null {
  const way = wayOf(request.method, pathOf(request));
  if ('service' in way) return null;
  const allow = way.allow.join(', ');
  const detail = `This address answers ${allow}.`;
  return new ProblemError({ status: 405, code: 'METHOD_NOT_ALLOWED', detail, headers: { allow } });
}

/**
 * Refuses a request for development tokens that comes from elsewhere. Behind this door every request looks as if it
 * came from this machine, so it is judged here: by the socket, the name asked for, and by nobody having passed it on.
 */
export function refuseForeignDev(request: FastifyRequest): void {
  if (/^\/dev(\/|$)/i.test(pathOf(request))) refuseForeign(request.raw);
}

/**
 * What the service behind is told: the client whom the door speaks for and nobody else, whatever the client wrote,
 * and the key by which the service knows the door.
 */
export function headersBehind<Headers extends Record<string, unknown>>(
  headers: Headers,
  client: string,
  doorKey: string | null,
): Headers {
  const kept = Object.entries(headers).filter(([name]) => name !== DOOR_HEADER && !isForwardingHeader(name));
  return {
    ...(Object.fromEntries(kept) as Headers),
    'x-forwarded-for': client,
    ...(doorKey === null ? {} : { [DOOR_HEADER]: doorKey }),
    // undici refuses it, and Node has answered it already.
    expect: undefined,
  };
}

export function partAway(): ProblemError {
  return new ProblemError({
    status: 503,
    code: 'SERVICE_AWAY',
    detail: 'A service needed for this is away. Nothing was lost that was acknowledged; try again.',
    headers: { 'retry-after': String(RETRY_AFTER_S) },
  });
}

/** For labels of metrics: which way a request went. Ids do not belong into labels. */
export function routeOf(request: FastifyRequest): string {
  const { url } = request.routeOptions;
  if (url && !url.includes('*') && url !== '/') return url;
  return serviceOf(request);
}

/** The path as the router of the next server reads it: percent-decoded. */
function pathOf(request: FastifyRequest): string {
  const path = rawPathOf(request);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function rawPathOf(request: FastifyRequest): string {
  return (request.raw.url ?? '/').split(/[?#;]/, 1)[0] ?? '/';
}
