import { isVerification, TIERS } from '@suyuan/domain';
import type {
  AssetFact,
  BaseRange,
  CertificateFact,
  ExaminationFact,
  GraphFact,
  MeasuresFact,
  OrganizationChangeFact,
  OrganizationEndFact,
  OrganizationFact,
  ReferenceFact,
  ResultFact,
  RevocationFact,
} from '../facts';
import { dayOf, NO_DAY } from '../storage/days';
import { admitNow } from './admission';
import {
  CERTIFICATE_FLAGS,
  ITS_RANGE,
  NEVER,
  NO_RANGE,
  NONE,
  REFERENCE_FLAGS,
  type GraphStore,
} from './graph-store';
import { learnAdmissionFact } from './learn-admission-facts';
import { learnWord } from './learn-words';
import { learnPosted } from './posted';

/** Less than every day, and a number still: two of them are equal. */
const BEFORE_ALL_DAYS = Number.MIN_SAFE_INTEGER;

/**
 * Takes a fact in. Order and repetition do not matter: what a fact names may come later, and a fact whose subject
 * is known already changes nothing.
 */
export function learn(graph: GraphStore, fact: GraphFact): void {
  switch (fact.kind) {
    case 'ASSET':
      return learnAsset(graph, fact);
    case 'MEASURES':
      learnParts(graph, graph.addHolder(fact.asset), fact);
      if (fact.measures === undefined) return;
      return learnMeasures(graph, fact.asset, fact.position, dayOf(fact.on), fact.measures);
    case 'CERTIFICATE':
      return learnCertificate(graph, fact);
    case 'REVOCATION':
      return learnRevocation(graph, fact);
    case 'EXAMINATION':
      return learnExamination(graph, fact);
    case 'ORGANIZATION':
      return learnOrganization(graph, fact);
    case 'ORGANIZATION_CHANGE':
      return learnOrganizationChange(graph, fact);
    case 'ORGANIZATION_END':
      return learnOrganizationEnd(graph, fact);
    case 'OWNERSHIP':
    case 'SCOPE':
    case 'ENTRUSTMENT':
    case 'DESIGNATION':
      return learnAdmissionFact(graph, fact);
    case 'ACCEPTANCE':
    case 'CONFIRMATION':
    case 'DISPUTE':
    case 'SUSPENSION':
      return learnWord(graph, fact);
  }
}

function learnAsset(graph: GraphStore, fact: AssetFact): void {
  const asset = graph.addHolder(fact.id);
  if (graph.registered.at(asset) !== NEVER) return;
  graph.registered.set(asset, fact.position);
  graph.tier.set(asset, TIERS.indexOf(fact.tier));
  graph.owner.set(asset, graph.addOrganization(fact.owner));
  if (fact.region !== null) graph.region.set(asset, graph.regions.add(fact.region));
  if (fact.assetKind === 'REFERENCE_MATERIAL') graph.materials.add(asset);
  if (fact.keptByComparison) graph.keptByComparison.add(asset);
  // As registered it holds for all days before an amendment, whenever it was recorded.
  learnParts(graph, asset, fact);
  if (fact.measures) learnMeasures(graph, fact.id, fact.position, BEFORE_ALL_DAYS, fact.measures);
  if (fact.identity === null) return;
  const nameplate = graph.addHolder(fact.identity);
  graph.nameplate.set(asset, nameplate);
  const bearers = graph.assetsOfNameplate.get(nameplate);
  if (bearers === undefined) graph.assetsOfNameplate.set(nameplate, [asset]);
  else bearers.push(asset);
}

