import { receiverOf } from '@suyuan/domain';
import { projection } from '../projection';
import { canonicalJson } from '../sql/canonical-json';
import { proposalTable } from './proposal.table';

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
      data: canonicalJson(data),
    },
  ];
});
