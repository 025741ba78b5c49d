import type { AssetReference, ExternalEvidence, LocalText, QuantityValue } from '@suyuan/domain';
import type { AssetDigest, CertificateDigest } from '@suyuan/read-model';
import type { PlacedFinding, Severity, Trace, TraceLink, TraceVerdict } from '@suyuan/traceability';
import { completenessOf, RULE_SET, type Completeness } from '../reading/completeness';
import { messageOf } from '../reading/messages';

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
  checks: { code: string; severity: Severity; passed: false; evidence: string[]; message: LocalText }[];
}

export interface AnsweredGap {
  code: string;
  severity: Severity;
  at: { from: string | null; to: string | null };
  message: LocalText;
  evidence: string[];
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
}

/** Puts the answer together. Keys and lists are in the order of the walk, so equal facts give equal bytes. */
export function answerTrace(
  question: AssetTraceEcho | CertificateTraceEcho,
  trace: Trace,
  details: TraceDetails,
  asKnownThen: AsKnownThen | null,
): TraceAnswer {
  // Without a prototype: an id may be any word, `__proto__` too.
  const certificates = Object.create(null) as Record<string, TracedCertificate>;
  for (const id of trace.certificates) certificates[id] = describeCertificate(id, details);
  return {
    question,
    verdict: trace.verdict,
    ruleSet: RULE_SET,
    certificates,
    links: trace.links.map((link) => describeLink(link, details)),
    roots: trace.roots,
    start: trace.start,
    gaps: trace.findings.map(describeGap),
    firstFailing: trace.firstFailing === null ? null : describeGap(trace.firstFailing),
    asKnownThen,
    completeness: completenessOf({ ...trace, linksExamined: trace.links.length }),
  };
}

/** The same question as known on the day itself, where that says something else; null otherwise. */
export function compareThen(now: Trace, then: Trace): AsKnownThen | null {
  const same =
    now.verdict === then.verdict &&
    now.start === then.start &&
    JSON.stringify(now.findings) === JSON.stringify(then.findings);
  if (same) return null;
  return {
    knownAt: then.knownAt,
    verdict: then.verdict,
    start: then.start,
    gaps: then.findings.map(describeGap),
  };
}

export function describeGap({ code, severity, at, evidence }: PlacedFinding): AnsweredGap {
  return { code, severity, at: { from: at.from, to: at.to }, message: messageOf(code), evidence };
}

function describeCertificate(id: string, details: TraceDetails): TracedCertificate {
  const digest = details.certificates.get(id);
  const assetId = details.assetOf.get(id) ?? null;
  const asset = assetId === null ? undefined : details.assets.get(assetId);
  const hidden = assetId !== null && details.hidden.has(assetId);
  const shown = hidden ? undefined : digest;
  return {
    number: shown?.number ?? null,
    issuer: shown?.issuer ?? null,
    issuerName: (shown && details.names.get(shown.issuer)) ?? null,
    asset: hidden ? RESTRICTED_ASSET : assetId,
    assetName: hidden ? null : (asset?.name ?? null),
    tier: asset?.tier ?? null,
    kind: digest?.kind ?? null,
    performedOn: digest?.performedOn ?? null,
    issuedOn: digest?.issuedOn ?? null,
    validUntil: digest?.validUntil ?? null,
    conclusion: digest?.conclusion ?? null,
    expandedUncertainty: shown?.expandedUncertainty ?? null,
    coverageFactor: shown?.coverageFactor ?? null,
    nominal: shown?.nominal ?? null,
    position: digest?.position ?? null,
  };
}

function describeLink(link: TraceLink, details: TraceDetails): AnsweredLink {
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
    checks: link.findings.map(({ code, severity, evidence }) => ({
      code,
      severity,
      passed: false,
      evidence,
      message: messageOf(code),
    })),
  };
}
