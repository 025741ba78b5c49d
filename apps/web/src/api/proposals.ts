import type { Visibility } from './assets';
import { getJson, pathWith, postJson } from './http';
import type { Recorded } from './records';
import type { Page } from './shapes';

/** A command that waits for a second person, or for the receiver of an asset. */
export interface ProposalRecord {
  id: string;
  position: number;
  state: 'OPEN' | 'APPROVED' | 'LAPSED';
  command: string;
  on: string;
  body: Record<string, unknown>;
  digest: string;
  proposedBy: { role: string; organization: string | null; you: boolean };
  proposedAt: string;
  expiresAt: string;
  approval: { role: string; organization: string | null; at: string; position: number } | null;
}

const pathOf = (id: string) => `/v1/proposals/${encodeURIComponent(id)}`;

export const readProposal = (id: string, seen: Visibility, signal?: AbortSignal) =>
  getJson<ProposalRecord>(pathWith(pathOf(id), { ...seen }), signal);

export const listProposals = (seen: Visibility, signal?: AbortSignal) =>
  getJson<Page<ProposalRecord>>(pathWith('/v1/proposals', { ...seen }), signal);

/** What was read is what is approved: the server refuses another digest. */
export const approveProposal = ({ id, digest }: ProposalRecord, key: string) =>
  postJson<Recorded>(`${pathOf(id)}/approvals`, { digest }, key);
