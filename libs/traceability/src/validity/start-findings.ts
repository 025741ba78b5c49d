import type { GapCode, PlacedFinding, Trace } from '../answers';

/** Findings of a trace about its own start, which validity tells in their own places and not with the chain. */
export const START_CODES: readonly GapCode[] = [
  'NEVER_CALIBRATED',
  'KEPT_BY_COMPARISON',
  'CERTIFICATE_REVOKED',
  'CERTIFICATE_REPLACED',
  'CERTIFICATE_SUSPENDED',
  'CERTIFICATE_DISPUTED',
  'NOT_CONFIRMED_BY_ISSUER',
  'RANGE_NOT_COVERED',
];

function isAtStart({ at }: PlacedFinding, trace: Trace): boolean {
  return at.to === null && (at.from === null || at.from === trace.start);
}

function isAboutStart(finding: PlacedFinding, trace: Trace): boolean {
  return isAtStart(finding, trace) && START_CODES.includes(finding.code);
}

export function findingsAboutStart(trace: Trace): PlacedFinding[] {
  return trace.findings.filter((finding) => isAboutStart(finding, trace));
}

/** Whether who issued the start certificate was entitled and able to. */
const ISSUER_CODES: readonly GapCode[] = [
  'ISSUER_ENDED',
  'LAB_NOT_AUTHORISED',
  'LAB_OUT_OF_SCOPE',
  'LAB_SUSPENDED',
  'CMC_UNDETERMINED',
  'U_BELOW_CMC',
];

/**
 * What remains for the chain: first what is about the issuer of the start certificate, then the failing link nearest
 * to the start, then the rest in the order of the trace.
 */
export function findingsAboutChain(trace: Trace): PlacedFinding[] {
  const { firstFailing: first } = trace;
  const rank = (finding: PlacedFinding): number => {
    if (isAtStart(finding, trace) && ISSUER_CODES.includes(finding.code)) return 0;
    return first !== null && isSame(finding, first) ? 1 : 2;
  };
  const rest = trace.findings.filter((finding) => !isAboutStart(finding, trace));
  return [0, 1, 2].flatMap((wanted) => rest.filter((finding) => rank(finding) === wanted));
}

function isSame(a: PlacedFinding, b: PlacedFinding): boolean {
  return a.code === b.code && a.at.from === b.at.from && a.at.to === b.at.to;
}
