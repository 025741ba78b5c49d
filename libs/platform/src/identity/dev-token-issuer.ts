import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { Clock } from '../clock';
import type { Caller } from './caller';

/** Who signs development tokens, and for whom: both are in every token and checked. */
export const DEV_ISSUER = 'urn:suyuan:dev';
export const TOKEN_AUDIENCE = 'suyuan';
export const DEV_ALGORITHM = 'ES256';
/** A working day: long enough for a demonstration, short enough that a copied token goes stale. */
export const DEV_TOKEN_SECONDS = 12 * 3_600;

const KEY_FILE = 'dev-token-key.jwk.json';

/**
 * Signs tokens for development and demonstration. The key is a file in `folder`, readable by its owner only, so
 * tokens outlive a restart and every process that is given the same folder knows the same key.
 */
export class DevTokenIssuer {
  private constructor(
    private readonly privateKey: CryptoKey,
    readonly publicKey: CryptoKey,
    private readonly clock: Clock,
  ) {}

  /** Opens the key in `folder`, making both where they are missing. Safe when several processes start at once. */
  static async open(folder: string, clock: Clock): Promise<DevTokenIssuer> {
    const path = join(folder, KEY_FILE);
    if (!existsSync(path)) await createKey(folder, path);
    const jwk = JSON.parse(readFileSync(path, 'utf8')) as JWK;
    const { d: _, ...publicJwk } = jwk;
    const privateKey = (await importJWK(jwk, DEV_ALGORITHM)) as CryptoKey;
    const publicKey = (await importJWK(publicJwk, DEV_ALGORITHM)) as CryptoKey;
    return new DevTokenIssuer(privateKey, publicKey, clock);
  }

  /** A token for the caller, good for DEV_TOKEN_SECONDS. */
  async issue(caller: Caller): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1_000);
    const { role, organization } = caller;
    return new SignJWT({ role, ...(organization === null ? {} : { organization }) })
      .setProtectedHeader({ alg: DEV_ALGORITHM, typ: 'JWT' })
      .setSubject(caller.subject)
      .setIssuer(DEV_ISSUER)
      .setAudience(TOKEN_AUDIENCE)
      .setIssuedAt(now)
      .setExpirationTime(now + DEV_TOKEN_SECONDS)
      .sign(this.privateKey);
  }
}

/** Written aside and linked into place: another process sees the whole key or none, and the first one wins. */
async function createKey(folder: string, path: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { privateKey } = await generateKeyPair(DEV_ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(aside, JSON.stringify(jwk), { mode: 0o600, flag: 'wx' });
  // The mode above is narrowed by the umask only; this makes it exact.
  chmodSync(aside, 0o600);
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(aside);
  }
}
