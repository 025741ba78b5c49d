import type { CalibrationGraph } from '@suyuan/traceability';
import { itemsOf } from '../impact/impact-grader';
import { inSlices } from '../reading/slices';

/** Streams of these concern whatever was judged by them: nobody can name it without judging all. */
const CONCERNING_ALL = ['laboratory', 'scheme', 'method', 'proposal', 'impactcase'];

/** Streams of assets, by what they begin with. */
const OF_ASSETS = ['instrument', 'standard'];

/**
 * The assets whose state may be another after something was recorded on some streams: their own, and what was calibrated
 * with them, however far. null: more than `max`, or all.
 */
export async function affectedAssets(
  graph: CalibrationGraph,
  streams: readonly string[],
  knownAt: number,
  max: number,
): Promise<string[] | null> {
  const affected = new Set<string>();
  for (const stream of streams) {
    const dash = stream.indexOf('-');
    const [kind, id] = [stream.slice(0, dash), stream.slice(dash + 1)];
    if (CONCERNING_ALL.includes(kind)) {
      // What is proposed has no effect; its approval is recorded with the events that have.
      if (kind === 'proposal') continue;
      return null;
    }
    const asset = OF_ASSETS.includes(kind) ? id : graph.assetOfCertificate(id, knownAt);
    if (asset === null) continue;
    affected.add(asset);
    const asked = { asset, from: null, to: null, quantity: null, knownAt };
    const impact = await inSlices(graph.impactOfAssetInSteps(asked));
    if (!impact.complete || impact.size > max) return null;
    for (const { asset: reached } of await itemsOf(impact, [...Array(impact.size).keys()]))
      if (typeof reached === 'string') affected.add(reached);
    if (affected.size > max) return null;
  }
  return [...affected];
}
