import type { SuspectedError } from '../answers';
import { NONE, type GraphStore } from '../graph/graph-store';
import { dayOf } from '../storage/days';
import { staysIn, walkDown } from './reach';

/** Where an error arrives unchanged: by the number of a certificate, the indices of its results. */
export interface Arrivals {
  resultsOf(certificate: number): number[];
  complete: boolean;
}

/**
 * Follows an error from the clean uses of the suspected standard in a window down through links of its quantity
 * alone. What a link of another quantity makes of it depends on a sensitivity that nobody stated.
 */
export function carried(
  graph: GraphStore,
  cleanSeeds: readonly number[],
  { quantity: name, from, to }: SuspectedError,
  knownAt: number,
): Arrivals {
  const quantity = graph.quantities.find(name);
  if (quantity === NONE) return { resultsOf: () => [], complete: true };
  const after = from === null ? Number.NEGATIVE_INFINITY : dayOf(from);
  const until = to === null ? Number.POSITIVE_INFINITY : dayOf(to);
  const seeds: number[] = [];
  for (const reference of cleanSeeds) {
    const used = graph.referenceUsed.at(reference);
    if (after < used && used <= until && staysIn(graph, quantity, reference)) {
      seeds.push(graph.referenceResult.at(reference));
    }
  }
  const { depth, complete } = walkDown(graph, seeds, knownAt, true, quantity);
  return {
    complete,
    resultsOf: (certificate) => {
      if (certificate === NONE) return [];
      const first = graph.firstResult.at(certificate);
      return Array.from({ length: graph.resultCount.at(certificate) }, (_, index) => index).filter(
        (index) => depth[first + index] !== 0,
      );
    },
  };
}
