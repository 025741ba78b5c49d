/** Asks the product and the naive model the same questions about a posted world and holds the answers together. */
import type { GraphFact, Trace } from '@suyuan/traceability';
import type { Api, Reply } from '../support/api';
import { impactOfAsset, impactOfCertificate, type NaiveImpact } from '../traceability/naive-impact';
import { traceAsset, traceCertificate } from '../traceability/naive-trace';
import { DAYS } from '../traceability/worlds';

// Answers are read as any client does; their shape is the contract's own test.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = Record<string, any>;

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** A trace in the words of the API, reduced to what the naive model knows. */
function told(trace: Trace): unknown {
  return {
    verdict: trace.verdict,
    start: trace.start,
    certificates: trace.certificates,
    roots: [...trace.roots].sort(),
    links: trace.links.map((link) => ({
      from: link.from,
      result: link.result,
      to: link.to,
      quantity: link.quantity,
      role: link.role,
      usedOn: link.usedOn,
      how: link.how,
      checks: link.findings.map(({ code, severity, evidence }) => ({ code, severity, evidence })),
    })),
    gaps: trace.findings
      .map(({ code, severity, evidence, at }) => ({ code, severity, evidence, at }))
      .sort(byText),
    linksExamined: trace.links.length,
  };
}

/** What the walk itself tells; the other rules judge what the naive model knows nothing of: scopes, levels, points. */
const TOLD_BY_THE_WALK: readonly string[] = [
  'NEVER_CALIBRATED',
  'CERTIFICATE_DISPUTED',
  'NOT_CONFIRMED_BY_ISSUER',
  'CERTIFICATE_SUSPENDED',
  'REFERENCE_CERTIFICATE_SUSPENDED',
  'REFERENCE_NOT_ADMITTED',
  'CERTIFICATE_REVOKED',
  'CERTIFICATE_REPLACED',
  'RANGE_NOT_COVERED',
  'QUANTITY_MISMATCH',
  'REFERENCE_NOT_YET_CALIBRATED',
  'REFERENCE_EXPIRED_AT_USE',
  'REFERENCE_REVOKED',
  'REFERENCE_SUPERSEDED',
  'CITED_CERTIFICATE_OF_OTHER_ASSET',
  'PENDING_REFERENCE',
  'DOCUMENT_LEVEL_REFERENCE',
  'CYCLE',
  'CHAIN_ENDS_BELOW_PRIMARY',
  'NMI_CMC_NOT_IN_KCDB',
  'ROUTE_3_NO_EVIDENCE',
];

/** An examination is the walk's matter where a primary standard realises its unit. */
function isToldByTheWalk(body: Json, code: string, at: { from: string | null; to: string | null }): boolean {
  if (!code.startsWith('STANDARD_EXAM_')) return TOLD_BY_THE_WALK.includes(code);
  const { kind, tier } = body.certificates[at.to ?? at.from ?? ''] ?? {};
  return kind === 'REALIZATION' && tier === 'PRIMARY';
}

function verdictOf(body: Json, gaps: Json[]): string {
  const has = (severity: string): boolean => gaps.some((gap) => gap.severity === severity);
  if (has('GAP')) return 'NOT_TRACEABLE';
  if (has('UNDECIDED') || !body.completeness.complete) return 'CANNOT_SAY';
  return gaps.length > 0 ? 'TRACEABLE_WITH_REMARKS' : 'TRACEABLE';
}

function answered(body: Json): unknown {
  const gaps = body.gaps.filter((gap: Json) => isToldByTheWalk(body, gap.code, gap.at as never));
  return {
    verdict: verdictOf(body, gaps),
    start: body.start,
    certificates: Object.keys(body.certificates),
    roots: [...(body.roots as string[])].sort(),
    links: body.links.map((link: Json) => ({
      from: link.from,
      result: link.result,
      to: link.to,
      quantity: link.reference.quantity,
      role: link.role,
      usedOn: link.usedOn,
      how: link.how,
      checks: link.checks
        .filter((check: Json) => isToldByTheWalk(body, check.code, { from: link.from, to: link.to }))
        .map(({ code, severity, evidence }: Json) => ({ code, severity, evidence })),
    })),
    gaps: gaps
      .map(({ code, severity, evidence, at }: Json) => ({ code, severity, evidence, at }))
      .sort(byText),
    linksExamined: body.completeness.linksExamined,
  };
}

function toldImpact(impact: NaiveImpact): unknown {
  return {
    counts: impact.counts,
    items: impact.items.map((item) => ({
      certificate: item.certificate,
      class: item.class,
      depth: item.depth,
      via: item.via,
      usedOn: item.usedOn,
      window: item.window,
      exposure: item.exposure,
    })),
  };
}

function answeredImpact(body: Json): unknown {
  // How bad it is belongs to what was found, which the worlds say nothing of.
  const { byGrade: _, ...counts } = body.counts as Json;
  return {
    counts,
    items: body.items.map((item: Json) => ({
      certificate: item.certificate,
      class: item.class,
      depth: item.depth,
      via: item.via,
      usedOn: item.usedOn,
      window: item.window,
      exposure: item.exposure,
    })),
  };
}

function expectOk(reply: Reply): Json {
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return reply.body;
}

/** Every certificate, and every asset on some days, traced up and down as known at a position. */
export async function compareWorld(api: Api, facts: readonly GraphFact[], knownAt: number): Promise<number> {
  const known = facts.filter((fact) => fact.position <= knownAt);
  const waitFor = knownAt;
  let questions = 0;
  for (const fact of known) {
    if (fact.kind === 'CERTIFICATE') {
      const certificate = fact.id;
      const trace = await api.get(`/v1/certificates/${certificate}/trace`, { knownAt, waitFor });
      expect(answered(expectOk(trace))).toEqual(told(traceCertificate(known, { certificate, knownAt })));
      const impact = await api.get(`/v1/certificates/${certificate}/impact`, { knownAt, limit: 200 });
      expect(answeredImpact(expectOk(impact))).toEqual(
        toldImpact(impactOfCertificate(known, { certificate, knownAt })),
      );
      questions += 2;
    }
    if (fact.kind === 'ASSET') questions += await compareAsset(api, known, fact.id, knownAt);
  }
  return questions;
}

async function compareAsset(
  api: Api,
  known: readonly GraphFact[],
  asset: string,
  knownAt: number,
): Promise<number> {
  const days = [DAYS[1] as string, DAYS[3] as string, DAYS[5] as string];
  for (const on of days) {
    const whole = await api.get(`/v1/assets/${asset}/trace`, { on, quantity: 'mass', knownAt });
    const question = { asset, quantity: 'mass', range: null, on, knownAt };
    expect(answered(expectOk(whole))).toEqual(told(traceAsset(known, question)));
    const point = { on, quantity: 'mass', value: '200', unit: 'g', knownAt };
    const reply = await api.get(`/v1/assets/${asset}/trace`, point);
    const range = { lo: 0.2, hi: 0.2 };
    expect(answered(expectOk(reply))).toEqual(told(traceAsset(known, { ...question, range })));
  }
  const windows = [
    { from: null, to: null, quantity: null },
    { from: DAYS[0] as string, to: DAYS[3] as string, quantity: 'mass' },
  ];
  for (const window of windows) {
    const reply = await api.get(`/v1/assets/${asset}/impact`, { ...window, knownAt, limit: 200 });
    const impact = impactOfAsset(known, { asset, ...window, knownAt });
    expect(answeredImpact(expectOk(reply))).toEqual(toldImpact(impact));
  }
  return 2 * days.length + windows.length;
}
