import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  DEFAULT_PAGE,
  IdPath,
  ProposalListQuery,
  ProposalListReply,
  ProposalRecordReply,
  type ProposalReply,
  RecordQuery,
} from '@suyuan/contract';
import { CurrentCaller, Roles, type Caller } from '@suyuan/platform';
import { Visibility } from '../graph/visibility';
import { positionOf } from '../question/as-known';
import { FindProposal } from './find-proposal.query';
import { ListProposals, type ProposalPage } from './list-proposals.query';

/** Commands that wait for a second person, or for the receiver of an asset. */
@ApiTags('proposals')
@ApiBearerAuth()
@Roles('lab', 'enterprise', 'regulator')
@Controller('v1/proposals')
export class ProposalsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly visibility: Visibility,
  ) {}

  @Get()
  @ApiOkResponse({ type: ProposalListReply })
  @ApiOperation({ summary: 'What waits for a second person, of what one may be it for.' })
  async list(@CurrentCaller() caller: Caller, @Query() query: ProposalListQuery): Promise<ProposalPage> {
    const knownAt = await positionOf(this.visibility, query);
    const page = { limit: query.limit ?? DEFAULT_PAGE, cursor: query.cursor ?? null };
    return this.queries.execute(new ListProposals(caller, { all: query.state === 'ALL', ...page }, knownAt));
  }

  @Get(':id')
  @ApiOkResponse({ type: ProposalRecordReply })
  @ApiOperation({ summary: 'A proposal: what is proposed, until when, and what became of it.' })
  async proposal(
    @CurrentCaller() caller: Caller,
    @Param() { id }: IdPath,
    @Query() query: RecordQuery,
  ): Promise<ProposalReply> {
    return this.queries.execute(new FindProposal(caller, id, await positionOf(this.visibility, query)));
  }
}
