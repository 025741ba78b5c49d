import { finding } from '../graph/findings';
import type { GraphStore } from '../graph/graph-store';
import { componentsInSteps } from './components';
import { STEP_ITEMS, type Steps } from '../steps';
import type { Walk } from './walk-up';

/**
 * Marks every link on a circle with CYCLE: one from whose parent result the walk comes back to the child result,
 * that is, both lie in one strongly connected component of the walked results.
 */
export function* markCircles(graph: GraphStore, walk: Walk): Steps<void> {
  if (!walk.mayHaveCircles) return;
  const numbers = new Map(walk.results.map((result, number) => [result, number]));
  const edges: number[][] = walk.results.map(() => []);
  for (const [index, link] of walk.links.entries()) {
    if (index % STEP_ITEMS === STEP_ITEMS - 1) yield;
    const child = numbers.get(link.result) as number;
    for (const selected of link.selected) {
      const parent = numbers.get(selected);
      // A walk that hit its limit may have selected results it never reached.
      if (parent !== undefined) edges[child]?.push(parent);
    }
  }
  const component = yield* componentsInSteps(edges);
  for (const [index, link] of walk.links.entries()) {
    if (index % STEP_ITEMS === STEP_ITEMS - 1) yield;
    const child = numbers.get(link.result) as number;
    const closes = link.selected.some((selected) => {
      const parent = numbers.get(selected);
      return parent !== undefined && component[parent] === component[child];
    });
    if (closes) link.findings.push(finding('CYCLE', [graph.certificateId(link.target)]));
  }
}
