import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideMethod, methodStream, type MethodBody } from '@suyuan/domain';
import { CommandRunner } from '../command/command-runner';
import { CommandRequest, type CommandReply } from '../command/request';
import { demandNational } from '../jurisdiction/gate';

export class PublishMethodRequest extends CommandRequest<MethodBody> {}

@CommandHandler(PublishMethodRequest)
export class PublishMethodHandler implements ICommandHandler<PublishMethodRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: PublishMethodRequest): Promise<CommandReply> {
    const { body, origin } = request;
    const { id } = body;
    const command = { type: 'PublishMethod', id, body, ...this.runner.context(origin) } as const;
    return this.runner.handle('PublishMethod', request, async (reader) => {
      await demandNational(reader, { caller: origin.caller, today: command.today });
      return {
        decision: decideMethod(await reader.method(id), command),
        streamOf: () => methodStream(id),
        id,
        location: () => `/v1/methods/${encodeURIComponent(id)}`,
        recorded: () => ({ streams: [methodStream(id)], types: ['MethodPublished'] }),
      };
    });
  }
}
