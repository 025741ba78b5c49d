import { conclusionMustFollowFromPoints, conclusionNeedsADecisionRule } from './conformity';
import { examinationMustBeInForce, standardMustBeExamined } from './examinations';
import {
  capabilityMustBeEvaluable,
  laboratoryMustBeAuthorised,
  laboratoryMustNotBeSuspended,
  resultMustBeInScope,
  uncertaintyMustNotBeBelowCapability,
} from './issuer';
import {
  referenceIntervalMustNotHavePassed,
  referenceMustBeInUse,
  referenceMustBeUnchanged,
  referenceMustConform,
} from './reference-state';
import type { CertificateRule, LinkRule, ResultRule, TraceRule } from './rule';

/** What is judged on each link, as of the day the reference was used. */
export const LINK_JUDGES: readonly LinkRule[] = [
  referenceMustConform,
  referenceMustBeInUse,
  referenceMustBeUnchanged,
  referenceIntervalMustNotHavePassed,
  standardMustBeExamined,
  examinationMustBeInForce,
];

/** What is judged of each walked result, as of the day it was measured. */
export const RESULT_JUDGES: readonly ResultRule[] = [
  resultMustBeInScope,
  capabilityMustBeEvaluable,
  laboratoryMustNotBeSuspended,
  laboratoryMustBeAuthorised,
  uncertaintyMustNotBeBelowCapability,
];

/** What is judged of each certificate of the trace. */
export const CERTIFICATE_JUDGES: readonly CertificateRule[] = [
  conclusionNeedsADecisionRule,
  conclusionMustFollowFromPoints,
];

/** What is judged of the trace as a whole. */
export const TRACE_JUDGES: readonly TraceRule[] = [];
