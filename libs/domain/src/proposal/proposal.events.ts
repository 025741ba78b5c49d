/** Who proposed or approved, as the token said. */
export interface ProposalActor {
  subject: string;
  role: string;
  organization: string | null;
}

/** Stream `proposal-<id>`: a command that takes effect when somebody else approves it. */
export interface ProposalMade {
  type: 'ProposalMade';
  data: {
    id: string;
    /** The name of the command, and the id of what it is about. */
    command: string;
    on: string;
    body: Record<string, unknown>;
    /** SHA-256, 64 hexadecimal digits, of the canonical JSON of command, target and body. */
    digest: string;
    proposer: ProposalActor;
    /** Instant, RFC 3339 UTC. */
    expiresAt: string;
  };
}

/** Appended together with the events of the approved command. */
export interface ProposalApproved {
  type: 'ProposalApproved';
  data: { id: string; approver: ProposalActor };
}

export type ProposalEvent = ProposalMade | ProposalApproved;
