// Goal: only sound tokens of a trusted issuer are accepted, and the development key is kept safely.
// Method: forged variants of good tokens, and an OpenID Connect provider of a few lines on loopback.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { FixedClock } from '../clock';
import { ProblemError } from '../http/problem';
import { DEV_ISSUER, DEV_TOKEN_SECONDS, DevTokenIssuer, TOKEN_AUDIENCE } from './dev-token-issuer';
import { MAX_PROVIDER_BYTES, MAX_PROVIDER_KEYS, OidcKeys } from './oidc-keys';
import {
  CLOCK_TOLERANCE_SECONDS,
  MAX_SUBJECT_LENGTH,
  MAX_TOKEN_AGE_SECONDS,
  MAX_TOKEN_LENGTH,
  TokenVerifier,
} from './token-verifier';

const NOW = new Date('2026-01-01T00:00:00Z');
const LAB = { subject: 'li', role: 'lab', organization: 'inm-co' } as const;

let folder: string;
let clock: FixedClock;
let issuer: DevTokenIssuer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suyuan-keys-'));
  clock = new FixedClock(NOW);
  issuer = await DevTokenIssuer.open(join(folder, 'keys'), clock);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const devVerifier = () => new TokenVerifier({ devKey: issuer.publicKey, oidc: null }, clock);

async function problemOf(verifier: TokenVerifier, token: string): Promise<string> {
  const error: unknown = await verifier.verify(token).catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) throw new Error(`Not a problem: ${String(error)}`);
  return `${error.status} ${error.code}`;
}

const seconds = (offset = 0) => Math.floor(NOW.getTime() / 1_000) + offset;

async function signed(key: CryptoKey, claims: JWTPayload, header: object = {}): Promise<string> {
  const sound = {
    sub: 'li',
    role: 'admin',
    iss: DEV_ISSUER,
    aud: TOKEN_AUDIENCE,
    iat: seconds(),
    exp: seconds(600),
  };
  return new SignJWT({ ...sound, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', ...header })
    .sign(key);
}

describe('a development token', () => {
  it('stands for its caller until it expires', async () => {
    const verifier = devVerifier();
    const token = await issuer.issue(LAB);
    expect(await verifier.verify(token)).toEqual(LAB);
    clock.set(new Date(NOW.getTime() + (DEV_TOKEN_SECONDS - 1) * 1_000));
    expect(await verifier.verify(token)).toEqual(LAB);
    clock.set(new Date(NOW.getTime() + (DEV_TOKEN_SECONDS + 6) * 1_000));
    expect(await problemOf(verifier, token)).toBe('401 UNAUTHENTICATED');
  });

  it('outlives a restart', async () => {
    const token = await issuer.issue({ subject: 'wang', role: 'inspector', organization: null });
    const again = await DevTokenIssuer.open(join(folder, 'keys'), clock);
    const verifier = new TokenVerifier({ devKey: again.publicKey, oidc: null }, clock);
    expect(await verifier.verify(token)).toEqual({ subject: 'wang', role: 'inspector', organization: null });
  });

  it('is signed by one key, for its owner only, even when several processes start at once', async () => {
    const shared = join(folder, 'shared');
    const issuers = await Promise.all(Array.from({ length: 8 }, () => DevTokenIssuer.open(shared, clock)));
    const keys = await Promise.all(
      issuers.map(async ({ publicKey }) => JSON.stringify(await exportJWK(publicKey))),
    );
    expect(new Set(keys).size).toBe(1);
    const files = readdirSync(shared);
    expect(files).toHaveLength(1);
    expect(statSync(join(shared, files[0] ?? '')).mode & 0o777).toBe(0o600);
    expect(statSync(shared).mode & 0o777).toBe(0o700);
  });

  it('of another key is refused', async () => {
    const other = await DevTokenIssuer.open(join(folder, 'other'), clock);
    expect(await problemOf(devVerifier(), await other.issue(LAB))).toBe('401 UNAUTHENTICATED');
  });

  it('is refused where no issuer is trusted', async () => {
    const verifier = new TokenVerifier({ devKey: null, oidc: null }, clock);
    expect(await problemOf(verifier, await issuer.issue(LAB))).toBe('401 UNAUTHENTICATED');
  });

  it('has one spelling: any change of its text is refused', async () => {
    const token = await issuer.issue(LAB);
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const admin = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), role: 'admin' }),
    );
    const forged = [
      `${header}.${payload}. ${signature}`,
      `${header}.${payload}.${signature}=`,
      `${header}.${payload}.${signature}\n`,
      `${header}.${payload}`,
      `${header}.${payload}.`,
      `${token}.x`,
      `${none}.${payload}.`,
      `${none}.${payload}.${signature}`,
      `${header}.${admin.toString('base64url')}.${signature}`,
      'x'.repeat(MAX_TOKEN_LENGTH + 1),
      '',
    ];
    for (const text of forged) expect(await problemOf(devVerifier(), text)).toBe('401 UNAUTHENTICATED');
  });
});

