import { CERTIFICATE_FLAGS, NEVER, NONE, type GraphStore } from './graph-store';
import type { Span } from './admission-facts';

/**
 * Admission (RECORD.md section 9): whose certificate may change the standing of an asset. It is a position: the least
 * at which one of the conditions holds whole, that is, the least over the conditions of the greatest position among the
 * facts each needs. More facts can only lower it, so it never shrinks as the known grows, and the order in which facts
 * come does not matter.
 */

/** Standards at the top: only the owner, whom it entrusts, and the national authority speak for them. */
const TOP_TIERS: readonly string[] = ['PRIMARY', 'SECONDARY', 'WORKING_PRIMARY'];

/** Whether a result counts for the asset its certificate belongs to, as known at a position. */
export function isAdmitted(graph: GraphStore, result: number, knownAt: number): boolean {
  // A position that was worked out before can only be late, never early.
  if (graph.admitted.at(result) <= knownAt) return true;
  const certificate = graph.resultCertificate.at(result);
  if (!graph.isKnown(certificate, knownAt)) return false;
  const asset = graph.assetOf(graph.certificateHolder.at(certificate), knownAt);
  return asset !== NONE && admittedFor(graph, result, asset) <= knownAt;
}

/** Whether a certificate counts for its asset with its results of a quantity; null where it has none of it. */
export function isAdmittedFor(
  graph: GraphStore,
  certificate: number,
  quantity: number,
  knownAt: number,
): boolean | null {
  const first = graph.firstResult.at(certificate);
  const end = first + graph.resultCount.at(certificate);
  for (let result = first; result < end; result += 1) {
    // Who may speak of a quantity may speak of every result of it.
    if (graph.resultQuantity.at(result) === quantity) return isAdmitted(graph, result, knownAt);
  }
  return null;
}

/** From which position on a result is admitted for an asset, by all that was learnt; NEVER: not yet. */
export function admittedFor(graph: GraphStore, result: number, asset: number): number {
  const { version } = graph.admissionFacts;
  const memo = graph.admissions.get(result);
  if (memo !== undefined && memo.asset === asset && memo.version === version) return memo.position;
  const position = admissionOf(graph, result, asset);
  graph.admissions.set(result, { asset, version, position });
  noteAdmission(graph, result, asset, position);
  return position;
}

/** Works out the admission of a result that was just learnt; later facts are looked at when it is asked for. */
export function admitNow(graph: GraphStore, result: number): void {
  const asset = graph.certificateHolder.at(graph.resultCertificate.at(result));
  if (graph.registered.at(asset) === NEVER) return;
  noteAdmission(graph, result, asset, admissionOf(graph, result, asset));
}

/** Which asset bears a nameplate changes with the known: the column holds what is recorded for an asset by its id. */
function noteAdmission(graph: GraphStore, result: number, asset: number, position: number): void {
  if (graph.certificateHolder.at(graph.resultCertificate.at(result)) !== asset) return;
  graph.admitted.set(result, position);
}

/** From which position on an organization is known to own, or to have owned, an asset: itself or what it took over. */
export function ownedSince(graph: GraphStore, asset: number, organization: number): number {
  const { organizationsInTime } = graph;
  if (!organizationsInTime.hasMergers) return ownedItselfSince(graph, asset, organization);
  let since = NEVER;
  for (const [owner, taken] of organizationsInTime.withPredecessors(organization))
    since = Math.min(since, Math.max(taken, ownedItselfSince(graph, asset, owner)));
  return since;
}

function ownedItselfSince(graph: GraphStore, asset: number, organization: number): number {
  if (graph.owner.at(asset) === organization) return graph.registered.at(asset);
  let since = NEVER;
  for (const later of graph.admissionFacts.laterOwners.get(asset) ?? []) {
    if (later.owner === organization) since = Math.min(since, later.position);
  }
  return Math.max(since, graph.registered.at(asset));
}

/** From which position on a certificate is its issuer's own word: as posted, or, transcribed, as confirmed. */
export function ownWordSince(graph: GraphStore, certificate: number): number {
  if (!graph.isTranscribed(certificate)) return graph.known.at(certificate);
  const issuer = graph.issuer.at(certificate);
  let since = NEVER;
  for (const { by, position } of graph.words.confirmations.get(certificate) ?? []) {
    if (by === issuer) since = Math.min(since, position);
  }
  return Math.max(since, graph.known.at(certificate));
}

