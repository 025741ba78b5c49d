import { EntitySchema } from 'typeorm';

/** Proposals as they were made; whether one was approved is told by the history of its stream. */
export interface ProposalRow {
  id: string;
  position: number;
  stream: string;
  /** Role and organization of whoever proposed it; null: none. */
  proposerRole: string;
  proposerOrganization: string | null;
  /** Of a transfer: the organization that is asked. */
  receiver: string | null;
  expiresAt: string;
  /** The data of the proposal as canonical JSON. */
  data: string;
}

export const proposalTable = new EntitySchema<ProposalRow>({
  name: 'Proposal',
  tableName: 'rm_proposal',
  columns: {
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
    stream: { type: 'text' },
    proposerRole: { type: 'text', name: 'proposer_role' },
    proposerOrganization: { type: 'text', name: 'proposer_organization', nullable: true },
    receiver: { type: 'text', nullable: true },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    data: { type: 'json' },
  },
});
