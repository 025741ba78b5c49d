import type { RecordedEvent } from '@suyuan/domain';
import type { GraphFact } from '@suyuan/traceability';
import type {
  AssetDigest,
  AssetListItem,
  AssetQuery,
  AssetRecord,
  CertificateDigest,
  CertificateRecord,
  OrganizationRecord,
  PublicVerificationRecord,
  SchemeRecord,
} from './records';

/** Where a consumer stands on one partition of the bus. */
export interface Checkpoint {
  consumer: string;
  topic: string;
  partition: number;
  /** The next offset to read. */
  nextOffset: bigint;
}

/** A message that could not be projected after bounded retries. Its position counts as seen; its effect waits. */
export interface DeadLetter {
  consumer: string;
  topic: string;
  partition: number;
  offset: bigint;
  stream: string;
  position: number | null;
  reason: string;
}

/**
 * The tables under `rm_`: disposable, rebuilt from the log. Written by the projector only, read by the query side.
 * Applying is idempotent by position and does not depend on the order between streams.
 */
export abstract class ReadModel {
  /** Applies events of one partition and moves its checkpoint, in one transaction. */
  abstract apply(events: RecordedEvent[], checkpoint: Checkpoint | null, dead?: DeadLetter[]): Promise<void>;

  abstract startOffsets(consumer: string, topic: string): Promise<Map<number, bigint>>;

  /** The greatest position p such that everything up to p was applied (or set aside as dead); -1 at first. */
  abstract watermark(): Promise<number>;

  /** Position of the newest event recorded at or before the instant (RFC 3339), -1 when there is none. */
  abstract positionAt(instant: string): Promise<number>;

  /** Streams graph facts with `position >= from` in batches, in position order. */
  abstract loadGraphFacts(from: number, onFacts: (facts: GraphFact[]) => void): Promise<void>;

  /** Empties every `rm_` table: the state before the first event. */
  abstract clear(): Promise<void>;

  /** A digest per `rm_` table over its rows in key order, to compare a rebuilt model with what stood before. */
  abstract fingerprint(): Promise<Record<string, string>>;

  // Questions. `knownAt` is a position; records that were not known then are not found (null).
  abstract findAsset(id: string, knownAt: number): Promise<AssetRecord | null>;
  abstract findCertificate(id: string, knownAt: number): Promise<CertificateRecord | null>;
  abstract findOrganization(id: string, knownAt: number): Promise<OrganizationRecord | null>;
  abstract findScheme(id: string, knownAt: number): Promise<SchemeRecord | null>;
  abstract findAssets(query: AssetQuery): Promise<{ items: AssetListItem[]; next: string | null }>;
  abstract certificateDigests(ids: string[]): Promise<Map<string, CertificateDigest>>;
  abstract assetDigests(ids: string[]): Promise<Map<string, AssetDigest>>;
  abstract organizationNames(ids: string[]): Promise<Map<string, { zh?: string; en?: string }>>;
  /** Certificates of an asset (by id or by its resolved nameplate), newest first. */
  abstract certificatesOfAsset(id: string, knownAt: number): Promise<CertificateDigest[]>;
  abstract verifyByNumber(issuer: string, number: string): Promise<PublicVerificationRecord | null>;
  abstract verifyBySerial(serialNumber: string, manufacturer: string): Promise<PublicVerificationRecord[]>;
}
