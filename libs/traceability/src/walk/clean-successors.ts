import { isAdmitted } from '../graph/admission';
import { NONE, type GraphStore } from '../graph/graph-store';
import { firstAfter } from './taken-over';

/** No later certificate of the series is clean. */
const NEVER = Number.POSITIVE_INFINITY;

/**
 * When affected certificates were succeeded by clean ones: for each series worked out once from its end, for in a
 * standard with thousands of affected certificates each would look through all that came after it.
 */
export class CleanSuccessors {
  /** By series, for each place of its list the day of the first clean certificate from there on. */
  private readonly days = new Map<number, Float64Array>();

  constructor(
    private readonly graph: GraphStore,
    private readonly knownAt: number,
    private readonly isClean: (certificate: number) => boolean,
  ) {}

  /** The day of the least certificate of a series that is greater, admitted, no comparison, not void and clean; null: there is none. */
  dayAfter(series: number, certificate: number): number | null {
    if (series === NONE) return null;
    const list = this.graph.resultsOf(series);
    const day = this.daysOf(series, list)[firstAfter(this.graph, list, certificate)] ?? NEVER;
    return day === NEVER ? null : day;
  }

  private daysOf(series: number, list: number): Float64Array {
    const { graph } = this;
    const size = graph.lists.size(list);
    const known = this.days.get(series);
    // What was recorded meanwhile shifts the places.
    if (known?.length === size) return known;
    const days = new Float64Array(size);
    let day = NEVER;
    for (let index = size - 1; index >= 0; index -= 1) {
      const result = graph.lists.at(list, index);
      if (this.counts(result)) day = graph.performed.at(graph.resultCertificate.at(result));
      days[index] = day;
    }
    this.days.set(series, days);
    return days;
  }

  private counts(result: number): boolean {
    const { graph, knownAt } = this;
    const later = graph.resultCertificate.at(result);
    if (!graph.isKnown(later, knownAt) || graph.isVoid(later, knownAt) || graph.isComparison(later))
      return false;
    return isAdmitted(graph, result, knownAt) && this.isClean(later);
  }
}
