import type { KnownGoodReply, LastKnownGoodReply, Unnamed } from '@suyuan/contract';
import type { CertificateDigest } from '@suyuan/read-model';

export type LastKnownGoodAnswer = Unnamed<LastKnownGoodReply>;

export function knownGoodOf(digest: CertificateDigest | null): KnownGoodReply | null {
  if (digest === null) return null;
  const { id, number, performedOn, conclusion } = digest;
  return { certificate: id, number, performedOn, conclusion };
}
