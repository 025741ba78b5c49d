import type { CivilDate, RecordedEvent } from '@suyuan/domain';
import type { GraphFact } from '@suyuan/traceability';
import type { StatusProgress, StatusStep } from './asset-status/asset-status.store';
import type { DueNoticeQuery } from './due-notice/due-notice.query';
import type { Rest } from './due-notice/record-due-notices';
import type { Bearers } from './label/label';
import type { GradedAsset } from './impact-case/grading-facts.query';
import type { LastKnownGoodQuestion } from './impact-case/last-known-good.query';
import type { RaisedEpoch, TableProgress } from './progress/table-progress';
import type { AssetReading, CertificateReading, OrganizationReading, RightsNews } from './reading/reader';
import type {
  AssetDigest,
  AssetListItem,
  AssetQuery,
  AssetRecord,
  CertificateDigest,
  CertificateRecord,
  DueNotice,
  GradingFacts,
  ImpactCaseRecord,
  IssuingFigures,
  MethodRecord,
  OrganizationDigest,
  OrganizationRecord,
  ProposalQuery,
  ProposalRecord,
  SchemeRecord,
  StreamEvent,
} from './records';
import type { CertificateListQuery } from './certificate/certificate-list.query';
import type { ImpactCaseListQuery, ImpactCaseListRow } from './impact-case/impact-case';
import type { OrganizationListQuery, OrganizationListRow } from './organization/organization-list.query';
import type { SchemeListQuery } from './scheme/scheme';

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

/** A dead letter that waits for somebody, as an operator sees it. */
export interface DeadLetterRecord extends DeadLetter {
  deadAt: string;
  /** Later events of its stream that wait for it. */
  parked: number;
}

/** What became of a dead letter and of the events parked behind it. */
export interface DeadLetterReplay {
  /** Positions applied now, in order. */
  applied: number[];
  /** A parked event that turned out to be dead itself; those behind it go on waiting. */
  dead: { position: number; reason: string } | null;
}

/** The replay of a dead letter is not possible: nothing dead is known at the position, or an earlier one comes first. */
export class DeadLetterReplayError extends Error {
  constructor(
    readonly code: 'NOT_DEAD' | 'EARLIER_DEAD_LETTER',
    message: string,
  ) {
    super(message);
    this.name = 'DeadLetterReplayError';
  }
}

/**
 * The tables under `rm_`: disposable, rebuilt from the log. Written by the projector only, read by the query side.
 * Applying is idempotent by position and does not depend on the order between streams. Questions throw
 * ReadModelUnavailable while the store is away.
 */
export abstract class ReadModel {
  /**
   * Applies events of one partition and moves its checkpoint, in one transaction: all of it or nothing. Events behind
   * an unresolved dead letter of their stream are parked. Throws an error that `isEventFault` can judge.
   */
  abstract apply(events: RecordedEvent[], checkpoint: Checkpoint | null, dead?: DeadLetter[]): Promise<void>;

  /** Dead letters that are not resolved yet, the oldest first. */
  abstract deadLetters(page: {
    limit: number;
    cursor: string | null;
  }): Promise<{ items: DeadLetterRecord[]; next: string | null }>;

  /**
   * Applies an event that was dead and then the events parked behind it, in one transaction. Throws
   * DeadLetterReplayError, or what `apply` throws when the event still cannot be projected (nothing changes then).
   */
  abstract replayDeadLetter(event: RecordedEvent): Promise<DeadLetterReplay>;

  abstract startOffsets(consumer: string, topic: string): Promise<Map<number, bigint>>;

  /** The greatest position p such that everything up to p was applied (or set aside as dead); -1 at first. */
  abstract watermark(): Promise<number>;

  /** How far the tables are, with the epoch they are in and what was set aside, in one round trip. */
  abstract tableProgress(): Promise<TableProgress>;

  /** Where the tables are, and the last epoch in which they were emptied or put back. */
  abstract turn(): Promise<{ watermark: number; epoch: number }>;

  /** What raised the epoch after one: replays with the positions they applied, rebuilds, restores. */
  abstract epochsAfter(epoch: number): Promise<RaisedEpoch[]>;

  /** Tells everybody who reads the tables that they were put back from a copy. */
  abstract raiseEpochAfterRestore(): Promise<void>;

  /** Position of the newest event recorded at or before the instant (RFC 3339), -1 when there is none. */
  abstract positionAt(instant: string): Promise<number>;

  /** Streams graph facts with `position >= from` in batches, in position order. */
  abstract loadGraphFacts(from: number, onFacts: (facts: GraphFact[]) => void): Promise<void>;

  /** The graph facts of some positions, in position order; a position without one is left out. */
  abstract graphFactsAt(positions: readonly number[]): Promise<GraphFact[]>;

  /** Empties every `rm_` table: the state before the first event. */
  abstract clear(): Promise<void>;

  /**
   * A digest per `rm_` table, to compare a rebuilt model with what stood before. It depends on the rows alone, not on
   * their order or on how they were batched; where a consumer stands (rm_checkpoint) is left out.
   */
  abstract fingerprint(): Promise<Record<string, string>>;

  /** Events of some streams with after < position <= upTo, each stream in its order: what judgements rest on. */
  abstract eventsOf(streams: readonly string[], after: number, upTo: number): Promise<StreamEvent[]>;

