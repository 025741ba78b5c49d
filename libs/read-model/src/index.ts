export type { CertificateListQuery } from './certificate/certificate-list.query';
export type { ImpactCaseListQuery, ImpactCaseListRow } from './impact-case/impact-case';
export type { OrganizationListQuery, OrganizationListRow } from './organization/organization-list.query';
export type { SchemeListQuery } from './scheme/scheme';
export { LEDGER_PAGE_MAX } from './asset/ledger.query';
export type { StatusProgress, StatusStep } from './asset-status/asset-status.store';
export type { AssetStatusRow } from './asset-status/asset-status.table';
export { migrateReadModel } from './data-source';
export { printOf } from './issuing/issuing';
export { DUE_NOTICE_PAGE_MAX } from './due-notice/due-notice.query';
export { DUE_THRESHOLDS_DAYS } from './due-notice/record-due-notices';
export { BEARERS_MAX, type Bearers } from './label/label';
export { isEventFault, messageOf, UnprojectableEvent } from './event-fault';
export { PostgresReadModel } from './postgres-read-model';
export {
  SET_ASIDE_STREAMS_MAX,
  type EpochCause,
  type RaisedEpoch,
  type TableProgress,
} from './progress/table-progress';
export * from './access-log/access-log.query';
export * from './access-log/access-log-writer';
export * from './reading/public-tiers';
export * from './reading/reader';
export * from './reading/reader-roles';
export * from './reading/record-reader';
export * from './read-model';
export * from './recorded-event';
export * from './records';
export { CursorError, cursorOf, keyOfCursor, type ListIdentity } from './sql/cursor';
export { ReadModelUnavailable } from './unavailable';
