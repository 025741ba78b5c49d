/** Tokens of somebody who has seen a good one, knows the public key, or even holds the key but lies. */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Claims = Record<string, unknown>;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(key: KeyObject, header: Claims, claims: Claims): string {
  const content = `${encode(header)}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' });
  return `${content}.${signature.toString('base64url')}`;
}

/** Authorization headers, each of which must be refused. `good` is a token that is accepted. */
export function forgedHeaders(good: string, dataDir: string): { name: string; header: string }[] {
  const [head = '', payload = '', signature = ''] = good.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  const jwk = JSON.parse(readFileSync(join(dataDir, 'keys/dev-token-key.jwk.json'), 'utf8'));
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const publicKey = createPublicKey(key);
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const es256 = { alg: 'ES256', typ: 'JWT' };
  const hmac = (secret: string | Buffer): string => {
    const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
  };
  const now = Math.floor(Date.now() / 1_000);
  const lie = (changed: Claims): string => signed(key, es256, { ...claims, ...changed });
  const tokens: Record<string, string> = {
    'algorithm none': `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    'algorithm none with the signature': `${encode({ alg: 'none' })}.${payload}.${signature}`,
    'HS256 with the public key as PEM': hmac(publicKey.export({ format: 'pem', type: 'spki' })),
    'HS256 with the public key as JWK': hmac(JSON.stringify(publicKey.export({ format: 'jwk' }))),
    'changed payload': `${head}.${encode({ ...claims, role: 'admin', sub: 'mallory' })}.${signature}`,
    'cut signature': `${head}.${payload}.${signature.slice(0, -4)}`,
    'no signature': `${head}.${payload}`,
    padded: `${good}=`,
    'a key of its own': signed(stranger.privateKey, es256, claims),
    'a key of its own in the header': signed(
      stranger.privateKey,
      { ...es256, jwk: stranger.publicKey.export({ format: 'jwk' }) },
      claims,
    ),
    'a path as key id': signed(stranger.privateKey, { ...es256, kid: '../../dev/null' }, claims),
    expired: lie({ iat: now - 7_200, exp: now - 3_600 }),
    'not yet valid': lie({ nbf: now + 3_600 }),
    'without an end': lie({ exp: undefined }),
    'another issuer': lie({ iss: 'https://elsewhere.example' }),
    'another audience': lie({ aud: 'elsewhere' }),
    'an unknown role': lie({ role: 'root' }),
    'a laboratory of nowhere': lie({ role: 'lab', organization: undefined }),
    'an organization that is a list': lie({ role: 'lab', organization: ['lab-home'] }),
    'another type': signed(key, { alg: 'ES256', typ: 'dpop+jwt' }, claims),
    'too long': `${head}.${encode({ ...claims, more: 'x'.repeat(9_000) })}.${signature}`,
    'no token at all': 'null',
  };
  return [
    ...Object.entries(tokens).map(([name, token]) => ({ name, header: `Bearer ${token}` })),
    { name: 'two spaces', header: `Bearer  ${good}` },
    { name: 'a space inside', header: `Bearer ${head}. ${payload}.${signature}` },
    { name: 'two tokens', header: `Bearer ${good}, Bearer ${good}` },
    { name: 'another scheme', header: `Basic ${Buffer.from('admin:admin').toString('base64')}` },
    { name: 'no scheme', header: good },
    { name: 'no token', header: 'Bearer' },
  ];
}
