import { Body, Controller, Param, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AssessImpactCaseBody, CloseImpactCaseBody, NotifyOfImpactCaseBody } from '@suyuan/contract';
import { answer, CommandRoute, CurrentOrigin, type HttpReply } from '../command/http';
import type { CommandReply, Origin } from '../command/request';
import {
  AssessImpactCaseRequest,
  CloseImpactCaseRequest,
  NotifyOfImpactCaseRequest,
} from './impact-case.handlers';

/** The work that follows a standard found out of tolerance. */
@ApiTags('impact cases')
@Controller('v1/impact-cases')
export class ImpactCaseController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':id/assessments', 'AssessImpactCase', 'Say what a finding means for earlier results')
  async assess(
    @Param('id') id: string,
    @Body() body: AssessImpactCaseBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new AssessImpactCaseRequest(body, origin, id)));
  }

  @CommandRoute(':id/notifications', 'NotifyOfImpactCase', 'Record whom one told of a finding')
  async notify(
    @Param('id') id: string,
    @Body() body: NotifyOfImpactCaseBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new NotifyOfImpactCaseRequest(body, origin, id)));
  }

  @CommandRoute(':id/closures', 'CloseImpactCase', 'Close an impact case')
  async close(
    @Param('id') id: string,
    @Body() body: CloseImpactCaseBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new CloseImpactCaseRequest(body, origin, id)));
  }
}
