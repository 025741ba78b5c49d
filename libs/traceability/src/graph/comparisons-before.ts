import { isAdmitted } from './admission';
import { replacedBy } from './candidates';
import { NONE, type GraphStore } from './graph-store';

/**
 * The comparisons (比对) of the asset of a target, of the quantity of a reference, up to the day of its use: they stand and
 * are admitted, the newest first. They carry nothing, and tell how well the asset does.
 */
export function comparisonsBefore(
  graph: GraphStore,
  reference: number,
  target: number,
  knownAt: number,
): readonly number[] {
  if (graph.comparedSeries.size === 0) return [];
  const asset = graph.assetOf(graph.certificateHolder.at(target), knownAt);
  if (asset === NONE) return [];
  const quantity = graph.referenceQuantity.at(reference);
  const used = graph.referenceUsed.at(reference);
  const found = new Set<number>();
  for (const holder of [asset, graph.ownNameplate(asset, knownAt)]) {
    const series = holder === NONE ? NONE : graph.findSeries(holder, quantity);
    if (series === NONE || !graph.comparedSeries.has(series)) continue;
    const list = graph.resultsOf(series);
    for (let index = 0; index < graph.lists.size(list); index += 1) {
      const result = graph.lists.at(list, index);
      const certificate = graph.resultCertificate.at(result);
      if (!graph.isComparison(certificate) || graph.performed.at(certificate) > used) continue;
      if (!isAdmitted(graph, result, knownAt) || graph.isVoid(certificate, knownAt)) continue;
      if (replacedBy(graph, certificate, knownAt).length === 0) found.add(certificate);
    }
  }
  return [...found].sort((a, b) => graph.compareCertificates(b, a));
}
