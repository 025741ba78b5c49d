/**
 * The graph of DESIGN.md section 5 as plainly as it can be said: arrays, no indexes, one function for each word
 * of the design. It was written from the text alone, so that a disagreement with the real graph means that one
 * of the two misread it. It is slow, and that is fine.
 */
import { isVerification, type AssetReference, type CivilDate, type Severity } from '@suyuan/domain';
import type {
  Among,
  BaseRange,
  CertificateFact,
  Finding,
  GapCode,
  ReferenceFact,
  ResultFact,
  TraceLink,
} from '@suyuan/traceability';
import { speakingAgainst } from './naive-newer';
import { seenAs } from './naive-parts';
import {
  everOwned,
  isAdmitted,
  isIssuersWord,
  isUnconfirmed,
  latestIssue,
  onlyItem,
  postedInsteadOf,
  postedUnder,
} from './naive-admission';
import {
  codeUnits,
  resolveAsset,
  sameAsset,
  type Known,
  type ResultNode,
  type WalkLink,
} from './naive-known';

export function keyOf(node: ResultNode): string {
  return `${node.certificate.id}#${node.result}`;
}

export function covers(result: ResultFact, quantity: string, v: BaseRange | null): boolean {
  return (
    result.quantity === quantity &&
    (v === null || (result.range !== null && result.range.lo <= v.lo && v.hi <= result.range.hi))
  );
}

export function overlaps(result: ResultFact, quantity: string, v: BaseRange | null): boolean {
  return (
    result.quantity === quantity &&
    (v === null || (result.range !== null && result.range.lo <= v.hi && v.lo <= result.range.hi))
  );
}

/** The results of a certificate that answer for (q, v): those that cover, else overlap, else have the quantity. */
export function select(
  known: Known,
  certificate: CertificateFact,
  quantity: string,
  v: BaseRange | null,
  part: string | null,
): ResultNode[] {
  const nodes = certificate.results.map((_, result) => ({ certificate, result }));
  const { results } = seenAs(known, certificate, part);
  const those = (test: (result: ResultFact) => boolean) =>
    nodes.filter((node) => test(results[node.result]!));
  const covering = those((result) => covers(result, quantity, v));
  if (covering.length > 0) return covering;
  const overlapping = those((result) => overlaps(result, quantity, v));
  if (overlapping.length > 0) return overlapping;
  return those((result) => result.quantity === quantity);
}

/** Order of certificates: performed, then issued, then id. */
export function compareAge(a: CertificateFact, b: CertificateFact): number {
  return (
    codeUnits(a.performedOn, b.performedOn) || codeUnits(a.issuedOn, b.issuedOn) || codeUnits(a.id, b.id)
  );
}

function greatest(certificates: CertificateFact[]): CertificateFact | null {
  return [...certificates].sort(compareAge).at(-1) ?? null;
}

export function isVoid(known: Known, certificate: CertificateFact): boolean {
  return known.revocations.some((r) => r.certificate === certificate.id && r.effect === 'VOID');
}

/** Ids of the revocations that take a certificate's worth on day d; `null` asks whether it was ever taken. */
export function revokedBy(known: Known, certificate: CertificateFact, d: CivilDate | null): string[] {
  const mine = known.revocations.filter((r) => r.certificate === certificate.id);
  const voided = mine.filter((r) => r.effect === 'VOID');
  const withdrawn = mine.filter((r) => r.effect === 'WITHDRAWN' && (d === null || r.effectiveFrom! <= d));
  return (voided.length > 0 ? voided : withdrawn).map((r) => r.id).sort(codeUnits);
}

/**
 * The certificates that replace this one: same issuer, same asset, and not itself. What was merely copied replaces
 * nothing that its issuer said; what the issuer posts under its number replaces what was copied.
 */
export function replacedBy(known: Known, certificate: CertificateFact): CertificateFact[] {
  const amending = known.certificates.filter(
    (other) =>
      other.replaces === certificate.id &&
      other.replacesPart === undefined &&
      other.id !== certificate.id &&
      other.issuer === certificate.issuer &&
      sameAsset(known, other.asset, certificate.asset) &&
      (isIssuersWord(known, other) || !isIssuersWord(known, certificate)),
  );
  const posted = certificate.transcribedBy === undefined ? null : postedInsteadOf(known, certificate);
  return posted === null || amending.includes(posted) ? amending : [...amending, posted];
}

