import type { GraphStore } from '../graph/graph-store';
import { STEP_ITEMS, type Steps } from '../steps';
import { childrenFirstInSteps, depthsOf, type OrderNode } from './order';
import type { Walk } from './walk-up';

/** Up to this many certificates looking through a list beats a Map; nearly every chain is shorter. */
const SMALL = 16;

/** The certificates of a trace in their order. */
export interface TraceMap {
  ids: string[];
  placeOf(certificate: number): number;
  /** How far each certificate id is from the start by MAIN links. */
  mainDepths(): Map<string, number>;
}

export function* traceMapInSteps(graph: GraphStore, start: number, walk: Walk): Steps<TraceMap> {
  const certificates = new Numbering();
  certificates.numberOf(start);
  const nodes: OrderNode[] = [{ id: graph.certificateId(start), parents: [] }];
  const nodeOf = (certificate: number): number => {
    const node = certificates.numberOf(certificate);
    if (node === nodes.length) nodes.push({ id: graph.certificateId(certificate), parents: [] });
    return node;
  };
  let resolved = 0;
  for (const link of walk.links) {
    if (link.target < 0) continue;
    resolved += 1;
    nodes[nodeOf(graph.resultCertificate.at(link.result))]?.parents.push(nodeOf(link.target));
    if (resolved % STEP_ITEMS === 0) yield;
  }
  const order = isChain(nodes, resolved) ? null : yield* childrenFirstInSteps(nodes);
  const places = order === null ? null : placesIn(order);
  return {
    ids: order === null ? nodes.map((node) => node.id) : order.map((node) => (nodes[node] as OrderNode).id),
    placeOf: (certificate) => {
      const node = certificates.numberOf(certificate);
      return places === null ? node : (places[node] as number);
    },
    mainDepths: () => mainDepths(graph, walk, nodes, certificates),
  };
}

/** Each certificate but the last leads to one other: the walk met them in their order. */
function isChain(nodes: readonly OrderNode[], resolved: number): boolean {
  return resolved === nodes.length - 1 && nodes.every((node) => node.parents.length <= 1);
}

function placesIn(order: readonly number[]): number[] {
  const places = Array.from({ length: order.length }, () => 0);
  order.forEach((node, place) => (places[node] = place));
  return places;
}

function mainDepths(
  graph: GraphStore,
  walk: Walk,
  nodes: readonly OrderNode[],
  certificates: Numbering,
): Map<string, number> {
  const main: OrderNode[] = nodes.map(({ id }) => ({ id, parents: [] }));
  for (const link of walk.links) {
    if (link.target < 0 || !link.main) continue;
    const child = certificates.numberOf(graph.resultCertificate.at(link.result));
    main[child]?.parents.push(certificates.numberOf(link.target));
  }
  const depths = depthsOf(main);
  return new Map(nodes.map((node, index) => [node.id, depths[index] as number]));
}

/** Numbers certificates from 0 in the order they are met. */
class Numbering {
  private readonly met: number[] = [];
  private readonly numbers = new Map<number, number>();

  numberOf(certificate: number): number {
    const small = this.met.length <= SMALL;
    const known = small ? this.met.indexOf(certificate) : (this.numbers.get(certificate) ?? -1);
    if (known !== -1) return known;
    this.met.push(certificate);
    if (this.met.length === SMALL + 1) this.met.forEach((each, index) => this.numbers.set(each, index));
    else if (!small) this.numbers.set(certificate, this.met.length - 1);
    return this.met.length - 1;
  }
}
