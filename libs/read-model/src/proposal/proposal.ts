import { receiverOf, type ProposalApproved, type ProposalMade } from '@suyuan/domain';
import { EntitySchema } from 'typeorm';
import { INSTANT_FORMAT } from '../history/history.query';
import { projection } from '../projection';
import type { ProposalQuery, ProposalRecord } from '../records';
import type { SqlRunner } from '../sql/sql-runner';

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
  },
});

export const proposalProjection = projection(proposalTable, (event) => {
  if (event.type !== 'ProposalMade') return [];
  const { position, stream, data } = event;
  const { id, proposer, expiresAt } = data;
  return [
    {
      id,
      position,
      stream,
      proposerRole: proposer.role,
      proposerOrganization: proposer.organization,
      receiver: receiverOf(data),
      expiresAt,
    },
  ];
});

interface Row {
  position: string;
  recordedAt: string;
  proposal: ProposalMade['data'];
  approvedPosition: string | null;
  approvedAt: string | null;
  approver: ProposalApproved['data']['approver'] | null;
}

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', ${INSTANT_FORMAT})`;

/** SQL: proposals known at $1 with their approval, where that was known too. */
const PROPOSALS = `SELECT p.position, ${instant('made.recorded_at')} AS "recordedAt", made.data AS proposal,
    approved.position AS "approvedPosition", ${instant('approved.recorded_at')} AS "approvedAt",
    approved.data->'approver' AS approver
  FROM rm_proposal p JOIN rm_history made ON made.position = p.position
  LEFT JOIN LATERAL (SELECT h.* FROM rm_history h WHERE h.stream = p.stream AND h.position <= $1
    AND h.type = 'ProposalApproved' ORDER BY h.position LIMIT 1) approved ON true
 WHERE p.position <= $1`;

export async function findProposal(
  sql: SqlRunner,
  id: string,
  knownAt: number,
): Promise<ProposalRecord | null> {
  const [row] = await sql.query<Row[]>(`${PROPOSALS} AND p.id = $2`, [knownAt, id]);
  return row ? recordOf(row) : null;
}

/** Proposals in the order in which they were made, after a position; those that wait, or all. */
export async function proposals(sql: SqlRunner, query: ProposalQuery): Promise<ProposalRecord[]> {
  const { knownAt, after, limit, party, roles, waitingAt } = query;
  const rows = await sql.query<Row[]>(
    `${PROPOSALS} AND p.position > $2
        AND ($3::text IS NULL OR p.receiver = $3 OR p.proposer_organization = $3)
        AND ($4::text[] IS NULL OR p.proposer_role = ANY($4))
        AND ($5::timestamptz IS NULL OR (approved.position IS NULL AND p.expires_at >= $5))
      ORDER BY p.position LIMIT $6`,
    [knownAt, after, party, roles, waitingAt, limit],
  );
  return rows.map(recordOf);
}

function recordOf(row: Row): ProposalRecord {
  const { approvedPosition, approvedAt, approver } = row;
  const approved = approvedPosition !== null && approvedAt !== null && approver !== null;
  return {
    position: Number(row.position),
    recordedAt: row.recordedAt,
    proposal: row.proposal,
    approval: approved ? { position: Number(approvedPosition), recordedAt: approvedAt, approver } : null,
  };
}
