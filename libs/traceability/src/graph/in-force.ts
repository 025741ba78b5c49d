import { isAmong, isCandidate, type Among } from './candidates';
import { NONE, type GraphStore } from './graph-store';
import { partCoverOf, speaksByPart } from './part-cover';
import { registeredCoverOf } from './registered-cover';

/**
 * "Covers", "select" and "in force" of DESIGN.md section 5. A range is (low, high) in base units; low is NaN where
 * no range is asked, which every result covers. `part` is the number of the part that is asked about, NONE for the whole.
 */

export function covers(
  graph: GraphStore,
  result: number,
  low: number,
  high: number,
  knownAt: number,
  part = NONE,
): boolean {
  if (speaksByPart(graph, result, part)) {
    const own = partCoverOf(graph, result, part, knownAt);
    if (own !== null) return own.some(({ lo, hi }) => Number.isNaN(low) || (lo <= low && high <= hi));
  }
  if (Number.isNaN(low)) return true;
  if (graph.resultLow.at(result) <= low && high <= graph.resultHigh.at(result)) return true;
  if (!graph.registeredCovers.has(result)) return false;
  return registeredCoverOf(graph, result, knownAt).some(({ lo, hi }) => lo <= low && high <= hi);
}

export function overlaps(
  graph: GraphStore,
  result: number,
  low: number,
  high: number,
  knownAt: number,
  part = NONE,
): boolean {
  if (speaksByPart(graph, result, part)) {
    const own = partCoverOf(graph, result, part, knownAt);
    if (own !== null) return own.some(({ lo, hi }) => Number.isNaN(low) || (lo <= high && low <= hi));
  }
  if (Number.isNaN(low)) return true;
  if (graph.resultLow.at(result) <= high && low <= graph.resultHigh.at(result)) return true;
  if (!graph.registeredCovers.has(result)) return false;
  return registeredCoverOf(graph, result, knownAt).some(({ lo, hi }) => lo <= high && low <= hi);
}

/** How well a certificate serves (quantity, range): by covering, by overlapping, or merely by its quantity. */
export type Fit = 'COVERS' | 'OVERLAPS' | 'QUANTITY' | 'NOTHING';

export interface Selection {
  fit: Fit;
  results: number[];
}

/** The results of a certificate that a question about (quantity, range) goes on with. */
export function select(
  graph: GraphStore,
  certificate: number,
  quantity: number,
  low: number,
  high: number,
  knownAt: number,
  part = NONE,
): Selection {
  const first = graph.firstResult.at(certificate);
  const end = first + graph.resultCount.at(certificate);
  if (end === first + 1) {
    // Nearly every certificate has one result, which is all there is to go on with.
    const fit = fitOf(graph, first, quantity, low, high, knownAt, part);
    return { fit, results: fit === 'NOTHING' ? [] : [first] };
  }
  const covering: number[] = [];
  const overlapping: number[] = [];
  const all: number[] = [];
  for (let result = first; result < end; result += 1) {
    if (graph.resultQuantity.at(result) !== quantity || !serves(graph, result, knownAt, part)) continue;
    all.push(result);
    if (covers(graph, result, low, high, knownAt, part)) covering.push(result);
    else if (overlaps(graph, result, low, high, knownAt, part)) overlapping.push(result);
  }
  if (covering.length > 0) return { fit: 'COVERS', results: covering };
  if (overlapping.length > 0) return { fit: 'OVERLAPS', results: overlapping };
  return { fit: all.length > 0 ? 'QUANTITY' : 'NOTHING', results: all };
}

/** How one result serves a question. */
function fitOf(
  graph: GraphStore,
  result: number,
  quantity: number,
  low: number,
  high: number,
  knownAt: number,
  part: number,
): Fit {
  if (graph.resultQuantity.at(result) !== quantity || !serves(graph, result, knownAt, part)) return 'NOTHING';
  if (covers(graph, result, low, high, knownAt, part)) return 'COVERS';
  return overlaps(graph, result, low, high, knownAt, part) ? 'OVERLAPS' : 'QUANTITY';
}

