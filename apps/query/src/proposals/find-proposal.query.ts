import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, type Caller } from '@suyuan/platform';
import { ReadModel } from '@suyuan/read-model';
import { Admission } from '../reading/admission';
import { answeredProposal, type AnsweredProposal } from './proposal.answer';
import { ProposalRights } from './proposal-rights';

/** What waits for a second person, for whoever may be it. */
export class FindProposal {
  constructor(
    readonly caller: Caller,
    readonly proposal: string,
    readonly knownAt: number,
  ) {}
}

@QueryHandler(FindProposal)
export class FindProposalHandler implements IQueryHandler<FindProposal, AnsweredProposal> {
  constructor(
    private readonly admission: Admission,
    private readonly readModel: ReadModel,
    private readonly rights: ProposalRights,
    private readonly clock: Clock,
  ) {}

  async execute({ caller, proposal, knownAt }: FindProposal): Promise<AnsweredProposal> {
    const found = await this.readModel.findProposal(proposal, knownAt);
    const may = found !== null && (await this.rights.mayRead(caller, found.proposal, knownAt));
    const record = this.admission.found(may ? found : null, 'UNKNOWN_PROPOSAL', knownAt);
    return answeredProposal(record, caller, this.clock.now().toISOString());
  }
}
