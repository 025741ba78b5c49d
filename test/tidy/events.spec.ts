/**
 * Goal: names of events are for ever. Method: the list of names stands here a second time, each of correctly
 * spelled words and in the past tense, so that neither a typo nor a renaming passes unseen.
 */
import { EVENT_SCHEMA_VERSIONS } from '@suyuan/domain';

const NAMES = [
  'OrganizationRegistered',
  'ScopeGranted',
  'ScopeSuspended',
  'ScopeRevoked',
  'SchemePublished',
  'MethodPublished',
  'QuantityPublished',
  'AssetRegistered',
  'AssetExamined',
  'AssetRepaired',
  'AssetAdjusted',
  'AssetDamaged',
  'AssetIsolated',
  'AssetReturned',
  'AssetRetired',
  'AssetTransferred',
  'NonconformityFound',
  'ReferenceValueRestated',
  'AssetChecked',
  'SuspicionDismissed',
  'AssetAmended',
  'AssetConfirmed',
  'AssetInstalled',
  'AssetSealBroken',
  'AssetSoftwareChanged',
  'CalibrationRecorded',
  'CertificateRevoked',
  'CertificateReplaced',
  'ImpactCaseOpened',
  'ImpactCaseAssessed',
  'ImpactCaseNotified',
  'ImpactCaseClosed',
  'OrganizationEntrusted',
  'ClearanceGranted',
  'AssetEntrusted',
  'LaboratoryDesignated',
  'CertificateAccepted',
  'CertificateDisputed',
  'CertificateConfirmed',
  'CertificateSuspended',
  'OrganizationAmended',
  'OrganizationMerged',
  'OrganizationDissolved',
  'ProposalMade',
  'ProposalApproved',
];
const NOUNS = [
  'Organization',
  'Scope',
  'Scheme',
  'Method',
  'AssetSeal',
  'AssetSoftware',
  'Asset',
  'Nonconformity',
  'Suspicion',
  'ReferenceValue',
  'Calibration',
  'Certificate',
  'ImpactCase',
  'Clearance',
  'Laboratory',
  'Proposal',
  'Quantity',
];

describe('the names of events', () => {
  it('are exactly those that were given, none renamed and none lost', () => {
    expect(Object.keys(EVENT_SCHEMA_VERSIONS).sort()).toEqual([...NAMES].sort());
  });

  it.each(NAMES)('%s is a noun of the field and a past participle', (name) => {
    const noun = NOUNS.find((candidate) => name.startsWith(candidate));
    expect(noun).toBeDefined();
    expect(name.slice(noun?.length)).toMatch(/^[A-Z][a-z]+(ed|Found)$|^Found$|^Made$|^Broken$/);
  });
});