export function candidates(
  known: Known,
  asset: AssetReference,
  quantity: string,
  d: CivilDate,
  among: Among = 'ALL',
): CertificateFact[] {
  return standing(known, asset, quantity, d).filter(
    ({ certificateKind }) =>
      certificateKind !== 'COMPARISON' && (among === 'ALL' || isVerification(certificateKind)),
  );
}

const comparedOf = (compared: string[]): { compared?: string[] } =>
  compared.length === 0 ? {} : { compared };

/** Comparisons of the asset of a certificate up to a day, the newest first. */
function comparisonsBefore(known: Known, to: CertificateFact, quantity: string, d: CivilDate): string[] {
  if (resolveAsset(known, to.asset) === null) return [];
  return standing(known, to.asset, quantity, d)
    .filter(({ certificateKind }) => certificateKind === 'COMPARISON')
    .sort(compareAge)
    .reverse()
    .map(({ id }) => id);
}

function standing(known: Known, asset: AssetReference, quantity: string, d: CivilDate): CertificateFact[] {
  return known.certificates.filter(
    (certificate) =>
      sameAsset(known, certificate.asset, asset) &&
      certificate.results.some((result) => result.quantity === quantity) &&
      certificate.performedOn <= d &&
      isAdmitted(known, certificate, quantity) &&
      !isVoid(known, certificate) &&
      replacedBy(known, certificate).length === 0,
  );
}

export function inForce(
  known: Known,
  asset: AssetReference,
  quantity: string,
  v: BaseRange | null,
  d: CivilDate,
  among: Among = 'ALL',
  part: string | null = null,
): CertificateFact | null {
  const all = candidates(known, asset, quantity, d, among);
  const those = (test: (result: ResultFact) => boolean) =>
    greatest(all.filter((c) => seenAs(known, c, part).results.some(test)));
  return (
    those((result) => covers(result, quantity, v)) ??
    those((result) => overlaps(result, quantity, v)) ??
    those((result) => result.quantity === quantity)
  );
}

/** A root is the realization of a unit by a primary standard. */
export function isRoot(known: Known, certificate: CertificateFact): boolean {
  return (
    certificate.certificateKind === 'REALIZATION' &&
    resolveAsset(known, certificate.asset)?.tier === 'PRIMARY'
  );
}

/** The primary certificate of the asset behind a root must be in force on the day of use. */
export function examinationFindings(known: Known, root: CertificateFact, day: CivilDate): Finding[] {
  const asset = resolveAsset(known, root.asset);
  const primary = known.examinations.filter((e) => e.asset === asset?.id && e.examinationKind === 'PRIMARY');
  if (primary.length === 0) return [gap('STANDARD_EXAM_MISSING', [])];
  if (primary.some((e) => e.validFrom <= day && (e.validTo === null || day <= e.validTo))) return [];
  return [
    gap(
      'STANDARD_EXAM_LAPSED',
      primary.map((e) => e.id),
    ),
  ];
}

const REMARKS: GapCode[] = [
  'DOCUMENT_LEVEL_REFERENCE',
  'REFERENCE_SUPERSEDED',
  'CERTIFICATE_REPLACED',
  'CERTIFICATE_DISPUTED',
];
const UNDECIDED: GapCode[] = [
  'PENDING_REFERENCE',
  'NOT_CONFIRMED_BY_ISSUER',
  'CERTIFICATE_SUSPENDED',
  'REFERENCE_CERTIFICATE_SUSPENDED',
];

export function severityOf(code: GapCode): Severity {
  if (UNDECIDED.includes(code)) return 'UNDECIDED';
  return REMARKS.includes(code) ? 'REMARK' : 'GAP';
}

/** A finding with its severity; `first` stays in front of the evidence, the rest is ordered. */
export function gap(code: GapCode, rest: string[], first: string | null = null): Finding {
  const evidence = [...(first === null ? [] : [first]), ...[...rest].sort(codeUnits)];
  return { code, severity: severityOf(code), evidence };
}

export function compareFindings(a: Finding, b: Finding): number {
  return codeUnits(a.code, b.code) || codeUnits(a.evidence.join('\u0000'), b.evidence.join('\u0000'));
}

/** The range asked of a reference: the stated one, else what the result asks where the quantity is the same. */
function askedRange(result: ResultFact, reference: ReferenceFact): BaseRange | null {
  if (reference.range !== null) return reference.range;
  if (reference.quantity !== result.quantity) return null;
  return result.asked === undefined ? result.range : result.asked;
}