/** Whether a result says anything of a part. */
export function serves(graph: GraphStore, result: number, knownAt: number, part: number): boolean {
  return !speaksByPart(graph, result, part) || partCoverOf(graph, result, part, knownAt)?.length !== 0;
}

/** The greatest candidates of each fit found so far. */
class Greatest {
  covering = NONE;
  overlapping = NONE;
  any = NONE;

  constructor(
    private readonly graph: GraphStore,
    private readonly among: Among,
    private readonly part: number,
  ) {}

  /** Looks through a series from the day backwards; the first that covers ends it, for it is the greatest. */
  lookThrough(series: number, low: number, high: number, day: number, knownAt: number): void {
    const { graph, part } = this;
    const list = graph.resultsOf(series);
    for (let index = endOfDay(graph, list, day) - 1; index >= 0; index -= 1) {
      const result = graph.lists.at(list, index);
      const certificate = graph.resultCertificate.at(result);
      if (!isAmong(graph, result, this.among) || !isCandidate(graph, result, knownAt)) continue;
      if (!serves(graph, result, knownAt, part)) continue;
      if (covers(graph, result, low, high, knownAt, part)) {
        this.covering = this.greater(this.covering, certificate);
        return;
      }
      if (overlaps(graph, result, low, high, knownAt, part))
        this.overlapping = this.greater(this.overlapping, certificate);
      this.any = this.greater(this.any, certificate);
    }
  }

  private greater(a: number, b: number): number {
    return a === NONE || this.graph.compareCertificates(a, b) < 0 ? b : a;
  }

  get found(): number {
    if (this.covering !== NONE) return this.covering;
    return this.overlapping !== NONE ? this.overlapping : this.any;
  }
}

/** How many results of a series were performed on or before a day. */
function endOfDay(graph: GraphStore, list: number, day: number): number {
  let low = 0;
  let high = graph.lists.size(list);
  while (low < high) {
    const middle = (low + high) >>> 1;
    const certificate = graph.resultCertificate.at(graph.lists.at(list, middle));
    if (graph.performed.at(certificate) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The certificate of an asset in force on a day for (quantity, range), as known at a position, or NONE. */
export function inForce(
  graph: GraphStore,
  asset: number,
  quantity: number,
  low: number,
  high: number,
  day: number,
  knownAt: number,
  among: Among = 'ALL',
  part = NONE,
): number {
  const series = graph.findSeries(asset, quantity);
  const nameplate = graph.ownNameplate(asset, knownAt);
  const bySerial = nameplate === NONE ? NONE : graph.findSeries(nameplate, quantity);
  if (bySerial === NONE && series !== NONE) {
    const newest = newestCovering(graph, series, low, high, day, knownAt, among, part);
    if (newest !== NONE) return newest;
  }
  const greatest = new Greatest(graph, among, part);
  if (series !== NONE) greatest.lookThrough(series, low, high, day, knownAt);
  if (bySerial !== NONE) greatest.lookThrough(bySerial, low, high, day, knownAt);
  return greatest.found;
}

/** The common case without an object: the newest result on or before the day is a candidate and covers. */
function newestCovering(
  graph: GraphStore,
  series: number,
  low: number,
  high: number,
  day: number,
  knownAt: number,
  among: Among,
  part: number,
): number {
  const list = graph.resultsOf(series);
  const index = endOfDay(graph, list, day) - 1;
  if (index < 0) return NONE;
  const result = graph.lists.at(list, index);
  const certificate = graph.resultCertificate.at(result);
  if (!isAmong(graph, result, among)) return NONE;
  if (!isCandidate(graph, result, knownAt) || !covers(graph, result, low, high, knownAt, part)) return NONE;
  return certificate;
}
