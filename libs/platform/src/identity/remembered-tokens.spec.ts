// Goal: tokens that are remembered are bounded, and the one that gives way is the oldest. Method: as many good tokens
// as are remembered, and one more, each signed again.
import { createPrivateKey, createSign, type KeyObject } from 'node:crypto';
import { exportPKCS8, generateKeyPair, type CryptoKey } from 'jose';
import { FixedClock } from '../clock';
import { DEV_ISSUER, TOKEN_AUDIENCE } from './dev-token-issuer';
import { MAX_REMEMBERED, TokenVerifier } from './token-verifier';

const NOW = new Date('2026-01-01T00:00:00Z');

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signed without a promise for each, since there are many. */
function tokenOf(subject: string, key: KeyObject): string {
  const iat = NOW.getTime() / 1_000;
  const claims = { sub: subject, role: 'admin', iss: DEV_ISSUER, aud: TOKEN_AUDIENCE, iat, exp: iat + 600 };
  const signed = `${part({ alg: 'ES256', typ: 'JWT' })}.${part(claims)}`;
  const signature = createSign('sha256').update(signed).sign({ key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

async function keys(): Promise<{ privateKey: KeyObject; publicKey: CryptoKey }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return { privateKey: createPrivateKey(await exportPKCS8(privateKey)), publicKey };
}

it('as many tokens as the limit are remembered, and one more takes the place of the oldest', async () => {
  const { privateKey, publicKey } = await keys();
  const verifier = new TokenVerifier({ devKey: publicKey, oidc: null }, new FixedClock(NOW));
  const tokens = Array.from({ length: MAX_REMEMBERED }, (_, n) => tokenOf(`s-${n}`, privateKey));
  const [oldest = '', ...others] = tokens;
  await verifier.verify(oldest);
  await Promise.all(others.map((token) => verifier.verify(token)));
  expect(tokens.filter((token) => verifier.recall(token) === null)).toEqual([]);
  const newest = tokenOf('newest', privateKey);
  await verifier.verify(newest);
  expect([...tokens, newest].filter((token) => verifier.recall(token) === null)).toEqual([oldest]);
  // Forgotten is not refused: it is looked at again.
  expect(await verifier.verify(oldest)).toMatchObject({ subject: 's-0' });
}, 30_000);
