import { bearerOf } from './bearer';
import { inForce, select, type Selection } from './in-force';
import { ITS_RANGE, NO_RANGE, NONE, REFERENCE_FLAGS, type GraphStore } from './graph-store';

/** Where a reference leads when it leads to no certificate. Certificates are 0 and up. */
export const PENDING = -2;
export const DEAD_END = -3;
export const EXTERNAL = -4;

/** Low bound of the range asked of a reference: stated, else what its result asks where the quantity is the same. */
export function askedLow(graph: GraphStore, reference: number): number {
  const flags = graph.referenceFlags.at(reference);
  if ((flags & REFERENCE_FLAGS.STATED_RANGE) !== 0) {
    return graph.statedRanges.get(reference)?.lo ?? Number.NaN;
  }
  if ((flags & REFERENCE_FLAGS.SAME_QUANTITY) === 0) return Number.NaN;
  const result = graph.referenceResult.at(reference);
  const row = graph.resultAsked.at(result);
  if (row === ITS_RANGE) return graph.resultLow.at(result);
  return row === NO_RANGE ? Number.NaN : graph.askedLow.at(row);
}

export function askedHigh(graph: GraphStore, reference: number): number {
  const flags = graph.referenceFlags.at(reference);
  if ((flags & REFERENCE_FLAGS.STATED_RANGE) !== 0) {
    return graph.statedRanges.get(reference)?.hi ?? Number.NaN;
  }
  if ((flags & REFERENCE_FLAGS.SAME_QUANTITY) === 0) return Number.NaN;
  const result = graph.referenceResult.at(reference);
  const row = graph.resultAsked.at(result);
  if (row === ITS_RANGE) return graph.resultHigh.at(result);
  return row === NO_RANGE ? Number.NaN : graph.askedHigh.at(row);
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
    const cited = bearerOf(graph, number, namedHolder(graph, reference), knownAt);
    return cited === NONE ? PENDING : cited;
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
    'ALL',
    partUsed(graph, reference),
  );
}

/** What the walk through a reference goes on with: nothing beyond a comparison, which carries no traceability. */
export function onwardFrom(graph: GraphStore, reference: number, target: number, knownAt: number): Selection {
  if (graph.isComparison(target)) return { fit: 'NOTHING', results: [] };
  return select(
    graph,
    target,
    graph.referenceQuantity.at(reference),
    askedLow(graph, reference),
    askedHigh(graph, reference),
    knownAt,
    partUsed(graph, reference),
  );
}

/** The part of its standard that a reference says was used; NONE: it does not say. */
export function partUsed({ parts }: GraphStore, reference: number): number {
  return parts.ofReferences.size === 0 ? NONE : (parts.ofReferences.get(reference) ?? NONE);
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
