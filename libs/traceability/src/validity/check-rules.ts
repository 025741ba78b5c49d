import { unmendedFailures, type JudgedCheck } from '@suyuan/domain';
import { bearsOn } from './parts';
import { reason, type ValidityCase, type ValidityRule } from './validity-rule';
import type { ValidityReason } from './validity-facts';

/**
 * Failed after its calibration, by a check or by a later certificate of some of what is asked, and neither calibrated again nor passed by a later check with figures since. A failure
 * without figures is undecided.
 */
export const mustNotHaveFailedSince: ValidityRule = (c) => {
  const { certificate, day, facts } = c;
  if (certificate === null) return [];
  const byChecks = unmendedFailures(facts.checks, day)
    .filter(({ on, part }) => certificate.performedOn < on && bearsOn(c, part))
    .map(({ id, outcome }) =>
      reason('FAILED_SINCE', [certificate.id, id], outcome === 'FAILED' ? 'GAP' : 'UNDECIDED'),
    );
  return [...byChecks, ...newerCertificates(c, 'FAILED')];
};

/** A later certificate adjusted it: what was certified before is of another instrument (RECORD.md section 5). */
export const mustNotBeAdjustedSince: ValidityRule = (c) => newerCertificates(c, 'ADJUSTED');

function newerCertificates(
  { certificate, dayFacts }: ValidityCase,
  which: 'FAILED' | 'ADJUSTED',
): ValidityReason[] {
  if (certificate === null) return [];
  const code = which === 'FAILED' ? 'FAILED_SINCE' : 'REPAIRED_SINCE';
  return (dayFacts.newer ?? [])
    .filter(({ how }) => how === which)
    .map((each) => reason(code, [certificate.id, each.certificate]));
}

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
    (check) =>
      certificate !== null &&
      certificate.performedOn < check.on &&
      check.on <= day &&
      which(check) &&
      bearsOn({ certificate, day, facts }, check.part),
  );
}