describe('a token signed by the right key', () => {
  it.each<[string, JWTPayload, object]>([
    ['another audience', { aud: 'elsewhere' }, {}],
    ['another issuer', { iss: 'urn:other' }, {}],
    ['no subject', { sub: undefined }, {}],
    ['no expiry', { exp: undefined }, {}],
    ['not yet valid', { nbf: seconds(60) }, {}],
    ['expired', { exp: seconds(-6) }, {}],
    ['an unknown role', { role: 'king' }, {}],
    ['a list of roles', { role: ['admin'] }, {}],
    ['a lab without organization', { role: 'lab' }, {}],
    ['an organization that is no id', { role: 'lab', organization: 'a b' }, {}],
    ['another type', {}, { typ: 'logout+jwt' }],
    ['issued ahead', { iat: seconds(CLOCK_TOLERANCE_SECONDS + 1) }, {}],
    ['good for more than a day', { exp: seconds(MAX_TOKEN_AGE_SECONDS + CLOCK_TOLERANCE_SECONDS + 1) }, {}],
    ['good for ever', { exp: Number.MAX_SAFE_INTEGER }, {}],
    ['an empty subject', { sub: ' ' }, {}],
    ['a subject with NUL', { sub: 'a\u0000b' }, {}],
    ['a subject with a line break', { sub: 'a\nb' }, {}],
    ['a subject of half a character', { sub: 'a\ud800' }, {}],
    ['a subject too long', { sub: 's'.repeat(MAX_SUBJECT_LENGTH + 1) }, {}],
  ])('is refused all the same: %s', async (_, claims, header) => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const verifier = new TokenVerifier({ devKey: publicKey, oidc: null }, clock);
    expect(await verifier.verify(await signed(privateKey, {}))).toMatchObject({ role: 'admin' });
    expect(await problemOf(verifier, await signed(privateKey, claims, header))).toBe('401 UNAUTHENTICATED');
  });
});

describe('a token at a limit', () => {
  it.each<[string, JWTPayload]>([
    ['issued as much ahead as clocks differ', { iat: seconds(CLOCK_TOLERANCE_SECONDS) }],
    ['good for a day', { exp: seconds(MAX_TOKEN_AGE_SECONDS + CLOCK_TOLERANCE_SECONDS) }],
    ['with the longest subject', { sub: 's'.repeat(MAX_SUBJECT_LENGTH) }],
  ])('is accepted: %s', async (_, claims) => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const verifier = new TokenVerifier({ devKey: publicKey, oidc: null }, clock);
    expect(await verifier.verify(await signed(privateKey, claims))).toMatchObject({ role: 'admin' });
  });

  it('of length is read, and one character more is not', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const verifier = new TokenVerifier({ devKey: publicKey, oidc: null }, clock);
    const ofLength = async (length: number) => {
      for (let pad = length - 400; pad < length; pad += 1) {
        const token = await signed(privateKey, { pad: 'x'.repeat(Math.floor((pad * 3) / 4)) });
        if (token.length === length) return token;
      }
      throw new Error(`no token of ${length} characters`);
    };
    // One more character of payload makes one or two of base64url, so not every length can be had.
    const longest = await ofLength(MAX_TOKEN_LENGTH).catch(() => ofLength(MAX_TOKEN_LENGTH - 1));
    expect(await verifier.verify(longest)).toMatchObject({ role: 'admin' });
    const longer = await ofLength(MAX_TOKEN_LENGTH + 1).catch(() => ofLength(MAX_TOKEN_LENGTH + 2));
    expect(await problemOf(verifier, longer)).toBe('401 UNAUTHENTICATED');
  });
});

