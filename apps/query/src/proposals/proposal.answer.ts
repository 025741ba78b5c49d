import type { ProposalReply } from '@suyuan/contract';
import { isExpired } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import type { ProposalRecord } from '@suyuan/read-model';

/** How far a proposal has come, as of an instant. */
export const PROPOSAL_STATES = ['OPEN', 'APPROVED', 'LAPSED'] as const;

export function answeredProposal(
  { position, recordedAt, proposal, approval }: ProposalRecord,
  caller: Caller,
  now: string,
): ProposalReply {
  const { id, command, on, body, digest, proposer, expiresAt } = proposal;
  const open = isExpired(proposal, now) ? 'LAPSED' : 'OPEN';
  const { role, organization } = proposer;
  return {
    id,
    position,
    state: approval ? 'APPROVED' : open,
    command,
    on,
    body,
    digest,
    proposedBy: { role, organization, you: proposer.subject === caller.subject },
    proposedAt: recordedAt,
    expiresAt,
    approval: approval && {
      role: approval.approver.role,
      organization: approval.approver.organization,
      at: approval.recordedAt,
      position: approval.position,
    },
  };
}
