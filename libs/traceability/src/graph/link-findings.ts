import type { ExternalEvidence } from '@suyuan/domain';
import type { Finding, GapCode } from '../answers';
import { CERTIFICATE_FLAGS, NONE, REFERENCE_FLAGS, type GraphStore } from './graph-store';
import type { Selection } from './in-force';
import { isAdmittedFor } from './admission';
import { tellWords } from './tell-words';
import { byCodeUnits, finding, idsOf } from './findings';
import { askedHigh, askedLow, carries, DEAD_END, inForceFor, namedHolder, partUsed, PENDING } from './link';
import { newerFindings } from './newer-findings';

/** What is wrong with one link, as of the day of use and as known at a position. Circles are judged by the walk. */
export function linkFindings(
  graph: GraphStore,
  reference: number,
  target: number,
  selection: Selection | null,
  knownAt: number,
): Finding[] {
  const found: Finding[] = [];
  const flags = graph.referenceFlags.at(reference);
  if ((flags & REFERENCE_FLAGS.DOCUMENT_LEVEL) !== 0) found.push(finding('DOCUMENT_LEVEL_REFERENCE'));
  const external = graph.externals.get(reference);
  if (external !== undefined) tellEvidence(external, found);
  else if (target === PENDING) found.push(finding('PENDING_REFERENCE'));
  else if (target === DEAD_END) found.push(finding(whyDeadEnd(graph, reference, knownAt)));
  else tellArrival(graph, reference, target, selection as Selection, knownAt, found);
  return found;
}

function tellEvidence(external: ExternalEvidence, found: Finding[]): void {
  if (external.kind === 'CIPM_MRA' && !external.kcdbId) found.push(finding('NMI_CMC_NOT_IN_KCDB'));
  if (external.kind !== 'CIPM_MRA' && !external.accreditation) found.push(finding('ROUTE_3_NO_EVIDENCE'));
}

/** What nothing calibrates is not uncalibrated by neglect: comparisons keep it, and nobody can say more. */
function whyDeadEnd(graph: GraphStore, reference: number, knownAt: number): GapCode {
  const asset = graph.assetOf(namedHolder(graph, reference), knownAt);
  return graph.keptByComparison.has(asset) ? 'KEPT_BY_COMPARISON' : 'REFERENCE_NOT_YET_CALIBRATED';
}

function tellArrival(
  graph: GraphStore,
  reference: number,
  target: number,
  selection: Selection,
  knownAt: number,
  found: Finding[],
): void {
  const used = graph.referenceUsed.at(reference);
  const id = graph.certificateId(target);
  tellWords(graph, target, used, knownAt, 'REFERENCE_CERTIFICATE_SUSPENDED', id, found);
  if (graph.referenceNumber.at(reference) !== NONE) {
    tellCitation(graph, reference, target, knownAt, found);
    const admitted = isAdmittedFor(graph, target, graph.referenceQuantity.at(reference), knownAt);
    if (admitted === false) found.push(finding('REFERENCE_NOT_ADMITTED', [id]));
  }
  if (graph.validUntil.at(target) < used) found.push(finding('REFERENCE_EXPIRED_AT_USE', [id]));
  const revocations = revocationsInForce(graph, target, used, knownAt);
  if (revocations.length > 0) found.push(finding('REFERENCE_REVOKED', [id, ...revocations]));
  if (graph.isComparison(target)) {
    // It carries no traceability (RECORD.md section 6), so what rests on it ends there.
    if (carries(graph, reference, target)) found.push(finding('CHAIN_ENDS_BELOW_PRIMARY', [id]));
    return;
  }
  if (selection.fit === 'NOTHING') {
    found.push(finding('QUANTITY_MISMATCH', [id]));
    return;
  }
  if (selection.fit !== 'COVERS') found.push(finding('RANGE_NOT_COVERED', [id]));
  tellNewer(graph, reference, target, knownAt, found);
  if (isPrimaryRealization(graph, target, knownAt)) tellExamination(graph, target, used, knownAt, found);
}

