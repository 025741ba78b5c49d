import { Body, Controller, Param, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ApproveProposalBody } from '@suyuan/contract';
import { answer, CommandRoute, CurrentOrigin, type HttpReply } from '../command/http';
import type { CommandReply, Origin } from '../command/request';
import { ApproveProposalRequest } from './proposal.handlers';

/** Commands that wait for a second person, or for the receiver of an asset. */
@ApiTags('proposals')
@Controller('v1/proposals')
export class ProposalController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':id/approvals', 'ApproveProposal', 'Approve what somebody else proposed')
  async approve(
    @Param('id') id: string,
    @Body() body: ApproveProposalBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new ApproveProposalRequest(body, origin, id)));
  }
}
