import { isAdmitted, ownWordSince } from './admission';
import { CERTIFICATE_FLAGS, NONE, type GraphStore } from './graph-store';
import { postedInsteadOf } from './posted';

/** Shared, because nearly every certificate is replaced by none. */
const NO_CERTIFICATES: readonly number[] = [];

/** A result that counts when one in force is looked for: of a certificate that stands, admitted, no comparison. */
export function isCandidate(graph: GraphStore, result: number, knownAt: number): boolean {
  // What is admitted is known as well.
  if (!isAdmitted(graph, result, knownAt)) return false;
  const certificate = graph.resultCertificate.at(result);
  const flags = graph.certificateFlags.at(certificate);
  if ((flags & MAY_BE_NONE) === 0) return true;
  return (
    (flags & CERTIFICATE_FLAGS.COMPARISON) === 0 &&
    !graph.isVoid(certificate, knownAt) &&
    replacedBy(graph, certificate, knownAt).length === 0
  );
}

/** Certificates that compete to be in force: of a compulsory purpose verifications alone (RECORD.md section 6). */
export type Among = 'ALL' | 'VERIFICATIONS';

export function isAmong(graph: GraphStore, result: number, among: Among): boolean {
  if (among === 'ALL') return true;
  const flags = graph.certificateFlags.at(graph.resultCertificate.at(result));
  return (flags & CERTIFICATE_FLAGS.VERIFICATION) !== 0;
}

/** Nearly every certificate bears none of these, and is looked at no further. */
const MAY_BE_NONE =
  CERTIFICATE_FLAGS.COMPARISON |
  CERTIFICATE_FLAGS.REVOKED |
  CERTIFICATE_FLAGS.REPLACED |
  CERTIFICATE_FLAGS.TRANSCRIBED;

/**
 * The certificates known at `knownAt` that amend this one: of the same issuer and the same asset, and of its issuer's own
 * word unless this is none either. What the issuer posts itself takes the place of what was copied from paper.
 */
export function replacedBy(graph: GraphStore, certificate: number, knownAt: number): readonly number[] {
  const flags = graph.certificateFlags.at(certificate);
  if ((flags & (CERTIFICATE_FLAGS.REPLACED | CERTIFICATE_FLAGS.TRANSCRIBED)) === 0) return NO_CERTIFICATES;
  const replacing = (graph.replacements.get(certificate) ?? []).filter((other) =>
    isOwnWordOver(graph, other, certificate, knownAt),
  );
  if ((flags & CERTIFICATE_FLAGS.TRANSCRIBED) === 0) return replacing;
  const posted = postedInsteadOf(graph, certificate, knownAt);
  return posted !== NONE && !replacing.includes(posted) ? [...replacing, posted] : replacing;
}

/** Whether a certificate is of the same issuer and asset as another, and of its issuer's own word unless that is none either. */
export function isOwnWordOver(
  graph: GraphStore,
  other: number,
  certificate: number,
  knownAt: number,
): boolean {
  if (other === certificate || !graph.isKnown(other, knownAt)) return false;
  if (graph.issuer.at(other) !== graph.issuer.at(certificate)) return false;
  const asset = graph.assetOrHolder(graph.certificateHolder.at(certificate), knownAt);
  if (graph.assetOrHolder(graph.certificateHolder.at(other), knownAt) !== asset) return false;
  return ownWordSince(graph, certificate) > knownAt || ownWordSince(graph, other) <= knownAt;
}
