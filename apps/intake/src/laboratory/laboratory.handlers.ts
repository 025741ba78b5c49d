import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  decideLaboratory,
  idTaken,
  laboratoryStream,
  refused,
  type OrganizationBody,
  type ScopeBody,
  type ScopeRevocationBody,
  type SuspensionBody,
} from '@suyuan/domain';
import { newId } from '@suyuan/platform';
import { CommandRunner } from '../command/command-runner';
import { unknownProblem } from '../command/problems';
import { CommandRequest, type CommandReply } from '../command/request';
import { demandGranting, demandRegistration } from '../jurisdiction/grants';
import { runOrPropose } from '../proposal/propose';
import { decideOnScope, organizationLocation, scopeClaim, scopeFor } from './decide-on-scope';
import { isRegistered } from './registered';
import { revokeScope } from './scope-revocation';

export class RegisterOrganizationRequest extends CommandRequest<OrganizationBody> {}
export class GrantScopeRequest extends CommandRequest<ScopeBody> {}
export class SuspendScopeRequest extends CommandRequest<SuspensionBody> {}
export class RevokeScopeRequest extends CommandRequest<ScopeRevocationBody> {}

@CommandHandler(RegisterOrganizationRequest)
export class RegisterOrganizationHandler implements ICommandHandler<RegisterOrganizationRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: RegisterOrganizationRequest): Promise<CommandReply> {
    const { body, origin } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    return this.runner.handle('RegisterOrganization', request, async (reader) => {
      const superiorKnown = await isRegistered(reader, body.superior);
      const command = { type: 'RegisterOrganization', id, body, superiorKnown, ...context } as const;
      await demandRegistration(reader, { caller: origin.caller, today: context.today }, body);
      return {
        decision: decideLaboratory(await reader.laboratory(id), command),
        streamOf: () => laboratoryStream(id),
        id,
        location: organizationLocation,
        recorded: () => ({ streams: [laboratoryStream(id)], types: ['OrganizationRegistered'] }),
      };
    });
  }
}

@CommandHandler(GrantScopeRequest)
export class GrantScopeHandler implements ICommandHandler<GrantScopeRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: GrantScopeRequest): Promise<CommandReply> {
    const { body, origin, on: organization } = request;
    const id = body.id ?? newId();
    const stream = laboratoryStream(organization);
    const context = this.runner.context(origin);
    return this.runner.handle('GrantScope', request, async (reader) => {
      const laboratory = await reader.laboratory(organization);
      if (laboratory.status === 'UNKNOWN') throw unknownProblem('UNKNOWN_ORGANIZATION', organization);
      await demandGranting(reader, { caller: origin.caller, today: context.today }, organization, body);
      const grantorKnown = await isRegistered(reader, body.grantedBy);
      const command = { type: 'GrantScope', id, organization, body, grantorKnown, ...context } as const;
      const holder = reader.fresh ? await reader.claim(scopeClaim(id)) : null;
      const elsewhere = holder !== null && holder !== stream;
      return {
        decision: elsewhere ? refused([idTaken('scope', id)]) : decideLaboratory(laboratory, command),
        streamOf: () => stream,
        claims: [{ key: scopeClaim(id), stream }],
        id,
        location: () => organizationLocation(organization),
        recorded: () => ({ streams: [stream], types: ['ScopeGranted'] }),
      };
    });
  }
}

@CommandHandler(SuspendScopeRequest)
export class SuspendScopeHandler implements ICommandHandler<SuspendScopeRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: SuspendScopeRequest): Promise<CommandReply> {
    const { body, origin, on: scope } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    return this.runner.handle('SuspendScope', request, async (reader) => {
      await scopeFor(reader, { caller: origin.caller, today: context.today }, scope);
      return decideOnScope(reader, scope, id, 'ScopeSuspended', (laboratory, organization) =>
        decideLaboratory(laboratory, { type: 'SuspendScope', id, scope, organization, body, ...context }),
      );
    });
  }
}

@CommandHandler(RevokeScopeRequest)
export class RevokeScopeHandler implements ICommandHandler<RevokeScopeRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: RevokeScopeRequest): Promise<CommandReply> {
    return runOrPropose(this.runner, revokeScope, request);
  }
}
