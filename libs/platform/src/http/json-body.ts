import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseStrictJson } from '../json/strict-json';
import { ProblemError } from './problem';

/** The largest certificate seen has 2 000 points of about 300 bytes; files go through imports instead. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** A larger body is read in one turn of the event loop and judged in another: each takes some ten milliseconds. */
const LARGE_BODY_BYTES = 128 * 1024;

/** Bodies are JSON in UTF-8 and nothing else; every other media type, charset or encoding is 415. */
export function acceptOnlyJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (request: FastifyRequest, body: Buffer, done) => {
      try {
        refuseOtherEncodings(request);
        const value = parseStrictJson(body);
        if (body.length > LARGE_BODY_BYTES) setImmediate(done, null, value);
        else done(null, value);
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

function refuseOtherEncodings(request: FastifyRequest): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(request.headers['content-type'] ?? '')?.[1];
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if ((charset === undefined || charset.toLowerCase() === 'utf-8') && encoding.toLowerCase() === 'identity')
    return;
  throw new ProblemError({
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    detail: 'Expected Content-Type: application/json in UTF-8 without Content-Encoding.',
    headers: { accept: 'application/json' },
  });
}
