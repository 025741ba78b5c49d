import { STEP_ITEMS, type Steps } from '../steps';

/**
 * Strongly connected components of a small graph by Tarjan's algorithm, without recursion. Nodes are 0..size-1,
 * `edges[node]` the nodes it points to. Answers the component of each node; numbers carry no meaning.
 */
export function* componentsInSteps(edges: readonly (readonly number[])[]): Steps<Int32Array> {
  const size = edges.length;
  const component = new Int32Array(size).fill(-1);
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const edge = new Int32Array(size);
  const open: number[] = [];
  const path: number[] = [];
  let visited = 0;
  let components = 0;
  let looked = 0;

  const enter = (node: number): void => {
    order[node] = visited;
    low[node] = visited;
    visited += 1;
    open.push(node);
    path.push(node);
  };

  const close = (node: number): void => {
    for (;;) {
      const member = open.pop() as number;
      component[member] = components;
      if (member === node) break;
    }
    components += 1;
  };

  for (let root = 0; root < size; root += 1) {
    if (order[root] !== -1) continue;
    enter(root);
    while (path.length > 0) {
      if ((looked += 1) % (STEP_ITEMS * STEP_ITEMS) === 0) yield;
      const node = path[path.length - 1] as number;
      const targets = edges[node] as readonly number[];
      const next = edge[node] as number;
      if (next < targets.length) {
        edge[node] = next + 1;
        const target = targets[next] as number;
        if (order[target] === -1) enter(target);
        else if (component[target] === -1) low[node] = Math.min(low[node] as number, order[target] as number);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number);
      if (low[node] === order[node]) close(node);
    }
  }
  return component;
}
