import { joined, reached } from '@suyuan/domain';
import type { BaseRange } from '../facts';
import type { GraphStore } from './graph-store';

/**
 * What a result covers by what its asset is registered for, on the day it was performed and as known at a
 * position (RECORD.md section 2): nothing while
 * the asset, or a range of the quantity, is not known. Looked up when asked, so that it does not matter what comes first.
 */
export function registeredCoverOf(graph: GraphStore, result: number, knownAt: number): readonly BaseRange[] {
  const cover = graph.registeredCovers.get(result);
  if (cover === undefined) return NOTHING;
  const registered = registeredRangesOf(graph, result, knownAt);
  if (registered.length === 0) return NOTHING;
  const lo = graph.resultLow.at(result);
  const own = Number.isNaN(lo) ? null : { lo, hi: graph.resultHigh.at(result) };
  return reached(cover, own, joined(registered));
}

/** What its asset was registered for in the quantity of a result, on the day it was performed. */
export function registeredRangesOf(graph: GraphStore, result: number, knownAt: number): readonly BaseRange[] {
  const certificate = graph.resultCertificate.at(result);
  const asset = graph.assetOf(graph.certificateHolder.at(certificate), knownAt);
  const performed = graph.performed.at(certificate);
  const inForce = graph.measures
    .get(asset)
    ?.findLast(({ from, position }) => from <= performed && position <= knownAt);
  return inForce?.byQuantity.get(graph.resultQuantity.at(result)) ?? NOTHING;
}

const NOTHING: readonly BaseRange[] = [];
