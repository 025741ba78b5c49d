import {
  RULES,
  stateOn,
  type CalibrationResult,
  type CivilDate,
  type StandardReference,
} from '@suyuan/domain';
import type { Finding, GapCode, PlacedFinding, Trace, TraceLink, WalkedCertificate } from '../answers';
import { sortFindings } from '../graph/findings';
import { depthsOf } from '../walk/order';
import { nearestFailing, verdictOf } from '../walk/verdict';
import { atOnce, mapInSteps, type Steps } from '../steps';
import type { Dossier, RegisteredAsset } from './dossier';
import { present, requireFactsInSteps } from './facts-missing';
import { isOfKnownKind, quantityMustBePublished } from './quantity-kind';
import type { Hit, LinkCase } from './rule';
import {
  CERTIFICATE_JUDGES,
  LINK_JUDGES,
  LINK_JUDGES_OF_ANY_QUANTITY,
  RESULT_JUDGES,
  TRACE_JUDGES,
} from './rule-judges';

/**
 * Judges a walked trace by the rule list of METROLOGY.md section 9: each link and each certificate as of the day the
 * child was performed, by what the dossier knows. The walk's own findings stay; the verdict is that of all.
 *
 * @throws FactsMissing where the dossier lacks something that was walked
 */
export function judgeTrace(walked: Trace, dossier: Dossier): Trace {
  return atOnce(judgeTraceInSteps(walked, dossier));
}

export function* judgeTraceInSteps(walked: Trace, dossier: Dossier): Steps<Trace> {
  if (walked.start === null) return walked;
  yield* requireFactsInSteps(walked, dossier);
  const caseOf = linkCasesOf(walked, dossier);
  const cases = yield* mapInSteps(walked.links, caseOf);
  const links = yield* mapInSteps(walked.links, (link, index) => judgeLink(link, cases[index] as LinkCase));
  yield;
  const ofLinks = links.flatMap(placedOnLink);
  // The walk tells first what is about its start and its ends, then what is on its links, link by link.
  const onLinks = walked.links.reduce((count, link) => count + link.findings.length, 0);
  const own = walked.findings.slice(0, walked.findings.length - onLinks);
  yield;
  const mainLinks = byResult(cases);
  yield;
  const ofCertificates = yield* mapInSteps(walked.walked, (each) =>
    judgeCertificate(each, mainLinks, dossier),
  );
  yield;
  const ofTrace: PlacedFinding[] = [];
  for (const rule of TRACE_JUDGES) {
    const hits = yield* rule.judge({ dossier, trace: walked });
    for (const hit of hits) ofTrace.push({ ...found(rule.code, hit), at: { from: walked.start, to: null } });
  }
  yield;
  const findings = [...own, ...ofTrace, ...ofCertificates.flat(), ...ofLinks];
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

/** An asset as its registration stood on a day. */
function assetAsOn(dossier: Dossier, id: string, day: CivilDate): RegisteredAsset | null {
  const state = dossier.asset(id);
  return state && stateOn(state, day);
}

/** Makes the case of each link. Links to the same results of a certificate share one list of them. */
function linkCasesOf(trace: Trace, dossier: Dossier): (link: TraceLink) => LinkCase {
  const assets = new Map(trace.walked.map(({ id, asset }) => [id, asset]));
  const assetOf = (id: string): string | null => assets.get(id) ?? null;
  const served = new Map<string, CalibrationResult[]>();
  return (link) => {
    const child = present(dossier.certificate(link.from), `certificate ${link.from}`);
    const result = present(child.results[link.result], `result ${link.result} of certificate ${link.from}`);
    const reference = present(
      referenceAt(child.references, result, link.reference),
      `reference ${link.reference} of certificate ${link.from}`,
    );
    const named = typeof link.asset === 'string' ? link.asset : null;
    const childAsset = assetOf(link.from);
    const parentAsset = link.to === null ? named : assetOf(link.to);
    return {
      dossier,
      link,
      child,
      childAsset: childAsset === null ? null : assetAsOn(dossier, childAsset, link.usedOn),
      result,
      reference,
      usedOn: link.usedOn,
      parent: link.to === null ? null : dossier.certificate(link.to),
      parentAsset: parentAsset === null ? null : assetAsOn(dossier, parentAsset, link.usedOn),
      parentResults: resultsThatServe(link, dossier, served),
    };
  };
}

function resultsThatServe(
  { to, selected }: TraceLink,
  dossier: Dossier,
  served: Map<string, CalibrationResult[]>,
): readonly CalibrationResult[] {
  if (to === null) return [];
  const key = `${selected.join()} ${to}`;
  const known = served.get(key);
  if (known !== undefined) return known;
  const { results } = present(dossier.certificate(to), `certificate ${to}`);
  const serving = selected.map((at) => present(results[at], `result ${at} of certificate ${to}`));
  served.set(key, serving);
  return serving;
}

const resultKey = (certificate: string, result: number): string => `${result} ${certificate}`;

/** The MAIN links of each result. */
function byResult(cases: readonly LinkCase[]): Map<string, LinkCase[]> {
  const ofResults = new Map<string, LinkCase[]>();
  for (const c of cases) {
    if (c.link.role !== 'MAIN') continue;
    const key = resultKey(c.link.from, c.link.result);
    const links = ofResults.get(key);
    if (links) links.push(c);
    else ofResults.set(key, [c]);
  }
  return ofResults;
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

function judgeLink(link: TraceLink, c: LinkCase): TraceLink {
  const main = link.role === 'MAIN';
  const comparable = [c.result, ...c.parentResults].every((result) => isOfKnownKind(result, c.dossier));
  const findings = (comparable ? LINK_JUDGES : LINK_JUDGES_OF_ANY_QUANTITY)
    .filter((rule) => main || rule.ancillary)
    .flatMap((rule) =>
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
  mainLinks: ReadonlyMap<string, LinkCase[]>,
  dossier: Dossier,
): PlacedFinding[] {
  if (results.length === 0) return [];
  const certificate = present(dossier.certificate(id), `certificate ${id}`);
  const at = { from: id, to: null };
  const asset = assetId === null ? null : assetAsOn(dossier, assetId, certificate.performedOn);
  const laboratory = dossier.laboratory(certificate.issuer);
  const ofWhole = CERTIFICATE_JUDGES.flatMap((rule) =>
    rule.judge({ dossier, certificate, asset }).map((hit) => ({ ...found(rule.code, hit), at })),
  );
  const ofResults = results.flatMap((index) => {
    const result = present(certificate.results[index], `result ${index} of certificate ${id}`);
    const links = mainLinks.get(resultKey(id, index)) ?? [];
    const c = { dossier, certificate, asset, laboratory, result, links };
    const judges = isOfKnownKind(result, dossier) ? RESULT_JUDGES : [quantityMustBePublished];
    return judges.flatMap((rule) =>
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
