import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { PublishQuantityBody } from '@suyuan/contract';
import { answer, CommandRoute, CurrentOrigin, type HttpReply } from '../command/http';
import type { CommandReply, Origin } from '../command/request';
import { PublishQuantityRequest } from './quantity.handlers';

/** Quantities beyond those that are built in. */
@ApiTags('quantities')
@Controller('v1/quantities')
export class QuantityController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', 'PublishQuantity', 'Publish a quantity, or a later version of one')
  async publish(
    @Body() body: PublishQuantityBody,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CommandReply['body']> {
    return answer(reply, await this.commands.execute(new PublishQuantityRequest(body, origin)));
  }
}
