import type { CalibrationGraph } from '@suyuan/traceability';
import { itemsOf } from '../impact/impact-grader';
import { inSlices } from '../slices';

/** Streams of these concern whatever was judged by them: nobody can name it without judging all. */
const CONCERNING_ALL = ['laboratory', 'scheme', 'method', 'proposal', 'impactcase'];

/** Streams of assets, by what they begin with. */
const OF_ASSETS = ['instrument', 'standard'];

/**
 * The assets whose state may be another after something was recorded on some streams: their own, and what was calibrated
 * with them, however far. null: more than `max`, or all.
 *
 * @param span what was recorded after the first position and up to the second
 */
export async function affectedAssets(
  graph: CalibrationGraph,
  streams: readonly string[],
  span: readonly [number, number],
  max: number,
): Promise<string[] | null> {
  const [, knownAt] = span;
  const affected = new Set<string>();
  for (const stream of streams) {
    const dash = stream.indexOf('-');
    const [kind, id] = [stream.slice(0, dash), stream.slice(dash + 1)];
    if (CONCERNING_ALL.includes(kind)) {
      // What is proposed has no effect; its approval is recorded with the events that have.
      if (kind === 'proposal') continue;
      return null;
    }
    const changed = OF_ASSETS.includes(kind) ? [id] : await changedBy(graph, id, span);
    for (const asset of changed) {
      affected.add(asset);
      const asked = { asset, from: null, to: null, quantity: null, knownAt };
      const impact = await inSlices(graph.impactOfAssetInSteps(asked));
      if (!impact.complete || impact.size > max) return null;
      for (const { asset: reached } of await itemsOf(impact, [...Array(impact.size).keys()]))
        if (typeof reached === 'string') affected.add(reached);
      if (affected.size > max) return null;
    }
  }
  return [...affected];
}

/** The asset of a certificate, and those of which it cites a certificate that counts only now: so an owner admits it. */
async function changedBy(
  graph: CalibrationGraph,
  certificate: string,
  [after, knownAt]: readonly [number, number],
): Promise<string[]> {
  const asset = graph.assetOfCertificate(certificate, knownAt);
  const { links } = await inSlices(graph.traceCertificateInSteps({ certificate, knownAt }));
  const admitted = links.flatMap(({ from, to, how }) => {
    if (from !== certificate || to === null || how !== 'CITED') return [];
    return (graph.admittedAt(to, knownAt) ?? -1) > after ? [graph.assetOfCertificate(to, knownAt)] : [];
  });
  return [asset, ...admitted].filter((id) => id !== null);
}
