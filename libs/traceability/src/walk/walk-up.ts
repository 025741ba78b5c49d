import type { LinkResolution } from '@suyuan/domain';
import type { Finding } from '../answers';
import { linkFindings } from '../graph/link-findings';
import { NONE, type GraphStore } from '../graph/graph-store';
import { carries, DEAD_END, EXTERNAL, onwardFrom, PENDING, targetOf } from '../graph/link';
import { STEP_ITEMS, type Steps } from '../steps';

/** A walk that examined this many links stops and says so: no real chain comes near, a hostile one may. */
export const TRACE_LINKS_MAX = 100_000;

/** One link of the walk, in numbers. */
export interface WalkedLink {
  reference: number;
  result: number;
  /** The certificate arrived at, or PENDING, DEAD_END, EXTERNAL. */
  target: number;
  main: boolean;
  how: LinkResolution;
  /** Results of the target the walk goes on with; empty for an ancillary link or a mismatch. */
  selected: readonly number[];
  findings: Finding[];
}

export interface Walk {
  /** Results walked, each once, in the order they were reached. */
  results: number[];
  links: WalkedLink[];
  /** Results that name no MAIN reference. */
  ends: number[];
  /** A link led to a certificate that is not older than its child: only then can there be a circle. */
  mayHaveCircles: boolean;
  complete: boolean;
}

const NOTHING: readonly number[] = [];

/** Everything above the given results: every path, every result once. The order of the walk changes nothing. */
export function* walkUpInSteps(
  graph: GraphStore,
  start: readonly number[],
  knownAt: number,
  linksMax: number = TRACE_LINKS_MAX,
): Steps<Walk> {
  const walk: Walk = { results: [...start], links: [], ends: [], mayHaveCircles: false, complete: true };
  const seen = new Seen(walk.results);
  for (let next = 0; next < walk.results.length; next += 1) {
    const result = walk.results[next] as number;
    const first = graph.firstReference.at(result);
    const end = first + graph.referenceCount.at(result);
    let hasMain = false;
    for (let reference = first; reference < end; reference += 1) {
      if (walk.links.length >= linksMax) {
        walk.complete = false;
        return walk;
      }
      const link = follow(graph, reference, result, knownAt);
      walk.links.push(link);
      if (walk.links.length % STEP_ITEMS === 0) yield;
      if (!link.main) continue;
      hasMain = true;
      if (link.target >= 0 && !isOlder(graph, link)) walk.mayHaveCircles = true;
      for (const selected of link.selected) {
        if (seen.isNew(selected)) walk.results.push(selected);
      }
    }
    if (!hasMain) walk.ends.push(result);
  }
  return walk;
}

/** While a walk is short, looking through its results beats a Set; nearly every walk stays short. */
const SHORT_WALK = 24;

/** Which results a walk has met: those in its list, which the walk itself extends. */
class Seen {
  private beyond: Set<number> | null = null;

  constructor(private readonly results: readonly number[]) {}

  /** Whether a result was not met before; the caller adds it to the list then. */
  isNew(result: number): boolean {
    if (this.beyond === null) {
      if (this.results.length < SHORT_WALK) return !this.results.includes(result);
      this.beyond = new Set(this.results);
    }
    if (this.beyond.has(result)) return false;
    this.beyond.add(result);
    return true;
  }
}

function isOlder(graph: GraphStore, link: WalkedLink): boolean {
  return graph.performed.at(link.target) < graph.performed.at(graph.resultCertificate.at(link.result));
}

function follow(graph: GraphStore, reference: number, result: number, knownAt: number): WalkedLink {
  const target = targetOf(graph, reference, knownAt);
  const main = carries(graph, reference, target);
  const selection = target >= 0 ? onwardFrom(graph, reference, target, knownAt) : null;
  const findings = linkFindings(graph, reference, target, selection, knownAt);
  // Ancillary references (the thermometer beside the weights) are shown and give at most remarks.
  if (!main) for (const found of findings) found.severity = 'REMARK';
  return {
    reference,
    result,
    target,
    main,
    how: howOf(graph, reference, target),
    selected: main && selection !== null ? selection.results : NOTHING,
    findings,
  };
}

function howOf(graph: GraphStore, reference: number, target: number): LinkResolution {
  if (target === EXTERNAL) return 'EXTERNAL';
  if (target === PENDING) return 'PENDING';
  if (target === DEAD_END) return 'IN_FORCE';
  return graph.referenceNumber.at(reference) === NONE ? 'IN_FORCE' : 'CITED';
}
