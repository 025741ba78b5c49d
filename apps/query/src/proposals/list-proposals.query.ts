import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, type Caller } from '@suyuan/platform';
import { cursorOf, CursorError, keyOfCursor, ReadModel, type ProposalRecord } from '@suyuan/read-model';
import { pageOf } from '../reading/list-cursor';
import { answeredProposal, type AnsweredProposal } from './proposal.answer';
import { candidatesFor, ProposalRights } from './proposal-rights';

/** Candidates looked at in one question to the tables. */
const CANDIDATES = 200;

/** What waits, or all, of what the caller may read, in the order in which it was proposed. */
export class ListProposals {
  constructor(
    readonly caller: Caller,
    readonly query: { all: boolean; limit: number; cursor: string | null },
    readonly knownAt: number,
  ) {}
}

export interface ProposalPage {
  items: AnsweredProposal[];
  next: string | null;
}

@QueryHandler(ListProposals)
export class ListProposalsHandler implements IQueryHandler<ListProposals, ProposalPage> {
  constructor(
    private readonly readModel: ReadModel,
    private readonly rights: ProposalRights,
    private readonly clock: Clock,
  ) {}

  execute(question: ListProposals): Promise<ProposalPage> {
    return pageOf(this.page(question));
  }

  private async page({ caller, query, knownAt }: ListProposals): Promise<ProposalPage> {
    const now = this.clock.now().toISOString();
    const list = { list: 'proposals', all: String(query.all) };
    let after = query.cursor === null ? -1 : positionOf(keyOfCursor(list, query.cursor, 1));
    const visible: ProposalRecord[] = [];
    // One more than the page tells whether there is a next one; hidden rows are never counted.
    for (let more = true; more && visible.length <= query.limit;) {
      const waitingAt = query.all ? null : now;
      const asked = { knownAt, after, limit: CANDIDATES, ...candidatesFor(caller), waitingAt };
      const candidates = await this.readModel.proposals(asked);
      for (const candidate of candidates) {
        if (await this.rights.mayRead(caller, candidate.proposal, knownAt)) visible.push(candidate);
      }
      after = candidates.at(-1)?.position ?? after;
      more = candidates.length === CANDIDATES;
    }
    const items = visible.slice(0, query.limit);
    const last = items.at(-1);
    return {
      items: items.map((record) => answeredProposal(record, caller, now)),
      next: visible.length > query.limit && last ? cursorOf(list, [String(last.position)]) : null,
    };
  }
}

function positionOf([position]: string[]): number {
  if (!/^\d{1,15}$/.test(position ?? '')) throw new CursorError();
  return Number(position);
}
