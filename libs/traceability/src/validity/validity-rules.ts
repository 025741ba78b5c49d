import { mustHaveAnOwner, mustNotBeIsolated, mustNotBeRetired, standardMustBeExamined } from './asset-rules';
import {
  calibrationMustBeConfirmed,
  certificateMustBeBorneOut,
  certificateMustNotBeExpired,
  certificateMustNotBeRevoked,
  compulsoryItemMustBeVerified,
  conclusionMustBePass,
  dueDayMustBeKnown,
  materialMustNotBeExpired,
  mustHaveBeenCalibrated,
  mustNotBeChangedSince,
  mustNotBeOpenedSince,
  mustServeThePurpose,
  rangeMustBeCovered,
  restrictionIsTold,
} from './certificate-rules';
import { calibrationsSinceMustNotSpeakAgainst } from './calibrations-since';
import {
  checkMustFollowFromFigures,
  checkShouldHaveFigures,
  mustNotBeAdjustedSince,
  mustNotHaveFailedSince,
} from './check-rules';
import { chainMustBeComplete, ownFindingMustBeHealed, referenceFindingsMustBeSettled } from './chain-rules';
import type { ValidityRule } from './validity-rule';

/** The checks of METROLOGY.md section 8, in its order. That the asset is known is seen to before it is asked about. */
export const VALIDITY_JUDGES: readonly ValidityRule[] = [
  mustNotBeRetired,
  mustNotBeIsolated,
  mustHaveAnOwner,
  mustHaveBeenCalibrated,
  certificateMustNotBeRevoked,
  certificateMustBeBorneOut,
  compulsoryItemMustBeVerified,
  mustServeThePurpose,
  conclusionMustBePass,
  restrictionIsTold,
  calibrationMustBeConfirmed,
  certificateMustNotBeExpired,
  dueDayMustBeKnown,
  materialMustNotBeExpired,
  mustNotBeChangedSince,
  mustNotBeAdjustedSince,
  mustNotBeOpenedSince,
  mustNotHaveFailedSince,
  calibrationsSinceMustNotSpeakAgainst,
  checkMustFollowFromFigures,
  checkShouldHaveFigures,
  rangeMustBeCovered,
  standardMustBeExamined,
  chainMustBeComplete,
  ownFindingMustBeHealed,
  referenceFindingsMustBeSettled,
];
