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
  const certificate = graph.resultCertificate.at(result);
  const asset = graph.assetOf(graph.certificateHolder.at(certificate), knownAt);
  const performed = graph.performed.at(certificate);
  const inForce = graph.measures
    .get(asset)
    ?.findLast(({ from, position }) => from <= performed && position <= knownAt);
  const registered = inForce?.byQuantity.get(graph.resultQuantity.at(result));
  if (registered === undefined) return NOTHING;
  const lo = graph.resultLow.at(result);
  const own = Number.isNaN(lo) ? null : { lo, hi: graph.resultHigh.at(result) };
  return reached(cover, own, joined(registered));
}

const NOTHING: readonly BaseRange[] = [];
