import type { RuleCode, State } from '@suyuan/domain';
import type { Trace } from '../answers';
import { START_CODES } from '../validity/start-findings';
import type { ValidityReason } from '../validity/validity-facts';

/** Codes with a state of their own; every other reason is told by its severity. */
const STATE_OF_CODE: Partial<Record<RuleCode, State>> = {
  ASSET_RETIRED: 'RETIRED',
  CERTIFICATE_REVOKED: 'REVOKED',
  ASSET_ISOLATED: 'SUSPENDED',
  CERTIFICATE_SUSPENDED: 'SUSPENDED',
  IMPACT_OPEN: 'UNDER_REVIEW',
  IMPACT_MAJOR: 'UNDER_REVIEW',
  VERDICT_FAIL: 'FAILED',
  FAILED_SINCE: 'FAILED',
  CERT_EXPIRED: 'EXPIRED',
  CRM_EXPIRED: 'EXPIRED',
  NEVER_CALIBRATED: 'NOT_CALIBRATED',
};

/** The state that a reason of validity leads to; null: it is a remark, which leaves the state as it is. */
export function stateOfReason(reason: ValidityReason, trace: Trace): State | null {
  if (reason.severity === 'REMARK') return null;
  // A material's batch that ended further up the chain is a fault of the chain.
  // A part that is out of use is not the whole that is.
  if (reason.part !== undefined) return reason.severity === 'GAP' ? 'INVALID' : 'CANNOT_SAY';
  const ownState =
    reason.code === 'CRM_EXPIRED' && reason.at !== null ? undefined : STATE_OF_CODE[reason.code];
  if (ownState !== undefined) return ownState;
  if (reason.severity === 'UNDECIDED') return 'CANNOT_SAY';
  return isOfChain(reason, trace) ? 'NOT_TRACEABLE' : 'INVALID';
}

/** What the trace found, but for what it found about the start and validity tells in its own places. */
function isOfChain({ code, at }: ValidityReason, trace: Trace): boolean {
  if (at === null) return false;
  const atStart = at.to === null && (at.from === null || at.from === trace.start);
  return !(atStart && (START_CODES as readonly string[]).includes(code));
}
