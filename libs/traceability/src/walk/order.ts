import { sortInSteps, STEP_ITEMS, type Steps } from '../steps';
import { componentsInSteps } from './components';
import { LeastFirst } from './least-first';

/** A certificate of a trace and those its links lead to, by index into the trace's list of certificates. */
export interface OrderNode {
  id: string;
  parents: number[];
}

/** Least number of links from the start to each node; the start is node 0. */
export function depthsOf(nodes: readonly OrderNode[]): Int32Array {
  const depth = new Int32Array(nodes.length).fill(-1);
  if (nodes.length === 0) return depth;
  const queue = [0];
  depth[0] = 0;
  for (let next = 0; next < queue.length; next += 1) {
    const node = queue[next] as number;
    for (const parent of (nodes[node] as OrderNode).parents) {
      if (depth[parent] !== -1) continue;
      depth[parent] = (depth[node] as number) + 1;
      queue.push(parent);
    }
  }
  return depth;
}

/**
 * Children before parents. Certificates on a circle stand together (their order is by depth, then id); among those
 * that may come next the least (depth, id) comes first, so the order follows from the facts alone.
 */
export function* childrenFirstInSteps(nodes: readonly OrderNode[]): Steps<number[]> {
  const depth = depthsOf(nodes);
  const before = (a: number, b: number): number => {
    const byDepth = (depth[a] as number) - (depth[b] as number);
    if (byDepth !== 0) return byDepth;
    return (nodes[a] as OrderNode).id < (nodes[b] as OrderNode).id ? -1 : 1;
  };
  yield;
  const component = yield* componentsInSteps(nodes.map((node) => node.parents));
  const members: number[][] = [];
  nodes.forEach((_, node) => (members[component[node] as number] ??= []).push(node));
  yield;
  for (const group of members) if (group.length > 1) yield* sortInSteps(group, before);
  yield;

  const waiting = members.map(() => 0);
  const outgoing: number[][] = members.map(() => []);
  yield* forEachEdge(nodes, component, (from, to) => {
    waiting[to] = (waiting[to] as number) + 1;
    outgoing[from]?.push(to);
  });
  const first = (group: number): number => (members[group] as number[])[0] as number;
  const ready = new LeastFirst<number>((a, b) => before(first(a), first(b)) < 0);
  members.forEach((_, group) => waiting[group] === 0 && ready.put(group));
  const ordered: number[] = [];
  for (let taken = 1; ready.size > 0; taken += 1) {
    const group = ready.take() as number;
    for (const member of members[group] as number[]) ordered.push(member);
    for (const to of outgoing[group] as number[]) {
      waiting[to] = (waiting[to] as number) - 1;
      if (waiting[to] === 0) ready.put(to);
    }
    if (taken % STEP_ITEMS === 0) yield;
  }
  return ordered;
}

/** Each edge between two components, as often as it stands. */
function* forEachEdge(
  nodes: readonly OrderNode[],
  component: Int32Array,
  visit: (from: number, to: number) => void,
): Steps<void> {
  let looked = 0;
  for (const [index, node] of nodes.entries()) {
    const from = component[index] as number;
    for (const parent of node.parents) {
      if ((looked += 1) % (STEP_ITEMS * STEP_ITEMS) === 0) yield;
      const to = component[parent] as number;
      if (to !== from) visit(from, to);
    }
  }
}
