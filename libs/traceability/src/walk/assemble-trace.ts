import type { AssetReference } from '@suyuan/domain';
import type { Finding, PlacedFinding, Trace, TraceLink, TraceVerdict } from '../answers';
import { byCodeUnits, finding, isPrimaryRealization, sortFindings } from '../graph/checks';
import { NONE, REFERENCE_FLAGS, type GraphStore } from '../graph/graph-store';
import { namedHolder } from '../graph/link';
import { dateOf } from '../storage/days';
import { markCircles } from './circles';
import { mapOf, type TraceMap } from './trace-map';
import { walkUp, type Walk, type WalkedLink } from './walk-up';

/** Walks up from the start's results and tells the whole in ids, in an order that follows from the facts alone. */
export function assembleTrace(
  graph: GraphStore,
  start: number,
  results: readonly number[],
  own: Finding[],
  knownAt: number,
): Trace {
  const walk = walkUp(graph, results, knownAt);
  markCircles(graph, walk);
  const map = mapOf(graph, start, walk);
  const links = linksInOrder(graph, walk, map, knownAt);
  const ends = chainEnds(graph, walk, map, knownAt);
  const startId = map.ids[0] as string;
  const findings: PlacedFinding[] = [
    ...sortFindings(own).map((found) => placed(found, startId, null)),
    ...ends.broken.map((id) => placed(finding('CHAIN_ENDS_BELOW_PRIMARY', [id]), id, null)),
  ];
  for (const link of links) {
    for (const found of link.findings) findings.push(placed(found, link.from, link.to));
  }
  return {
    start: startId,
    certificates: map.ids,
    links,
    roots: ends.roots,
    findings,
    firstFailing: nearestFailing(findings, map),
    verdict: verdictOf(findings, walk.complete),
    knownAt,
    complete: walk.complete,
    limit: walk.complete ? null : 'TRACE_LINKS_MAX',
  };
}

function placed(found: Finding, from: string | null, to: string | null): PlacedFinding {
  return { code: found.code, severity: found.severity, evidence: found.evidence, at: { from, to } };
}

/** Links by the place of their child, then by result and reference as the certificate lists them. */
function linksInOrder(graph: GraphStore, walk: Walk, map: TraceMap, knownAt: number): TraceLink[] {
  const place = (link: WalkedLink): number => map.placeOf(graph.resultCertificate.at(link.result));
  const sorted = walk.links.sort((a, b) => place(a) - place(b) || a.reference - b.reference);
  return sorted.map((link) => {
    const to = link.target < 0 ? null : (map.ids[map.placeOf(link.target)] as string);
    return linkOf(graph, link, map.ids[place(link)] as string, to, knownAt);
  });
}

function linkOf(
  graph: GraphStore,
  link: WalkedLink,
  from: string,
  to: string | null,
  knownAt: number,
): TraceLink {
  const { reference, result } = link;
  const child = graph.resultCertificate.at(result);
  const flags = graph.referenceFlags.at(reference);
  const number = graph.referenceNumber.at(reference);
  return {
    from,
    result: result - graph.firstResult.at(child),
    reference: reference - graph.firstReference.at(result),
    to,
    asset: namedAsset(graph, reference, knownAt),
    quantity: graph.quantities.text(graph.referenceQuantity.at(reference)),
    cited: number === NONE ? null : graph.citedNumber(number),
    external: graph.externals.get(reference) ?? null,
    documentLevel: (flags & REFERENCE_FLAGS.DOCUMENT_LEVEL) !== 0,
    role: link.main ? 'MAIN' : 'ANCILLARY',
    usedOn: dateOf(graph.performed.at(child)),
    how: link.how,
    findings: sortFindings(link.findings),
  };
}

function namedAsset(graph: GraphStore, reference: number, knownAt: number): AssetReference | null {
  const holder = namedHolder(graph, reference);
  return holder === NONE ? null : graph.holderReference(graph.assetOrHolder(holder, knownAt));
}

/** Ends of chains in the order of the trace: realizations of primary standards, and certificates that end below. */
function chainEnds(
  graph: GraphStore,
  walk: Walk,
  map: TraceMap,
  knownAt: number,
): { roots: string[]; broken: string[] } {
  const roots = new Set<number>();
  const broken = new Set<number>();
  for (const result of walk.ends) {
    const certificate = graph.resultCertificate.at(result);
    if (!isPrimaryRealization(graph, certificate, knownAt)) broken.add(certificate);
  }
  for (const result of walk.results) {
    const certificate = graph.resultCertificate.at(result);
    if (isPrimaryRealization(graph, certificate, knownAt)) roots.add(certificate);
  }
  const inOrder = (certificates: Set<number>): string[] =>
    [...certificates]
      .map((certificate) => map.placeOf(certificate))
      .sort((a, b) => a - b)
      .map((place) => map.ids[place] as string);
  return { roots: inOrder(roots), broken: inOrder(broken) };
}

/** The first GAP counted from the start, else the first UNDECIDED. */
function nearestFailing(findings: readonly PlacedFinding[], map: TraceMap): PlacedFinding | null {
  if (findings.length === 0) return null;
  const gaps = findings.filter((found) => found.severity === 'GAP');
  const failing = gaps.length > 0 ? gaps : findings.filter((found) => found.severity === 'UNDECIDED');
  if (failing.length === 0) return null;
  const mainDepth = map.mainDepths();
  const depth = (found: PlacedFinding): number => mainDepth.get(found.at.from ?? '') ?? 0;
  return failing.reduce((nearest, found) => {
    const order =
      depth(nearest) - depth(found) ||
      byCodeUnits(nearest.at.from ?? '', found.at.from ?? '') ||
      byIdNullLast(nearest.at.to, found.at.to) ||
      byCodeUnits(nearest.code, found.code);
    return order <= 0 ? nearest : found;
  });
}

function byIdNullLast(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return byCodeUnits(a, b);
}

/** A walk that stopped early may have missed a gap: it can break traceability, but not vouch for it. */
function verdictOf(findings: readonly PlacedFinding[], complete: boolean): TraceVerdict {
  if (findings.some((found) => found.severity === 'GAP')) return 'NOT_TRACEABLE';
  if (!complete || findings.some((found) => found.severity === 'UNDECIDED')) return 'CANNOT_SAY';
  return findings.length > 0 ? 'TRACEABLE_WITH_REMARKS' : 'TRACEABLE';
}
