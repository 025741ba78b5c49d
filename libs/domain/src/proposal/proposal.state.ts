import { InvariantViolation } from '../invariant';
import type { ProposalActor, ProposalEvent, ProposalMade } from './proposal.events';

/** A command that waits for a second person, folded from its stream. */
export type ProposalState =
  | { status: 'UNKNOWN' }
  | { status: 'OPEN'; proposal: ProposalMade['data'] }
  | { status: 'APPROVED'; proposal: ProposalMade['data']; approver: ProposalActor };

export const initialProposalState: ProposalState = { status: 'UNKNOWN' };

export function evolveProposal(state: ProposalState, event: ProposalEvent): ProposalState {
  if (event.type === 'ProposalMade') return { status: 'OPEN', proposal: event.data };
  if (state.status === 'UNKNOWN') throw new InvariantViolation(`${event.type} before ProposalMade`);
  return { status: 'APPROVED', proposal: state.proposal, approver: event.data.approver };
}

/** Whether a proposal can be approved no more. Instants as text, RFC 3339 UTC with milliseconds, compare as they are. */
export function isExpired({ expiresAt }: { expiresAt: string }, now: string): boolean {
  return now > expiresAt;
}
