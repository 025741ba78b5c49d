import { unmendedFailures, type JudgedCheck } from '@suyuan/domain';
import { reason, type ValidityCase, type ValidityRule } from './validity-rule';

/**
 * Failed after its calibration, and neither calibrated again nor passed by a later check with figures since. A failure
 * without figures is undecided.
 */
export const mustNotHaveFailedSince: ValidityRule = (c) => {
  const { certificate, day, facts } = c;
  if (certificate === null) return [];
  return unmendedFailures(facts.checks, day)
    .filter(({ on }) => certificate.performedOn < on)
    .map(({ id, outcome }) =>
      reason('FAILED_SINCE', [certificate.id, id], outcome === 'FAILED' ? 'GAP' : 'UNDECIDED'),
    );
};

/** What a check says must be what its figures say. */
export const checkMustFollowFromFigures: ValidityRule = (c) =>
  told(c, ({ contradicted }) => contradicted).map(({ id }) => reason('CHECK_CONTRADICTED', [id]));

/** A check without figures bears nothing out. */
export const checkShouldHaveFigures: ValidityRule = (c) =>
  told(c, ({ outcome }) => outcome === 'PASSED_UNPROVEN').map(({ id }) =>
    reason('CHECK_WITHOUT_FIGURES', [id]),
  );

/** Checks since the certificate in force: those before it belong to an earlier state of the asset. */
function told(
  { certificate, day, facts }: ValidityCase,
  which: (check: JudgedCheck) => boolean,
): JudgedCheck[] {
  return facts.checks.filter(
    (check) => certificate !== null && certificate.performedOn < check.on && check.on <= day && which(check),
  );
}
