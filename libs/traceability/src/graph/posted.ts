import { NEVER, NONE, type GraphStore } from './graph-store';

/**
 * What an issuer posted under one of its numbers. Mostly that is one certificate; a number may be of several
 * instruments, told apart by items, and a certificate may have been issued again under it as a later revision.
 */

/** Of those that were posted under a number and are known, in the order in which they were recorded. */
export function postedUnder(graph: GraphStore, number: number, knownAt: number): number[] {
  const first = graph.certificateOfNumber.at(number);
  if (first === NONE) return [];
  const others = graph.otherPosted.get(number) ?? [];
  return [first, ...others]
    .filter((each) => graph.isKnown(each, knownAt))
    .sort((a, b) => graph.known.at(a) - graph.known.at(b));
}

/**
 * The one that a number means to whoever names a holder beside it, or NONE: of a number that has items only those of the
 * asset named, and none where they are several, for nobody says which. Of several revisions the latest.
 */
export function postedFor(graph: GraphStore, number: number, named: number, knownAt: number): number {
  const first = graph.certificateOfNumber.at(number);
  if (first === NONE) return NONE;
  if (graph.itemOf.size === 0 && !graph.otherPosted.has(number)) {
    return graph.isKnown(first, knownAt) ? first : NONE;
  }
  const posted = postedUnder(graph, number, knownAt);
  const whole = posted.filter((each) => !graph.itemOf.has(each));
  if (whole.length > 0) return latestOf(graph, whole);
  const own = posted.filter((each) => isOfHolder(graph, each, named, knownAt));
  return areOneItem(graph, own) ? latestOf(graph, own) : NONE;
}

/** The one that takes the place of a copy: of its number, and where that has items, of its asset and no other item. */
export function postedInsteadOf(graph: GraphStore, copy: number, knownAt: number): number {
  const holder = graph.certificateHolder.at(copy);
  const item = graph.itemOf.get(copy);
  const posted = postedUnder(graph, graph.certificateNumber.at(copy), knownAt).filter((each) => {
    const own = graph.itemOf.get(each);
    if (own === undefined) return true;
    return (item === undefined || item === own) && isOfHolder(graph, each, holder, knownAt);
  });
  return posted.length === 0 ? NONE : latestOf(graph, posted);
}

export function isOfHolder(graph: GraphStore, certificate: number, named: number, knownAt: number): boolean {
  if (named === NONE) return false;
  const holder = graph.certificateHolder.at(certificate);
  return graph.assetOrHolder(holder, knownAt) === graph.assetOrHolder(named, knownAt);
}

export function areOneItem(graph: GraphStore, certificates: readonly number[]): boolean {
  return new Set(certificates.map((each) => graph.itemOf.get(each))).size === 1;
}

/** The latest revision; should two bear it, the first recorded. */
export function latestOf(graph: GraphStore, certificates: readonly number[]): number {
  const revision = (certificate: number): number => graph.revisionOf.get(certificate) ?? 0;
  return certificates.reduce((best, each) => {
    if (best === NONE || revision(each) !== revision(best)) {
      return best === NONE || revision(each) > revision(best) ? each : best;
    }
    return graph.known.at(each) < graph.known.at(best) ? each : best;
  }, NONE);
}

/** Takes in what an issuer posted under a number: the first recorded in front, the others beside it. */
export function learnPosted(graph: GraphStore, certificate: number, number: number): void {
  const first = graph.certificateOfNumber.at(number);
  if (first === NONE) {
    graph.certificateOfNumber.set(number, certificate);
    return;
  }
  const known = graph.known.at(certificate);
  const isEarlier = graph.known.at(first) !== NEVER && known < graph.known.at(first);
  const others = graph.otherPosted.get(number) ?? [];
  others.push(isEarlier ? first : certificate);
  graph.otherPosted.set(number, others);
  if (isEarlier) graph.certificateOfNumber.set(number, certificate);
}
