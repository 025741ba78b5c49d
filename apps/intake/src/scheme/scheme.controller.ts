import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { PublishSchemeBody } from '@suyuan/contract';
import { answer, CommandRoute, CurrentOrigin, type HttpReply } from '../command/http';
import type { CommandReply, Origin } from '../command/request';
import { PublishSchemeRequest } from './scheme.handlers';

/** National verification schemes (国家计量检定系统表). */
@ApiTags('schemes')
@Controller('v1/schemes')
export class SchemeController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', 'PublishScheme', 'Publish a verification scheme')
  async publish(
    @Body() body: PublishSchemeBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new PublishSchemeRequest(body, origin)));
  }
}
