import type {
  AsKnownThenReply,
  GapReply,
  TracedCertificateReply,
  TraceLinkReply,
  TraceQuestionReply,
  TraceReply,
  Unnamed,
} from '@suyuan/contract';
import type { ExternalEvidence, LocalText } from '@suyuan/domain';
import type { AssetDigest, CertificateDigest, OrganizationDigest } from '@suyuan/read-model';
import {
  atOnce,
  mapInSteps,
  present,
  type ChainUncertainty,
  type Finding,
  type PlacedFinding,
  type Steps,
  type Trace,
  type TraceLink,
} from '@suyuan/traceability';
import { completenessOf, RULE_SET } from '../question/completeness';
import { citedBy, messageOf } from '../names/messages';

export type TraceAnswer = Unnamed<TraceReply>;

/** Everything the walk does not know about what it found, gathered before the answer is put together. */
export interface TraceDetails {
  certificates: ReadonlyMap<string, CertificateDigest>;
  /** The asset of each certificate as resolved at the position asked for. */
  assetOf: ReadonlyMap<string, string>;
  assets: ReadonlyMap<string, AssetDigest>;
  issuers: ReadonlyMap<string, OrganizationDigest>;
  /** By certificate, where its issuer was called otherwise on its day than as registered. */
  issuersThen?: ReadonlyMap<string, LocalText>;
  /** Hidden assets: what names them is left out here, and the redaction of the answer gives them handles. */
  hidden: ReadonlySet<string>;
  /** Assets of others whose names and owners this reader does not see. */
  foreign: ReadonlySet<string>;
  /** The present owner of each asset. */
  owners: ReadonlyMap<string, string>;
  /** Whether the reader sees certificates from outside the chain that the evidence names. */
  oversees: boolean;
  uncertainties: readonly ChainUncertainty[];
  /** Something was set aside of which nobody knows whether it belongs to this trace. */
  unplaced: boolean;
}

/** Puts the answer together. Keys and lists are in the order of the walk, so equal facts give equal bytes. */
export function answerTrace(
  question: TraceQuestionReply,
  trace: Trace,
  details: TraceDetails,
  asKnownThen: AsKnownThenReply | null,
): TraceAnswer {
  return atOnce(answerTraceInSteps(question, trace, details, asKnownThen));
}

export function* answerTraceInSteps(
  question: TraceQuestionReply,
  trace: Trace,
  details: TraceDetails,
  asKnownThen: AsKnownThenReply | null,
): Steps<TraceAnswer> {
  // Without a prototype: an id may be any word, `__proto__` too.
  const certificates = Object.create(null) as Record<string, TracedCertificateReply>;
  const described = yield* mapInSteps(trace.certificates, (id) => describeCertificate(id, details));
  trace.certificates.forEach((id, index) => (certificates[id] = described[index] as TracedCertificateReply));
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
export function describeThen(then: Trace, details: TraceDetails): AsKnownThenReply {
  const shown: Shown = { details, inChain: new Set(then.certificates) };
  return {
    knownAt: then.knownAt,
    verdict: then.verdict,
    start: then.start,
    gaps: then.findings.map((finding) => describeGap(finding, shown)),
  };
}

function describeGap(finding: PlacedFinding, shown: Shown): GapReply {
  const { code, severity, at, result, points } = finding;
  return {
    code,
    severity,
    at: { from: at.from, to: at.to },
    message: messageOf(code),
    ...citedBy(code),
    evidence: shownEvidence(finding, shown),
    result: result ?? null,
    points: points ?? null,
  };
}

/** Signs of a false report name certificates of others, which are not for everybody who may follow the chain. */
function shownEvidence({ code, evidence }: Finding, { details, inChain }: Shown): string[] {
  const ofOthers = code === 'SUSPECT_FALSE_REPORT' && !details.oversees;
  return ofOthers ? evidence.filter((id) => inChain.has(id)) : [...evidence];
}

function issuerName(certificate: string, issuer: string, details: TraceDetails): LocalText | undefined {
  return details.issuersThen?.get(certificate) ?? details.issuers.get(issuer)?.name;
}

function describeCertificate(id: string, details: TraceDetails): TracedCertificateReply {
  const digest = present(details.certificates.get(id), `certificate ${id}`);
  const assetId = details.assetOf.get(id) ?? null;
  const asset = assetId === null ? null : present(details.assets.get(assetId), `asset ${assetId}`);
  const hidden = assetId !== null && details.hidden.has(assetId);
  const shown = hidden ? undefined : digest;
  const foreign = assetId !== null && details.foreign.has(assetId);
  // A laboratory that certifies its own standard is its owner: its name would name the owner.
  const namesOwner = foreign && assetId !== null && details.owners.get(assetId) === digest.issuer;
  return {
    number: shown?.number ?? null,
    issuer: shown?.issuer ?? null,
    issuerName: (shown && !namesOwner && issuerName(id, shown.issuer, details)) || null,
    asset: assetId,
    assetName: hidden || foreign || asset === null ? null : asset.name,
    tier: asset?.tier ?? null,
    kind: digest.kind,
    performedOn: digest.performedOn,
    issuedOn: digest.issuedOn,
    validUntil: digest.validUntil,
    conclusion: digest.conclusion,
    expandedUncertainty: shown?.expandedUncertainty ?? null,
    coverageFactor: shown?.coverageFactor ?? null,
    nominal: shown?.nominal ?? null,
    position: shown?.position ?? null,
  };
}

function describeLink(link: TraceLink, shown: Shown): TraceLinkReply {
  const { details } = shown;
  const parentAsset = link.to === null ? undefined : details.assetOf.get(link.to);
  const hidden =
    (typeof link.asset === 'string' && details.hidden.has(link.asset)) ||
    (parentAsset !== undefined && details.hidden.has(parentAsset));
  const ofHidden = details.hidden.has(details.assetOf.get(link.from) ?? '');
  return {
    from: link.from,
    result: link.result,
    to: link.to,
    reference: {
      asset: link.asset,
      quantity: link.quantity,
      certificate: hidden ? null : link.cited,
    },
    role: link.role,
    usedOn: link.usedOn,
    how: link.how,
    external: link.external && ofHidden ? withoutNames(link.external) : link.external,
    documentLevel: link.documentLevel,
    checks: link.findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      passed: false,
      evidence: shownEvidence(finding, shown),
      message: messageOf(finding.code),
      ...citedBy(finding.code),
      points: finding.points ?? null,
    })),
  };
}

/** What a hidden record rests on abroad: of which kind, not where and by which number. */
function withoutNames({ kind }: ExternalEvidence): ExternalEvidence {
  return { kind, institute: '', certificateNumber: null, kcdbId: null, accreditation: null };
}
