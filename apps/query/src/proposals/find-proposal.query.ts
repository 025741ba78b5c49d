import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ProposalReply } from '@suyuan/contract';
import { Clock, type Caller } from '@suyuan/platform';
import { ReadModel } from '@suyuan/read-model';
import { ReadGate } from '../access/read-gate';
import { Redactor } from '../access/redactor';
import { answeredProposal } from './proposal.answer';
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
export class FindProposalHandler implements IQueryHandler<FindProposal, ProposalReply> {
  constructor(
    private readonly gate: ReadGate,
    private readonly redactor: Redactor,
    private readonly readModel: ReadModel,
    private readonly rights: ProposalRights,
    private readonly clock: Clock,
  ) {}

  async execute({ caller, proposal, knownAt }: FindProposal): Promise<ProposalReply> {
    const found = await this.readModel.findProposal(proposal, knownAt);
    const may = found !== null && (await this.rights.mayRead(ROUTE, caller, found.proposal, knownAt));
    const record = this.gate.found(may ? found : null, 'UNKNOWN_PROPOSAL', knownAt);
    const answer = answeredProposal(record, caller, this.clock.now().toISOString());
    // Who is asked to approve it is told what it is about.
    return this.redactor.ownWords(answer, [answer.on]);
  }
}
