import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, type Caller } from '@suyuan/platform';
import { ReadModel } from '@suyuan/read-model';
import { ReadGate } from '../reading/read-gate';
import { Redactor } from '../reading/redactor';
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

const ROUTE = 'GET /v1/proposals/:id';

@QueryHandler(FindProposal)
export class FindProposalHandler implements IQueryHandler<FindProposal, AnsweredProposal> {
  constructor(
    private readonly gate: ReadGate,
    private readonly redactor: Redactor,
    private readonly readModel: ReadModel,
    private readonly rights: ProposalRights,
    private readonly clock: Clock,
  ) {}

  async execute({ caller, proposal, knownAt }: FindProposal): Promise<AnsweredProposal> {
    const found = await this.readModel.findProposal(proposal, knownAt);
    const may = found !== null && (await this.rights.mayRead(ROUTE, caller, found.proposal, knownAt));
    const record = this.gate.found(may ? found : null, 'UNKNOWN_PROPOSAL', knownAt);
    const answer = answeredProposal(record, caller, this.clock.now().toISOString());
    // Who is asked to approve it is told what it is about.
    return this.redactor.ownWords(answer, [answer.on]);
  }
}
