import { mayBearAnother } from '../graph/bearer';
import { isCandidate } from '../graph/candidates';
import { NONE, REFERENCE_FLAGS, type GraphStore } from '../graph/graph-store';
import { covers } from '../graph/in-force';
import { askedHigh, askedLow, carries, partUsed, targetOf } from '../graph/link';
import { firstAfter, takenOverOn } from './taken-over';

/**
 * The MAIN references that lead to a certificate, as known at a position: those that cite its number, and those
 * that name its asset while it was in force. Upstream links read backwards, nothing else: each is resolved as the
 * walk up resolves it. `visit` gets the reference.
 */
export function forEachUse(
  graph: GraphStore,
  certificate: number,
  knownAt: number,
  visit: (reference: number) => void,
): void {
  if (isCited(graph, certificate)) {
    forEachCitation(graph, certificate, (reference) => {
      if (!isMainAndKnown(graph, reference, knownAt) || !carries(graph, reference, certificate)) return;
      if (citationLeadsTo(graph, reference, certificate, knownAt)) visit(reference);
    });
  }
  const holder = graph.certificateHolder.at(certificate);
  const asset = graph.assetOf(holder, knownAt);
  if (asset === NONE) return;
  const nameplate = graph.ownNameplate(asset, knownAt);
  const first = graph.firstResult.at(certificate);
  const end = first + graph.resultCount.at(certificate);
  for (let result = first; result < end; result += 1) {
    if (isQuantityOfEarlierResult(graph, first, result)) continue;
    if (nameplate === NONE && holder === asset) {
      forEachUseOfSeries(graph, graph.resultSeries.at(result), certificate, knownAt, visit);
    } else {
      forEachUseOfBearers(graph, asset, nameplate, certificate, result, knownAt, visit);
    }
  }
}

function isCited(graph: GraphStore, certificate: number): boolean {
  return graph.citationsOfNumber.at(graph.certificateNumber.at(certificate)) !== NONE;
}

/** References that cite the number a certificate bears, whether or not they lead to it. */
export function forEachCitation(
  graph: GraphStore,
  certificate: number,
  visit: (reference: number) => void,
): void {
  const citations = graph.citationsOfNumber.at(graph.certificateNumber.at(certificate));
  if (citations === NONE) return;
  for (let index = 0; index < graph.citations.size(citations); index += 1) {
    visit(graph.citations.at(citations, index));
  }
}

/** Several certificates may bear one number where some were copied from paper. */
export function citationLeadsTo(
  graph: GraphStore,
  reference: number,
  certificate: number,
  knownAt: number,
): boolean {
  return !mayBearAnother(graph, certificate) || targetOf(graph, reference, knownAt) === certificate;
}

function isQuantityOfEarlierResult(graph: GraphStore, first: number, result: number): boolean {
  const quantity = graph.resultQuantity.at(result);
  for (let earlier = first; earlier < result; earlier += 1) {
    if (graph.resultQuantity.at(earlier) === quantity) return true;
  }
  return false;
}

export function isMainAndKnown(graph: GraphStore, reference: number, knownAt: number): boolean {
  if ((graph.referenceFlags.at(reference) & REFERENCE_FLAGS.MAIN) === 0) return false;
  return isKnownUse(graph, reference, knownAt);
}

function isKnownUse(graph: GraphStore, reference: number, knownAt: number): boolean {
  return graph.isKnown(graph.resultCertificate.at(graph.referenceResult.at(reference)), knownAt);
}

/** Names its series without a number, and carries traceability. */
function isMainByName(graph: GraphStore, reference: number): boolean {
  const flags = graph.referenceFlags.at(reference);
  return (flags & (REFERENCE_FLAGS.MAIN | REFERENCE_FLAGS.CITES_NUMBER)) === REFERENCE_FLAGS.MAIN;
}

/**
 * Uses of an asset whose certificates all stand in one series. Uses come by day, so the newest certificate on each
 * day is found by moving on through the series beside them; where it covers what is asked it is the one in force.
 */
function forEachUseOfSeries(
  graph: GraphStore,
  series: number,
  certificate: number,
  knownAt: number,
  visit: (reference: number) => void,
): void {
  const uses = graph.usesOf(series);
  const size = graph.lists.size(uses);
  if (size === 0) return;
  const results = graph.resultsOf(series);
  let newest = firstAfter(graph, results, certificate) - 1;
  // A name leads to none but a candidate.
  if (!isCandidate(graph, graph.lists.at(results, newest), knownAt)) return;
  const ends = takenOverOn(graph, results, newest + 1, certificate, knownAt);
  let newestCertificate = certificate;
  let serves = true;
  for (let index = firstUse(graph, uses, graph.performed.at(certificate)); index < size; index += 1) {
    const reference = graph.lists.at(uses, index);
    const used = graph.referenceUsed.at(reference);
    if (used >= ends) return;
    while (newest + 1 < graph.lists.size(results)) {
      const nextResult = graph.lists.at(results, newest + 1);
      const next = graph.resultCertificate.at(nextResult);
      if (graph.performed.at(next) > used) break;
      newest += 1;
      newestCertificate = next;
      serves = isCandidate(graph, nextResult, knownAt);
    }
    if (!isMainByName(graph, reference) || !isKnownUse(graph, reference, knownAt)) continue;
    const result = graph.lists.at(results, newest);
    const [low, high] = [askedLow(graph, reference), askedHigh(graph, reference)];
    const inForce =
      serves && covers(graph, result, low, high, knownAt, partUsed(graph, reference))
        ? newestCertificate
        : targetOf(graph, reference, knownAt);
    if (inForce === certificate && carries(graph, reference, certificate)) visit(reference);
  }
}

/** Uses of an asset whose certificates stand in two series, under its id and under its nameplate. */
function forEachUseOfBearers(
  graph: GraphStore,
  asset: number,
  nameplate: number,
  certificate: number,
  result: number,
  knownAt: number,
  visit: (reference: number) => void,
): void {
  const quantity = graph.resultQuantity.at(result);
  for (const holder of nameplate === NONE ? [asset] : [asset, nameplate]) {
    const series = graph.findSeries(holder, quantity);
    if (series === NONE) continue;
    const uses = graph.usesOf(series);
    const first = firstUse(graph, uses, graph.performed.at(certificate));
    for (let index = first; index < graph.lists.size(uses); index += 1) {
      const reference = graph.lists.at(uses, index);
      if (!isMainByName(graph, reference) || !isKnownUse(graph, reference, knownAt)) continue;
      if (targetOf(graph, reference, knownAt) !== certificate) continue;
      if (carries(graph, reference, certificate)) visit(reference);
    }
  }
}

/** The first index of a list of references whose day of use is on or after a day. */
export function firstUse(graph: GraphStore, list: number, day: number): number {
  let low = 0;
  let high = graph.lists.size(list);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (graph.referenceUsed.at(graph.lists.at(list, middle)) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
