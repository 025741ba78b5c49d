import type { CertificateDigest } from '@suyuan/read-model';
import type { ListCompleteness } from '../reading/completeness';

/** The newest certificate that was good before a day: a suspicion begins after it. */
export interface KnownGood {
  certificate: string;
  number: string;
  performedOn: string;
  conclusion: string;
}

export interface LastKnownGoodAnswer {
  question: { asset: string; on: string; quantity: string | null; knownAt: number };
  /** null: nothing known speaks for it before that day. */
  lastKnownGood: KnownGood | null;
  completeness: ListCompleteness;
}

export function knownGoodOf(digest: CertificateDigest | null): KnownGood | null {
  if (digest === null) return null;
  const { id, number, performedOn, conclusion } = digest;
  return { certificate: id, number, performedOn, conclusion };
}
