import type {
  CertificateNumberBody,
  ExternalEvidenceBody,
  GapReply,
  LocalTextBody,
  Severity,
  TracedCertificateReply,
  TraceLinkReply,
  TraceReply,
} from '../api/generated';
import type { AssetReference } from '../api/references';
import { levelsOf } from './chain-levels';

/** A finding in words, with the results of the child that it concerns. */
export interface ChainFinding {
  code: string;
  severity: Severity;
  message: LocalTextBody | string | null;
  evidence: string[];
  /** What the rule rests on. */
  article: LocalTextBody | null;
  results: number[];
  /** REFERENCE_EXPIRED_AT_USE: which day it ended before which use, for the sentence. */
  expiry: { until: string; usedOn: string } | null;
}

export type ChainNodeKind = 'certificate' | 'pending' | 'dead-end' | 'external' | 'group';

export interface ChainNode {
  id: string;
  kind: ChainNodeKind;
  /** 0 is the start; a reference stands on a higher level than everything that used it. */
  level: number;
  certificate: TracedCertificateReply | null;
  /** What a placeholder stands for: the reference as it was cited. */
  cited: { asset: AssetReference | null; certificate: CertificateNumberBody | null; quantity: string } | null;
  external: ExternalEvidenceBody | null;
  /** Findings about this certificate itself, not about one of its links. */
  findings: ChainFinding[];
  /** The worst of its own findings and of those on the links that arrive here. */
  severity: Severity | null;
  isStart: boolean;
  isRoot: boolean;
  /** Certificates that a group stands for; 1 for everything else. */
  count: number;
}

/** One or more links between the same two ends, used and resolved alike. */
export interface ChainEdge {
  id: string;
  from: string;
  to: string;
  results: number[];
  quantity: string;
  role: string;
  how: string;
  usedOn: string;
  documentLevel: boolean;
  findings: ChainFinding[];
  severity: Severity | null;
  isFirstFailing: boolean;
  /** Links that a drawn line stands for when nodes are grouped; 1 for everything else. */
  count: number;
}

export interface Chain {
  nodes: ChainNode[];
  edges: ChainEdge[];
}

const RANK: Record<Severity, number> = { GAP: 3, UNDECIDED: 2, REMARK: 1 };

export function worst(findings: { severity: Severity }[]): Severity | null {
  let found: Severity | null = null;
  for (const { severity } of findings) if (found === null || RANK[severity] > RANK[found]) found = severity;
  return found;
}

/** Where a link ends: a certificate, or a placeholder that says why there is none. */
function endOf(link: TraceLinkReply): { id: string; kind: ChainNodeKind } {
  if (link.to !== null) return { id: link.to, kind: 'certificate' };
  const { asset, certificate, quantity } = link.reference;
  const named = JSON.stringify([asset, certificate ?? null, quantity]);
  if (link.how === 'EXTERNAL') return { id: `external ${JSON.stringify(link.external)}`, kind: 'external' };
  if (link.how === 'PENDING') return { id: `pending ${named}`, kind: 'pending' };
  // What was in force depends on the day of use: two dead ends of one asset are two places.
  return { id: `end ${link.from} ${named}`, kind: 'dead-end' };
}

const sameEvidence = (a: string[], b: string[]) => a.length === b.length && a.every((id, i) => id === b[i]);

/** The words for a check stand in the answer's list of gaps, at the same place. */
function messageOf(
  gaps: GapReply[],
  link: TraceLinkReply,
  code: string,
  evidence: string[],
): ChainFinding['message'] {
  const here = gaps.filter((gap) => gap.code === code && gap.at.from === link.from && gap.at.to === link.to);
  return (here.find((gap) => sameEvidence(gap.evidence, evidence)) ?? here[0])?.message ?? null;
}

