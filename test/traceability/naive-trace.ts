/** Upstream, naively: all paths from a start, every result once, and the order in which the answer is told. */
import type { TraceVerdict } from '@suyuan/domain';
import type {
  AssetTraceQuestion,
  CertificateTraceQuestion,
  Finding,
  GraphFact,
  PlacedFinding,
  Trace,
  TraceLink,
  WalkedCertificate,
} from '@suyuan/traceability';
import {
  certificateById,
  codeUnits,
  knownAt,
  resolveAsset,
  type Known,
  type ResultNode,
  type WalkLink,
} from './naive-known';
import {
  compareFindings,
  covers,
  examinationFindings,
  gap,
  inForce,
  isRoot,
  isVoid,
  keyOf,
  linksOf,
  replacedBy,
  revokedBy,
  select,
  wordFindings,
} from './naive-model';
import { seenAs } from './naive-parts';

/** Every result that can be walked to from the given ones, they themselves included, with its links. */
export function walk(known: Known, starts: ResultNode[]): { node: ResultNode; links: WalkLink[] }[] {
  const walked: { node: ResultNode; links: WalkLink[] }[] = [];
  const open = [...starts];
  for (let node = open.shift(); node !== undefined; node = open.shift()) {
    const key = keyOf(node);
    if (walked.some((step) => keyOf(step.node) === key)) continue;
    const links = linksOf(known, node);
    walked.push({ node, links });
    open.push(...links.flatMap((link) => link.next));
  }
  return walked;
}

/** Steps of links from the start to each certificate. */
function depths(start: string, links: WalkLink[]): Map<string, number> {
  const depth = new Map([[start, 0]]);
  for (let d = 0, found = true; found; d++) {
    found = false;
    for (const link of links) {
      if (depth.get(link.from) === d && link.to !== null && !depth.has(link.to)) {
        depth.set(link.to, d + 1);
        found = true;
      }
    }
  }
  return depth;
}

/** Children before parents; certificates that are each other's ancestors stand together, nearest first. */
function orderOfCertificates(start: string, links: WalkLink[]): string[] {
  const depth = depths(start, links);
  const compare = (a: string, b: string) => depth.get(a)! - depth.get(b)! || codeUnits(a, b);
  const ids = [...depth.keys()].sort(compare);
  const reach = new Map(ids.map((id) => [id, new Set(depths(id, links).keys())]));
  const ordered: string[] = [];
  while (ordered.length < ids.length) {
    const left = ids.filter((id) => !ordered.includes(id));
    // Available: whatever else that is left and leads here can also be reached from here.
    const next = left.find((id) =>
      left.every((other) => !reach.get(other)!.has(id) || reach.get(id)!.has(other)),
    )!;
    ordered.push(...left.filter((id) => reach.get(next)!.has(id) && reach.get(id)!.has(next)));
  }
  return ordered;
}

function comparePlaced(a: PlacedFinding, b: PlacedFinding): number {
  const [toA, toB] = [a.at.to, b.at.to];
  const byTo = toA === toB ? 0 : toA === null ? 1 : toB === null ? -1 : codeUnits(toA, toB);
  return codeUnits(a.at.from ?? '', b.at.from ?? '') || byTo || compareFindings(a, b);
}

function firstFailing(findings: PlacedFinding[], depth: Map<string, number>): PlacedFinding | null {
  const depthOf = (finding: PlacedFinding) => (finding.at.from === null ? 0 : depth.get(finding.at.from)!);
  const nearest = (severity: string) =>
    findings
      .filter((finding) => finding.severity === severity)
      .sort((a, b) => depthOf(a) - depthOf(b) || comparePlaced(a, b))[0];
  return nearest('GAP') ?? nearest('UNDECIDED') ?? null;
}

function verdictOf(findings: Finding[]): TraceVerdict {
  const has = (severity: string) => findings.some((finding) => finding.severity === severity);
  if (has('GAP')) return 'NOT_TRACEABLE';
  if (has('UNDECIDED')) return 'CANNOT_SAY';
  return has('REMARK') ? 'TRACEABLE_WITH_REMARKS' : 'TRACEABLE';
}