/** In the order of their days, and of one day as they were recorded, in whatever order they come. */
function learnMeasures(
  graph: GraphStore,
  id: string,
  position: number,
  from: number,
  measures: NonNullable<MeasuresFact['measures']>,
): void {
  const asset = graph.addHolder(id);
  const known = graph.measures.get(asset) ?? [];
  if (known.some((each) => each.position === position)) return;
  const byQuantity = new Map<number, BaseRange[]>();
  for (const { quantity, range } of measures) {
    const number = graph.quantities.add(quantity);
    byQuantity.set(number, [...(byQuantity.get(number) ?? []), range]);
  }
  known.push({ position, from, byQuantity });
  known.sort((a, b) => a.from - b.from || a.position - b.position);
  graph.measures.set(asset, known);
}

function learnOrganization(graph: GraphStore, fact: OrganizationFact): void {
  const organization = graph.addOrganization(fact.id);
  if (graph.organizationKnown.at(organization) !== NEVER) return;
  graph.organizationKnown.set(organization, fact.position);
  graph.organizationRegion.set(organization, graph.regions.add(fact.region));
}

function learnOrganizationChange(graph: GraphStore, fact: OrganizationChangeFact): void {
  const { position, on, name, region } = fact;
  graph.organizationsInTime.addChange(graph.addOrganization(fact.organization), {
    position,
    on,
    ...(name ? { name } : {}),
    ...(region === undefined ? {} : { region: graph.regions.add(region) }),
  });
}

function learnOrganizationEnd(
  graph: GraphStore,
  { organization, position, on, into }: OrganizationEndFact,
): void {
  const successor = into === null ? null : graph.addOrganization(into);
  const end = { position, on, into: successor };
  // Who takes over what an owner had may be admitted by it.
  if (graph.organizationsInTime.addEnd(graph.addOrganization(organization), end))
    graph.admissionFacts.version += 1;
}

function learnExamination(graph: GraphStore, fact: ExaminationFact): void {
  if (fact.examinationKind !== 'PRIMARY') return;
  const asset = graph.addHolder(fact.asset);
  const examinations = graph.primaryExaminations.get(asset) ?? [];
  if (examinations.some((known) => known.position === fact.position)) return;
  const { position, id } = fact;
  const validTo = fact.validTo === null ? NO_DAY : dayOf(fact.validTo);
  examinations.push({ position, id, validFrom: dayOf(fact.validFrom), validTo });
  graph.primaryExaminations.set(asset, examinations);
}

function learnRevocation(graph: GraphStore, fact: RevocationFact): void {
  const certificate = graph.addCertificateId(fact.certificate);
  const revocations = graph.revocations.get(certificate) ?? [];
  if (revocations.some((known) => known.position === fact.position)) return;
  const withdrawnFrom =
    fact.effect === 'VOID' || fact.effectiveFrom === null ? null : dayOf(fact.effectiveFrom);
  revocations.push({ position: fact.position, id: fact.id, effectiveFrom: withdrawnFrom });
  graph.revocations.set(certificate, revocations);
  graph.setFlag(certificate, CERTIFICATE_FLAGS.REVOKED);
}

function learnCertificate(graph: GraphStore, fact: CertificateFact): void {
  const certificate = graph.addCertificateId(fact.id);
  if (graph.known.at(certificate) !== NEVER) return;
  graph.known.set(certificate, fact.position);
  graph.performed.set(certificate, dayOf(fact.performedOn));
  graph.issued.set(certificate, dayOf(fact.issuedOn));
  graph.validUntil.set(certificate, fact.validUntil === null ? NO_DAY : dayOf(fact.validUntil));
  graph.issuer.set(certificate, graph.addOrganization(fact.issuer));
  graph.certificateHolder.set(certificate, graph.addNamedHolder(fact.asset));
  const number = graph.addCertificateNumber(fact.issuer, fact.number);
  graph.certificateNumber.set(certificate, number);
  learnNumber(graph, certificate, number, fact);
  if (fact.certificateKind === 'REALIZATION') graph.setFlag(certificate, CERTIFICATE_FLAGS.REALIZATION);
  if (fact.certificateKind === 'COMPARISON') graph.setFlag(certificate, CERTIFICATE_FLAGS.COMPARISON);
  if (fact.tellsErrors) graph.setFlag(certificate, CERTIFICATE_FLAGS.TELLS_ERRORS);
  if (isVerification(fact.certificateKind)) graph.setFlag(certificate, CERTIFICATE_FLAGS.VERIFICATION);
  if (fact.certificateKind === 'CRM') graph.setFlag(certificate, CERTIFICATE_FLAGS.MATERIAL);
  if (fact.replaces !== null) {
    learnReplacement(graph, certificate, graph.addCertificateId(fact.replaces), fact.replacesPart);
  }
  learnResults(graph, certificate, fact);
}

