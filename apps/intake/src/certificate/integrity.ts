import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { CalibrationBody, IntegrityBody, IntegrityFact, LaboratoryState } from '@suyuan/domain';
import { canonicalJson } from '@suyuan/platform';

/** What was stated of a body's integrity, with the canonical bytes it speaks of. */
export interface StatedIntegrity {
  stated: IntegrityBody;
  /** RFC 8785 over the body as it was posted, nulls and all, without `integrity`. */
  payload: Buffer;
}

/** Of a posted body, before anything is made of it; null where it states nothing about its integrity. */
export function statedIntegrity(body: CalibrationBody): StatedIntegrity | null {
  const { integrity, ...rest } = body;
  if (!integrity) return null;
  // A body may be an instance of its class; as JSON it is what was posted.
  const posted: unknown = JSON.parse(JSON.stringify(rest));
  return { stated: integrity, payload: Buffer.from(canonicalJson(posted), 'utf8') };
}

/** Hash and signature held against the bytes and against the keys of the issuer: found, never refused. */
export function findIntegrity({ stated, payload }: StatedIntegrity, issuer: LaboratoryState): IntegrityFact {
  const { payloadHash, signature } = stated;
  return {
    statedHash: payloadHash,
    computedHash: createHash('sha256').update(payload).digest('hex'),
    signature: signature
      ? {
          keyId: signature.keyId,
          valid: isSignedBy(keyOf(issuer, signature.keyId), signature.value, payload),
        }
      : null,
  };
}

function isSignedBy(key: KeyObject | null, signature: string, payload: Buffer): boolean {
  return key !== null && verify(null, payload, key, Buffer.from(signature, 'base64url'));
}

function keyOf(issuer: LaboratoryState, keyId: string): KeyObject | null {
  const keys = issuer.status === 'REGISTERED' ? (issuer.organization.publicKeys ?? []) : [];
  const known = keys.find((key) => key.keyId === keyId);
  return known ? createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: known.x }, format: 'jwk' }) : null;
}
