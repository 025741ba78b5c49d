import type { AssetState } from '../asset/asset.state';
import {
  accepted,
  refusal,
  refused,
  repeated,
  type Decision,
  type Refusal,
  type Requirement,
} from '../decision';
import type { Tier } from '../vocabulary';
import type { ProposalActor, ProposalApproved, ProposalMade } from './proposal.events';
import { isExpired, type ProposalState } from './proposal.state';

/** A proposal that nobody approved within so many hours lapses (LAW: two people). */
export const PROPOSAL_HOURS = 72;

/** Standards on which a whole region or the country rests: nobody voids a certificate of theirs alone. */
const TIERS_OF_TWO: readonly Tier[] = ['PRIMARY', 'PUBLIC'];

/**
 * Whether voiding or withdrawing a certificate takes two people. null: it names its asset by nameplate, so it may be one
 * of a public standard, and nobody can say that it is not.
 */
export function revocationTakesTwo(asset: AssetState | null): boolean {
  if (asset === null || asset.status === 'UNKNOWN') return true;
  return TIERS_OF_TWO.includes(asset.asset.tier);
}

/** Of a proposed transfer the organization that receives, whose consent is asked; null: a second person is. */
export function receiverOf({ command, body }: { command: string; body: unknown }): string | null {
  const { event, owner } = (body ?? {}) as { event?: unknown; owner?: unknown };
  if (command !== 'RecordLifecycle' || event !== 'TRANSFERRED') return null;
  return typeof owner === 'string' ? owner : null;
}

export interface ProposeCommand {
  id: string;
  command: string;
  on: string;
  body: Record<string, unknown>;
  digest: string;
  proposer: ProposalActor;
  /** Instant. */
  now: Date;
}

/** The proposal of a command that would be accepted. */
export function propose({ now, ...made }: ProposeCommand): ProposalMade {
  const expiresAt = new Date(now.getTime() + PROPOSAL_HOURS * 3_600_000).toISOString();
  return { type: 'ProposalMade', data: { ...made, expiresAt } };
}

export interface ApproveProposal {
  approver: ProposalActor;
  /** What the approver read, where that was said: another proposal than this one is not approved by mistake. */
  digest: string | null;
  /** The organization whose consent is asked, in place of a second person; null where there is none. */
  consentOf: string | null;
  /** Instant, RFC 3339 UTC with milliseconds. */
  now: string;
}

interface ApprovalInput {
  proposal: ProposalMade['data'];
  command: ApproveProposal;
}

const secondPersonMustBeAnother: Requirement<ApprovalInput> = ({ proposal, command }) => {
  const { approver, consentOf } = command;
  const decidesItself = consentOf !== null && approver.organization === consentOf;
  if (decidesItself || approver.subject !== proposal.proposer.subject) return [];
  return [refusal('PROPOSAL_SAME_PERSON', '', 'whoever proposed it cannot approve it')];
};

const proposalMustNotHaveLapsed: Requirement<ApprovalInput> = ({ proposal, command }) =>
  isExpired(proposal, command.now)
    ? [refusal('PROPOSAL_EXPIRED', '', `it could be approved until ${proposal.expiresAt}`)]
    : [];

export const approveProposalRequirements = [secondPersonMustBeAnother, proposalMustNotHaveLapsed];

function digestRefusals({ digest }: ApproveProposal, proposal: ProposalMade['data']): Refusal[] {
  if (digest === null || digest === proposal.digest) return [];
  return [refusal('PROPOSAL_DIGEST_MISMATCH', '/digest', 'the proposal has another digest')];
}

/** Decides on a known proposal; a second approval is the first one again. What it proposes is decided besides. */
export function decideApproval(
  state: Exclude<ProposalState, { status: 'UNKNOWN' }>,
  command: ApproveProposal,
): Decision<ProposalApproved> {
  const { proposal } = state;
  const altered = digestRefusals(command, proposal);
  if (altered.length > 0) return refused(altered);
  if (state.status === 'APPROVED') return repeated(proposal.id);
  const refusals = approveProposalRequirements.flatMap((requirement) => requirement({ proposal, command }));
  if (refusals.length > 0) return refused(refusals);
  return accepted({
    type: 'ProposalApproved',
    data: { id: proposal.id, approver: command.approver },
  });
}

/**
 * Whether somebody may be the second person, rights to the command aside: a laboratory's second person is of the same
 * laboratory, an authority's is of an authority. Admin stands for everybody.
 */
export function maySecond(proposer: ProposalActor, approver: ProposalActor): boolean {
  if (approver.role === 'admin') return true;
  if (!isBoundRole(proposer.role)) return !isBoundRole(approver.role);
  return (
    isBoundRole(approver.role) &&
    approver.organization !== null &&
    approver.organization === proposer.organization
  );
}

function isBoundRole(role: string): boolean {
  return role === 'lab' || role === 'enterprise';
}
