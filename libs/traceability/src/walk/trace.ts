import type { AssetTraceQuestion, CertificateTraceQuestion, Finding, PlacedFinding, Trace } from '../answers';
import { byCodeUnits, finding } from '../graph/findings';
import { tellExamination, isPrimaryRealization, revocationsInForce } from '../graph/link-findings';
import { replacedBy } from '../graph/candidates';
import { tellWords } from '../graph/tell-words';
import { NONE, type GraphStore } from '../graph/graph-store';
import { startAtParameters, type StartAt } from '../graph/at-parameters';
import { inForce } from '../graph/in-force';
import type { AskedOfAsset } from '../graph/newer-findings';
import { dayOf, NO_DAY } from '../storage/days';
import type { Steps } from '../steps';
import { assembleTraceInSteps } from './assemble-trace';
import { verdictOf } from './verdict';

/** Trace(A, q, v, d, k): from the certificate in force on the day. */
export function* traceAssetInSteps(graph: GraphStore, question: AssetTraceQuestion): Steps<Trace> {
  const { knownAt } = question;
  const day = dayOf(question.on);
  const asked = askedOf(graph, question);
  if (asked === null) return notCalibrated('NEVER_CALIBRATED', knownAt);
  const { asset, low, high } = asked;
  const { start, selection, findings } = startOf(graph, asked, question);
  if (start === NONE) {
    const kept = graph.keptByComparison.has(asset);
    return notCalibrated(kept ? 'KEPT_BY_COMPARISON' : 'NEVER_CALIBRATED', knownAt);
  }
  const own = [...startState(graph, start, day, day, knownAt), ...findings];
  if (selection.fit !== 'COVERS') own.push(finding('RANGE_NOT_COVERED', [graph.certificateId(start)]));
  const isOpen = low === high && selection.results.every((result) => graph.unsaid.get(result)?.includes(low));
  if (selection.fit === 'COVERS' && isOpen) own.push(finding('U_UNKNOWN', [graph.certificateId(start)]));
  return yield* assembleTraceInSteps(graph, start, selection.results, own, knownAt);
}

/** A part that nobody names is one of which only what speaks of the whole says something. */
const NAMED_BY_NOBODY = -2;

/** The number of the part that is asked about; NONE: the whole. */
export function partAsked(graph: GraphStore, { part = null }: { part?: string | null }): number {
  if (part === null) return NONE;
  const known = graph.parts.find(part);
  return known === NONE ? NAMED_BY_NOBODY : known;
}

/** What is asked of an asset by the numbers of the graph; null: nothing of it is known. */
export function askedOf(graph: GraphStore, question: AssetTraceQuestion): AskedOfAsset | null {
  const { range, knownAt } = question;
  const holder = graph.findHolder(question.asset);
  const asset = holder === NONE ? NONE : graph.assetOf(holder, knownAt);
  const quantity = graph.quantities.find(question.quantity);
  if (asset === NONE || quantity === NONE) return null;
  const { lo: low, hi: high } = range ?? { lo: Number.NaN, hi: Number.NaN };
  return { asset, quantity, low, high, part: partAsked(graph, question) };
}

/** Where the trace of an asset starts: the certificate in force on the day; null: none is. */
export function startOfAsset(graph: GraphStore, question: AssetTraceQuestion): string | null {
  const asked = askedOf(graph, question);
  if (asked === null) return null;
  const { start } = startOf(graph, asked, question);
  return start === NONE ? null : graph.certificateId(start);
}

function startOf(graph: GraphStore, asked: AskedOfAsset, question: AssetTraceQuestion): StartAt {
  const { asset, quantity, low, high, part } = asked;
  const { on, knownAt, among, parameters = [] } = question;
  const day = dayOf(on);
  const byValue = (): number => inForce(graph, asset, quantity, low, high, day, knownAt, among, part);
  return startAtParameters(graph, { ...asked, parameters }, byValue, day, knownAt, among);
}

/** The trace of a certificate: from all its results. */
export function* traceCertificateInSteps(
  graph: GraphStore,
  question: CertificateTraceQuestion,
): Steps<Trace> {
  const { knownAt } = question;
  const start = graph.certificateIds.find(question.certificate);
  if (start === NONE || !graph.isKnown(start, knownAt)) return notCalibrated('NEVER_CALIBRATED', knownAt);
  const first = graph.firstResult.at(start);
  const results = Array.from({ length: graph.resultCount.at(start) }, (_, index) => first + index);
  // A certificate asked for by itself without a day: any withdrawal known is told.
  const { on } = question;
  const own =
    on === undefined
      ? startState(graph, start, NO_DAY, graph.performed.at(start), knownAt)
      : startState(graph, start, dayOf(on), dayOf(on), knownAt);
  return yield* assembleTraceInSteps(graph, start, results, own, knownAt);
}

function notCalibrated(code: 'NEVER_CALIBRATED' | 'KEPT_BY_COMPARISON', knownAt: number): Trace {
  const gap: PlacedFinding = { ...finding(code), at: { from: null, to: null } };
  return {
    start: null,
    certificates: [],
    walked: [],
    links: [],
    roots: [],
    findings: [gap],
    firstFailing: gap,
    verdict: verdictOf([gap], true),
    knownAt,
    complete: true,
    limit: null,
  };
}

/** What is wrong with the start itself: revoked, replaced, suspended, disputed, not confirmed, or a primary realization without its certificate. */
function startState(
  graph: GraphStore,
  start: number,
  revokedBy: number,
  usedOn: number,
  knownAt: number,
): Finding[] {
  const own: Finding[] = [];
  const revocations = revocationsInForce(graph, start, revokedBy, knownAt);
  if (revocations.length > 0) own.push(finding('CERTIFICATE_REVOKED', revocations));
  const replacing = replacedBy(graph, start, knownAt).map((other) => graph.certificateId(other));
  if (replacing.length > 0) own.push(finding('CERTIFICATE_REPLACED', replacing.sort(byCodeUnits)));
  tellWords(graph, start, revokedBy, knownAt, 'CERTIFICATE_SUSPENDED', null, own);
  if (isPrimaryRealization(graph, start, knownAt)) tellExamination(graph, start, usedOn, knownAt, own);
  return own;
}