/** A number is the issuer's: what somebody copied under it stands beside. */
function learnNumber(graph: GraphStore, certificate: number, number: number, fact: CertificateFact): void {
  if (fact.item !== undefined) graph.itemOf.set(certificate, fact.item);
  if (fact.revision !== undefined) graph.revisionOf.set(certificate, fact.revision);
  if (fact.transcribedBy !== undefined) {
    graph.setFlag(certificate, CERTIFICATE_FLAGS.TRANSCRIBED);
    graph.words.addTranscription(certificate, number, graph.addOrganization(fact.transcribedBy));
    return;
  }
  learnPosted(graph, certificate, number);
}

function learnReplacement(
  graph: GraphStore,
  certificate: number,
  replaced: number,
  part: string | undefined,
): void {
  if (part !== undefined) {
    graph.parts.addReplacement(replaced, certificate, graph.parts.add(part));
    return;
  }
  graph.setFlag(replaced, CERTIFICATE_FLAGS.REPLACED);
  const replacements = graph.replacements.get(replaced);
  if (replacements === undefined) graph.replacements.set(replaced, [certificate]);
  else replacements.push(certificate);
}

function learnResults(graph: GraphStore, certificate: number, fact: CertificateFact): void {
  graph.firstResult.set(certificate, graph.resultCertificate.length);
  graph.resultCount.set(certificate, fact.results.length);
  for (const each of fact.results) {
    const { quantity, range, registered, asked, stated, unsaid, references } = each;
    const result = graph.resultCertificate.push(certificate);
    graph.resultQuantity.push(graph.quantities.add(quantity));
    graph.resultLow.push(range?.lo ?? Number.NaN);
    graph.resultHigh.push(range?.hi ?? Number.NaN);
    if (stated !== undefined) graph.stated.set(result, stated);
    if (unsaid !== undefined) graph.unsaid.set(result, unsaid);
    if (registered !== undefined) graph.registeredCovers.set(result, registered);
    graph.resultAsked.push(askedRow(graph, range, asked));
    graph.admitted.push(NEVER);
    graph.firstReference.push(graph.referenceResult.length);
    graph.referenceCount.push(references.length + fact.references.length);
    const series = graph.addSeries(graph.certificateHolder.at(certificate), graph.resultQuantity.at(result));
    graph.resultSeries.push(series);
    insertResult(graph, series, certificate, result);
    if (fact.certificateKind === 'COMPARISON') graph.comparedSeries.add(series);
    learnPartsOfResult(graph, result, series, each);
    admitNow(graph, result);
    for (const reference of references) learnReference(graph, result, reference, 0);
    for (const reference of fact.references) {
      learnReference(graph, result, reference, REFERENCE_FLAGS.DOCUMENT_LEVEL);
    }
  }
}

function askedRow(graph: GraphStore, range: ResultFact['range'], asked: ResultFact['asked']): number {
  if (asked === null) return NO_RANGE;
  if (range === null && asked === undefined) return NO_RANGE;
  if (asked === undefined || (asked.lo === range?.lo && asked.hi === range.hi)) return ITS_RANGE;
  return graph.addAskedRow(asked.lo, asked.hi);
}