  /** Publications of schemes and methods with after < position <= upTo. */
  abstract publications(after: number, upTo: number): Promise<StreamEvent[]>;

  // Questions. `knownAt` is a position; records that were not known then are not found (null).
  abstract findAsset(id: string, knownAt: number): Promise<AssetRecord | null>;
  abstract findCertificate(id: string, knownAt: number): Promise<CertificateRecord | null>;
  abstract findOrganization(id: string, knownAt: number): Promise<OrganizationRecord | null>;
  abstract findScheme(id: string, knownAt: number): Promise<SchemeRecord | null>;
  abstract findMethod(id: string, knownAt: number): Promise<MethodRecord | null>;
  /** What speaks about the issuing of certificates, by id; one that was not known then is absent. */
  abstract issuingOf(certificates: readonly string[], knownAt: number): Promise<Map<string, IssuingFigures>>;
  abstract findImpactCase(id: string, knownAt: number): Promise<ImpactCaseRecord | null>;
  /** The newest certificate of an asset that was good before a day, or null. */
  abstract lastKnownGood(question: LastKnownGoodQuestion): Promise<CertificateDigest | null>;
  /** What grades of an impact rest on: certificates by id, and what assets measure. Immutable once recorded. */
  abstract gradingFacts(certificates: readonly string[]): Promise<Map<string, GradingFacts>>;
  abstract measurandsOf(assets: readonly string[]): Promise<Map<string, GradedAsset>>;
  abstract findOrganizations(query: OrganizationListQuery): Promise<OrganizationListRow[]>;
  abstract findCertificates(query: CertificateListQuery): Promise<CertificateDigest[]>;
  abstract findSchemes(query: SchemeListQuery): Promise<Omit<SchemeRecord, 'history'>[]>;
  abstract findImpactCases(query: ImpactCaseListQuery): Promise<ImpactCaseListRow[]>;
  abstract findAssets(query: AssetQuery): Promise<{ items: AssetListItem[]; next: string | null }>;
  /** How many assets of the same list stand in each state, by the projection of states. */
  abstract countStates(query: AssetQuery): Promise<Record<string, number>>;

  // The projection of states: written by whichever query process holds its lock, in one transaction a step.
  abstract keepStatuses(
    step: (progress: StatusProgress) => Promise<StatusStep | null>,
  ): Promise<StatusProgress | null>;
  abstract statusProgress(): Promise<StatusProgress>;
  abstract assetsAfter(after: string, limit: number): Promise<string[]>;
  abstract assetsTurningBy(day: CivilDate, limit: number): Promise<string[]>;
  abstract streamsChanged(after: number, upTo: number, limit: number): Promise<string[]>;

  abstract certificateDigests(ids: string[]): Promise<Map<string, CertificateDigest>>;
  abstract assetDigests(ids: string[]): Promise<Map<string, AssetDigest>>;
  abstract organizationDigests(ids: string[]): Promise<Map<string, OrganizationDigest>>;
  /** Every certificate of an asset (by id or by its resolved nameplate), newest first. */
  abstract certificatesOfAsset(id: string, knownAt: number): Promise<CertificateDigest[]>;
  /** The same of several assets, by id. */
  abstract certificatesOfAssets(
    ids: readonly string[],
    knownAt: number,
  ): Promise<Map<string, CertificateDigest[]>>;
  /** Certificates with a number, however typed, as known at a position; `issuer` is its laboratory, null: any. */
  abstract certificatesNumbered(
    asked: { number: string; issuer: string | null },
    knownAt: number,
  ): Promise<Bearers>;
  /** What bears a serial number of a manufacturer, however typed: assets, and certificates that name it, newest first. */
  abstract bearersOfSerial(
    asked: { serialNumber: string; manufacturer: string },
    knownAt: number,
  ): Promise<{ assets: Bearers; certificates: Bearers }>;

  abstract findProposal(id: string, knownAt: number): Promise<ProposalRecord | null>;
  /** Proposals after a position, in the order in which they were made. */
  abstract proposals(query: ProposalQuery): Promise<ProposalRecord[]>;

  // Rights, as of now.
  /** What rights on assets rest on, by id; one that nobody knows is absent. */
  abstract assetReadings(assets: readonly string[], today: string): Promise<Map<string, AssetReading>>;
  /** By id; a certificate that the tables do not know is absent. */
  abstract certificateReadings(ids: readonly string[]): Promise<Map<string, CertificateReading>>;
  abstract organizationReading(id: string, today: string): Promise<OrganizationReading | null>;
  /** Of some assets, those that an organization owns now. */
  abstract ownedAmong(organization: string, assets: readonly string[]): Promise<string[]>;
  /** What became known after a position about hidden assets and clearances. */
  abstract rightsAfter(position: number): Promise<RightsNews>;

  /** Notices that still stand, those that end first before the others; `owner` is the present one, null: all. */
  abstract dueNotices(query: DueNoticeQuery): Promise<{ items: DueNotice[]; next: string | null }>;

  /**
   * Writes the notices due on a day, once for each thing that ends, due day and threshold. Returns how many are new.
   *
   * @param rest called between two statements; left out, the work goes on at once
   */
  abstract recordDueNotices(today: CivilDate, rest?: Rest): Promise<number>;

  /** Releases the connections. */
  abstract close(): Promise<void>;
}
