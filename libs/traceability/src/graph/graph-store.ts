import {
  TIERS,
  type AssetIdentity,
  type AssetReference,
  type ExternalEvidence,
  type RegisteredCover,
  type Tier,
} from '@suyuan/domain';
import type { BaseRange, StatedAtFact } from '../facts';
import { ArenaLists } from '../storage/arena-lists';
import { Float64Column, Int32Column, Uint16Column, Uint8Column } from '../storage/columns';
import { IntMap } from '../storage/int-map';
import { StringPool } from '../storage/string-pool';
import { CertificateWords } from './certificate-words';
import { AdmissionFacts } from './admission-facts';
import { OrganizationsInTime } from './organizations-in-time';
import { Parts } from './parts';

/** The position of what is not known yet: after every position there is. */
export const NEVER = 0x7fffffff;
export const NONE = -1;

export const REFERENCE_FLAGS = {
  MAIN: 1,
  DOCUMENT_LEVEL: 2,
  EXTERNAL: 4,
  /** The reference states the range of it that was used. */
  STATED_RANGE: 8,
  CITES_NUMBER: 16,
  /** It is of the quantity of the result that names it, so what the result asks is asked of it. */
  SAME_QUANTITY: 32,
} as const;

export const CERTIFICATE_FLAGS = {
  REALIZATION: 1,
  REVOKED: 2,
  REPLACED: 4,
  COMPARISON: 8,
  /** Copied from paper by the owner of the asset. */
  TRANSCRIBED: 16,
  /** The certificate of a reference material. */
  MATERIAL: 32,
  /** It was disputed or suspended at some time. */
  QUESTIONED: 64,
  /** A verification of one of its kinds (检定). */
  VERIFICATION: 128,
  /** It states errors, or failed: it may tell how its asset was before. */
  TELLS_ERRORS: 256,
} as const;

/** No row of its own: what a result asks is what it covers. */
export const ITS_RANGE = -1;
/** A result that asks for no value, as one at the natural zero alone does. */
export const NO_RANGE = -2;

/** Quantities are few; a series key is holder * QUANTITIES_MAX + quantity and must stay an exact double. */
const QUANTITIES_MAX = 65_536;

export interface KnownRevocation {
  position: number;
  id: string;
  /** Day from which the certificate no longer serves; null: void, it never held. */
  effectiveFrom: number | null;
}

export interface KnownExamination {
  position: number;
  id: string;
  validFrom: number;
  validTo: number;
}

/** What an asset is registered for from a day on, by the number of the quantity. */
export interface RegisteredMeasures {
  position: number;
  from: number;
  byQuantity: Map<number, BaseRange[]>;
}

/**
 * The columns of the graph. Certificates, results, references, holders and quantities are numbers; a row of each
 * column belongs to one of them. A *holder* is whoever certificates are recorded for and references name: an
 * asset by its id, or a nameplate that may turn out to be an asset's. Rows of the last two columns of a group are
 * sparse and live in maps.
 */
export class GraphStore {
  readonly certificateIds = new StringPool();
  readonly certificateNumbers = new StringPool();
  readonly holders = new StringPool();
  readonly quantities = new StringPool({ keepStrings: true });
  readonly organizations = new StringPool();
  readonly regions = new StringPool();

  // By certificate. A certificate that was only mentioned has known NEVER.
  readonly known = new Int32Column(NEVER);
  readonly performed = new Int32Column();
  readonly issued = new Int32Column();
  readonly validUntil = new Int32Column();
  readonly certificateHolder = new Int32Column(NONE);
  readonly certificateNumber = new Int32Column(NONE);
  readonly issuer = new Int32Column(NONE);
  readonly firstResult = new Int32Column();
  readonly resultCount = new Int32Column();
  readonly certificateFlags = new Uint16Column();
  readonly revocations = new Map<number, KnownRevocation[]>();
  /** Certificates that say they replace this one. */
  readonly replacements = new Map<number, number[]>();
  readonly words = new CertificateWords();
  /** Series in which something was compared. */
  readonly comparedSeries = new Set<number>();
  /** Assets that are registered as kept by comparison. */
  readonly keptByComparison = new Set<number>();
  /** Which of several instruments under one number, and which issue of it: few state either. */
  readonly itemOf = new Map<number, string>();
  readonly revisionOf = new Map<number, number>();

  // By result.
  readonly resultCertificate = new Int32Column();
  readonly resultSeries = new Int32Column();
  readonly resultQuantity = new Uint16Column();
  readonly resultLow = new Float64Column();
  readonly resultHigh = new Float64Column();
  /** The row of what it asks of its references, where that is not its range: ITS_RANGE, NO_RANGE. */
  readonly resultAsked = new Int32Column(ITS_RANGE);
  /** The position from which it is admitted for the asset it names by id, as far as that was looked at. */
  readonly admitted = new Int32Column(NEVER);
  /** What was worked out for results that are not admitted at once, or whose asset is named by its nameplate. */
  readonly admissions = new Map<number, { asset: number; version: number; position: number }>();
  /** What a result covers by the parameters that define its quantity, where it states some. */
  readonly stated = new Map<number, readonly StatedAtFact[]>();
  /** Values at which a result has points and says no uncertainty. */
  readonly unsaid = new Map<number, readonly number[]>();
  /** Results that cover what their asset is registered for, beyond what they state. */
  readonly registeredCovers = new Map<number, RegisteredCover>();
  readonly parts = new Parts();
  readonly firstReference = new Int32Column();
  /** Wide enough for whatever is recorded: one that does not fit would be cut without a word. */
  readonly referenceCount = new Int32Column();

