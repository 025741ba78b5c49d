import { isExpired } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import type { ProposalRecord } from '@suyuan/read-model';

/** How far a proposal has come, as of an instant. */
export const PROPOSAL_STATES = ['OPEN', 'APPROVED', 'LAPSED'] as const;

export interface AnsweredProposal {
  id: string;
  position: number;
  state: (typeof PROPOSAL_STATES)[number];
  /** What is proposed: the name of the command, the id in its path, its body. */
  command: string;
  on: string;
  body: Record<string, unknown>;
  digest: string;
  /** People are not named: that it was oneself is all that an approver has to know. */
  proposedBy: { role: string; organization: string | null; you: boolean };
  proposedAt: string;
  expiresAt: string;
  approval: { role: string; organization: string | null; at: string; position: number } | null;
}

export function answeredProposal(
  { position, recordedAt, proposal, approval }: ProposalRecord,
  caller: Caller,
  now: string,
): AnsweredProposal {
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
