import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ProposalListReply, Unnamed } from '@suyuan/contract';
import { Clock, type Caller } from '@suyuan/platform';
import { cursorOf, CursorError, keyOfCursor, ReadModel, type ProposalRecord } from '@suyuan/read-model';
import { Cursors } from '../question/cursors';
import { Readers } from '../access/readers';
import { Redactor } from '../access/redactor';
import { answeredProposal } from './proposal.answer';
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

export type ProposalPage = Unnamed<ProposalListReply>;

const ROUTE = 'GET /v1/proposals';

@QueryHandler(ListProposals)
export class ListProposalsHandler implements IQueryHandler<ListProposals, ProposalPage> {
  constructor(
    private readonly readers: Readers,
    private readonly cursors: Cursors,
    private readonly redactor: Redactor,
    private readonly readModel: ReadModel,
    private readonly rights: ProposalRights,
    private readonly clock: Clock,
  ) {}

  async execute(question: ListProposals): Promise<ProposalPage> {
    const { all, cursor } = question.query;
    const reader = await this.readers.of(question.caller);
    const list = `proposals ${JSON.stringify({ all })}`;
    const page = await this.cursors.page(reader, list, cursor, (place) => this.page(question, place));
    // Who is asked to approve is told what it is about.
    return this.redactor.ownWords(
      page,
      page.items.map(({ on }) => on),
    );
  }

  private async page({ caller, query, knownAt }: ListProposals, place: string | null): Promise<ProposalPage> {
    const now = this.clock.now().toISOString();
    const list = { list: 'proposals', all: String(query.all) };
    let after = place === null ? -1 : positionOf(keyOfCursor(list, place, 1));
    const visible: ProposalRecord[] = [];
    // One more than the page tells whether there is a next one; hidden rows are never counted.
    for (let more = true; more && visible.length <= query.limit;) {
      const waitingAt = query.all ? null : now;
      const asked = { knownAt, after, limit: CANDIDATES, ...candidatesFor(caller), waitingAt };
      const candidates = await this.readModel.proposals(asked);
      // Side by side, so that the tables are asked once for what rights on all of them rest on.
      const readable = await Promise.all(
        candidates.map(({ proposal }) => this.rights.mayRead(ROUTE, caller, proposal, knownAt)),
      );
      visible.push(...candidates.filter((_, index) => readable[index]));
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
