import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { PublishMethodBody } from '@suyuan/contract';
import { answer, CommandRoute, CurrentOrigin, type HttpReply } from '../command/http';
import type { CommandReply, Origin } from '../command/request';
import { PublishMethodRequest } from './method.handlers';

/** Verification regulations (检定规程 JJG), calibration specifications (校准规范 JJF) and the like. */
@ApiTags('methods')
@Controller('v1/methods')
export class MethodController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', 'PublishMethod', 'Publish a version of a regulation or specification')
  async publish(
    @Body() body: PublishMethodBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new PublishMethodRequest(body, origin)));
  }
}
