import type { AssetReference } from '@suyuan/domain';
import type { Finding, PlacedFinding, Trace, TraceLink, WalkedCertificate } from '../answers';
import { certificatesAfter } from '../graph/certificates-after';
import { comparisonsBefore } from '../graph/comparisons-before';
import { finding, sortFindings } from '../graph/findings';
import { isPrimaryRealization } from '../graph/link-findings';
import { NONE, REFERENCE_FLAGS, type GraphStore } from '../graph/graph-store';
import { namedHolder } from '../graph/link';
import { dateOf } from '../storage/days';
import { markCircles } from './circles';
import { mapInSteps, sortInSteps, type Steps } from '../steps';
import { traceMapInSteps, type TraceMap } from './trace-map';
import { nearestFailing, verdictOf } from './verdict';
import { walkUpInSteps, type Walk, type WalkedLink } from './walk-up';

/** Results that are placed between two steps: a look into a table each. */
const RESULTS_STEP = 1_024;

/** Walks up from the start's results and tells the whole in ids, in an order that follows from the facts alone. */
export function* assembleTraceInSteps(
  graph: GraphStore,
  start: number,
  results: readonly number[],
  own: Finding[],
  knownAt: number,
): Steps<Trace> {
  const walk = yield* walkUpInSteps(graph, results, knownAt);
  yield* markCircles(graph, walk);
  yield;
  const map = yield* traceMapInSteps(graph, start, walk);
  const links = yield* linksInOrder(graph, walk, map, knownAt);
  const ends = chainEnds(graph, walk, map, knownAt);
  const startId = map.ids[0] as string;
  const findings: PlacedFinding[] = [
    ...sortFindings(own).map((found) => placed(found, startId, null)),
    ...ends.broken.map((id) => placed(finding('CHAIN_ENDS_BELOW_PRIMARY', [id]), id, null)),
  ];
  for (const link of links) {
    for (const found of link.findings) findings.push(placed(found, link.from, link.to));
  }
  yield;
  const walked = yield* walkedCertificates(graph, walk, map, knownAt);
  return {
    start: startId,
    certificates: map.ids,
    walked,
    links,
    roots: ends.roots,
    findings,
    firstFailing: nearestFailing(findings, () => map.mainDepths()),
    verdict: verdictOf(findings, walk.complete),
    knownAt,
    complete: walk.complete,
    limit: walk.complete ? null : 'TRACE_LINKS_MAX',
  };
}

function* walkedCertificates(
  graph: GraphStore,
  walk: Walk,
  map: TraceMap,
  knownAt: number,
): Steps<WalkedCertificate[]> {
  const walked = yield* mapInSteps(map.ids, (id): WalkedCertificate => {
    const certificate = graph.certificateIds.find(id);
    const asset = graph.assetOf(graph.certificateHolder.at(certificate), knownAt);
    return {
      id,
      asset: asset === NONE ? null : (graph.holderReference(asset) as string),
      issuer: graph.organizations.text(graph.issuer.at(certificate)),
      results: [],
    };
  });
  for (const [index, result] of walk.results.entries()) {
    if (index % RESULTS_STEP === RESULTS_STEP - 1) yield;
    const certificate = graph.resultCertificate.at(result);
    walked[map.placeOf(certificate)]?.results.push(result - graph.firstResult.at(certificate));
  }
  yield;
  for (const { results } of walked) if (results.length > 1) yield* sortInSteps(results, (a, b) => a - b);
  return walked;
}

function placed(found: Finding, from: string | null, to: string | null): PlacedFinding {
  return { code: found.code, severity: found.severity, evidence: found.evidence, at: { from, to } };
}

/** Links by the place of their child, then by result and reference as the certificate lists them. */
function* linksInOrder(graph: GraphStore, walk: Walk, map: TraceMap, knownAt: number): Steps<TraceLink[]> {
  const place = (link: WalkedLink): number => map.placeOf(graph.resultCertificate.at(link.result));
  const sorted = yield* sortInSteps(walk.links, (a, b) => place(a) - place(b) || a.reference - b.reference);
  return yield* mapInSteps(sorted, (link) => {
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
  const compared = link.target < 0 ? [] : comparisonsBefore(graph, reference, link.target, knownAt);
  const later = link.target < 0 ? [] : certificatesAfter(graph, reference, link.target, knownAt);
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
    selected: link.selected.map((each) => each - graph.firstResult.at(link.target)).sort((a, b) => a - b),
    findings: sortFindings(link.findings),
    ...(compared.length === 0 ? {} : { compared: compared.map((each) => graph.certificateId(each)) }),
    ...(later.length === 0 ? {} : { later: later.map((each) => graph.certificateId(each)) }),
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
