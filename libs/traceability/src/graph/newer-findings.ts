import { isCandidate } from './candidates';
import { NONE, type GraphStore } from './graph-store';
import { covers } from './in-force';
import type { NumberedFinding } from './parts';

/** What is asked of an asset, in the words of the graph. */
export interface AskedOfAsset {
  asset: number;
  quantity: number;
  low: number;
  high: number;
  part: number;
}

/** A later certificate that speaks against an earlier one. */
export interface NewerFinding {
  certificate: number;
  how: NumberedFinding['how'];
}

/**
 * What later certificates say against an earlier one (RECORD.md section 5): one that stands, overlaps what is asked with a
 * FAIL or tells of an adjustment there, until a later one still covers that well. Each certificate is told once, the
 * oldest first.
 *
 * @param upTo the last day on which a certificate counts
 */
export function newerFindings(
  graph: GraphStore,
  asked: AskedOfAsset,
  certificate: number,
  upTo: number,
  knownAt: number,
): NewerFinding[] {
  if (graph.parts.foundIn.size === 0) return [];
  const told = new Map<number, NewerFinding['how']>();
  for (const result of resultsFound(graph, asked, knownAt)) {
    const later = graph.resultCertificate.at(result);
    if (graph.compareCertificates(later, certificate) <= 0 || graph.performed.at(later) > upTo) continue;
    if (!isCandidate(graph, result, knownAt)) continue;
    for (const { how, range, part } of graph.parts.findings.get(result) ?? []) {
      const own = partOf(graph, asked, result, part, knownAt);
      if (own === null) continue;
      const spoken = range ?? { lo: Number.NaN, hi: Number.NaN };
      const overlap = overlapOf(asked, spoken.lo, spoken.hi);
      if (
        overlap === null ||
        isCoveredWell(graph, { ...asked, ...overlap, part: own }, later, upTo, knownAt)
      ) {
        continue;
      }
      if (how === 'FAILED' || !told.has(later)) told.set(later, how);
    }
  }
  return [...told]
    .map(([each, how]) => ({ certificate: each, how }))
    .sort((a, b) => graph.compareCertificates(a.certificate, b.certificate));
}

/** Every result of the series of an asset that failed or tells of an adjustment. */
function resultsFound(graph: GraphStore, asked: AskedOfAsset, knownAt: number): number[] {
  return seriesOf(graph, asked, knownAt).flatMap((series) => graph.parts.foundIn.get(series) ?? []);
}

export function seriesOf(graph: GraphStore, { asset, quantity }: AskedOfAsset, knownAt: number): number[] {
  const nameplate = graph.ownNameplate(asset, knownAt);
  return [asset, nameplate]
    .map((holder) => (holder === NONE ? NONE : graph.findSeries(holder, quantity)))
    .filter((series) => series !== NONE);
}

/** The part that a finding is about, where it is about what is asked (NONE: the whole); null: it is about another. */
function partOf(
  graph: GraphStore,
  { asset, part: asked }: AskedOfAsset,
  result: number,
  mark: number | null,
  knownAt: number,
): number | null {
  const marked = mark !== null && graph.parts.isOfAsset(asset, mark, knownAt) ? mark : NONE;
  const own = graph.parts.ofResults.get(result) ?? marked;
  if (own === NONE) return asked;
  return asked === NONE || asked === own ? own : null;
}

function overlapOf(
  { low, high }: AskedOfAsset,
  lo: number,
  hi: number,
): { low: number; high: number } | null {
  if (Number.isNaN(low)) return { low: lo, high: hi };
  if (Number.isNaN(lo)) return { low, high };
  const overlap = { low: Math.max(low, lo), high: Math.min(high, hi) };
  return overlap.low <= overlap.high ? overlap : null;
}

/** Whether a certificate after another covers what is asked and did not fail there itself. */
function isCoveredWell(
  graph: GraphStore,
  asked: AskedOfAsset,
  after: number,
  upTo: number,
  knownAt: number,
): boolean {
  return seriesOf(graph, asked, knownAt).some((series) => {
    const list = graph.resultsOf(series);
    for (let index = graph.lists.size(list) - 1; index >= 0; index -= 1) {
      const result = graph.lists.at(list, index);
      const certificate = graph.resultCertificate.at(result);
      if (graph.compareCertificates(certificate, after) <= 0) return false;
      if (graph.performed.at(certificate) > upTo || !isCandidate(graph, result, knownAt)) continue;
      const well = covers(graph, result, asked.low, asked.high, knownAt, asked.part);
      if (well && !failsAt(graph, asked, result, knownAt)) return true;
    }
    return false;
  });
}

function failsAt(graph: GraphStore, asked: AskedOfAsset, result: number, knownAt: number): boolean {
  return (graph.parts.findings.get(result) ?? []).some(({ how, range, part }) => {
    if (how !== 'FAILED' || partOf(graph, asked, result, part, knownAt) === null) return false;
    return overlapOf(asked, range?.lo ?? Number.NaN, range?.hi ?? Number.NaN) !== null;
  });
}