  // By row of what is asked: results mostly ask the same, so equal ones share a row.
  readonly askedLow = new Float64Column();
  readonly askedHigh = new Float64Column();
  private readonly askedRows = new Map<number, Map<number, number>>();

  // By reference.
  readonly referenceResult = new Int32Column();
  /** The day it was used: when the certificate that names it was performed. */
  readonly referenceUsed = new Int32Column();
  /** The series (holder, quantity) it names; NONE for an external reference. */
  readonly referenceSeries = new Int32Column(NONE);
  readonly referenceQuantity = new Uint16Column();
  /** The certificate number it cites, or NONE. */
  readonly referenceNumber = new Int32Column(NONE);
  readonly referenceFlags = new Uint8Column();
  readonly statedRanges = new Map<number, { lo: number; hi: number }>();
  readonly externals = new Map<number, ExternalEvidence>();

  // By holder. A holder that is a nameplate, or an id nobody registered, has registered NEVER.
  readonly registered = new Int32Column(NEVER);
  readonly tier = new Uint8Column();
  readonly region = new Int32Column(NONE);
  readonly owner = new Int32Column(NONE);
  readonly nameplate = new Int32Column(NONE);
  /** 1 where a certificate or a reference names the holder: a nameplate nobody names has no series to look in. */
  readonly named = new Uint8Column();
  readonly assetsOfNameplate = new Map<number, number[]>();
  readonly primaryExaminations = new Map<number, KnownExamination[]>();
  /** What an asset is registered for, in the order of the days from which it holds; of one day as recorded. */
  readonly measures = new Map<number, RegisteredMeasures[]>();
  /** Reference materials. */
  readonly materials = new Set<number>();
  readonly admissionFacts = new AdmissionFacts();

  // By organization.
  readonly organizationKnown = new Int32Column(NEVER);
  readonly organizationRegion = new Int32Column(NONE);
  readonly organizationsInTime = new OrganizationsInTime();

  // By certificate number: the first certificate its issuer posted under it, or NONE while it is only cited or copied.
  readonly certificateOfNumber = new Int32Column(NONE);
  /** Further ones: of other items, or issued again. */
  readonly otherPosted = new Map<number, number[]>();
  /** References that cite the number; NONE: no list yet. */
  readonly citationsOfNumber = new Int32Column(NONE);

  // By series, that is (holder, quantity).
  private readonly seriesNumbers = new IntMap(1_024);
  readonly seriesHolder = new Int32Column();
  /** Two lists of each series: see `resultsOf` and `usesOf`. */
  readonly lists = new ArenaLists();
  /** References that cite a certificate number: lists of their own, so that those of a series are numbered by it. */
  readonly citations = new ArenaLists();

  /** The number of (holder, quantity), or NONE. */
  findSeries(holder: number, quantity: number): number {
    return this.seriesNumbers.get(holder * QUANTITIES_MAX + quantity, NONE);
  }

  /** The list of a series' results, oldest first in the order of `compareCertificates`. */
  resultsOf(series: number): number {
    return series * 2;
  }

  /** The list of the references that name a series, by day of use. */
  usesOf(series: number): number {
    return series * 2 + 1;
  }

  addSeries(holder: number, quantity: number): number {
    const found = this.findSeries(holder, quantity);
    if (found !== NONE) return found;
    const series = this.seriesHolder.push(holder);
    this.lists.create();
    this.lists.create();
    this.seriesNumbers.set(holder * QUANTITIES_MAX + quantity, series);
    return series;
  }

  /** Earlier is less: performed, then issued, then the id by code units. */
  compareCertificates(a: number, b: number): number {
    return (
      this.performed.at(a) - this.performed.at(b) ||
      this.issued.at(a) - this.issued.at(b) ||
      this.certificateIds.compare(a, b)
    );
  }

  isKnown(certificate: number, knownAt: number): boolean {
    return this.known.at(certificate) <= knownAt;
  }

  isVoid(certificate: number, knownAt: number): boolean {
    if ((this.certificateFlags.at(certificate) & CERTIFICATE_FLAGS.REVOKED) === 0) return false;
    const revocations = this.revocations.get(certificate) ?? [];
    return revocations.some((r) => r.effectiveFrom === null && r.position <= knownAt);
  }

  /** Copied from paper by the owner of the asset, not posted by its issuer. */
  isTranscribed(certificate: number): boolean {
    return (this.certificateFlags.at(certificate) & CERTIFICATE_FLAGS.TRANSCRIBED) !== 0;
  }