/** What was said about a certificate since; `day` null: it is asked for by itself, and any suspension is told. */
export function wordFindings(
  known: Known,
  certificate: CertificateFact,
  day: CivilDate | null,
  suspended: 'CERTIFICATE_SUSPENDED' | 'REFERENCE_CERTIFICATE_SUSPENDED',
): Finding[] {
  const first = suspended === 'CERTIFICATE_SUSPENDED' ? null : certificate.id;
  const asset = resolveAsset(known, certificate.asset);
  const suspensions = known.suspensions.filter(
    (s) => s.certificate === certificate.id && (day === null || (s.from <= day && day <= s.to)),
  );
  const disputes = known.disputes.filter(
    (d) => d.certificate === certificate.id && asset !== null && everOwned(known, asset, d.by),
  );
  const told = (code: GapCode, said: { id: string }[]): Finding[] =>
    said.length === 0
      ? []
      : [
          gap(
            code,
            said.map(({ id }) => id),
            first,
          ),
        ];
  return [
    ...(isUnconfirmed(known, certificate) ? [gap('NOT_CONFIRMED_BY_ISSUER', [certificate.id])] : []),
    ...told(suspended, suspensions),
    ...told('CERTIFICATE_DISPUTED', disputes),
  ];
}

/**
 * The certificate that a reference's number means: the issuer's own; else a copy that the issuer confirmed, rather one
 * of the asset named; else a copy of the asset named by one of its owners. A number of several items means that of the
 * asset named; of several issues the latest, should two be that the first recorded.
 */
function citedBy(known: Known, reference: ReferenceFact): CertificateFact | null {
  const { issuer, number } = reference.certificate!;
  const posted = postedUnder(known, { issuer, number });
  const whole = posted.filter((c) => c.item === undefined);
  if (whole.length > 0) return latestIssue(whole);
  const own = onlyItem(posted.filter((c) => sameAsset(known, c.asset, reference.asset!)));
  if (own !== null) return own;
  const named = reference.asset === null ? null : resolveAsset(known, reference.asset);
  const copies = known.certificates.filter(
    (c) => c.issuer === issuer && c.number === number && c.transcribedBy !== undefined,
  );
  const ofNamed = copies.filter((c) => named !== null && resolveAsset(known, c.asset)?.id === named.id);
  const ranks = [
    ofNamed.filter((c) => isIssuersWord(known, c)),
    copies.filter((c) => isIssuersWord(known, c) && c.item === undefined),
    ofNamed.filter((c) => everOwned(known, named!, c.transcribedBy!)),
  ];
  const best = ranks.find((rank) => rank.length > 0);
  return best === undefined ? null : onlyItem(best);
}

interface Resolution {
  how: TraceLink['how'];
  to: CertificateFact | null;
  findings: Finding[];
}

function resolveExternal(reference: ReferenceFact): Resolution {
  const external = reference.external!;
  const findings: Finding[] = [];
  if (external.kind === 'CIPM_MRA' && !external.kcdbId) findings.push(gap('NMI_CMC_NOT_IN_KCDB', []));
  if (external.kind === 'ILAC_MRA' && !external.accreditation) findings.push(gap('ROUTE_3_NO_EVIDENCE', []));
  return { how: 'EXTERNAL', to: null, findings };
}

function resolveCited(known: Known, reference: ReferenceFact, v: BaseRange | null, u: CivilDate): Resolution {
  const to = citedBy(known, reference);
  if (to === null) return { how: 'PENDING', to, findings: [gap('PENDING_REFERENCE', [])] };
  const findings: Finding[] = [];
  const asset = reference.asset!;
  if (!sameAsset(known, asset, to.asset)) {
    findings.push(gap('CITED_CERTIFICATE_OF_OTHER_ASSET', [], to.id));
  } else if (resolveAsset(known, asset) !== null) {
    const current = inForce(known, asset, reference.quantity, v, u, undefined, reference.part);
    if (current !== null && compareAge(current, to) > 0) {
      findings.push(gap('REFERENCE_SUPERSEDED', [current.id], to.id));
    }
  }
  if (to.performedOn > u) findings.push(gap('REFERENCE_NOT_YET_CALIBRATED', [], to.id));
  const isOfQuantity = to.results.some((result) => result.quantity === reference.quantity);
  if (isOfQuantity && !isAdmitted(known, to, reference.quantity)) {
    findings.push(gap('REFERENCE_NOT_ADMITTED', [], to.id));
  }
  return { how: 'CITED', to, findings };
}

