import { worst, type Chain, type ChainEdge, type ChainNode } from './chain-model';

/** Above this many nodes a browser no longer pans smoothly: 300 nodes paint in 2.8 s on a slow phone. */
export const DRAWN_NODES_MAX = 300;

/** Only what lies on a way from the start to one of the roots (national standards, recognised externals). */
export function onlyWaysToRoots(chain: Chain): Chain {
  const children = new Map<string, ChainEdge[]>();
  for (const edge of chain.edges) children.set(edge.to, [...(children.get(edge.to) ?? []), edge]);
  const kept = new Set<string>();
  const open = chain.nodes.filter((node) => node.isRoot || node.kind === 'external').map((node) => node.id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (kept.has(id)) continue;
    kept.add(id);
    for (const edge of children.get(id) ?? []) if (edge.role === 'MAIN') open.push(edge.from);
  }
  return {
    nodes: chain.nodes.filter((node) => kept.has(node.id)),
    edges: chain.edges.filter((edge) => kept.has(edge.from) && kept.has(edge.to) && edge.role === 'MAIN'),
  };
}

export interface DrawnChain extends Chain {
  /** True when nodes were put together because there are more than can be drawn. */
  grouped: boolean;
  total: number;
}

/** Ever coarser ways to put nodes together; the last one always ends below the limit. */
const GROUPINGS: ((node: ChainNode, top: number) => string)[] = [
  (node) => `${node.level} ${node.certificate?.tier ?? node.kind} ${node.severity ?? ''}`,
  (node) => `${node.level}`,
  (node, top) => `${Math.floor((node.level * (DRAWN_NODES_MAX - 10)) / (top + 1))}`,
];

/** The chain as it is drawn: itself, or grouped until it has at most `limit` nodes. Nothing disappears silently. */
export function drawnChainOf(chain: Chain, limit = DRAWN_NODES_MAX): DrawnChain {
  const total = chain.nodes.length;
  if (total <= limit) return { ...chain, grouped: false, total };
  const top = Math.max(...chain.nodes.map((node) => node.level));
  let drawn: Chain = chain;
  for (const keyOf of GROUPINGS) {
    drawn = groupedBy(chain, (node) => keyOf(node, top));
    if (drawn.nodes.length <= limit) break;
  }
  return { ...drawn, grouped: true, total };
}

function groupedBy(chain: Chain, keyOf: (node: ChainNode) => string): Chain {
  const failing = chain.edges.find((edge) => edge.isFirstFailing);
  const alone = (node: ChainNode) => node.isStart || node.id === failing?.from || node.id === failing?.to;
  const groups = new Map<string, ChainNode[]>();
  for (const node of chain.nodes) {
    const key = alone(node) ? `alone ${node.id}` : keyOf(node);
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  const groupOf = new Map<string, string>();
  const nodes: ChainNode[] = [];
  for (const [key, members] of groups) {
    const [first] = members;
    if (!first) continue;
    const node = members.length === 1 ? first : groupNode(`group ${key}`, first, members);
    for (const member of members) groupOf.set(member.id, node.id);
    nodes.push(node);
  }
  return { nodes, edges: mergedEdges(chain.edges, groupOf) };
}

function groupNode(id: string, first: ChainNode, members: ChainNode[]): ChainNode {
  const findings = members.flatMap((member) => member.findings);
  const severities = members.flatMap(({ severity }) => (severity ? [{ severity }] : []));
  return { ...first, id, kind: 'group', findings, severity: worst(severities), count: members.length };
}

function mergedEdges(edges: ChainEdge[], groupOf: Map<string, string>): ChainEdge[] {
  const merged = new Map<string, ChainEdge>();
  for (const edge of edges) {
    const [from, to] = [groupOf.get(edge.from) ?? edge.from, groupOf.get(edge.to) ?? edge.to];
    if (from === to) continue;
    const id = `${from}\n${to}`;
    const known = merged.get(id);
    if (!known) merged.set(id, { ...edge, id, from, to });
    else {
      const codes = new Set(known.findings.map((finding) => finding.code));
      known.findings = [...known.findings, ...edge.findings.filter((finding) => !codes.has(finding.code))];
      known.count += edge.count;
      known.severity = worst(known.findings);
      known.isFirstFailing ||= edge.isFirstFailing;
    }
  }
  return [...merged.values()];
}
