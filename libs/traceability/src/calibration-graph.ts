import type {
  AssetImpactQuestion,
  AssetTraceQuestion,
  CertificateImpactQuestion,
  CertificateTraceQuestion,
  Impact,
  Trace,
} from './answers';
import type { CivilDate, LocalText } from '@suyuan/domain';
import type { BaseRange, GraphFact } from './facts';
import { admittedFor } from './graph/admission';
import { bearerOf } from './graph/bearer';
import { isCandidate, replacedBy } from './graph/candidates';
import { GraphStore, NEVER, NONE, numberKey } from './graph/graph-store';
import { select } from './graph/in-force';
import { inForceWithin, namesPart } from './graph/in-force-within';
import { learn } from './graph/learn';
import { postedUnder } from './graph/posted';
import { newerFindings, type NewerFinding } from './graph/newer-findings';
import { impactOfAssetInSteps, impactOfCertificateInSteps } from './walk/impact';
import { atOnce, type Steps } from './steps';
import { dayOf } from './storage/days';
import { askedOf, partAsked, startOfAsset, traceAssetInSteps, traceCertificateInSteps } from './walk/trace';

/** A range in the base unit with the certificate in force in it; null: none is. */
export interface CoveredRange extends BaseRange {
  certificate: string | null;
}

/**
 * The temporal calibration graph of DESIGN.md section 5. Nodes are results; links are resolved when asked, so a
 * late fact repairs nothing and every answer can be asked as known at any earlier position.
 */
export class CalibrationGraph {
  private readonly store = new GraphStore();

  /** Takes a fact in, in any order and any number of times. */
  learn(fact: GraphFact): void {
    learn(this.store, fact);
  }

  traceAsset(question: AssetTraceQuestion): Trace {
    return atOnce(this.traceAssetInSteps(question));
  }

  traceAssetInSteps(question: AssetTraceQuestion): Steps<Trace> {
    return traceAssetInSteps(this.store, question);
  }

  traceCertificate(question: CertificateTraceQuestion): Trace {
    return atOnce(this.traceCertificateInSteps(question));
  }

  traceCertificateInSteps(question: CertificateTraceQuestion): Steps<Trace> {
    return traceCertificateInSteps(this.store, question);
  }

  impactOfAsset(question: AssetImpactQuestion): Impact {
    return atOnce(this.impactOfAssetInSteps(question));
  }

  impactOfAssetInSteps(question: AssetImpactQuestion): Steps<Impact> {
    return impactOfAssetInSteps(this.store, question);
  }

  impactOfCertificate(question: CertificateImpactQuestion): Impact {
    return atOnce(this.impactOfCertificateInSteps(question));
  }

  impactOfCertificateInSteps(question: CertificateImpactQuestion): Steps<Impact> {
    return impactOfCertificateInSteps(this.store, question);
  }

  knowsAsset(id: string, knownAt: number): boolean {
    const holder = this.store.findHolder(id);
    return holder !== NONE && this.store.registered.at(holder) <= knownAt;
  }

  knowsCertificate(id: string, knownAt: number): boolean {
    const certificate = this.store.certificateIds.find(id);
    return certificate !== NONE && this.store.isKnown(certificate, knownAt);
  }

  knowsOrganization(id: string, knownAt: number): boolean {
    const organization = this.store.organizations.find(id);
    return organization !== NONE && this.store.organizationKnown.at(organization) <= knownAt;
  }

  /** What an organization is called by amendments up to a day (null: by now), known at a position; null: as registered. */
  amendedName(id: string, day: CivilDate | null, knownAt: number): LocalText | null {
    const organization = this.store.organizations.find(id);
    return organization === NONE ? null : this.store.organizationsInTime.nameOf(organization, day, knownAt);
  }

  /** Whether another certificate amends this one, as known at a position. */
  isReplaced(id: string, knownAt: number): boolean {
    const certificate = this.store.certificateIds.find(id);
    return certificate !== NONE && replacedBy(this.store, certificate, knownAt).length > 0;
  }

  /**
   * The ids of the certificates that bear an issuer's number by the issuer's own word: of each item, each revision. What
   * an owner copied from paper under that number is found only by who names the owner's asset.
   */
  certificatesByNumber(issuer: string, number: string, knownAt: number): string[] {
    const { store } = this;
    const key = store.certificateNumbers.find(numberKey(issuer, number));
    if (key === NONE) return [];
    const posted = postedUnder(store, key, knownAt);
    const borne = posted.length === 0 ? [bearerOf(store, key, NONE, knownAt)] : posted;
    return borne.filter((each) => each !== NONE).map((each) => store.certificateId(each));
  }

  /**
   * Since which position a certificate counts for the asset it belongs to, as known at a position: with its results of
   * a quantity, or (left out) with the first of any. Null: not yet, so it is UNSOLICITED_CERTIFICATE.
   */
  admittedAt(id: string, knownAt: number, quantity?: string): number | null {
    const { store } = this;
    const certificate = store.certificateIds.find(id);
    if (certificate === NONE || !store.isKnown(certificate, knownAt)) return null;
    const asset = store.assetOf(store.certificateHolder.at(certificate), knownAt);
    if (asset === NONE) return null;
    const asked = quantity === undefined ? null : store.quantities.find(quantity);
    const first = store.firstResult.at(certificate);
    let least = NEVER;
    for (let index = 0; index < store.resultCount.at(certificate); index += 1) {
      const result = first + index;
      if (asked !== null && store.resultQuantity.at(result) !== asked) continue;
      least = Math.min(least, admittedFor(store, result, asset));
    }
    return least <= knownAt ? least : null;
  }

