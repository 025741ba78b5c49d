import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideQuantity, quantityStream, type QuantityBody } from '@suyuan/domain';
import { CommandRunner } from '../command/command-runner';
import { CommandRequest, type CommandReply } from '../command/request';
import { demandNational } from '../jurisdiction/gate';

export class PublishQuantityRequest extends CommandRequest<QuantityBody> {}

@CommandHandler(PublishQuantityRequest)
export class PublishQuantityHandler implements ICommandHandler<PublishQuantityRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: PublishQuantityRequest): Promise<CommandReply> {
    const { body, origin } = request;
    const id = body.code;
    const command = { type: 'PublishQuantity', id, body, ...this.runner.context(origin) } as const;
    return this.runner.handle('PublishQuantity', request, async (reader) => {
      await demandNational(reader, { caller: origin.caller, today: command.today });
      return {
        decision: decideQuantity(await reader.quantity(id), command),
        streamOf: () => quantityStream(id),
        id,
        location: () => `/v1/quantities/${id}`,
        recorded: () => ({ streams: [quantityStream(id)], types: ['QuantityPublished'] }),
      };
    });
  }
}
