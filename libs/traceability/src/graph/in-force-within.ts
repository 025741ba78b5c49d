import type { BaseRange } from '../facts';
import { isAmong, isCandidate, type Among } from './candidates';
import { NONE, type GraphStore } from './graph-store';
import { seriesOf, type AskedOfAsset } from './newer-findings';
import { partCoverOf, speaksByPart } from './part-cover';
import { registeredCoverOf } from './registered-cover';

/** A range with the certificate in force in it; NONE: nothing covers it. */
export interface RangeInForce extends BaseRange {
  certificate: number;
}

/**
 * The certificates in force in the parts of a range on a day: the newest takes what it covers, the next one what is left of
 * it. Whoever is calibrated anew at one point is not by that calibrated anew.
 */
export function inForceWithin(
  graph: GraphStore,
  asked: AskedOfAsset,
  day: number,
  knownAt: number,
  among: Among = 'ALL',
): RangeInForce[] {
  const told: RangeInForce[] = [];
  let left: BaseRange[] = [{ lo: asked.low, hi: asked.high }];
  for (const result of newestFirst(graph, asked, day, knownAt)) {
    if (left.length === 0) break;
    if (!isAmong(graph, result, among) || !isCandidate(graph, result, knownAt)) continue;
    const certificate = graph.resultCertificate.at(result);
    for (const cover of coversOf(graph, result, asked.part, knownAt)) {
      told.push(...left.flatMap((range) => meet(range, cover)).map((range) => ({ ...range, certificate })));
      left = left.flatMap((range) => without(range, cover));
    }
  }
  return [...told, ...left.map((range) => ({ ...range, certificate: NONE }))];
}

/** Whether some result that counts for an asset is of a part, or has points that bear it as their mark. */
export function namesPart(graph: GraphStore, asked: AskedOfAsset, knownAt: number): boolean {
  const { parts } = graph;
  return seriesOf(graph, asked, knownAt).some((series) => {
    const list = graph.resultsOf(series);
    return Array.from({ length: graph.lists.size(list) }, (_, index) => graph.lists.at(list, index)).some(
      (result) =>
        isCandidate(graph, result, knownAt) &&
        (parts.ofResults.get(result) === asked.part ||
          (parts.marked.get(result) ?? []).some(({ part }) => part === asked.part)),
    );
  });
}

function newestFirst(graph: GraphStore, asked: AskedOfAsset, day: number, knownAt: number): number[] {
  const results = seriesOf(graph, asked, knownAt).flatMap((series) => {
    const list = graph.resultsOf(series);
    return Array.from({ length: graph.lists.size(list) }, (_, index) => graph.lists.at(list, index));
  });
  const certificateOf = (result: number): number => graph.resultCertificate.at(result);
  return results
    .filter((result) => graph.performed.at(certificateOf(result)) <= day)
    .sort((a, b) => graph.compareCertificates(certificateOf(b), certificateOf(a)));
}

function coversOf(graph: GraphStore, result: number, part: number, knownAt: number): readonly BaseRange[] {
  const own = speaksByPart(graph, result, part) ? partCoverOf(graph, result, part, knownAt) : null;
  if (own !== null) return own;
  const lo = graph.resultLow.at(result);
  const stated = Number.isNaN(lo) ? [] : [{ lo, hi: graph.resultHigh.at(result) }];
  return [...stated, ...registeredCoverOf(graph, result, knownAt)];
}

function meet(range: BaseRange, cover: BaseRange): BaseRange[] {
  const both = { lo: Math.max(range.lo, cover.lo), hi: Math.min(range.hi, cover.hi) };
  return both.lo <= both.hi ? [both] : [];
}

/** What is left of a range beside a cover. An end where both meet belongs to the cover. */
function without(range: BaseRange, cover: BaseRange): BaseRange[] {
  if (cover.hi < range.lo || range.hi < cover.lo) return [range];
  return [
    ...(range.lo < cover.lo ? [{ lo: range.lo, hi: cover.lo }] : []),
    ...(cover.hi < range.hi ? [{ lo: cover.hi, hi: range.hi }] : []),
  ];
}
