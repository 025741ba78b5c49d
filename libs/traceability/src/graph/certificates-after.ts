import { isCandidate } from './candidates';
import { CERTIFICATE_FLAGS, NONE, type GraphStore } from './graph-store';
import { covers, overlaps } from './in-force';
import { askedHigh, askedLow } from './link';

/**
 * Later certificates of a reference that are looked into for one use: one that covers ends the search long before. Where
 * there are so many, what the rest would tell is left open (`referenceMustNotBeFoundOut`).
 */
export const LATER_MAX = 64;

/** Shared, because most references have not been calibrated since. */
const NOTHING: readonly number[] = [];

/**
 * The certificates of the asset of a target that may tell how it was when a reference used it: later ones with errors, or
 * failed, that meet what was asked of it, up to the first after the use that covers all of that. The oldest first.
 */
export function certificatesAfter(
  graph: GraphStore,
  reference: number,
  target: number,
  knownAt: number,
): readonly number[] {
  const asset = graph.assetOf(graph.certificateHolder.at(target), knownAt);
  if (asset === NONE) return NOTHING;
  const quantity = graph.referenceQuantity.at(reference);
  const nameplate = graph.ownNameplate(asset, knownAt);
  const found: number[] = [];
  for (const holder of [asset, nameplate]) {
    const series = holder === NONE ? NONE : graph.findSeries(holder, quantity);
    if (series !== NONE) lookThrough(graph, series, { reference, target, knownAt }, found);
  }
  if (found.length === 0) return NOTHING;
  return [...new Set(found)].sort((a, b) => graph.compareCertificates(a, b));
}

function lookThrough(
  graph: GraphStore,
  series: number,
  { reference, target, knownAt }: { reference: number; target: number; knownAt: number },
  found: number[],
): void {
  const list = graph.resultsOf(series);
  const used = graph.referenceUsed.at(reference);
  const [low, high] = [askedLow(graph, reference), askedHigh(graph, reference)];
  const later: number[] = [];
  // From the newest backwards, for nearly always the newest is the target itself.
  for (let index = graph.lists.size(list) - 1; index >= 0; index -= 1) {
    const result = graph.lists.at(list, index);
    if (graph.compareCertificates(graph.resultCertificate.at(result), target) <= 0) break;
    later.push(result);
  }
  for (const result of later.reverse()) {
    const certificate = graph.resultCertificate.at(result);
    if (!isCandidate(graph, result, knownAt) || !overlaps(graph, result, low, high, knownAt)) continue;
    const tells = (graph.certificateFlags.at(certificate) & CERTIFICATE_FLAGS.TELLS_ERRORS) !== 0;
    if (tells && found.push(certificate) >= LATER_MAX) return;
    if (graph.performed.at(certificate) >= used && covers(graph, result, low, high, knownAt)) return;
  }
}