function insertResult(graph: GraphStore, series: number, certificate: number, result: number): void {
  const list = graph.resultsOf(series);
  const index = placeIn(
    graph,
    list,
    (other) => graph.compareCertificates(graph.resultCertificate.at(other), certificate) <= 0,
  );
  graph.lists.insert(list, index, result);
}

function learnPartsOfResult(
  graph: GraphStore,
  result: number,
  series: number,
  { part, marked, findings }: ResultFact,
): void {
  const { parts } = graph;
  if (part !== undefined) parts.ofResults.set(result, parts.add(part));
  if (marked !== undefined) {
    const ranges = marked.map(({ mark, range }) => ({
      part: mark === null ? NONE : parts.add(mark),
      ...range,
    }));
    parts.marked.set(result, ranges);
  }
  if (findings !== undefined) parts.addFindings(series, result, findings);
}

/** An asset has every part that was ever registered of it: in whatever order they come. */
function learnParts(graph: GraphStore, asset: number, fact: { position: number; parts?: string[] }): void {
  for (const part of fact.parts ?? []) graph.parts.addToAsset(asset, graph.parts.add(part), fact.position);
}

function learnReference(graph: GraphStore, result: number, fact: ReferenceFact, level: number): void {
  const reference = graph.referenceResult.push(result);
  const quantity = graph.quantities.add(fact.quantity);
  graph.referenceQuantity.push(quantity);
  graph.referenceUsed.push(graph.performed.at(graph.resultCertificate.at(result)));
  graph.referenceSeries.push(NONE);
  graph.referenceNumber.push(NONE);
  let flags = level;
  if (fact.role === 'MAIN') flags |= REFERENCE_FLAGS.MAIN;
  if (fact.part !== undefined) graph.parts.ofReferences.set(reference, graph.parts.add(fact.part));
  if (fact.certificate !== null) flags |= REFERENCE_FLAGS.CITES_NUMBER;
  if (quantity === graph.resultQuantity.at(result)) flags |= REFERENCE_FLAGS.SAME_QUANTITY;
  if (fact.range !== null) {
    flags |= REFERENCE_FLAGS.STATED_RANGE;
    graph.statedRanges.set(reference, fact.range);
  }
  if (fact.external !== null) {
    graph.referenceFlags.push(flags | REFERENCE_FLAGS.EXTERNAL);
    graph.externals.set(reference, fact.external);
    return;
  }
  graph.referenceFlags.push(flags);
  if (fact.asset !== null) {
    const series = graph.addSeries(graph.addNamedHolder(fact.asset), quantity);
    if (fact.part !== undefined) graph.parts.usedIn.add(series);
    graph.referenceSeries.set(reference, series);
    insertReference(graph, graph.usesOf(series), reference);
  }
  if (fact.certificate === null) return;
  const number = graph.addCertificateNumber(fact.certificate.issuer, fact.certificate.number);
  graph.referenceNumber.set(reference, number);
  // By citing it an owner accepts it.
  graph.admissionFacts.version += 1;
  if (graph.citationsOfNumber.at(number) === NONE) {
    graph.citationsOfNumber.set(number, graph.citations.create());
  }
  const citations = graph.citationsOfNumber.at(number);
  graph.citations.insert(citations, graph.citations.size(citations), reference);
}

/** The first index whose entry does not belong before the new one. Facts mostly come in order: the end is tried first. */
function placeIn(graph: GraphStore, list: number, belongsBefore: (entry: number) => boolean): number {
  let low = 0;
  let high = graph.lists.size(list);
  if (high === 0 || belongsBefore(graph.lists.at(list, high - 1))) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (belongsBefore(graph.lists.at(list, middle))) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By the day of use, earliest first, so that a walk down can stop where a later certificate takes over. */
function insertReference(graph: GraphStore, list: number, reference: number): void {
  const used = graph.referenceUsed.at(reference);
  const index = placeIn(graph, list, (other) => graph.referenceUsed.at(other) <= used);
  graph.lists.insert(list, index, reference);
}
