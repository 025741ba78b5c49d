import type { AssetReference, ExternalEvidence, LocalText, QuantityValue } from '@suyuan/domain';
import type { AssetDigest, CertificateDigest } from '@suyuan/read-model';
import {
  atOnce,
  mapInSteps,
  present,
  type ChainUncertainty,
  type Finding,
  type PlacedFinding,
  type Severity,
  type Steps,
  type Trace,
  type TraceLink,
  type TraceVerdict,
} from '@suyuan/traceability';
import { completenessOf, RULE_SET, type Completeness } from '../reading/completeness';
import { articleOf, messageOf } from '../reading/messages';

/** Stands for an asset that the reader may not identify. */
export const RESTRICTED_ASSET = 'restricted';

export interface AssetTraceEcho {
  asset: string;
  quantity: string;
  value: QuantityValue | null;
  on: string;
  knownAt: number;
}

export interface CertificateTraceEcho {
  certificate: string;
  knownAt: number;
}

/** What is shown of a certificate in a chain. Of a restricted asset: tier, dates and state, nothing that names it. */
export interface TracedCertificate {
  number: string | null;
  issuer: string | null;
  issuerName: LocalText | null;
  asset: AssetReference | null;
  assetName: LocalText | null;
  tier: string | null;
  kind: string | null;
  performedOn: string | null;
  issuedOn: string | null;
  validUntil: string | null;
  conclusion: string | null;
  expandedUncertainty: QuantityValue | null;
  coverageFactor: string | null;
  nominal: QuantityValue | null;
  position: number | null;
}

export interface AnsweredLink {
  from: string;
  result: number;
  to: string | null;
  reference: {
    asset: AssetReference | null;
    quantity: string;
    certificate: { issuer: string; number: string } | null;
  };
  role: string;
  usedOn: string;
  how: string;
  external: ExternalEvidence | null;
  documentLevel: boolean;
  checks: AnsweredCheck[];
}

export interface AnsweredCheck {
  code: string;
  severity: Severity;
  passed: false;
  evidence: string[];
  message: LocalText;
  /** The article the rule rests on. */
  article: string | null;
  /** Indices of the points of the child's result; null: the link as a whole. */
  points: number[] | null;
}

export interface AnsweredGap {
  code: string;
  severity: Severity;
  at: { from: string | null; to: string | null };
  message: LocalText;
  article: string | null;
  evidence: string[];
  /** Index of the result of `at.from`; null: the certificate or the start as a whole. */
  result: number | null;
  points: number[] | null;
}

export interface AsKnownThen {
  knownAt: number;
  verdict: TraceVerdict;
  start: string | null;
  gaps: AnsweredGap[];
}

export interface TraceAnswer {
  question: AssetTraceEcho | CertificateTraceEcho;
  verdict: TraceVerdict;
  ruleSet: string;
  certificates: Record<string, TracedCertificate>;
  links: AnsweredLink[];
  roots: string[];
  start: string | null;
  gaps: AnsweredGap[];
  firstFailing: AnsweredGap | null;
  asKnownThen: AsKnownThen | null;
  /** How uncertainty grows along the chain, in the order of the certificates. */
  uncertainties: ChainUncertainty[];
  completeness: Completeness;
}

/** Everything the walk does not know about what it found, gathered before the answer is put together. */
export interface TraceDetails {
  certificates: ReadonlyMap<string, CertificateDigest>;
  /** The asset of each certificate as resolved at the position asked for. */
  assetOf: ReadonlyMap<string, string>;
  assets: ReadonlyMap<string, AssetDigest>;
  names: ReadonlyMap<string, LocalText>;
  /** Assets whose identity this reader may not see. */
  hidden: ReadonlySet<string>;
  /** The reader may identify everything; who may not sees no certificates from outside the chain either. */
  readsEverything: boolean;
  uncertainties: readonly ChainUncertainty[];
  /** Something was set aside of which nobody knows whether it belongs to this trace. */
  unplaced: boolean;
}

/** Puts the answer together. Keys and lists are in the order of the walk, so equal facts give equal bytes. */
export function answerTrace(
  question: AssetTraceEcho | CertificateTraceEcho,
  trace: Trace,
  details: TraceDetails,
  asKnownThen: AsKnownThen | null,
): TraceAnswer {
  return atOnce(answerTraceInSteps(question, trace, details, asKnownThen));
}

