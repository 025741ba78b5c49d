/**
 * What a sender states so that nobody can change a certificate on its way. A story names keys and says what is wrong;
 * hash and signature are made when the body is posted, because they speak of its very bytes.
 */
import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { canonicalJson } from '@suyuan/platform';
import type { Json } from '../../apps/standalone/src/stories/steps';

/** `seal` of a calibration: a hash, altered or not, and a signature by a key under the id of one. */
interface Seal {
  hash?: 'SOUND' | 'OF_OTHER_BYTES';
  signedBy?: string;
  keyId?: string;
}

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The same name is always the same key: of tests only, anybody can make it. */
function privateKey(name: string): KeyObject {
  const seed = createHash('sha256').update(`scenario key ${name}`).digest();
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

export function publicKey(name: string): Json {
  const { x } = createPublicKey(privateKey(name)).export({ format: 'jwk' });
  return { keyId: name, x };
}

export function sealed<B extends Json>(body: B): B {
  const { seal, ...rest } = body;
  if (seal === undefined) return body;
  if (seal === null) return rest as unknown as B;
  const { hash = 'SOUND', signedBy, keyId = signedBy } = seal as Seal;
  const payload = Buffer.from(canonicalJson(rest), 'utf8');
  const hashed = hash === 'SOUND' ? payload : Buffer.concat([payload, Buffer.from(' ')]);
  const value = signedBy && sign(null, payload, privateKey(signedBy)).toString('base64url');
  const integrity = {
    payloadHash: createHash('sha256').update(hashed).digest('hex'),
    ...(value ? { signature: { keyId, value } } : {}),
  };
  return { ...rest, integrity } as unknown as B;
}
