import { RULES, type CalibrationResult, type StandardReference } from '@suyuan/domain';
import type { Finding, GapCode, PlacedFinding, Trace, TraceLink, WalkedCertificate } from '../answers';
import { sortFindings } from '../graph/checks';
import { depthsOf } from '../walk/order';
import { nearestFailing, verdictOf } from '../walk/verdict';
import type { Dossier } from './dossier';
import type { Hit, LinkCase } from './rule';
import { CERTIFICATE_JUDGES, LINK_JUDGES, RESULT_JUDGES, TRACE_JUDGES } from './rule-judges';

/**
 * Judges a walked trace by the rule list of METROLOGY.md section 9: each link and each certificate as of the day the
 * child was performed, by what the dossier knows. The walk's own findings stay; the verdict is that of all.
 */
export function judgeTrace(walked: Trace, dossier: Dossier): Trace {
  if (walked.start === null) return walked;
  const cases = walked.links.map((link) => linkCase(walked, link, dossier));
  const links = walked.links.map((link, index) => judgeLink(link, cases[index] ?? null));
  const ofLinks = links.flatMap(placedOnLink);
  // The walk tells first what is about its start and its ends, then what is on its links, link by link.
  const onLinks = walked.links.reduce((count, link) => count + link.findings.length, 0);
  const own = walked.findings.slice(0, walked.findings.length - onLinks);
  const ofCertificates = walked.walked.flatMap((each) => judgeCertificate(each, cases, dossier));
  const ofTrace = TRACE_JUDGES.flatMap((rule) =>
    rule
      .judge({ dossier, trace: walked })
      .map((hit) => ({ ...found(rule.code, hit), at: { from: walked.start, to: null } })),
  );
  const findings = [...own, ...ofTrace, ...ofCertificates, ...ofLinks];
  return {
    ...walked,
    links,
    findings,
    firstFailing: nearestFailing(findings, () => mainDepths(walked)),
    verdict: verdictOf(findings, walked.complete),
  };
}

function found(code: GapCode, hit: Hit): Finding {
  const { evidence, points } = hit;
  const severity = hit.severity ?? RULES[code].severity;
  return { code, severity, evidence, ...(points === undefined ? {} : { points }) };
}

function linkCase(trace: Trace, link: TraceLink, dossier: Dossier): LinkCase | null {
  const child = dossier.certificate(link.from);
  const result = child?.results[link.result];
  const reference = child && result ? referenceAt(child.references, result, link.reference) : null;
  if (!child || !result || !reference) return null;
  const parent = link.to === null ? null : dossier.certificate(link.to);
  const assetOf = (id: string): string | null => trace.walked.find((each) => each.id === id)?.asset ?? null;
  const named = typeof link.asset === 'string' ? link.asset : null;
  const childAsset = assetOf(link.from);
  const parentAsset = link.to === null ? named : assetOf(link.to);
  return {
    dossier,
    link,
    child,
    childAsset: childAsset === null ? null : dossier.asset(childAsset),
    result,
    reference,
    usedOn: link.usedOn,
    parent,
    parentAsset: parentAsset === null ? null : dossier.asset(parentAsset),
    parentResults: parent === null ? [] : link.selected.map((at) => parent.results[at]!),
  };
}

/** The references of the certificate as a whole follow those of the result. */
function referenceAt(
  ofDocument: readonly StandardReference[],
  result: CalibrationResult,
  index: number,
): StandardReference | null {
  const own = result.references.length;
  return (index < own ? result.references[index] : ofDocument[index - own]) ?? null;
}

function judgeLink(link: TraceLink, c: LinkCase | null): TraceLink {
  if (c === null) return link;
  const main = link.role === 'MAIN';
  const findings = LINK_JUDGES.filter((rule) => main || rule.ancillary).flatMap((rule) =>
    rule.judge(c).map((hit) => {
      const finding = found(rule.code, hit);
      return main ? finding : { ...finding, severity: 'REMARK' as const };
    }),
  );
  return findings.length === 0 ? link : { ...link, findings: sortFindings([...link.findings, ...findings]) };
}

function placedOnLink(link: TraceLink): PlacedFinding[] {
  const at = { from: link.from, to: link.to };
  return link.findings.map((finding) => ({ ...finding, at, result: link.result }));
}

function judgeCertificate(
  { id, asset: assetId, results }: WalkedCertificate,
  cases: readonly (LinkCase | null)[],
  dossier: Dossier,
): PlacedFinding[] {
  const certificate = dossier.certificate(id);
  if (certificate === null || results.length === 0) return [];
  const at = { from: id, to: null };
  const asset = assetId === null ? null : dossier.asset(assetId);
  const laboratory = dossier.laboratory(certificate.issuer);
  const ofWhole = CERTIFICATE_JUDGES.flatMap((rule) =>
    rule.judge({ dossier, certificate, asset }).map((hit) => ({ ...found(rule.code, hit), at })),
  );
  const ofResults = results.flatMap((index) => {
    const result = certificate.results[index]!;
    const links = cases.filter(
      (c): c is LinkCase =>
        c !== null && c.link.from === id && c.link.result === index && c.link.role === 'MAIN',
    );
    const c = { dossier, certificate, asset, laboratory, result, links };
    return RESULT_JUDGES.flatMap((rule) =>
      rule.judge(c).map((hit) => ({ ...found(rule.code, hit), at, result: index })),
    );
  });
  return [...ofWhole, ...ofResults];
}

function mainDepths(trace: Trace): Map<string, number> {
  const index = new Map(trace.certificates.map((id, place) => [id, place]));
  const nodes = trace.certificates.map((id) => ({ id, parents: [] as number[] }));
  for (const { from, to, role } of trace.links) {
    if (to === null || role !== 'MAIN') continue;
    nodes[index.get(from)!]!.parents.push(index.get(to)!);
  }
  const depths = depthsOf(nodes);
  return new Map(trace.certificates.map((id, place) => [id, depths[place]!]));
}
