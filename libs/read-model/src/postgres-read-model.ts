import { ADVISORY_LOCKS } from '@suyuan/platform';
import type { CivilDate, RecordedEvent } from '@suyuan/domain';
import type { GraphFact } from '@suyuan/traceability';
import type { DataSource, EntityManager } from 'typeorm';
import { assetDigests, findAsset } from './asset/asset.query';
import { countStates, findAssets } from './asset/ledger.query';
import {
  assetsAfter,
  assetsTurningBy,
  keepStatuses,
  statusProgress,
  streamsChanged,
  type StatusProgress,
  type StatusStep,
} from './asset-status/asset-status.store';
import { findCertificates, type CertificateListQuery } from './certificate/certificate-list.query';
import {
  certificateDigests,
  certificatesOfAsset,
  certificatesOfAssets,
  findCertificate,
} from './certificate/certificate.query';
import { readModelDataSource } from './data-source';
import { dueNotices, type DueNoticeQuery } from './due-notice/due-notice.query';
import { recordDueNotices, type Rest } from './due-notice/record-due-notices';
import { graphFactsAt, loadGraphFacts } from './graph-fact/graph-fact';
import { eventsOf, positionAt, publications } from './history/history.query';
import { gradingFacts, measurandsOf } from './impact-case/grading-facts.query';
import { findImpactCase, findImpactCases, type ImpactCaseListQuery } from './impact-case/impact-case';
import { lastKnownGood, type LastKnownGoodQuestion } from './impact-case/last-known-good.query';
import { issuingOf } from './issuing/issuing';
import { bearersOfSerial, certificatesNumbered } from './label/label';
import { findMethod } from './method/method';
import { findOrganization, organizationDigests } from './organization/organization';
import { findOrganizations, type OrganizationListQuery } from './organization/organization-list.query';
import { applyBatch } from './progress/apply';
import { startOffsets } from './progress/checkpoint';
import { deadLetters } from './progress/dead-letter';
import { clear, fingerprint } from './progress/fingerprint';
import { replayDeadLetter } from './progress/replay';
import { epochsAfter, raiseEpoch, tableProgress, turn } from './progress/table-progress';
import { watermark } from './progress/watermark';
import { ReadModel, type Checkpoint, type DeadLetter } from './read-model';
import { findProposal, proposals } from './proposal/proposal';
import type { AssetQuery, ProposalQuery } from './records';
import {
  assetReadings,
  certificateReadings,
  organizationReading,
  ownedAmong,
  rightsAfter,
} from './reading/rights.query';
import { findScheme, findSchemes, type SchemeListQuery } from './scheme/scheme';
import type { SqlRunner } from './sql/sql-runner';
import { questionsTo } from './unavailable';

/** The read model on PostgreSQL. Call `migrateReadModel` before, once per release. */
export class PostgresReadModel extends ReadModel {
  private readonly questions: SqlRunner;

  private constructor(private readonly source: DataSource) {
    super();
    this.questions = questionsTo(source);
  }

  /**
   * Connects as the runtime role, or as the judge, who only reads. `onError` hears of idle connections that break; they
   * are replaced.
   */
  static async connect(
    url: string,
    onError?: (error: Error) => void,
    role?: string,
  ): Promise<PostgresReadModel> {
    return new PostgresReadModel(await readModelDataSource(url, onError, role).initialize());
  }

  async apply(
    events: RecordedEvent[],
    checkpoint: Checkpoint | null,
    dead: DeadLetter[] = [],
  ): Promise<void> {
    await this.source.transaction(async (sql) => {
      await sql.query('SELECT pg_advisory_xact_lock_shared($1)', [ADVISORY_LOCKS.applyEvents]);
      await applyBatch(sql, events, checkpoint, dead);
    });
  }

  async replayDeadLetter(event: RecordedEvent) {
    return this.alone((sql) => replayDeadLetter(sql, event));
  }

  async deadLetters(page: { limit: number; cursor: string | null }) {
    return deadLetters(this.questions, page);
  }

  async startOffsets(consumer: string, topic: string): Promise<Map<number, bigint>> {
    return startOffsets(this.questions, consumer, topic);
  }

  async watermark(): Promise<number> {
    return watermark(this.questions);
  }

  async tableProgress() {
    return tableProgress(this.questions);
  }

  async turn() {
    return turn(this.questions);
  }

  async epochsAfter(epoch: number) {
    return epochsAfter(this.questions, epoch);
  }

  async raiseEpochAfterRestore(): Promise<void> {
    await this.alone((sql) => raiseEpoch(sql, 'RESTORE'));
  }

  async graphFactsAt(positions: readonly number[]): Promise<GraphFact[]> {
    return graphFactsAt(this.questions, positions);
  }

  async positionAt(instant: string): Promise<number> {
    return positionAt(this.questions, instant);
  }

  async loadGraphFacts(from: number, onFacts: (facts: GraphFact[]) => void): Promise<void> {
    await loadGraphFacts(this.questions, from, onFacts);
  }

