import { NONE, REFERENCE_FLAGS, type GraphStore } from '../graph/graph-store';
import { usedOn } from '../graph/learn';
import { targetOf } from '../graph/link';

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
  const citations = graph.citationsOfNumber.at(graph.certificateNumber.at(certificate));
  if (citations !== NONE) {
    for (let index = 0; index < graph.lists.size(citations); index += 1) {
      const reference = graph.lists.at(citations, index);
      if (isMainAndKnown(graph, reference, knownAt)) visit(reference);
    }
  }
  const asset = graph.assetOf(graph.certificateHolder.at(certificate), knownAt);
  if (asset === NONE) return;
  const nameplate = graph.ownNameplate(asset, knownAt);
  for (const quantity of quantitiesOf(graph, certificate)) {
    const ends = takenOverOn(graph, certificate, asset, nameplate, quantity, knownAt);
    for (const holder of nameplate === NONE ? [asset] : [asset, nameplate]) {
      const series = graph.findSeries(holder, quantity);
      if (series !== NONE) forEachUseInForce(graph, series, certificate, ends, knownAt, visit);
    }
  }
}

export function isMainAndKnown(graph: GraphStore, reference: number, knownAt: number): boolean {
  if ((graph.referenceFlags.at(reference) & REFERENCE_FLAGS.MAIN) === 0) return false;
  const child = graph.resultCertificate.at(graph.referenceResult.at(reference));
  return graph.isKnown(child, knownAt);
}

function forEachUseInForce(
  graph: GraphStore,
  series: number,
  certificate: number,
  ends: number,
  knownAt: number,
  visit: (reference: number) => void,
): void {
  const list = graph.seriesReferences.at(series);
  const size = graph.lists.size(list);
  for (let index = firstUse(graph, list, graph.performed.at(certificate)); index < size; index += 1) {
    const reference = graph.lists.at(list, index);
    if (usedOn(graph, reference) >= ends) return;
    if (graph.referenceNumber.at(reference) !== NONE) continue;
    if (!isMainAndKnown(graph, reference, knownAt)) continue;
    if (targetOf(graph, reference, knownAt) === certificate) visit(reference);
  }
}

/** The first index of a list of references whose day of use is on or after a day. */
export function firstUse(graph: GraphStore, list: number, day: number): number {
  let low = 0;
  let high = graph.lists.size(list);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (usedOn(graph, graph.lists.at(list, middle)) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The distinct quantities of a certificate's results; nearly always one. */
export function quantitiesOf(graph: GraphStore, certificate: number): number[] {
  const first = graph.firstResult.at(certificate);
  const end = first + graph.resultCount.at(certificate);
  const quantities: number[] = [];
  for (let result = first; result < end; result += 1) {
    const quantity = graph.resultQuantity.at(result);
    if (!quantities.includes(quantity)) quantities.push(quantity);
  }
  return quantities;
}

/**
 * The day from which a certificate cannot be in force for a quantity any more, because a later candidate of the
 * same asset covers all that it covers. Without this each certificate of a busy standard would look through the
 * uses of all that came after it. NEVER is later than every day.
 */
function takenOverOn(
  graph: GraphStore,
  certificate: number,
  asset: number,
  nameplate: number,
  quantity: number,
  knownAt: number,
): number {
  let day = Number.MAX_SAFE_INTEGER;
  for (const holder of nameplate === NONE ? [asset] : [asset, nameplate]) {
    const series = graph.findSeries(holder, quantity);
    if (series === NONE) continue;
    const list = graph.seriesResults.at(series);
    for (let index = firstAfter(graph, list, certificate); index < graph.lists.size(list); index += 1) {
      const later = graph.resultCertificate.at(graph.lists.at(list, index));
      if (graph.performed.at(later) >= day) break;
      if (graph.isCandidate(later, knownAt) && coversAllOf(graph, later, certificate, quantity)) {
        day = graph.performed.at(later);
        break;
      }
    }
  }
  return day;
}

/** The first index of a list of results whose certificate is greater than the given one. */
export function firstAfter(graph: GraphStore, list: number, certificate: number): number {
  let low = 0;
  let high = graph.lists.size(list);
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = graph.resultCertificate.at(graph.lists.at(list, middle));
    if (graph.compareCertificates(other, certificate) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function coversAllOf(graph: GraphStore, later: number, certificate: number, quantity: number): boolean {
  const first = graph.firstResult.at(certificate);
  const end = first + graph.resultCount.at(certificate);
  for (let result = first; result < end; result += 1) {
    if (graph.resultQuantity.at(result) !== quantity) continue;
    if (!hasResultAround(graph, later, quantity, graph.resultLow.at(result), graph.resultHigh.at(result))) {
      return false;
    }
  }
  return true;
}

function hasResultAround(
  graph: GraphStore,
  certificate: number,
  quantity: number,
  low: number,
  high: number,
): boolean {
  const first = graph.firstResult.at(certificate);
  const end = first + graph.resultCount.at(certificate);
  for (let result = first; result < end; result += 1) {
    if (
      graph.resultQuantity.at(result) === quantity &&
      graph.resultLow.at(result) <= low &&
      high <= graph.resultHigh.at(result)
    ) {
      return true;
    }
  }
  return false;
}