  /** Whether anything that was learnt is of a quantity, built in or not. */
  knowsQuantity(code: string): boolean {
    return this.store.quantities.find(code) !== NONE;
  }

  isAdmitted(id: string, knownAt: number, quantity?: string): boolean {
    return this.admittedAt(id, knownAt, quantity) !== null;
  }

  /** Whether a result of a certificate covers (quantity, range), as known at a position; range null: whatever range. */
  certificateCovers(
    id: string,
    quantity: string,
    range: BaseRange | null,
    knownAt: number,
    part: string | null = null,
  ): boolean {
    const { store } = this;
    const certificate = store.certificateIds.find(id);
    const of = store.quantities.find(quantity);
    if (certificate === NONE || of === NONE || !store.isKnown(certificate, knownAt)) return false;
    const { lo: low, hi: high } = range ?? { lo: Number.NaN, hi: Number.NaN };
    return select(store, certificate, of, low, high, knownAt, partAsked(store, { part })).fit === 'COVERS';
  }

  /** What later certificates of an asset say by a day against one of them, for what is asked. */
  newerFindings(
    certificate: string,
    question: AssetTraceQuestion,
  ): { certificate: string; how: NewerFinding['how'] }[] {
    const { store } = this;
    const [of, asked] = [store.certificateIds.find(certificate), askedOf(store, question)];
    if (of === NONE || asked === null) return [];
    return newerFindings(store, asked, of, dayOf(question.on), question.knownAt).map((each) => ({
      certificate: store.certificateId(each.certificate),
      how: each.how,
    }));
  }

  /** Which certificates are in force on a day in the parts of a range; null: none is. The newest come first. */
  inForceWithin(question: AssetTraceQuestion & { range: BaseRange }): CoveredRange[] {
    const { store } = this;
    const asked = askedOf(store, question);
    if (asked === null) return [{ ...question.range, certificate: null }];
    return inForceWithin(store, asked, dayOf(question.on), question.knownAt, question.among).map(
      ({ certificate, ...range }) => ({
        ...range,
        certificate: certificate === NONE ? null : store.certificateId(certificate),
      }),
    );
  }

  /** The parts that were ever registered of an asset, sorted. */
  partsOf(asset: string, knownAt: number): string[] {
    const holder = this.store.findHolder(asset);
    return holder === NONE ? [] : this.store.parts.namesOfAsset(holder, knownAt);
  }

  /** Whether some certificate that counts for an asset names a part of it. */
  namesPart(asset: string, quantity: string, part: string, knownAt: number): boolean {
    const { store } = this;
    const asked = askedOf(store, { asset, quantity, range: null, part, on: '9999-12-31', knownAt });
    return asked !== null && namesPart(store, asked, knownAt);
  }

  /** The asset a certificate belongs to, its nameplate resolved; null while that is open. */
  assetOfCertificate(id: string, knownAt: number): string | null {
    const { store } = this;
    const certificate = store.certificateIds.find(id);
    if (certificate === NONE || !store.isKnown(certificate, knownAt)) return null;
    return this.assetIdOf(store.certificateHolder.at(certificate), knownAt);
  }

  /** The quantities of an asset in which certificates that count for it are known, sorted. */
  quantitiesOf(asset: string, knownAt: number): string[] {
    const { store } = this;
    const holder = store.findHolder(asset);
    if (holder === NONE || store.assetOf(holder, knownAt) !== holder) return [];
    const holders = [holder, store.ownNameplate(holder, knownAt)].filter((each) => each !== NONE);
    const counts = (of: number, quantity: number): boolean => {
      const series = store.findSeries(of, quantity);
      if (series === NONE) return false;
      const list = store.resultsOf(series);
      for (let index = 0; index < store.lists.size(list); index += 1) {
        if (isCandidate(store, store.lists.at(list, index), knownAt)) return true;
      }
      return false;
    };
    return [...Array(store.quantities.size).keys()]
      .filter((quantity) => holders.some((of) => counts(of, quantity)))
      .map((quantity) => store.quantities.text(quantity))
      .sort();
  }

  /** The quantities of the results of a certificate, in their order. */
  quantitiesIn(certificate: string): string[] {
    const { store } = this;
    const found = store.certificateIds.find(certificate);
    if (found === NONE) return [];
    const first = store.firstResult.at(found);
    const results = Array.from({ length: store.resultCount.at(found) }, (_, index) => first + index);
    return [...new Set(results.map((result) => store.quantities.text(store.resultQuantity.at(result))))];
  }

  /** The certificate in force for a question, without the walk up from there; null: none. */
  traceStart(question: Omit<AssetTraceQuestion, 'parameters'>): string | null {
    return startOfAsset(this.store, question);
  }

  /** Bytes of the columns and texts, for the benchmark. Sparse maps (revocations, stated ranges) are left out. */
  get bytes(): number {
    return this.store.bytes;
  }

  get certificateCount(): number {
    return this.store.certificateIds.size;
  }

  private assetIdOf(holder: number, knownAt: number): string | null {
    const asset = this.store.assetOf(holder, knownAt);
    return asset === NONE ? null : (this.store.holderReference(asset) as string);
  }
}
