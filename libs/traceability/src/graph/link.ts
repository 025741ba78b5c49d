import { inForce } from './in-force';
import { NONE, REFERENCE_FLAGS, type GraphStore } from './graph-store';

/** Where a reference leads when it leads to no certificate. Certificates are 0 and up. */
export const PENDING = -2;
export const DEAD_END = -3;
export const EXTERNAL = -4;

/** Low bound of the range asked of a reference: stated, else its result's own where the quantity is the same. */
export function askedLow(graph: GraphStore, reference: number): number {
  const flags = graph.referenceFlags.at(reference);
  if ((flags & REFERENCE_FLAGS.STATED_RANGE) !== 0) {
    return graph.statedRanges.get(reference)?.lo ?? Number.NaN;
  }
  if ((flags & REFERENCE_FLAGS.SAME_QUANTITY) === 0) return Number.NaN;
  return graph.resultLow.at(graph.referenceResult.at(reference));
}

export function askedHigh(graph: GraphStore, reference: number): number {
  const flags = graph.referenceFlags.at(reference);
  if ((flags & REFERENCE_FLAGS.STATED_RANGE) !== 0) {
    return graph.statedRanges.get(reference)?.hi ?? Number.NaN;
  }
  if ((flags & REFERENCE_FLAGS.SAME_QUANTITY) === 0) return Number.NaN;
  return graph.resultHigh.at(graph.referenceResult.at(reference));
}

/** The holder a reference names, or NONE for an external one. */
export function namedHolder(graph: GraphStore, reference: number): number {
  const series = graph.referenceSeries.at(reference);
  return series === NONE ? NONE : graph.seriesHolder.at(series);
}

/** The certificate a reference leads to, as known at a position; or PENDING, DEAD_END, EXTERNAL. */
export function targetOf(graph: GraphStore, reference: number, knownAt: number): number {
  if ((graph.referenceFlags.at(reference) & REFERENCE_FLAGS.EXTERNAL) !== 0) return EXTERNAL;
  const number = graph.referenceNumber.at(reference);
  if (number !== NONE) {
    const cited = graph.certificateOfNumber.at(number);
    return cited !== NONE && graph.isKnown(cited, knownAt) ? cited : PENDING;
  }
  const asset = graph.assetOf(namedHolder(graph, reference), knownAt);
  if (asset === NONE) return PENDING;
  const found = inForceFor(graph, reference, asset, knownAt);
  return found === NONE ? DEAD_END : found;
}

/** The certificate of an asset in force for what a reference asks, on the day it was used, or NONE. */
export function inForceFor(graph: GraphStore, reference: number, asset: number, knownAt: number): number {
  return inForce(
    graph,
    asset,
    graph.referenceQuantity.at(reference),
    askedLow(graph, reference),
    askedHigh(graph, reference),
    graph.referenceUsed.at(reference),
    knownAt,
  );
}

/**
 * Whether a reference carries traceability to where it leads: it is MAIN, and not from one comparison to another, for
 * a mutual comparison is no link of a chain (METROLOGY.md section 9, CYCLE).
 */
export function carries(graph: GraphStore, reference: number, target: number): boolean {
  if ((graph.referenceFlags.at(reference) & REFERENCE_FLAGS.MAIN) === 0) return false;
  if (target < 0 || !graph.isComparison(target)) return true;
  return !graph.isComparison(graph.resultCertificate.at(graph.referenceResult.at(reference)));
}
