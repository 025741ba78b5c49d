import { joined, reached } from '@suyuan/domain';
import type { BaseRange } from '../facts';
import { isOwnWordOver } from './candidates';
import { NONE, type GraphStore } from './graph-store';
import { registeredRangesOf } from './registered-cover';

/**
 * What a result says of a part of its asset (RECORD.md section 5): a result of a part says nothing of the others; by its
 * points, those that bear the mark of another part say nothing of this one, and those without speak for all.
 *
 * @param part the number of the part asked about; NONE: the whole
 * @returns null: what it says of the whole; else what it covers, empty where it says nothing of the part
 */
export function partCoverOf(
  graph: GraphStore,
  result: number,
  part: number,
  knownAt: number,
): readonly BaseRange[] | null {
  const { parts } = graph;
  const stated = parts.ofResults.get(result);
  if (stated !== undefined) {
    const isAsked = part === NONE || part === stated;
    return isAsked && !isReplaced(graph, result, stated, knownAt) ? null : NOTHING;
  }
  const marked = part === NONE ? undefined : parts.marked.get(result);
  if (marked === undefined) return null;
  if (isReplaced(graph, result, part, knownAt)) return NOTHING;
  const asset = graph.assetOf(graph.certificateHolder.at(graph.resultCertificate.at(result)), knownAt);
  const own = marked.filter(
    (each) => each.part === NONE || each.part === part || !parts.isOfAsset(asset, each.part, knownAt),
  );
  if (own.length === 0) return NOTHING;
  const range = { lo: Math.min(...own.map(({ lo }) => lo)), hi: Math.max(...own.map(({ hi }) => hi)) };
  const cover = graph.registeredCovers.get(result);
  if (cover === undefined) return [range];
  return [range, ...reached(cover, range, joined(registeredRangesOf(graph, result, knownAt)))];
}

const NOTHING: readonly BaseRange[] = [];

/** Whether a result may say something else of a part than of the whole: nearly none does. */
export function speaksByPart({ parts }: GraphStore, result: number, part: number): boolean {
  if (parts.ofResults.size > 0 && parts.ofResults.has(result)) return true;
  return part !== NONE && parts.marked.has(result);
}

/** Whether a certificate of the same issuer and asset amends this one in a part. */
function isReplaced(graph: GraphStore, result: number, part: number, knownAt: number): boolean {
  const certificate = graph.resultCertificate.at(result);
  const replacing = graph.parts.replacements.get(certificate);
  if (replacing === undefined) return false;
  return replacing.some((each) => each.part === part && isOwnWordOver(graph, each.by, certificate, knownAt));
}
