import { decodeJwt, jwtVerify, type CryptoKey, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../clock';
import { ProblemError } from '../http/problem';
import { isWellFormed } from '../json/strict-json';
import { Lru } from '../memory/lru';
import { ORGANIZATION_ROLES, ROLES, type Caller } from './caller';
import { DEV_ALGORITHM, DEV_ISSUER, TOKEN_AUDIENCE } from './dev-token-issuer';

/** Tokens of large providers stay under 4 kB; a longer one is not worth decoding. */
export const MAX_TOKEN_LENGTH = 8_192;
/** Clocks of provider and service may differ by so much. */
export const CLOCK_TOLERANCE_SECONDS = 5;
/** A verified token is remembered for so long, so that a busy caller costs one signature check a minute. */
export const VERIFIED_FOR_MS = 60_000;
/** Remembered tokens; beyond that those not shown for the longest are forgotten. */
export const MAX_REMEMBERED = 10_000;
/** Subjects are recorded with what their holders do. */
export const MAX_SUBJECT_LENGTH = 256;
/** A working day with room: a token that is good for longer outlives the reason it was given for. */
export const MAX_TOKEN_AGE_SECONDS = 24 * 3_600;

/** Asymmetric only: with a symmetric one the verifier could forge. */
const OIDC_ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'Ed25519', 'PS256', 'RS256'];
const TOKEN_TYPES = ['jwt', 'at+jwt', 'application/at+jwt'];
const ORGANIZATION = /^[A-Za-z0-9._-]{1,64}$/;

/** Whose tokens are accepted. Neither: every token is refused. */
export interface TrustedIssuers {
  devKey: CryptoKey | null;
  oidc: { issuer: string; getKey: JWTVerifyGetKey } | null;
}

export class TokenVerifier {
  private readonly remembered = new Lru<string, { caller: Caller; untilMs: number }>(MAX_REMEMBERED);

  constructor(
    private readonly trusted: TrustedIssuers,
    private readonly clock: Clock,
  ) {}

  /** The caller of a token that was found good a short while ago; null when it must be looked at. */
  recall(token: string): Caller | null {
    const known = this.remembered.get(token);
    return known && known.untilMs > this.clock.now().getTime() ? known.caller : null;
  }

  /** The caller a token stands for. Throws ProblemError 401 UNAUTHENTICATED, or 503 when the provider is away. */
  async verify(token: string): Promise<Caller> {
    const known = this.recall(token);
    if (known) return known;
    this.remembered.delete(token);
    const payload = await this.check(token);
    const now = this.clock.now().getTime();
    refuseOddTimes(payload, now / 1_000);
    const caller = callerOf(payload);
    this.remembered.set(token, {
      caller,
      untilMs: Math.min(now + VERIFIED_FOR_MS, (payload.exp ?? 0) * 1_000),
    });
    return caller;
  }

  private async check(token: string): Promise<JWTPayload> {
    if (token.length > MAX_TOKEN_LENGTH || !isCanonical(token)) throw unauthenticated();
    const options = {
      audience: TOKEN_AUDIENCE,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: this.clock.now(),
      requiredClaims: ['sub', 'iat', 'exp'],
    };
    try {
      const { devKey, oidc } = this.trusted;
      const issuer = decodeJwt(token).iss;
      let verified;
      if (devKey && issuer === DEV_ISSUER) {
        verified = await jwtVerify(token, devKey, {
          ...options,
          issuer: DEV_ISSUER,
          algorithms: [DEV_ALGORITHM],
        });
      } else if (oidc && issuer === oidc.issuer) {
        verified = await jwtVerify(token, oidc.getKey, { ...options, issuer, algorithms: OIDC_ALGORITHMS });
      } else {
        throw unauthenticated();
      }
      if (!TOKEN_TYPES.includes(String(verified.protectedHeader.typ ?? 'jwt').toLowerCase()))
        throw unauthenticated();
      return verified.payload;
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      // What exactly was wrong with it helps nobody but a forger.
      throw unauthenticated();
    }
  }
}

/**
 * Issued ahead of now, or good for more than a day from now: refused. What is remembered was in order when it was
 * looked at, and time only brings its end nearer.
 */
function refuseOddTimes({ iat = Number.NaN, exp = Number.NaN }: JWTPayload, now: number): void {
  const latest = now + CLOCK_TOLERANCE_SECONDS;
  if (!(iat <= latest) || !(exp <= latest + MAX_TOKEN_AGE_SECONDS)) throw unauthenticated();
}

/** Control characters cannot be stored or shown, and half a surrogate pair cannot be written as UTF-8. */
function isSubject(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    text.trim() !== '' &&
    text.length <= MAX_SUBJECT_LENGTH &&
    !/\p{Cc}/u.test(text) &&
    isWellFormed(text)
  );
}

function callerOf(payload: JWTPayload): Caller {
  const { sub, role: stated, organization } = payload;
  const role = ROLES.find((known) => known === stated);
  if (!isSubject(sub) || !role) throw unauthenticated();
  if (organization === undefined || organization === null) {
    if (ORGANIZATION_ROLES.includes(role)) throw unauthenticated();
    return { subject: sub, role, organization: null };
  }
  if (typeof organization !== 'string' || !ORGANIZATION.test(organization)) throw unauthenticated();
  return { subject: sub, role, organization };
}

/** Three parts of base64url exactly as an encoder writes them: one token has one spelling. */
function isCanonical(token: string): boolean {
  const parts = token.split('.');
  if (parts.length !== 3) return false;
  return parts.every(
    (part) => /^[A-Za-z0-9_-]+$/.test(part) && Buffer.from(part, 'base64url').toString('base64url') === part,
  );
}

export function unauthenticated(): ProblemError {
  return new ProblemError({
    status: 401,
    code: 'UNAUTHENTICATED',
    detail: 'Expected Authorization: Bearer with a valid token of this service.',
    headers: { 'www-authenticate': 'Bearer realm="suyuan"' },
  });
}
