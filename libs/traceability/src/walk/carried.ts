import type { SuspectedError } from '../answers';
import type { BaseRange } from '../facts';
import { NONE, type GraphStore } from '../graph/graph-store';
import { targetOf } from '../graph/link';
import { registeredCoverOf } from '../graph/registered-cover';
import { dayOf } from '../storage/days';
import type { Steps } from '../steps';
import { staysIn, walkDownInSteps } from './reach';

/** Where an error arrives unchanged: by the number of a certificate, the indices of its results. */
export interface Arrivals {
  resultsOf(certificate: number): number[];
  /** What the used certificates of the suspected standard cover in the quantity. */
  ranges: BaseRange[];
  complete: boolean;
}

/**
 * Follows an error from the clean uses of the suspected standard in a window down through links of its quantity
 * alone. What a link of another quantity makes of it depends on a sensitivity that nobody stated.
 */
export function* carriedInSteps(
  graph: GraphStore,
  cleanSeeds: readonly number[],
  { quantity: name, from, to }: SuspectedError,
  knownAt: number,
): Steps<Arrivals> {
  const quantity = graph.quantities.find(name);
  if (quantity === NONE) return { resultsOf: () => [], ranges: [], complete: true };
  const after = from === null ? Number.NEGATIVE_INFINITY : dayOf(from);
  const until = to === null ? Number.POSITIVE_INFINITY : dayOf(to);
  const seeds: number[] = [];
  const used = new Set<number>();
  for (const reference of cleanSeeds) {
    const day = graph.referenceUsed.at(reference);
    if (day <= after || until < day || !staysIn(graph, quantity, reference)) continue;
    seeds.push(graph.referenceResult.at(reference));
    used.add(targetOf(graph, reference, knownAt));
  }
  const { depth, complete } = yield* walkDownInSteps(graph, seeds, knownAt, true, quantity);
  return {
    complete,
    ranges: [...used].flatMap((certificate) => rangesOf(graph, certificate, quantity, knownAt)),
    resultsOf: (certificate) => {
      if (certificate === NONE) return [];
      const first = graph.firstResult.at(certificate);
      return Array.from({ length: graph.resultCount.at(certificate) }, (_, index) => index).filter(
        (index) => depth[first + index] !== 0,
      );
    },
  };
}

/** The ranges of a certificate's results of a quantity; a pending use has no certificate. */
function rangesOf(graph: GraphStore, certificate: number, quantity: number, knownAt: number): BaseRange[] {
  if (certificate < 0) return [];
  const first = graph.firstResult.at(certificate);
  return Array.from({ length: graph.resultCount.at(certificate) }, (_, index) => first + index)
    .filter((result) => graph.resultQuantity.at(result) === quantity)
    .flatMap((result) => {
      const stated = { lo: graph.resultLow.at(result), hi: graph.resultHigh.at(result) };
      const registered = registeredCoverOf(graph, result, knownAt);
      return Number.isNaN(stated.lo) ? registered : [stated, ...registered];
    });
}