  async eventsOf(streams: readonly string[], after: number, upTo: number) {
    return eventsOf(this.questions, streams, after, upTo);
  }

  async publications(after: number, upTo: number) {
    return publications(this.questions, after, upTo);
  }

  async clear(): Promise<void> {
    await this.alone(clear);
  }

  async fingerprint(): Promise<Record<string, string>> {
    return this.source.transaction('REPEATABLE READ', fingerprint);
  }

  async findAsset(id: string, knownAt: number) {
    return findAsset(this.questions, id, knownAt);
  }

  async findCertificate(id: string, knownAt: number) {
    return findCertificate(this.questions, id, knownAt);
  }

  async findOrganization(id: string, knownAt: number) {
    return findOrganization(this.questions, id, knownAt);
  }

  async findScheme(id: string, knownAt: number) {
    return findScheme(this.questions, id, knownAt);
  }

  async findMethod(id: string, knownAt: number) {
    return findMethod(this.questions, id, knownAt);
  }

  async issuingOf(certificates: readonly string[], knownAt: number) {
    return issuingOf(this.questions, certificates, knownAt);
  }

  async findImpactCase(id: string, knownAt: number) {
    return findImpactCase(this.questions, id, knownAt);
  }

  async lastKnownGood(question: LastKnownGoodQuestion) {
    return lastKnownGood(this.questions, question);
  }

  async gradingFacts(certificates: readonly string[]) {
    return gradingFacts(this.questions, certificates);
  }

  async measurandsOf(assets: readonly string[]) {
    return measurandsOf(this.questions, assets);
  }

  async findOrganizations(query: OrganizationListQuery) {
    return findOrganizations(this.questions, query);
  }

  async findCertificates(query: CertificateListQuery) {
    return findCertificates(this.questions, query);
  }

  async findSchemes(query: SchemeListQuery) {
    return findSchemes(this.questions, query);
  }

  async findImpactCases(query: ImpactCaseListQuery) {
    return findImpactCases(this.questions, query);
  }

  async findAssets(query: AssetQuery) {
    return findAssets(this.questions, query);
  }

  async countStates(query: AssetQuery) {
    return countStates(this.questions, query);
  }

  async keepStatuses(step: (progress: StatusProgress) => Promise<StatusStep | null>) {
    return this.source.transaction((sql) => keepStatuses(sql, step));
  }

  async statusProgress() {
    return statusProgress(this.questions);
  }

  async assetsAfter(after: string, limit: number) {
    return assetsAfter(this.questions, after, limit);
  }

  async assetsTurningBy(day: CivilDate, limit: number) {
    return assetsTurningBy(this.questions, day, limit);
  }

  async streamsChanged(after: number, upTo: number, limit: number) {
    return streamsChanged(this.questions, after, upTo, limit);
  }

  async certificateDigests(ids: string[]) {
    return certificateDigests(this.questions, ids);
  }

  async assetDigests(ids: string[]) {
    return assetDigests(this.questions, ids);
  }

  async organizationDigests(ids: string[]) {
    return organizationDigests(this.questions, ids);
  }

  async certificatesOfAsset(id: string, knownAt: number) {
    return certificatesOfAsset(this.questions, id, knownAt);
  }

  async certificatesOfAssets(ids: readonly string[], knownAt: number) {
    return certificatesOfAssets(this.questions, ids, knownAt);
  }

  async certificatesNumbered(asked: { number: string; issuer: string | null }, knownAt: number) {
    return certificatesNumbered(this.questions, asked, knownAt);
  }

  async bearersOfSerial(asked: { serialNumber: string; manufacturer: string }, knownAt: number) {
    return bearersOfSerial(this.questions, asked, knownAt);
  }

  async findProposal(id: string, knownAt: number) {
    return findProposal(this.questions, id, knownAt);
  }

  async proposals(query: ProposalQuery) {
    return proposals(this.questions, query);
  }

  async dueNotices(query: DueNoticeQuery) {
    return dueNotices(this.questions, query);
  }

  async recordDueNotices(today: CivilDate, rest?: Rest): Promise<number> {
    return recordDueNotices(this.source, today, rest);
  }

  async assetReadings(assets: readonly string[], today: string) {
    return assetReadings(this.questions, assets, today);
  }

  async certificateReadings(ids: readonly string[]) {
    return certificateReadings(this.questions, ids);
  }

  async organizationReading(id: string, today: string) {
    return organizationReading(this.questions, id, today);
  }

  async ownedAmong(organization: string, assets: readonly string[]) {
    return ownedAmong(this.questions, organization, assets);
  }

  async rightsAfter(position: number) {
    return rightsAfter(this.questions, position);
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  private async alone<Result>(work: (sql: EntityManager) => Promise<Result>): Promise<Result> {
    return this.source.transaction(async (sql) => {
      await sql.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.applyEvents]);
      return work(sql);
    });
  }
}