function admissionOf(graph: GraphStore, result: number, asset: number): number {
  const certificate = graph.resultCertificate.at(result);
  const needed = Math.max(graph.known.at(certificate), graph.registered.at(asset));
  if (needed === NEVER) return NEVER;
  const ownWord = ownWordSince(graph, certificate);
  let least = NEVER;
  if (ownWord !== NEVER) {
    const entitled = entitledSince(graph, certificate, graph.resultQuantity.at(result), asset);
    least = Math.max(ownWord, entitled);
    if (least <= needed) return needed;
  }
  const transcriber = graph.words.transcribers.get(certificate);
  if (transcriber !== undefined) least = Math.min(least, ownedSince(graph, asset, transcriber));
  if (!isAtTheTop(graph, asset)) least = Math.min(least, acceptedSince(graph, certificate, asset));
  return Math.max(needed, least);
}

function isAtTheTop(graph: GraphStore, asset: number): boolean {
  return TOP_TIERS.includes(graph.tierOf(asset));
}

/** Since when the issuer is known as one that may speak of the quantity of the asset on the day it was performed. */
function entitledSince(graph: GraphStore, certificate: number, quantity: number, asset: number): number {
  const issuer = graph.issuer.at(certificate);
  let since = ownedSince(graph, asset, issuer);
  if (since <= graph.known.at(certificate)) return since;
  const day = graph.performed.at(certificate);
  const top = isAtTheTop(graph, asset);
  if (!top) {
    since = Math.min(since, earliest(graph.admissionFacts.lines('OTHERS', issuer, quantity), day));
    if (isOfMaterial(graph, certificate, asset)) {
      since = Math.min(since, earliest(graph.admissionFacts.lines('MATERIALS', issuer, quantity), day));
    }
  }
  if (since <= graph.known.at(certificate)) return since;
  since = Math.min(since, entrustedSince(graph, asset, issuer, day));
  for (const given of graph.admissionFacts.designated.get(asset) ?? []) {
    if (given.laboratory !== issuer || !holds(given, day) || (top && !given.national)) continue;
    since = Math.min(since, given.position);
  }
  return since;
}

function isOfMaterial(graph: GraphStore, certificate: number, asset: number): boolean {
  const ofMaterial = (graph.certificateFlags.at(certificate) & CERTIFICATE_FLAGS.MATERIAL) !== 0;
  return ofMaterial && graph.materials.has(asset);
}

/** By its owner of any time, for the asset or for all it has. */
function entrustedSince(graph: GraphStore, asset: number, laboratory: number, day: number): number {
  const { admissionFacts } = graph;
  let since = NEVER;
  for (const given of admissionFacts.entrusted.get(asset) ?? []) {
    if (given.laboratory !== laboratory || !holds(given, day)) continue;
    since = Math.min(since, Math.max(given.position, ownedSince(graph, asset, given.owner)));
  }
  const owners = [
    graph.owner.at(asset),
    ...(admissionFacts.laterOwners.get(asset) ?? []).map(({ owner }) => owner),
  ];
  const { organizationsInTime } = graph;
  const successors = organizationsInTime.hasMergers
    ? owners.flatMap((owner) => [...organizationsInTime.successorsOf(owner)])
    : [];
  for (const owner of new Set([...owners, ...successors])) {
    const given = earliest(admissionFacts.entrustedAllBy(owner, laboratory), day);
    since = Math.min(since, Math.max(given, ownedSince(graph, asset, owner)));
  }
  return since;
}

/** By its owner of any time: in so many words, or by citing its number in a calibration of its own. */
function acceptedSince(graph: GraphStore, certificate: number, asset: number): number {
  let since = NEVER;
  for (const { by, position } of graph.words.acceptances.get(certificate) ?? []) {
    since = Math.min(since, Math.max(position, ownedSince(graph, asset, by)));
  }
  const ownWord = ownWordSince(graph, certificate);
  const citations = graph.citationsOfNumber.at(graph.certificateNumber.at(certificate));
  if (citations === NONE || ownWord === NEVER) return since;
  for (let index = 0; index < graph.citations.size(citations); index += 1) {
    const citing = graph.resultCertificate.at(graph.referenceResult.at(graph.citations.at(citations, index)));
    const owned = ownedSince(graph, asset, graph.issuer.at(citing));
    // What somebody else copied under an owner's name is no word of that owner.
    since = Math.min(since, Math.max(owned, ownWord, ownWordSince(graph, citing)));
  }
  return since;
}

function earliest(spans: readonly Span[], day: number): number {
  let position = NEVER;
  for (const span of spans) if (holds(span, day)) position = Math.min(position, span.position);
  return position;
}

function holds({ from, to }: Span, day: number): boolean {
  return from <= day && day <= to;
}