function resolveLink(known: Known, reference: ReferenceFact, v: BaseRange | null, u: CivilDate): Resolution {
  if (reference.external !== null) return resolveExternal(reference);
  if (reference.certificate !== null) return resolveCited(known, reference, v, u);
  if (reference.asset === null || resolveAsset(known, reference.asset) === null) {
    return { how: 'PENDING', to: null, findings: [gap('PENDING_REFERENCE', [])] };
  }
  const to = inForce(known, reference.asset, reference.quantity, v, u, undefined, reference.part);
  return { how: 'IN_FORCE', to, findings: to === null ? [gap('REFERENCE_NOT_YET_CALIBRATED', [])] : [] };
}

/** What is checked where a link arrives, on the day it was used. */
function arrivalFindings(
  known: Known,
  to: CertificateFact,
  { quantity, part: used }: ReferenceFact,
  v: BaseRange | null,
  u: CivilDate,
): Finding[] {
  const part = used ?? null;
  const { results } = seenAs(known, to, part);
  const findings = wordFindings(known, to, u, 'REFERENCE_CERTIFICATE_SUSPENDED');
  if (to.validUntil !== null && to.validUntil < u) findings.push(gap('REFERENCE_EXPIRED_AT_USE', [], to.id));
  const revocations = revokedBy(known, to, u);
  if (revocations.length > 0) findings.push(gap('REFERENCE_REVOKED', revocations, to.id));
  // A comparison carries no traceability: whatever is in it, the walk goes on with none of it.
  if (to.certificateKind === 'COMPARISON') return findings;
  if (!results.some((result) => result.quantity === quantity)) {
    findings.push(gap('QUANTITY_MISMATCH', [], to.id));
    return findings;
  }
  if (!results.some((result) => covers(result, quantity, v))) {
    findings.push(gap('RANGE_NOT_COVERED', [], to.id));
  }
  // A certificate of nobody's asset has none after it.
  const isOfAsset = resolveAsset(known, to.asset) !== null;
  const later = isOfAsset ? speakingAgainst(known, to, { quantity, range: v, part }, u) : [];
  for (const id of later) findings.push(gap('REFERENCE_FAILED_SINCE', [id], to.id));
  return findings;
}

function linkOf(known: Known, child: ResultNode, index: number): WalkLink {
  const { certificate } = child;
  const result = certificate.results[child.result]!;
  const documentLevel = index >= result.references.length;
  const reference = [...result.references, ...certificate.references][index]!;
  const u = certificate.performedOn;
  const v = askedRange(result, reference);
  const { how, to, findings } = resolveLink(known, reference, v, u);
  // "a mutual comparison is kind=COMPARISON, not an edge"
  const mutual = certificate.certificateKind === 'COMPARISON' && to?.certificateKind === 'COMPARISON';
  const main = reference.role === 'MAIN' && !mutual;
  // An ancillary link is checked where it arrives like any other, but nothing is walked beyond it.
  const compared = to?.certificateKind === 'COMPARISON';
  const arrivesAt =
    to === null || compared ? [] : select(known, to, reference.quantity, v, reference.part ?? null);
  if (compared && main) findings.push(gap('CHAIN_ENDS_BELOW_PRIMARY', [], to!.id));
  if (to !== null) findings.push(...arrivalFindings(known, to, reference, v, u));
  if (to !== null && arrivesAt.length > 0 && isRoot(known, to)) {
    findings.push(...examinationFindings(known, to, u));
  }
  if (documentLevel) findings.push(gap('DOCUMENT_LEVEL_REFERENCE', []));
  return {
    from: certificate.id,
    result: child.result,
    reference: index,
    to: to?.id ?? null,
    asset:
      reference.external !== null || reference.asset === null
        ? null
        : (resolveAsset(known, reference.asset)?.id ?? reference.asset),
    quantity: reference.quantity,
    cited: reference.certificate,
    external: reference.external,
    documentLevel,
    role: main ? 'MAIN' : 'ANCILLARY',
    usedOn: u,
    how,
    ...comparedOf(to === null ? [] : comparisonsBefore(known, to, reference.quantity, u)),
    findings: findings.map((f) => (main ? f : { ...f, severity: 'REMARK' as const })).sort(compareFindings),
    next: main ? arrivesAt : [],
  };
}

/** Every link of a result: its own references, then those of the certificate as a whole. */
export function linksOf(known: Known, node: ResultNode): WalkLink[] {
  const key = keyOf(node);
  const own = node.certificate.results[node.result]!.references.length;
  const count = own + node.certificate.references.length;
  const links = known.links.get(key) ?? Array.from({ length: count }, (_, i) => linkOf(known, node, i));
  known.links.set(key, links);
  return links;
}
