import type { AssetImpactQuestion, CertificateImpactQuestion, Impact } from '../answers';
import { NONE, REFERENCE_FLAGS, type GraphStore } from '../graph/graph-store';
import { carries, PENDING, targetOf } from '../graph/link';
import type { Steps } from '../steps';
import { dayOf } from '../storage/days';
import { Affected } from './affected';
import { walkDownInSteps, type Seeds } from './reach';
import { citationLeadsTo, firstUse, forEachCitation, forEachUse, isMainAndKnown } from './users';

/** Every certificate whose trace holds the given one. */
export function* impactOfCertificateInSteps(
  graph: GraphStore,
  question: CertificateImpactQuestion,
): Steps<Impact> {
  const { knownAt } = question;
  const certificate = graph.certificateIds.find(question.certificate);
  const seeds: Seeds = { clean: [], doubtful: [] };
  if (certificate !== NONE && graph.isKnown(certificate, knownAt)) {
    forEachUse(graph, certificate, knownAt, (reference) => addSeed(graph, seeds, reference));
  }
  return yield* impactOf(graph, seeds, certificate, knownAt);
}

/** Every certificate whose trace holds a MAIN link to a certificate of the asset, used within (from, to]. */
export function* impactOfAssetInSteps(graph: GraphStore, question: AssetImpactQuestion): Steps<Impact> {
  const { knownAt } = question;
  const from = question.from === null ? Number.NEGATIVE_INFINITY : dayOf(question.from);
  const to = question.to === null ? Number.POSITIVE_INFINITY : dayOf(question.to);
  const holder = graph.findHolder(question.asset);
  const asset = holder === NONE ? NONE : graph.assetOf(holder, knownAt);
  const seeds: Seeds = { clean: [], doubtful: [] };
  if (asset === NONE) return yield* impactOf(graph, seeds, NONE, knownAt);
  const quantity = question.quantity === null ? null : graph.quantities.find(question.quantity);
  const isAsked = (reference: number): boolean => {
    if (quantity !== null && graph.referenceQuantity.at(reference) !== quantity) return false;
    const used = graph.referenceUsed.at(reference);
    return from < used && used <= to && isMainAndKnown(graph, reference, knownAt);
  };
  const nameplate = graph.ownNameplate(asset, knownAt);
  const holders = nameplate === NONE ? [asset] : [asset, nameplate];
  for (const named of holders) addNamed(graph, seeds, named, asset, from, isAsked, knownAt);
  for (const named of holders) addCitations(graph, seeds, named, asset, isAsked, knownAt);
  return yield* impactOf(graph, seeds, NONE, knownAt);
}

function addSeed(graph: GraphStore, seeds: Seeds, reference: number): void {
  const documentLevel = (graph.referenceFlags.at(reference) & REFERENCE_FLAGS.DOCUMENT_LEVEL) !== 0;
  (documentLevel ? seeds.doubtful : seeds.clean).push(reference);
}

/** References that name the asset: pending ones are doubtful; those with a number are found by the number. */
function addNamed(
  graph: GraphStore,
  seeds: Seeds,
  holder: number,
  asset: number,
  from: number,
  isAsked: (reference: number) => boolean,
  knownAt: number,
): void {
  for (let quantity = 0; quantity < graph.quantities.size; quantity += 1) {
    const series = graph.findSeries(holder, quantity);
    if (series === NONE) continue;
    const list = graph.usesOf(series);
    const first = from === Number.NEGATIVE_INFINITY ? 0 : firstUse(graph, list, from + 1);
    for (let index = first; index < graph.lists.size(list); index += 1) {
      const reference = graph.lists.at(list, index);
      if (!isAsked(reference)) continue;
      const target = targetOf(graph, reference, knownAt);
      if (target === PENDING) seeds.doubtful.push(reference);
      if (target < 0 || citesNumber(graph, reference) || !carries(graph, reference, target)) continue;
      if (isOf(graph, target, asset, knownAt)) addSeed(graph, seeds, reference);
    }
  }
}

function citesNumber(graph: GraphStore, reference: number): boolean {
  return graph.referenceNumber.at(reference) !== NONE;
}

function isOf(graph: GraphStore, certificate: number, asset: number, knownAt: number): boolean {
  return graph.assetOf(graph.certificateHolder.at(certificate), knownAt) === asset;
}

/** References that cite a certificate of the asset by number, whatever asset they name. */
function addCitations(
  graph: GraphStore,
  seeds: Seeds,
  holder: number,
  asset: number,
  isAsked: (reference: number) => boolean,
  knownAt: number,
): void {
  const seen = new Set<number>();
  for (let quantity = 0; quantity < graph.quantities.size; quantity += 1) {
    const series = graph.findSeries(holder, quantity);
    if (series === NONE) continue;
    const list = graph.resultsOf(series);
    for (let index = 0; index < graph.lists.size(list); index += 1) {
      const certificate = graph.resultCertificate.at(graph.lists.at(list, index));
      if (seen.has(certificate)) continue;
      seen.add(certificate);
      if (!graph.isKnown(certificate, knownAt) || !isOf(graph, certificate, asset, knownAt)) continue;
      forEachCitation(graph, certificate, (reference) => {
        if (!isAsked(reference) || !carries(graph, reference, certificate)) return;
        if (citationLeadsTo(graph, reference, certificate, knownAt)) addSeed(graph, seeds, reference);
      });
    }
  }
}

function* impactOf(graph: GraphStore, seeds: Seeds, suspect: number, knownAt: number): Steps<Impact> {
  const resultsOf = (references: number[]): number[] =>
    references.map((reference) => graph.referenceResult.at(reference));
  const clean = yield* walkDownInSteps(graph, resultsOf(seeds.clean), knownAt, true);
  // Without a doubtful link every path is clean, and a second walk would find the same.
  const all =
    seeds.doubtful.length === 0 && !clean.metDocumentLevel
      ? clean
      : yield* walkDownInSteps(graph, resultsOf([...seeds.clean, ...seeds.doubtful]), knownAt, false);
  return yield* Affected.inSteps(graph, seeds, clean, all, suspect, knownAt);
}