export function* answerTraceInSteps(
  question: AssetTraceEcho | CertificateTraceEcho,
  trace: Trace,
  details: TraceDetails,
  asKnownThen: AsKnownThen | null,
): Steps<TraceAnswer> {
  // Without a prototype: an id may be any word, `__proto__` too.
  const certificates = Object.create(null) as Record<string, TracedCertificate>;
  const described = yield* mapInSteps(trace.certificates, (id) => describeCertificate(id, details));
  trace.certificates.forEach((id, index) => (certificates[id] = described[index] as TracedCertificate));
  const shown: Shown = { details, inChain: new Set(trace.certificates) };
  return {
    question,
    verdict: trace.verdict,
    ruleSet: RULE_SET,
    certificates,
    links: yield* mapInSteps(trace.links, (link) => describeLink(link, shown)),
    roots: trace.roots,
    start: trace.start,
    gaps: yield* mapInSteps(trace.findings, (finding) => describeGap(finding, shown)),
    firstFailing: trace.firstFailing === null ? null : describeGap(trace.firstFailing, shown),
    asKnownThen,
    uncertainties: details.uncertainties.filter(({ certificate }) => !isHidden(certificate, details)),
    completeness: completenessOf({ ...trace, linksExamined: trace.links.length }, details.unplaced),
  };
}

/** What there is to show of a trace, and which certificates are in it anyway. */
interface Shown {
  details: TraceDetails;
  inChain: ReadonlySet<string>;
}

/** Of an asset that the reader may not identify. A certificate whose asset is not resolved identifies none. */
function isHidden(certificate: string, { assetOf, hidden }: TraceDetails): boolean {
  const asset = assetOf.get(certificate);
  return asset !== undefined && hidden.has(asset);
}

/** Whether two traces of one question, as known at two positions, say the same. */
export function saysTheSame(now: Trace, then: Trace): boolean {
  return (
    now.verdict === then.verdict &&
    now.start === then.start &&
    JSON.stringify(now.findings) === JSON.stringify(then.findings)
  );
}

/** The same question as known on the day itself. */
export function describeThen(then: Trace, details: TraceDetails): AsKnownThen {
  const shown: Shown = { details, inChain: new Set(then.certificates) };
  return {
    knownAt: then.knownAt,
    verdict: then.verdict,
    start: then.start,
    gaps: then.findings.map((finding) => describeGap(finding, shown)),
  };
}

function describeGap(finding: PlacedFinding, shown: Shown): AnsweredGap {
  const { code, severity, at, result, points } = finding;
  return {
    code,
    severity,
    at: { from: at.from, to: at.to },
    message: messageOf(code),
    article: articleOf(code),
    evidence: shownEvidence(finding, [at.from, at.to], shown),
    result: result ?? null,
    points: points ?? null,
  };
}

/**
 * Scopes, organizations and assets would identify what is hidden; certificates of the chain are shown anyway. Signs
 * of a false report name certificates of others, whose assets may be restricted.
 */
function shownEvidence(
  { code, evidence }: Finding,
  at: readonly (string | null)[],
  { details, inChain }: Shown,
): string[] {
  const hidden = at.some((id) => id !== null && isHidden(id, details));
  const ofOthers = code === 'SUSPECT_FALSE_REPORT' && !details.readsEverything;
  return hidden || ofOthers ? evidence.filter((id) => inChain.has(id)) : [...evidence];
}

function describeCertificate(id: string, details: TraceDetails): TracedCertificate {
  const digest = present(details.certificates.get(id), `certificate ${id}`);
  const assetId = details.assetOf.get(id) ?? null;
  const asset = assetId === null ? null : present(details.assets.get(assetId), `asset ${assetId}`);
  const hidden = assetId !== null && details.hidden.has(assetId);
  const shown = hidden ? undefined : digest;
  return {
    number: shown?.number ?? null,
    issuer: shown?.issuer ?? null,
    issuerName: (shown && details.names.get(shown.issuer)) ?? null,
    asset: hidden ? RESTRICTED_ASSET : assetId,
    assetName: hidden || asset === null ? null : asset.name,
    tier: asset?.tier ?? null,
    kind: digest.kind,
    performedOn: digest.performedOn,
    issuedOn: digest.issuedOn,
    validUntil: digest.validUntil,
    conclusion: digest.conclusion,
    expandedUncertainty: shown?.expandedUncertainty ?? null,
    coverageFactor: shown?.coverageFactor ?? null,
    nominal: shown?.nominal ?? null,
    position: digest.position,
  };
}

function describeLink(link: TraceLink, shown: Shown): AnsweredLink {
  const { details } = shown;
  const parentAsset = link.to === null ? undefined : details.assetOf.get(link.to);
  const hidden =
    (typeof link.asset === 'string' && details.hidden.has(link.asset)) ||
    (parentAsset !== undefined && details.hidden.has(parentAsset));
  return {
    from: link.from,
    result: link.result,
    to: link.to,
    reference: {
      asset: hidden ? RESTRICTED_ASSET : link.asset,
      quantity: link.quantity,
      certificate: hidden ? null : link.cited,
    },
    role: link.role,
    usedOn: link.usedOn,
    how: link.how,
    external: link.external,
    documentLevel: link.documentLevel,
    checks: link.findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      passed: false,
      evidence: shownEvidence(finding, [link.from, link.to], shown),
      message: messageOf(finding.code),
      article: articleOf(finding.code),
      points: finding.points ?? null,
    })),
  };
}
