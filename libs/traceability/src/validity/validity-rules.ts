import { mustNotBeIsolated, mustNotBeRetired, standardMustBeExamined } from './asset-rules';
import {
  certificateMustBeBorneOut,
  certificateMustNotBeExpired,
  certificateMustNotBeRevoked,
  compulsoryItemMustBeVerified,
  conclusionMustBePass,
  dueDayMustBeKnown,
  materialMustNotBeExpired,
  mustHaveBeenCalibrated,
  mustNotBeChangedSince,
  mustServeThePurpose,
  rangeMustBeCovered,
} from './certificate-rules';
import { chainMustBeComplete, ownFindingMustBeHealed, referenceFindingsMustBeSettled } from './chain-rules';
import type { ValidityRule } from './validity-rule';

/** The checks of METROLOGY.md section 8, in its order. That the asset is known is seen to before it is asked about. */
export const VALIDITY_JUDGES: readonly ValidityRule[] = [
  mustNotBeRetired,
  mustNotBeIsolated,
  mustHaveBeenCalibrated,
  certificateMustNotBeRevoked,
  certificateMustBeBorneOut,
  compulsoryItemMustBeVerified,
  mustServeThePurpose,
  conclusionMustBePass,
  certificateMustNotBeExpired,
  dueDayMustBeKnown,
  materialMustNotBeExpired,
  mustNotBeChangedSince,
  rangeMustBeCovered,
  standardMustBeExamined,
  chainMustBeComplete,
  ownFindingMustBeHealed,
  referenceFindingsMustBeSettled,
];