/** What certificates after this one, and before the day of use, say against it. */
function tellNewer(
  graph: GraphStore,
  reference: number,
  target: number,
  knownAt: number,
  found: Finding[],
): void {
  if (graph.parts.foundIn.size === 0) return;
  const asset = graph.assetOf(graph.certificateHolder.at(target), knownAt);
  if (asset === NONE) return;
  const asked = {
    asset,
    quantity: graph.referenceQuantity.at(reference),
    low: askedLow(graph, reference),
    high: askedHigh(graph, reference),
    part: partUsed(graph, reference),
  };
  const before = graph.referenceUsed.at(reference) - 1;
  for (const { certificate } of newerFindings(graph, asked, target, before, knownAt)) {
    found.push(
      finding('REFERENCE_FAILED_SINCE', [graph.certificateId(target), graph.certificateId(certificate)]),
    );
  }
}

function tellCitation(
  graph: GraphStore,
  reference: number,
  target: number,
  knownAt: number,
  found: Finding[],
): void {
  const id = graph.certificateId(target);
  if (graph.performed.at(target) > graph.referenceUsed.at(reference)) {
    found.push(finding('REFERENCE_NOT_YET_CALIBRATED', [id]));
  }
  const holder = namedHolder(graph, reference);
  if (holder === NONE) return;
  const named = graph.assetOrHolder(holder, knownAt);
  if (graph.assetOrHolder(graph.certificateHolder.at(target), knownAt) !== named) {
    found.push(finding('CITED_CERTIFICATE_OF_OTHER_ASSET', [id]));
    return;
  }
  if (graph.assetOf(holder, knownAt) === NONE) return;
  const current = inForceFor(graph, reference, named, knownAt);
  if (current !== NONE && graph.compareCertificates(current, target) > 0) {
    found.push(finding('REFERENCE_SUPERSEDED', [id, graph.certificateId(current)]));
  }
}

/** Ids of the revocations that make a certificate bad on a day: the void ones, else the withdrawals begun by then. */
export function revocationsInForce(
  graph: GraphStore,
  certificate: number,
  day: number,
  knownAt: number,
): string[] {
  if ((graph.certificateFlags.at(certificate) & CERTIFICATE_FLAGS.REVOKED) === 0) return [];
  const known = (graph.revocations.get(certificate) ?? []).filter((r) => r.position <= knownAt);
  const voids = known.filter((r) => r.effectiveFrom === null);
  const withdrawn = known.filter((r) => r.effectiveFrom !== null && r.effectiveFrom <= day);
  return idsOf(voids.length > 0 ? voids : withdrawn);
}

/** A chain ends well here: the unit realised by a national primary standard. */
export function isPrimaryRealization(graph: GraphStore, certificate: number, knownAt: number): boolean {
  if ((graph.certificateFlags.at(certificate) & CERTIFICATE_FLAGS.REALIZATION) === 0) return false;
  const asset = graph.assetOf(graph.certificateHolder.at(certificate), knownAt);
  return asset !== NONE && graph.tierOf(asset) === 'PRIMARY';
}

/** The primary certificate (计量基准证书) of the asset behind a realization, on the day it was used. */
export function tellExamination(
  graph: GraphStore,
  certificate: number,
  day: number,
  knownAt: number,
  found: Finding[],
): void {
  const asset = graph.assetOf(graph.certificateHolder.at(certificate), knownAt);
  const known = (graph.primaryExaminations.get(asset) ?? []).filter((e) => e.position <= knownAt);
  if (known.some((e) => e.validFrom <= day && day <= e.validTo)) return;
  if (known.length === 0) found.push(finding('STANDARD_EXAM_MISSING'));
  else found.push(finding('STANDARD_EXAM_LAPSED', known.map((e) => e.id).sort(byCodeUnits)));
}
