import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideScheme, schemeStream, type SchemeBody } from '@suyuan/domain';
import { newId } from '@suyuan/platform';
import { CommandRunner } from '../command/command-runner';
import { CommandRequest, type CommandReply } from '../command/request';
import { demandNational } from '../jurisdiction/gate';

export class PublishSchemeRequest extends CommandRequest<SchemeBody> {}

@CommandHandler(PublishSchemeRequest)
export class PublishSchemeHandler implements ICommandHandler<PublishSchemeRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: PublishSchemeRequest): Promise<CommandReply> {
    const { body, origin } = request;
    const id = body.id ?? newId();
    const command = { type: 'PublishScheme', id, body, ...this.runner.context(origin) } as const;
    return this.runner.handle('PublishScheme', request, async (reader) => {
      await demandNational(reader, { caller: origin.caller, today: command.today });
      return {
        decision: decideScheme(await reader.scheme(id), command),
        streamOf: () => schemeStream(id),
        id,
        location: () => `/v1/schemes/${encodeURIComponent(id)}`,
        recorded: () => ({ streams: [schemeStream(id)], types: ['SchemePublished'] }),
      };
    });
  }
}
