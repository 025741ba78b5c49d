import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  decideImpactCase,
  idTaken,
  impactCaseStream,
  refused,
  type AssessmentBody,
  type ClosureBody,
  type ImpactCaseCommand,
  type ImpactCaseStep,
  type NotificationBody,
} from '@suyuan/domain';
import { newId } from '@suyuan/platform';
import { CommandRunner, type Attempt } from '../command/command-runner';
import { CommandRequest, type CommandReply } from '../command/request';
import type { StateReader } from '../command/state-reader';
import { impactCaseFor } from '../jurisdiction/gate';

export class AssessImpactCaseRequest extends CommandRequest<AssessmentBody> {}
export class NotifyOfImpactCaseRequest extends CommandRequest<NotificationBody> {}
export class CloseImpactCaseRequest extends CommandRequest<ClosureBody> {}

@CommandHandler(AssessImpactCaseRequest)
export class AssessImpactCaseHandler implements ICommandHandler<AssessImpactCaseRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: AssessImpactCaseRequest): Promise<CommandReply> {
    const { body, origin, on: impactCase } = request;
    const id = body.id ?? newId();
    const command = {
      type: 'AssessImpactCase',
      id,
      impactCase,
      body,
      ...this.runner.context(origin),
    } as const;
    return this.runner.handle('AssessImpactCase', request, (reader) =>
      onImpactCase(reader, command, request, { what: 'assessment', type: 'ImpactCaseAssessed' }),
    );
  }
}

@CommandHandler(NotifyOfImpactCaseRequest)
export class NotifyOfImpactCaseHandler implements ICommandHandler<NotifyOfImpactCaseRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: NotifyOfImpactCaseRequest): Promise<CommandReply> {
    const { body, origin, on: impactCase } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    const command = { type: 'NotifyOfImpactCase', id, impactCase, body, ...context } as const;
    return this.runner.handle('NotifyOfImpactCase', request, (reader) =>
      onImpactCase(reader, command, request, { what: 'notification', type: 'ImpactCaseNotified' }),
    );
  }
}

@CommandHandler(CloseImpactCaseRequest)
export class CloseImpactCaseHandler implements ICommandHandler<CloseImpactCaseRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: CloseImpactCaseRequest): Promise<CommandReply> {
    const { body, origin, on: impactCase } = request;
    const id = body.id ?? newId();
    const command = {
      type: 'CloseImpactCase',
      id,
      impactCase,
      body,
      ...this.runner.context(origin),
    } as const;
    return this.runner.handle('CloseImpactCase', request, (reader) =>
      onImpactCase(reader, command, request, { what: 'closure', type: 'ImpactCaseClosed' }),
    );
  }
}

/** Finds the case of the path, sees whose standard it is about, and lets it decide. */
async function onImpactCase(
  reader: StateReader,
  command: ImpactCaseCommand,
  { origin }: CommandRequest<unknown>,
  kind: { what: string; type: ImpactCaseStep['type'] },
): Promise<Attempt> {
  const { id, impactCase } = command;
  const stream = impactCaseStream(impactCase);
  const state = await impactCaseFor(reader, { caller: origin.caller, today: command.today }, impactCase);
  const claim = `${command.type}/${id}`;
  const holder = reader.fresh ? await reader.claim(claim) : null;
  const elsewhere = holder !== null && holder !== stream;
  return {
    decision: elsewhere ? refused([idTaken(kind.what, id)]) : decideImpactCase(state, command),
    streamOf: () => stream,
    claims: [{ key: claim, stream }],
    id,
    location: () => `/v1/impact-cases/${encodeURIComponent(impactCase)}`,
    recorded: () => ({ streams: [stream], types: [kind.type] }),
  };
}
