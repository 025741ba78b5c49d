import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { ProblemError } from '../http/problem';

/** The provider is on the path of the first request; it is given this long. */
const DISCOVERY_TIMEOUT_MS = 5_000;

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
      const reply = await fetch(address, { signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS) });
      configuration = (await reply.json()) as typeof configuration;
    } catch {
      throw unavailable();
    }
    const { issuer, jwks_uri: keysAddress } = configuration;
    if (issuer !== this.issuer || typeof keysAddress !== 'string' || !URL.canParse(keysAddress))
      throw unavailable();
    return createRemoteJWKSet(new URL(keysAddress));
  }
}

function unavailable(): ProblemError {
  return new ProblemError({
    status: 503,
    code: 'IDENTITY_UNAVAILABLE',
    detail: 'The identity provider cannot be asked now.',
    headers: { 'retry-after': '5' },
  });
}
