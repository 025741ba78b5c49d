import { ownedSince, ownWordSince } from './admission';
import { NONE, type GraphStore } from './graph-store';
import { areOneItem, latestOf, postedFor } from './posted';

/**
 * The certificate that a number means to a reference, as known at a position, or NONE. What the issuer posted itself
 * comes first; then what it confirmed of what others copied; then a copy by an owner of the very asset that the
 * reference names. A copy by anybody else bears no number: else whoever copies a number could break other chains.
 *
 * @param named the holder that the reference names
 */
export function bearerOf(graph: GraphStore, number: number, named: number, knownAt: number): number {
  const posted = postedFor(graph, number, named, knownAt);
  if (posted !== NONE) return posted;
  const copies = graph.words.transcriptions.get(number);
  if (copies === undefined) return NONE;
  const asset = named === NONE ? NONE : graph.assetOf(named, knownAt);
  let best: number[] = [];
  let bestRank = Number.POSITIVE_INFINITY;
  for (const copy of copies) {
    const rank = rankOf(graph, copy, asset, knownAt);
    if (rank > bestRank || rank === Number.POSITIVE_INFINITY) continue;
    best = rank === bestRank ? [...best, copy] : [copy];
    bestRank = rank;
  }
  return best.length > 0 && areOneItem(graph, best) ? latestOf(graph, best) : NONE;
}

/** Whether other certificates than the one that was posted bear a number at times, or it bears it for its asset alone. */
export function mayBearAnother(graph: GraphStore, certificate: number): boolean {
  const number = graph.certificateNumber.at(certificate);
  return (
    graph.certificateOfNumber.at(number) !== certificate ||
    graph.words.transcriptions.has(number) ||
    graph.otherPosted.has(number) ||
    graph.itemOf.has(certificate)
  );
}

/** Less is better: confirmed and of the asset, confirmed, of the asset. Of one rank the latest issue, then the first recorded. */
function rankOf(graph: GraphStore, copy: number, asset: number, knownAt: number): number {
  if (!graph.isKnown(copy, knownAt)) return Number.POSITIVE_INFINITY;
  const own = graph.assetOf(graph.certificateHolder.at(copy), knownAt);
  const isOfAsset = asset !== NONE && own === asset;
  // One of several items is of its own asset alone.
  if (!isOfAsset && graph.itemOf.has(copy)) return Number.POSITIVE_INFINITY;
  if (ownWordSince(graph, copy) <= knownAt) return isOfAsset ? 0 : 1;
  const transcriber = graph.words.transcribers.get(copy) ?? NONE;
  return isOfAsset && ownedSince(graph, asset, transcriber) <= knownAt ? 2 : Number.POSITIVE_INFINITY;
}
