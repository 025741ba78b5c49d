import { bearsOn } from './parts';
import { findingsAboutChain } from './start-findings';
import type { FindingOutcome, ValidityReason } from './validity-facts';
import { reason, reasonOf, type ValidityRule } from './validity-rule';

/** Issuer in scope on the day and the chain complete, by the judged trace. */
export const chainMustBeComplete: ValidityRule = ({ dayFacts: { trace } }) =>
  findingsAboutChain(trace).map(reasonOf);

/**
 * The asset itself was found out of tolerance after the last day it was known good, and has not been calibrated since
 * the day of the finding. Closing the impact case does not heal it: that is about what was measured with it.
 */
export const ownFindingMustBeHealed: ValidityRule = (c) => {
  const { certificate, day, facts } = c;
  if (certificate === null) return [];
  return facts.nonconformities
    .filter(({ from, to, part }) => from < day && certificate.performedOn < to && bearsOn(c, part))
    .map(({ id, impactCase }) => reason('IMPACT_OPEN', [...new Set([id, impactCase])], 'GAP'));
};

/**
 * References of the chain that were later found out of tolerance for the day they were used: each finding is told once,
 * by what its impact case says for the certificate in force; a case that is open is told as open, however bad it is. An ancillary reference carries no traceability.
 */
export const referenceFindingsMustBeSettled: ValidityRule = ({ dayFacts: { trace, impact } }) => {
  const told = new Map<string, ValidityReason[]>();
  for (const { code, severity, evidence, at } of trace.findings) {
    if (code !== 'REFERENCE_NONCONFORMING' || severity === 'REMARK') continue;
    // A reference that failed its own verification is named by that certificate, which opens no case.
    for (const id of evidence.filter((each) => each !== at.to)) {
      if (!told.has(id)) told.set(id, impactReasons(id, impact?.get(id), at));
    }
  }
  return [...told.values()].flat();
};

function impactReasons(
  nonconformity: string,
  outcome: FindingOutcome | undefined,
  at: ValidityReason['at'],
): ValidityReason[] {
  const { impactCase = null, state = 'OPEN', grade = null } = outcome ?? {};
  if (state === 'CLOSED') return [];
  // A case may bear the id of the finding that opened it.
  const evidence = [...new Set([nonconformity, ...(impactCase === null ? [] : [impactCase])])];
  const open = { ...reason('IMPACT_OPEN', evidence, grade === null ? 'UNDECIDED' : 'REMARK'), at };
  const major = grade === 'MAJOR' || grade === 'VERDICT_CHANGES';
  return major ? [{ ...reason('IMPACT_MAJOR', evidence), at }, open] : [open];
}
