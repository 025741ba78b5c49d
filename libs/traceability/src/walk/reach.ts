import { NONE, REFERENCE_FLAGS, type GraphStore } from '../graph/graph-store';
import { onwardFrom } from '../graph/link';
import { STEP_ITEMS, type Steps } from '../steps';
import { forEachUse } from './users';

/** A walk down that reached this many results stops and says so; three times the trunk of a nation. */
export const IMPACT_RESULTS_MAX = 60_000_000;

/** The links an impact starts from, by the kind of path they can end. */
export interface Seeds {
  /** Resolved, and none of them document-level: a path that ends here can be clean. */
  clean: number[];
  /** Document-level links, and pending ones that name the asset. */
  doubtful: number[];
}

/**
 * The results from which the walk up leads into the seeds, with their least number of links to a seed link. The
 * seed links themselves lead out of results of depth 1.
 */
export interface Reach {
  /** By result; 0 is not reached. Fresh pages of a typed array cost nothing until they are touched. */
  depth: Int32Array;
  /** In the order of depth. */
  results: number[];
  linksExamined: number;
  /** A document-level link leads to something reached: there may be certificates reached only so. */
  metDocumentLevel: boolean;
  complete: boolean;
}

/**
 * Walks down level by level. `seeds` are the results that hold a seed link; with `cleanOnly` document-level links
 * are not followed, and with a `quantity` (its number) only links of that quantity out of results of it.
 */
export function* walkDownInSteps(
  graph: GraphStore,
  seeds: Iterable<number>,
  knownAt: number,
  cleanOnly: boolean,
  quantity: number = NONE,
  resultsMax: number = IMPACT_RESULTS_MAX,
): Steps<Reach> {
  const reach: Reach = {
    depth: new Int32Array(graph.resultCertificate.length),
    results: [],
    linksExamined: 0,
    metDocumentLevel: false,
    complete: true,
  };
  for (const seed of seeds) {
    if (reach.depth[seed] !== 0) continue;
    reach.depth[seed] = 1;
    reach.results.push(seed);
  }
  let from = 0;
  for (let depth = 2; from < reach.results.length; depth += 1) {
    const end = reach.results.length;
    if (end > resultsMax) {
      reach.complete = false;
      return reach;
    }
    yield* descend(graph, reach, from, end, depth, knownAt, cleanOnly, quantity);
    sortFrom(reach.results, end);
    yield;
    from = end;
  }
  return reach;
}

/**
 * Puts a level in the order of its numbers, which is how the columns lie in memory: a walk of millions waits for
 * memory more than it computes.
 */
function sortFrom(results: number[], from: number): void {
  const level = Int32Array.from(results.slice(from)).sort();
  level.forEach((result, index) => (results[from + index] = result));
}

/** One level: whatever uses a certificate of the level and goes on to one of the results reached in it. */
function* descend(
  graph: GraphStore,
  reach: Reach,
  from: number,
  end: number,
  depth: number,
  knownAt: number,
  cleanOnly: boolean,
  quantity: number,
): Steps<void> {
  let looked = 0;
  for (const certificate of certificatesOf(graph, reach.results, from, end)) {
    if ((looked += 1) % STEP_ITEMS === 0) yield;
    forEachUse(graph, certificate, knownAt, (reference) => {
      reach.linksExamined += 1;
      const child = graph.referenceResult.at(reference);
      if (reach.depth[child] !== 0) return;
      if (quantity !== NONE && !staysIn(graph, quantity, reference)) return;
      if (!goesOnTo(graph, reference, certificate, reach.depth, depth - 1, knownAt)) return;
      if (cleanOnly && (graph.referenceFlags.at(reference) & REFERENCE_FLAGS.DOCUMENT_LEVEL) !== 0) {
        reach.metDocumentLevel = true;
        return;
      }
      reach.depth[child] = depth;
      reach.results.push(child);
    });
  }
}

/** Whether a link of a quantity leads out of a result of that same quantity. */
export function staysIn(graph: GraphStore, quantity: number, reference: number): boolean {
  if (graph.referenceQuantity.at(reference) !== quantity) return false;
  return graph.resultQuantity.at(graph.referenceResult.at(reference)) === quantity;
}

/** The distinct certificates of a level, so that the uses of each are looked through once per level. */
function certificatesOf(graph: GraphStore, results: number[], from: number, end: number): number[] {
  const certificates: number[] = [];
  const several = new Set<number>();
  for (let index = from; index < end; index += 1) {
    const certificate = graph.resultCertificate.at(results[index] as number);
    if (graph.resultCount.at(certificate) > 1) {
      if (several.has(certificate)) continue;
      several.add(certificate);
    }
    certificates.push(certificate);
  }
  return certificates;
}

/** Whether the walk up through a reference goes on with a result of the certificate that was reached at a depth. */
export function goesOnTo(
  graph: GraphStore,
  reference: number,
  certificate: number,
  depths: Int32Array,
  depth: number,
  knownAt: number,
): boolean {
  if (graph.isComparison(certificate)) return false;
  const quantity = graph.referenceQuantity.at(reference);
  if (graph.resultCount.at(certificate) === 1) {
    // One result: whatever is asked of its quantity goes on with it.
    const only = graph.firstResult.at(certificate);
    return depths[only] === depth && graph.resultQuantity.at(only) === quantity;
  }
  const { results } = onwardFrom(graph, reference, certificate, knownAt);
  return results.some((result) => depths[result] === depth);
}
