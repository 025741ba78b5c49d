import { definingParametersOf, parameterFit, type StatedParameter } from '@suyuan/domain';
import type { Finding } from '../answers';
import { keyOfParameters, placeIn, type AtParameters } from '../parameter-placing';
import { isAmong, isCandidate, type Among } from './candidates';
import { finding } from './findings';
import { NONE, type GraphStore } from './graph-store';
import { covers, select, serves, type Selection } from './in-force';
import { registeredCoverOf } from './registered-cover';

/** What is asked of an asset at some parameters. A range is (low, high) in base units; low is NaN where none is asked. */
export interface AskedAt {
  asset: number;
  quantity: number;
  low: number;
  high: number;
  /** The number of the part, NONE for the whole. */
  part: number;
  parameters: readonly StatedParameter[];
}

/** What a result says at one set of parameters; lo is NaN where it states no range. */
interface Said extends AtParameters {
  result: number;
  lo: number;
  hi: number;
}

/** FITS: it covers what is asked at the parameters; else how far it is from that, with the parameter. */
type FitAt =
  { fit: 'FITS'; results: number[] } | { fit: 'NOT_STATED' | 'OUTSIDE' | 'OTHER'; evidence: string[] };

/**
 * The newest certificate on or before a day that covers what is asked at the parameters (RECORD.md section 3), so that one at
 * 1 MHz does not displace one at 1 kHz for a question at 1 kHz; NONE: no certificate does.
 */
function inForceAt(
  graph: GraphStore,
  asked: AskedAt,
  day: number,
  knownAt: number,
  among: Among = 'ALL',
): number {
  const nameplate = graph.ownNameplate(asked.asset, knownAt);
  const holders = nameplate === NONE ? [asked.asset] : [asked.asset, nameplate];
  let newest = NONE;
  for (const holder of holders) {
    const series = graph.findSeries(holder, asked.quantity);
    if (series === NONE) continue;
    const list = graph.resultsOf(series);
    for (let index = graph.lists.size(list) - 1; index >= 0; index -= 1) {
      const result = graph.lists.at(list, index);
      const certificate = graph.resultCertificate.at(result);
      if (graph.performed.at(certificate) > day) continue;
      if (newest !== NONE && graph.compareCertificates(certificate, newest) <= 0) break;
      if (!isAmong(graph, result, among) || !isCandidate(graph, result, knownAt)) continue;
      if (fitAt(graph, certificate, asked, knownAt).fit !== 'FITS') continue;
      newest = certificate;
      break;
    }
  }
  return newest;
}

/** How a certificate serves what is asked: by all its results of the quantity together, for they may bracket it. */
function fitAt(graph: GraphStore, certificate: number, asked: AskedAt, knownAt: number): FitAt {
  const { quantity, low, high, part, parameters } = asked;
  const said = saidBy(graph, certificate, asked, knownAt);
  const placing = placeIn(said, parameters, graph.quantities.text(quantity));
  if (placing.fit !== 'FITS') return { fit: placing.fit, evidence: [placing.parameter] };
  const covering = placing.at.filter(
    ({ result, lo, hi }) =>
      (part === NONE || covers(graph, result, low, high, knownAt, part)) &&
      (Number.isNaN(low) ||
        (Number.isNaN(lo) ? covers(graph, result, low, high, knownAt, part) : lo <= low && high <= hi)),
  );
  const isBracket = placing.at.some(
    (group) => parameterFit(parameters, group.parameters, graph.quantities.text(quantity)) !== 'FITS',
  );
  // Between two values both have to cover it; where it is stated itself, one result does.
  const wanted = new Set(placing.at.map((group) => keyOfParameters(group.parameters)));
  const has = new Set(covering.map((group) => keyOfParameters(group.parameters)));
  if (isBracket ? wanted.size === has.size : has.size > 0) {
    const results = [...new Set(covering.map(({ result }) => result))].sort((a, b) => a - b);
    return { fit: 'FITS', results };
  }
  return { fit: 'OUTSIDE', evidence: placing.at[0]?.parameters.map(({ parameter }) => parameter) ?? [] };
}