function addFindings(edge: ChainEdge, link: TraceLinkReply, answer: TraceReply): void {
  const until = link.to === null ? null : (answer.certificates[link.to]?.validUntil ?? null);
  for (const check of link.checks) {
    const message = check.message ?? messageOf(answer.gaps, link, check.code, check.evidence);
    const known = edge.findings.find(
      (finding) => finding.code === check.code && sameEvidence(finding.evidence, check.evidence),
    );
    if (!known) {
      const { code, severity, evidence } = check;
      const expired = code === 'REFERENCE_EXPIRED_AT_USE' && until !== null;
      const expiry = expired ? { until, usedOn: link.usedOn } : null;
      const article = check.articleText ?? null;
      edge.findings.push({ code, severity, message, evidence, article, results: [link.result], expiry });
    } else if (!known.results.includes(link.result)) known.results.push(link.result);
  }
}

function edgesOf(answer: TraceReply): ChainEdge[] {
  const edges = new Map<string, ChainEdge>();
  const failing = answer.firstFailing?.at ?? null;
  for (const link of answer.links) {
    const to = endOf(link).id;
    const { quantity } = link.reference;
    const id = JSON.stringify([link.from, to, quantity, link.role, link.how, link.usedOn]);
    let edge = edges.get(id);
    if (!edge) {
      edge = {
        id,
        from: link.from,
        to,
        results: [],
        quantity,
        role: link.role,
        how: link.how,
        usedOn: link.usedOn,
        documentLevel: link.documentLevel === true,
        findings: [],
        severity: null,
        isFirstFailing: false,
        count: 1,
      };
      edges.set(id, edge);
    }
    if (!edge.results.includes(link.result)) edge.results.push(link.result);
    addFindings(edge, link, answer);
    edge.severity = worst(edge.findings);
    const fails =
      failing !== null &&
      failing.from === link.from &&
      failing.to === link.to &&
      link.checks.some((check) => check.code === answer.firstFailing?.code);
    edge.isFirstFailing ||= fails;
  }
  return [...edges.values()];
}

/** Findings placed on a certificate without a link: its own state. Those of its dead ends stand at the links. */
function ownFindings(answer: TraceReply, id: string): ChainFinding[] {
  const atLinks = new Set(
    answer.links
      .filter((link) => link.from === id && link.to === null)
      .flatMap((link) => link.checks.map((check) => check.code)),
  );
  const own: ChainFinding[] = [];
  for (const gap of answer.gaps) {
    if (gap.at.from !== id || gap.at.to !== null || atLinks.has(gap.code)) continue;
    const { code, severity, message, evidence, articleText } = gap;
    // The same finding on several results of one certificate is told once.
    if (own.some((known) => known.code === code && sameEvidence(known.evidence, evidence))) continue;
    own.push({
      code,
      severity,
      message: message ?? null,
      evidence,
      article: articleText ?? null,
      results: [],
      expiry: null,
    });
  }
  return own;
}

/** The answer as a picture: its certificates, and placeholders where a link has no certificate to go to. */
export function chainOf(answer: TraceReply): Chain {
  const edges = edgesOf(answer);
  const nodes = new Map<string, ChainNode>();
  const add = (id: string, kind: ChainNodeKind, more: Partial<ChainNode>) => {
    if (nodes.has(id)) return;
    nodes.set(id, {
      id,
      kind,
      level: 0,
      certificate: null,
      cited: null,
      external: null,
      findings: [],
      severity: null,
      isStart: id === answer.start,
      isRoot: answer.roots.includes(id),
      count: 1,
      ...more,
    });
  };
  for (const [id, certificate] of Object.entries(answer.certificates)) {
    add(id, 'certificate', { certificate, findings: ownFindings(answer, id) });
  }
  for (const link of answer.links) {
    const { id, kind } = endOf(link);
    const { asset, certificate, quantity } = link.reference;
    const cited = { asset, certificate: certificate ?? null, quantity };
    add(id, kind, { cited: kind === 'certificate' ? null : cited, external: link.external });
  }
  const levels = levelsOf([...nodes.keys()], edges, answer.start);
  for (const node of nodes.values()) {
    const arriving = edges.filter((edge) => edge.to === node.id).flatMap((edge) => edge.findings);
    node.severity = worst([...node.findings, ...arriving]);
    node.level = levels.get(node.id) ?? 0;
  }
  return { nodes: [...nodes.values()].sort((a, b) => a.level - b.level), edges };
}