describe('an OpenID Connect provider', () => {
  let server: Server;
  let address: string;
  let keys: object[];
  let up: boolean;
  let answer: ((url: string) => { status?: number; location?: string; body: string } | null) | null;

  beforeEach(async () => {
    up = true;
    answer = null;
    keys = [];
    server = createServer((request, reply) => {
      if (!up) reply.statusCode = 500;
      const own = answer?.(request.url ?? '');
      if (own) {
        reply.writeHead(own.status ?? 200, own.location ? { location: own.location } : {});
        return void reply.end(own.body);
      }
      const discovery = { issuer: address, jwks_uri: `${address}/keys` };
      reply.end(JSON.stringify(request.url === '/keys' ? { keys } : discovery));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => new Promise((resolve) => server.close(resolve)));

  const oidcVerifier = () =>
    new TokenVerifier(
      { devKey: issuer.publicKey, oidc: { issuer: address, getKey: new OidcKeys(address).getKey } },
      clock,
    );

  it('signs tokens that are accepted beside development tokens', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }];
    const token = await signed(privateKey, { iss: address, role: 'regulator' }, { kid: 'k1', typ: 'at+jwt' });
    const verifier = oidcVerifier();
    expect(await verifier.verify(token)).toEqual({ subject: 'li', role: 'regulator', organization: null });
    expect(await verifier.verify(await issuer.issue(LAB))).toEqual(LAB);
    const unknownKey = await signed(privateKey, { iss: address }, { kid: 'k2' });
    expect(await problemOf(verifier, unknownKey)).toBe('401 UNAUTHENTICATED');
  });

  it('cannot lend its name to the development key, nor the other way round', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }];
    expect(await problemOf(oidcVerifier(), await signed(privateKey, {}, { kid: 'k1' }))).toBe(
      '401 UNAUTHENTICATED',
    );
  });

  it('that is away is 503, and is asked again', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }];
    const token = await signed(privateKey, { iss: address }, { kid: 'k1' });
    const verifier = oidcVerifier();
    up = false;
    expect(await problemOf(verifier, token)).toBe('503 IDENTITY_UNAVAILABLE');
    up = true;
    expect(await verifier.verify(token)).toMatchObject({ role: 'admin' });
  });

  it.each<[string, (url: string) => { status?: number; location?: string; body: string } | null]>([
    [
      'more keys than a provider has',
      (url) => (url === '/keys' ? { body: manyKeys(MAX_PROVIDER_KEYS) } : null),
    ],
    [
      'a description without an end',
      (url) => (url === '/keys' ? null : { body: ' '.repeat(MAX_PROVIDER_BYTES + 1) }),
    ],
    ['keys without an end', (url) => (url === '/keys' ? { body: ' '.repeat(MAX_PROVIDER_BYTES + 1) } : null)],
    [
      'keys elsewhere',
      (url) => (url === '/keys' ? { status: 302, location: `${address}/others`, body: '' } : null),
    ],
    [
      'a description elsewhere',
      (url) => (url.startsWith('/.well-known') ? { status: 302, location: `${address}/x`, body: '' } : null),
    ],
    [
      'keys over a line that others can write to',
      (url) =>
        url === '/keys'
          ? null
          : { body: JSON.stringify({ issuer: address, jwks_uri: 'http://id.example/k' }) },
    ],
  ])('is not believed: %s', async (_, own) => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }];
    const token = await signed(privateKey, { iss: address }, { kid: 'k1' });
    const verifier = oidcVerifier();
    answer = own;
    expect(await problemOf(verifier, token)).toBe('503 IDENTITY_UNAVAILABLE');
    answer = null;
    expect(await oidcVerifier().verify(token)).toMatchObject({ role: 'admin' });
  });

  it('may have as many keys as the limit', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
    keys = [jwk, ...(JSON.parse(manyKeys(MAX_PROVIDER_KEYS - 2)) as { keys: object[] }).keys];
    expect(keys).toHaveLength(MAX_PROVIDER_KEYS);
    const token = await signed(privateKey, { iss: address }, { kid: 'k1' });
    expect(await oidcVerifier().verify(token)).toMatchObject({ role: 'admin' });
  });
});

/** One key more than stated, none of them anybody's. */
function manyKeys(count: number): string {
  const key = (index: number) => ({ kty: 'oct', kid: `other-${index}`, k: 'AA' });
  return JSON.stringify({ keys: Array.from({ length: count + 1 }, (_, index) => key(index)) });
}
