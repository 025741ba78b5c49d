import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { ProblemError } from '../http/problem';
import { isSafeIssuer } from '../settings';

/** The provider is on the path of the first request; it is given this long. */
const ANSWER_TIMEOUT_MS = 5_000;
/** Large providers answer some kilobytes; what is longer is not read to its end. */
export const MAX_PROVIDER_BYTES = 256 * 1024;
/** A provider has a few keys and their successors; each is imported and may be tried. */
export const MAX_PROVIDER_KEYS = 64;

/** The keys of an OpenID Connect provider, found by discovery and kept current by jose (10 min cache). */
export class OidcKeys {
  private keys: Promise<JWTVerifyGetKey> | null = null;

  constructor(private readonly issuer: string) {}

  /** For jwtVerify. Throws ProblemError 503 when the provider cannot be asked. */
  readonly getKey: JWTVerifyGetKey = async (header, token) => {
    const keys = await this.discovered();
    try {
      return await keys(header, token);
    } catch (error) {
      // No key of that id, or several: the token is wrong. Anything else: the provider is.
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        throw error;
      if (error instanceof errors.JOSENotSupported) throw error;
      throw unavailable();
    }
  };

  private discovered(): Promise<JWTVerifyGetKey> {
    this.keys ??= this.discover().catch((error: unknown) => {
      // The next request asks again.
      this.keys = null;
      throw error;
    });
    return this.keys;
  }

  private async discover(): Promise<JWTVerifyGetKey> {
    const address = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    let configuration: { issuer?: unknown; jwks_uri?: unknown };
    try {
      configuration = JSON.parse(await fetchText(address)) as typeof configuration;
    } catch {
      throw unavailable();
    }
    const { issuer, jwks_uri: keysAddress } = configuration;
    if (issuer !== this.issuer || typeof keysAddress !== 'string' || !isSafeIssuer(keysAddress))
      throw unavailable();
    return createRemoteJWKSet(new URL(keysAddress), {
      [customFetch]: async (url: string) => new Response(await fetchKeys(url)),
      timeoutDuration: ANSWER_TIMEOUT_MS,
    });
  }
}

async function fetchKeys(address: string): Promise<string> {
  const text = await fetchText(address);
  const { keys } = JSON.parse(text) as { keys?: unknown };
  if (!Array.isArray(keys) || keys.length > MAX_PROVIDER_KEYS)
    throw new RangeError('no list of keys, or too long');
  return text;
}

/** The text at an address: from there and nowhere else, in time, and no longer than is read. */
async function fetchText(address: string): Promise<string> {
  const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
  const reply = await fetch(address, { redirect: 'error', signal, headers: { accept: 'application/json' } });
  if (!reply.ok || reply.body === null) throw new RangeError(`answered ${reply.status}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MAX_PROVIDER_BYTES) throw new RangeError('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function unavailable(): ProblemError {
  return new ProblemError({
    status: 503,
    code: 'IDENTITY_UNAVAILABLE',
    detail: 'The identity provider cannot be asked now.',
    headers: { 'retry-after': '5' },
  });
}
