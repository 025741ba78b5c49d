import { isCandidate } from '../graph/candidates';
import type { GraphStore } from '../graph/graph-store';

/** The first index of a list of results whose certificate is greater than the given one. */
export function firstAfter(graph: GraphStore, list: number, certificate: number): number {
  let low = 0;
  let high = graph.lists.size(list);
  if (high > 0 && graph.resultCertificate.at(graph.lists.at(list, high - 1)) === certificate) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = graph.resultCertificate.at(graph.lists.at(list, middle));
    if (graph.compareCertificates(other, certificate) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The day from which a certificate cannot be in force any more, because a later candidate of the same series
 * covers all that it covers there. Without this each certificate of a busy standard would look through the uses
 * of all that came after it. Infinity: never.
 */
export function takenOverOn(
  graph: GraphStore,
  results: number,
  firstLater: number,
  certificate: number,
  knownAt: number,
): number {
  for (let index = firstLater; index < graph.lists.size(results); index += 1) {
    const result = graph.lists.at(results, index);
    const later = graph.resultCertificate.at(result);
    if (isCandidate(graph, result, knownAt) && coversAllOf(graph, later, certificate, results)) {
      return graph.performed.at(later);
    }
  }
  return Number.POSITIVE_INFINITY;
}

function coversAllOf(graph: GraphStore, later: number, certificate: number, results: number): boolean {
  const { parts } = graph;
  const quantity = graph.resultQuantity.at(graph.lists.at(results, 0));
  const first = graph.firstResult.at(certificate);
  const end = first + graph.resultCount.at(certificate);
  for (let result = first; result < end; result += 1) {
    if (graph.resultQuantity.at(result) !== quantity) continue;
    // So is what parts were used, or what is of a part.
    if (parts.usedIn.has(graph.resultSeries.at(result)) || parts.ofResults.has(result)) return false;
    // What it covers by its registration is not compared: it is looked through, which costs time and misses nothing.
    if (graph.registeredCovers.has(result)) return false;
    const low = graph.resultLow.at(result);
    const high = graph.resultHigh.at(result);
    if (!hasResultAround(graph, later, quantity, low, high)) return false;
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
    if (graph.resultQuantity.at(result) !== quantity) continue;
    if (graph.parts.ofResults.has(result)) continue;
    if (graph.resultLow.at(result) <= low && high <= graph.resultHigh.at(result)) return true;
  }
  return false;
}