function saidBy(
  graph: GraphStore,
  certificate: number,
  { quantity, part }: AskedAt,
  knownAt: number,
): Said[] {
  const first = graph.firstResult.at(certificate);
  const said: Said[] = [];
  for (let result = first; result < first + graph.resultCount.at(certificate); result += 1) {
    if (graph.resultQuantity.at(result) !== quantity || !serves(graph, result, knownAt, part)) continue;
    // Which of its points are of a part, and at which parameters, is not kept together: of a part it is silent on them.
    const stated = part !== NONE && graph.parts.marked.has(result) ? undefined : graph.stated.get(result);
    if (stated === undefined) said.push({ result, parameters: [], lo: Number.NaN, hi: Number.NaN });
    for (const { parameters, range } of stated ?? []) {
      const { lo, hi } = range === null ? { lo: Number.NaN, hi: Number.NaN } : range;
      // A verification that passed reaches down to the registered minimum at each of its parameters.
      const reach = Number.isNaN(lo)
        ? undefined
        : registeredCoverOf(graph, result, knownAt).find((each) => each.lo <= lo && lo <= each.hi);
      said.push({ result, parameters, lo: reach?.lo ?? lo, hi });
    }
  }
  return said;
}

/** The certificate to go on with, what of it, and what is wrong with that at the parameters that are asked. */
export interface StartAt {
  start: number;
  selection: Selection;
  findings: Finding[];
}

/**
 * A question says at which parameters it is asked, or is silent: then whoever asks for a value where the certificate holds at
 * some parameters alone has to say so. `byValue` is what is in force by its value.
 */
export function startAtParameters(
  graph: GraphStore,
  asked: AskedAt,
  byValue: () => number,
  day: number,
  knownAt: number,
  among?: Among,
): StartAt {
  const matters = asked.parameters.length > 0 && isDefinedByParameters(graph, asked.quantity);
  const best = matters && graph.stated.size > 0 ? inForceAt(graph, asked, day, knownAt, among) : NONE;
  const start = best === NONE ? byValue() : best;
  if (start === NONE) return { start, selection: { fit: 'NOTHING', results: [] }, findings: [] };
  const selection = select(graph, start, asked.quantity, asked.low, asked.high, knownAt, asked.part);
  const mustSay = !Number.isNaN(asked.low) && statesParameters(graph, start, asked.quantity);
  if (!matters && !mustSay) return { start, selection, findings: [] };
  const found = fitAt(graph, start, asked, knownAt);
  if (found.fit === 'FITS')
    return { start, selection: { ...selection, results: found.results }, findings: [] };
  // That it does not reach the value is told already.
  if (found.fit === 'OUTSIDE' && selection.fit !== 'COVERS') return { start, selection, findings: [] };
  const evidence = [graph.certificateId(start), ...found.evidence];
  return { start, selection, findings: [finding(CODES[found.fit], evidence)] };
}

const CODES = {
  NOT_STATED: 'PARAMETER_NOT_STATED',
  OUTSIDE: 'RANGE_NOT_COVERED',
  OTHER: 'QUANTITY_MISMATCH',
} as const;

function isDefinedByParameters(graph: GraphStore, quantity: number): boolean {
  return definingParametersOf(graph.quantities.text(quantity)).length > 0;
}

/** Whether a certificate holds at some parameters alone. */
function statesParameters(graph: GraphStore, certificate: number, quantity: number): boolean {
  if (graph.stated.size === 0) return false;
  const first = graph.firstResult.at(certificate);
  for (let result = first; result < first + graph.resultCount.at(certificate); result += 1) {
    if (graph.resultQuantity.at(result) === quantity && graph.stated.has(result)) return true;
  }
  return false;
}