  /** A comparison of standards with each other. */
  isComparison(certificate: number): boolean {
    return (this.certificateFlags.at(certificate) & CERTIFICATE_FLAGS.COMPARISON) !== 0;
  }

  /** The asset a holder stands for: itself once registered, the one asset with that nameplate, or NONE. */
  assetOf(holder: number, knownAt: number): number {
    if (this.registered.at(holder) <= knownAt) return holder;
    const bearers = this.assetsOfNameplate.get(holder);
    if (bearers === undefined) return NONE;
    const known = bearers.filter((asset) => this.registered.at(asset) <= knownAt);
    return known.length === 1 ? (known[0] as number) : NONE;
  }

  assetOrHolder(holder: number, knownAt: number): number {
    const asset = this.assetOf(holder, knownAt);
    return asset === NONE ? holder : asset;
  }

  /** The nameplate whose certificates are the asset's too: its own, while no other known asset bears it. */
  ownNameplate(asset: number, knownAt: number): number {
    const nameplate = this.nameplate.at(asset);
    if (nameplate === NONE || this.named.at(nameplate) === 0) return NONE;
    return this.assetOf(nameplate, knownAt) === asset ? nameplate : NONE;
  }

  findHolder(reference: AssetReference): number {
    return this.holders.find(holderKey(reference));
  }

  addHolder(reference: AssetReference): number {
    const holder = this.holders.add(holderKey(reference));
    // Every column of holders reaches as far as the pool, so that reads past a mention find the blanks.
    if (holder >= this.registered.length) {
      this.registered.set(holder, NEVER);
      this.tier.set(holder, 0);
      this.region.set(holder, NONE);
      this.owner.set(holder, NONE);
      this.nameplate.set(holder, NONE);
      this.named.set(holder, 0);
    }
    return holder;
  }

  /** The holder that a certificate is recorded for, or a reference names. */
  addNamedHolder(reference: AssetReference): number {
    const holder = this.addHolder(reference);
    this.named.set(holder, 1);
    return holder;
  }

  /** The row of a range that results ask for. */
  addAskedRow(low: number, high: number): number {
    const known = this.askedRows.get(low) ?? new Map<number, number>();
    this.askedRows.set(low, known);
    const found = known.get(high);
    if (found !== undefined) return found;
    const row = this.askedLow.push(low);
    this.askedHigh.set(row, high);
    known.set(high, row);
    return row;
  }

  addCertificateId(id: string): number {
    const certificate = this.certificateIds.add(id);
    if (certificate >= this.known.length) {
      this.known.set(certificate, NEVER);
      this.certificateFlags.set(certificate, 0);
    }
    return certificate;
  }

  setFlag(certificate: number, flag: number): void {
    this.certificateFlags.set(certificate, this.certificateFlags.at(certificate) | flag);
  }

  addCertificateNumber(issuer: string, number: string): number {
    const key = this.certificateNumbers.add(numberKey(issuer, number));
    if (key >= this.certificateOfNumber.length) {
      this.certificateOfNumber.set(key, NONE);
      this.citationsOfNumber.set(key, NONE);
    }
    return key;
  }

  addOrganization(id: string): number {
    const organization = this.organizations.add(id);
    if (organization >= this.organizationKnown.length) {
      this.organizationKnown.set(organization, NEVER);
      this.organizationRegion.set(organization, NONE);
    }
    return organization;
  }

  /** Bytes held by the columns, pools and lists. */
  get bytes(): number {
    const parts: { bytes?: unknown }[] = Object.values(this);
    return parts.reduce((sum, part) => sum + (typeof part.bytes === 'number' ? part.bytes : 0), 0);
  }

  certificateId(certificate: number): string {
    return this.certificateIds.text(certificate);
  }

  /** A holder as people and answers name it: the id, or the nameplate. */
  holderReference(holder: number): AssetReference {
    const key = this.holders.text(holder);
    return key.startsWith(ID_MARK) ? key.slice(1) : identityOf(key);
  }

  tierOf(asset: number): Tier {
    return TIERS[this.tier.at(asset)] as Tier;
  }

  citedNumber(number: number): { issuer: string; number: string } {
    const [issuer, text] = JSON.parse(this.certificateNumbers.text(number)) as [string, string];
    return { issuer, number: text };
  }
}

const ID_MARK = '=';

/** What nameplates are compared by. The tables of "in force" compare by the same. */
export function nameplateKey({ manufacturer, model, serialNumber }: AssetIdentity): string {
  return JSON.stringify([manufacturer, model, serialNumber]);
}

function holderKey(reference: AssetReference): string {
  if (typeof reference === 'string') return ID_MARK + reference;
  return nameplateKey(reference);
}

function identityOf(key: string): AssetIdentity {
  const [manufacturer, model, serialNumber] = JSON.parse(key) as [string, string, string];
  return { manufacturer, model, serialNumber };
}

/** A JSON array, so that no issuer and number can be read as another pair. */
export function numberKey(issuer: string, number: string): string {
  return JSON.stringify([issuer, number]);
}
