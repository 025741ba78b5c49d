import { REFERENCE_FLAGS, type GraphStore } from '../graph/graph-store';
import { carries, onwardFrom, targetOf } from '../graph/link';
import type { Reach, Seeds } from './reach';

export interface ImpactPath {
  /** Certificates after the affected one, up to the suspected one. */
  via: number[];
  /** The certificate that holds the last link, the use of the suspected standard. */
  user: number;
}

/** A step of a path: the certificate next up, and its results the path may go on with. */
interface Step {
  certificate: number;
  results: number[];
}

/** Finds, for one affected certificate, the shortest path to the suspected use; among equals the least by ids. */
export class ImpactPaths {
  private readonly cleanSeeds: Set<number>;
  private readonly allSeeds: Set<number>;

  constructor(
    private readonly graph: GraphStore,
    seeds: Seeds,
    private readonly clean: Reach,
    private readonly all: Reach,
    private readonly knownAt: number,
  ) {
    this.cleanSeeds = new Set(seeds.clean);
    this.allSeeds = new Set([...seeds.clean, ...seeds.doubtful]);
  }

  of(certificate: number, depth: number, clean: boolean): ImpactPath {
    const { graph } = this;
    const depths = (clean ? this.clean : this.all).depth;
    const first = graph.firstResult.at(certificate);
    let results = Array.from({ length: graph.resultCount.at(certificate) }, (_, i) => first + i);
    results = results.filter((result) => depths[result] === depth);
    const via: number[] = [];
    let user = certificate;
    for (let left = depth - 1; left > 0; left -= 1) {
      const step = this.least(this.stepsTo(results, depths, left, clean));
      if (step === null) break;
      via.push(step.certificate);
      user = step.certificate;
      results = step.results;
    }
    const last = this.least(this.seedSteps(results, clean));
    if (last !== null) via.push(last.certificate);
    return { via, user };
  }

  /** Certificates one link up that go on with results at the depth left. */
  private stepsTo(results: number[], depths: Reach['depth'], left: number, clean: boolean): Step[] {
    const { graph } = this;
    const steps: Step[] = [];
    this.forEachMain(results, (reference) => {
      const documentLevel = (graph.referenceFlags.at(reference) & REFERENCE_FLAGS.DOCUMENT_LEVEL) !== 0;
      if (clean && documentLevel) return;
      const certificate = targetOf(graph, reference, this.knownAt);
      if (certificate < 0) return;
      const onward = onwardFrom(graph, reference, certificate, this.knownAt).results.filter(
        (result) => depths[result] === left,
      );
      if (onward.length > 0) steps.push({ certificate, results: onward });
    });
    return steps;
  }

  /** The certificates the seed links of these results arrive at; a pending one arrives nowhere. */
  private seedSteps(results: number[], clean: boolean): Step[] {
    const seeds = clean ? this.cleanSeeds : this.allSeeds;
    const steps: Step[] = [];
    this.forEachMain(results, (reference) => {
      if (!seeds.has(reference)) return;
      const certificate = targetOf(this.graph, reference, this.knownAt);
      if (certificate >= 0) steps.push({ certificate, results: [] });
    });
    return steps;
  }

  private forEachMain(results: number[], visit: (reference: number) => void): void {
    const { graph } = this;
    for (const result of results) {
      const first = graph.firstReference.at(result);
      const end = first + graph.referenceCount.at(result);
      for (let reference = first; reference < end; reference += 1) {
        if (carries(graph, reference, targetOf(graph, reference, this.knownAt))) visit(reference);
      }
    }
  }

  /** The step whose certificate has the least id, with all results that lead on from it. */
  private least(steps: Step[]): Step | null {
    const [head, ...rest] = steps;
    if (head === undefined) return null;
    const ids = this.graph.certificateIds;
    const { certificate } = rest.reduce(
      (least, step) => (ids.compare(step.certificate, least.certificate) < 0 ? step : least),
      head,
    );
    const results = steps.filter((step) => step.certificate === certificate).flatMap((step) => step.results);
    return { certificate, results: [...new Set(results)] };
  }
}