function traceFrom(known: Known, starts: ResultNode[], ofStart: Finding[]): Trace {
  const start = starts[0]!.certificate.id;
  const walked = walk(known, starts);
  const links = walked.flatMap((step) => step.links).map((link) => ({ ...link }));
  for (const link of links) {
    const child = `${link.from}#${link.result}`;
    if (walk(known, link.next).some((step) => keyOf(step.node) === child)) {
      link.findings = [...link.findings, gap('CYCLE', [], link.to)].sort(compareFindings);
    }
  }
  const certificates = orderOfCertificates(start, links);
  links.sort(
    (a, b) =>
      certificates.indexOf(a.from) - certificates.indexOf(b.from) ||
      a.result - b.result ||
      a.reference - b.reference,
  );
  const roots = walked.map((step) => step.node.certificate).filter((c) => isRoot(known, c));
  const endsBelow = walked
    .filter((step) => !isRoot(known, step.node.certificate))
    .filter((step) => step.links.every((link) => link.role !== 'MAIN'))
    .map((step) => step.node.certificate.id);
  const findings: PlacedFinding[] = [
    ...ofStart.map((finding) => ({ ...finding, at: { from: start, to: null } })),
    ...[...new Set(endsBelow)].map((id) => ({
      ...gap('CHAIN_ENDS_BELOW_PRIMARY', [], id),
      at: { from: id, to: null },
    })),
    ...links.flatMap((link) => link.findings.map((f) => ({ ...f, at: { from: link.from, to: link.to } }))),
  ];
  const mainLinks = links.filter((link) => link.role === 'MAIN');
  return {
    start,
    certificates,
    walked: certificates.map((id) => walkedOf(known, id, walked)),
    links: links.map(withoutWalk),
    roots: [...new Set(roots.map((root) => root.id))],
    findings,
    firstFailing: firstFailing(findings, depths(start, mainLinks)),
    verdict: verdictOf(findings),
    knownAt: known.k,
    complete: true,
    limit: null,
  };
}

function withoutWalk(link: WalkLink): TraceLink {
  const { next, ...told } = link;
  return { ...told, selected: next.map(({ result }) => result).sort((a, b) => a - b) };
}

function walkedOf(known: Known, id: string, steps: { node: ResultNode }[]): WalkedCertificate {
  const { asset, issuer } = certificateById(known, id)!;
  const results = steps.filter(({ node }) => node.certificate.id === id).map(({ node }) => node.result);
  return {
    id,
    asset: resolveAsset(known, asset)?.id ?? null,
    issuer,
    results: results.sort((a, b) => a - b),
  };
}

function neverCalibrated(known: Known): Trace {
  const finding = { ...gap('NEVER_CALIBRATED', []), at: { from: null, to: null } };
  return {
    start: null,
    certificates: [],
    walked: [],
    links: [],
    roots: [],
    findings: [finding],
    firstFailing: finding,
    verdict: 'NOT_TRACEABLE',
    knownAt: known.k,
    complete: true,
    limit: null,
  };
}

export function traceAsset(facts: readonly GraphFact[], question: AssetTraceQuestion): Trace {
  const known = knownAt(facts, question.knownAt);
  const { quantity, range, on, among, part = null } = question;
  const start = inForce(known, question.asset, quantity, range, on, among, part);
  if (start === null) return neverCalibrated(known);
  const ofStart = wordFindings(known, start, on, 'CERTIFICATE_SUSPENDED');
  const revocations = revokedBy(known, start, on);
  if (revocations.length > 0) ofStart.push(gap('CERTIFICATE_REVOKED', revocations));
  if (!seenAs(known, start, part).results.some((result) => covers(result, quantity, range))) {
    ofStart.push(gap('RANGE_NOT_COVERED', [], start.id));
  }
  if (isRoot(known, start)) ofStart.push(...examinationFindings(known, start, on));
  return traceFrom(known, select(known, start, quantity, range, part), ofStart);
}

/** The certificate must be known at k. */
export function traceCertificate(facts: readonly GraphFact[], question: CertificateTraceQuestion): Trace {
  const known = knownAt(facts, question.knownAt);
  const start = certificateById(known, question.certificate)!;
  const ofStart = wordFindings(known, start, null, 'CERTIFICATE_SUSPENDED');
  const revocations = revokedBy(known, start, null);
  if (isVoid(known, start) || revocations.length > 0) {
    ofStart.push(gap('CERTIFICATE_REVOKED', revocations));
  }
  const replacements = replacedBy(known, start).map((replacement) => replacement.id);
  if (replacements.length > 0) ofStart.push(gap('CERTIFICATE_REPLACED', replacements));
  if (isRoot(known, start)) ofStart.push(...examinationFindings(known, start, start.performedOn));
  const starts = start.results.map((_, result) => ({ certificate: start, result }));
  return traceFrom(known, starts, ofStart);
}
