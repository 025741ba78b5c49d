import type { Finding } from '../answers';
import { NO_DAY } from '../storage/days';
import { ownedSince, ownWordSince } from './admission';
import { finding, idsOf } from './findings';
import { CERTIFICATE_FLAGS, NONE, type GraphStore } from './graph-store';
import { postedInsteadOf } from './posted';

/**
 * What was said about a certificate: that it is suspended on a day, disputed by an owner, or copied from paper without
 * a word of its issuer.
 *
 * @param first what the evidence begins with; null at the start of a trace
 */
export function tellWords(
  graph: GraphStore,
  certificate: number,
  day: number,
  knownAt: number,
  suspended: 'CERTIFICATE_SUSPENDED' | 'REFERENCE_CERTIFICATE_SUSPENDED',
  first: string | null,
  found: Finding[],
): void {
  const flags = graph.certificateFlags.at(certificate);
  if ((flags & (CERTIFICATE_FLAGS.TRANSCRIBED | CERTIFICATE_FLAGS.QUESTIONED)) === 0) return;
  const { words } = graph;
  const lead = first === null ? [] : [first];
  if ((flags & CERTIFICATE_FLAGS.TRANSCRIBED) !== 0 && !isBorneOut(graph, certificate, knownAt)) {
    found.push(finding('NOT_CONFIRMED_BY_ISSUER', [graph.certificateId(certificate)]));
  }
  if ((flags & CERTIFICATE_FLAGS.QUESTIONED) === 0) return;
  const suspensions = (words.suspensions.get(certificate) ?? []).filter(
    // A certificate that is asked for by itself has no day: any suspension is told.
    ({ position, from, to }) => position <= knownAt && (day === NO_DAY || (from <= day && day <= to)),
  );
  if (suspensions.length > 0) found.push(finding(suspended, [...lead, ...idsOf(suspensions)]));
  const asset = graph.assetOf(graph.certificateHolder.at(certificate), knownAt);
  const disputes = (words.disputes.get(certificate) ?? []).filter(
    ({ position, by }) => position <= knownAt && asset !== NONE && ownedSince(graph, asset, by) <= knownAt,
  );
  if (disputes.length > 0) found.push(finding('CERTIFICATE_DISPUTED', [...lead, ...idsOf(disputes)]));
}

/** Its issuer confirmed a copy, or posted the certificate itself. */
function isBorneOut(graph: GraphStore, certificate: number, knownAt: number): boolean {
  if (ownWordSince(graph, certificate) <= knownAt) return true;
  return postedInsteadOf(graph, certificate, knownAt) !== NONE;
}
