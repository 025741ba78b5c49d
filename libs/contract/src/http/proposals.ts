import { Digest, Id, OPTIONAL } from './fields';

/** POST /v1/proposals/{id}/approvals */
export class ApproveProposalBody {
  @Id(OPTIONAL)
  id?: string | null;

  @Digest({
    optional: true,
    description: 'The digest of the proposal that was read; another one is not approved.',
  })
  digest?: string | null;
}
