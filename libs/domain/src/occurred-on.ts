import type { DomainEvent } from './events';
import type { CivilDate } from './vocabulary';

/**
 * The civil date on which an event happened in the world. Facts that name no day of their own happen when they
 * are recorded.
 */
export function occurredOn(event: DomainEvent, recordedOn: CivilDate): CivilDate {
  switch (event.type) {
    case 'CalibrationRecorded':
      return event.data.performedOn;
    case 'AssetRepaired':
    case 'AssetAdjusted':
    case 'AssetDamaged':
    case 'AssetIsolated':
    case 'AssetReturned':
    case 'AssetRetired':
    case 'AssetTransferred':
    case 'AssetChecked':
    case 'AssetAmended':
    case 'AssetConfirmed':
    case 'AssetInstalled':
    case 'AssetSealBroken':
    case 'AssetSoftwareChanged':
    case 'OrganizationAmended':
    case 'OrganizationMerged':
    case 'OrganizationDissolved':
    case 'ImpactCaseNotified':
    case 'ImpactCaseClosed':
      return event.data.on;
    case 'AssetExamined':
    case 'ScopeGranted':
    case 'SchemePublished':
    case 'MethodPublished':
      return event.data.validFrom;
    case 'ScopeSuspended':
    case 'ScopeRevoked':
    case 'OrganizationEntrusted':
    case 'ClearanceGranted':
    case 'AssetEntrusted':
    case 'LaboratoryDesignated':
    case 'CertificateSuspended':
      return event.data.from;
    case 'NonconformityFound':
    case 'ImpactCaseOpened':
      return event.data.to;
    case 'ReferenceValueRestated':
      return event.data.effectiveFrom;
    case 'CertificateRevoked':
      return event.data.effectiveFrom ?? recordedOn;
    case 'ImpactCaseAssessed':
    case 'CertificateReplaced':
    case 'QuantityPublished':
    case 'SuspicionDismissed':
    case 'OrganizationRegistered':
    case 'AssetRegistered':
    case 'CertificateAccepted':
    case 'CertificateDisputed':
    case 'CertificateConfirmed':
    case 'ProposalMade':
    case 'ProposalApproved':
      return recordedOn;
  }
}
