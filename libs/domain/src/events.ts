import type { AssetEvent } from './asset/asset.events';
import type { CertificateEvent } from './certificate/certificate.events';
import type { ImpactCaseEvent } from './impact-case/impact-case.events';
import type { LaboratoryEvent } from './laboratory/laboratory.events';
import type { MethodEvent } from './method/method.events';
import type { ProposalEvent } from './proposal/proposal.events';
import type { QuantityEvent } from './quantity/quantity.events';
import type { SchemeEvent } from './scheme/scheme.events';

/** Every fact Suyuan records. Names and shapes are for ever: add, never rename. */
export type DomainEvent =
  | LaboratoryEvent
  | AssetEvent
  | CertificateEvent
  | SchemeEvent
  | MethodEvent
  | QuantityEvent
  | ImpactCaseEvent
  | ProposalEvent;

export type DomainEventType = DomainEvent['type'];

/** The schema version in force for each event type; older shapes are upcast where they are read. */
export const EVENT_SCHEMA_VERSIONS: Record<DomainEventType, number> = {
  OrganizationRegistered: 2,
  OrganizationAmended: 1,
  OrganizationMerged: 1,
  OrganizationDissolved: 1,
  ScopeGranted: 3,
  ScopeSuspended: 1,
  ScopeRevoked: 1,
  SchemePublished: 2,
  MethodPublished: 1,
  QuantityPublished: 1,
  AssetRegistered: 3,
  AssetExamined: 1,
  AssetRepaired: 1,
  AssetAdjusted: 1,
  AssetDamaged: 1,
  AssetIsolated: 1,
  AssetReturned: 1,
  AssetRetired: 1,
  AssetTransferred: 1,
  NonconformityFound: 1,
  ReferenceValueRestated: 1,
  AssetChecked: 1,
  SuspicionDismissed: 1,
  AssetAmended: 1,
  AssetConfirmed: 1,
  AssetInstalled: 1,
  AssetSealBroken: 1,
  AssetSoftwareChanged: 1,
  CalibrationRecorded: 3,
  CertificateRevoked: 1,
  CertificateReplaced: 1,
  ImpactCaseOpened: 1,
  ImpactCaseAssessed: 1,
  ImpactCaseNotified: 1,
  ImpactCaseClosed: 1,
  OrganizationEntrusted: 1,
  ClearanceGranted: 1,
  AssetEntrusted: 1,
  LaboratoryDesignated: 1,
  CertificateAccepted: 1,
  CertificateDisputed: 1,
  CertificateConfirmed: 1,
  CertificateSuspended: 1,
  ProposalMade: 1,
  ProposalApproved: 1,
};

/** A domain event with its place in the log, as read from the log or from the bus. */
export type RecordedEvent = DomainEvent & {
  position: number;
  stream: string;
  version: number;
  eventId: string;
  schemaVersion: number;
  occurredOn: string;
  recordedAt: string;
  actor: { subject: string; role: string; organization: string | null };
  /** As it stands in the log, where that is of an earlier schema version than `data`. */
  written?: { schemaVersion: number; data: unknown };
};
