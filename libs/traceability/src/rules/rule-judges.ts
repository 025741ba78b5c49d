import { chainShouldBeOfUsualLength } from './chain-length';
import { conclusionMustFollowFromPoints, conclusionNeedsADecisionRule } from './conformity';
import { examinationMustBeInForce, standardMustBeExamined } from './examinations';
import { certificateMustNotLookFalse } from './false-reports';
import { contentMustHaveItsDigest, signatureMustVerify } from './integrity';
import {
  capabilityMustBeEvaluable,
  issuerMustBeThere,
  laboratoryMustBeAuthorised,
  laboratoryMustNotBeSuspended,
  resultMustBeInScope,
  scopeParametersMustBeStated,
  uncertaintyMustNotBeBelowCapability,
} from './issuer';
import {
  methodShouldBeInForce,
  observationsMustBeRecorded,
  surroundingsMustBeRecorded,
  surroundingsMustBeWithinLimits,
} from './methods';
import {
  parametersMustBeCovered,
  parametersMustBeOfTheReference,
  parametersMustBeStated,
} from './parameters';
import { batchMustBeCertified, materialMustNotHaveExpired } from './reference-materials';
import {
  referenceIntervalMustNotHavePassed,
  referenceMustBeInUse,
  referenceMustBeUnchanged,
  referenceMustConform,
  restatedValueIsTold,
} from './reference-state';
import type { CertificateRule, LinkRule, ResultRule, TraceRule } from './rule';
import { referenceMustNotHaveFailed } from './checked-references';
import { referenceShouldCompareWell } from './compared-references';
import { referenceMustNotBeFoundOut } from './found-out';
import {
  levelsShouldNotBeSkipped,
  referenceMustStandAbove,
  schemeShouldBeInForce,
  transferMustBeInScheme,
} from './schemes';
import { uncertaintyMustKeepTheRatio } from './schemes-ratio';
import { referenceUncertaintyMustBeKnown, useByGradeIsTold } from './used-by-grade';
import { uncertaintyMustGrow, uncertaintyMustNotBeOverprecise } from './uncertainty-growth';

/** What is judged on each link, as of the day the reference was used. */
export const LINK_JUDGES: readonly LinkRule[] = [
  referenceMustConform,
  referenceMustBeInUse,
  referenceMustBeUnchanged,
  referenceMustNotHaveFailed,
  referenceMustNotBeFoundOut,
  referenceShouldCompareWell,
  referenceIntervalMustNotHavePassed,
  standardMustBeExamined,
  examinationMustBeInForce,
  restatedValueIsTold,
  parametersMustBeOfTheReference,
  parametersMustBeStated,
  parametersMustBeCovered,
  useByGradeIsTold,
  referenceUncertaintyMustBeKnown,
  uncertaintyMustGrow,
  uncertaintyMustKeepTheRatio,
  referenceMustStandAbove,
  levelsShouldNotBeSkipped,
  transferMustBeInScheme,
  materialMustNotHaveExpired,
  batchMustBeCertified,
];

/** What is judged of a link whose figures mean nothing yet, for nobody published their quantity. */
export const LINK_JUDGES_OF_ANY_QUANTITY: readonly LinkRule[] = [
  referenceMustConform,
  referenceMustBeInUse,
  referenceMustBeUnchanged,
  referenceIntervalMustNotHavePassed,
  standardMustBeExamined,
  examinationMustBeInForce,
  materialMustNotHaveExpired,
  batchMustBeCertified,
];

/** What is judged of each walked result, as of the day it was measured. */
export const RESULT_JUDGES: readonly ResultRule[] = [
  resultMustBeInScope,
  scopeParametersMustBeStated,
  capabilityMustBeEvaluable,
  laboratoryMustNotBeSuspended,
  laboratoryMustBeAuthorised,
  uncertaintyMustNotBeBelowCapability,
  uncertaintyMustNotBeOverprecise,
  observationsMustBeRecorded,
];

/** What is judged of each certificate of the trace. */
export const CERTIFICATE_JUDGES: readonly CertificateRule[] = [
  conclusionNeedsADecisionRule,
  conclusionMustFollowFromPoints,
  contentMustHaveItsDigest,
  signatureMustVerify,
  certificateMustNotLookFalse,
  methodShouldBeInForce,
  surroundingsMustBeWithinLimits,
  surroundingsMustBeRecorded,
  schemeShouldBeInForce,
  issuerMustBeThere,
];

/** What is judged of the trace as a whole. */
export const TRACE_JUDGES: readonly TraceRule[] = [chainShouldBeOfUsualLength];
