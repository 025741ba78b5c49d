import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  decideLaboratory,
  idTaken,
  laboratoryStream,
  refused,
  type Decision,
  type LaboratoryState,
  type OrganizationBody,
  type ScopeBody,
  type ScopeRevocationBody,
  type SuspensionBody,
} from '@suyuan/domain';
import { newId } from '@suyuan/platform';
import { CommandRunner, type Attempt } from '../command/command-runner';
import { actsNationally } from '../command/authority';
import type { Holder } from '../command/policy';
import { denialProblem, unknownProblem } from '../command/problems';
import { CommandRequest, type CommandReply } from '../command/request';
import type { StateReader } from '../command/state-reader';

export class RegisterOrganizationRequest extends CommandRequest<OrganizationBody> {}
export class GrantScopeRequest extends CommandRequest<ScopeBody> {}
export class SuspendScopeRequest extends CommandRequest<SuspensionBody> {}
export class RevokeScopeRequest extends CommandRequest<ScopeRevocationBody> {}

/** Absent is not unknown: a name that is not given need not be registered. */
export async function isRegistered(reader: StateReader, id: string | null | undefined): Promise<boolean> {
  return Boolean(id) && (await reader.laboratory(id!)).status === 'REGISTERED';
}

/** A regulator grants in its own name; the national authority and an admin may record what another one granted. */
async function denyGrantor(
  reader: StateReader,
  caller: Holder,
  grantedBy: string | null | undefined,
): Promise<void> {
  if (!grantedBy || grantedBy === caller.organization || (await actsNationally(reader, caller))) return;
  const detail = `The token acts for ${caller.organization}, which is not the grantor of the scope.`;
  throw denialProblem({ code: 'NOT_YOUR_ORGANIZATION', detail }, '/grantedBy');
}

const scopeClaim = (id: string): string => `scope/${id}`;

const organizationLocation = (id: string): string => `/v1/organizations/${encodeURIComponent(id)}`;

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
      await denyGrantor(reader, origin.caller, body.grantedBy);
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
    return this.runner.handle('SuspendScope', request, (reader) =>
      onScope(reader, scope, id, 'ScopeSuspended', (laboratory, organization) =>
        decideLaboratory(laboratory, { type: 'SuspendScope', id, scope, organization, body, ...context }),
      ),
    );
  }
}

@CommandHandler(RevokeScopeRequest)
export class RevokeScopeHandler implements ICommandHandler<RevokeScopeRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: RevokeScopeRequest): Promise<CommandReply> {
    const { body, origin, on: scope } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    return this.runner.handle('RevokeScope', request, (reader) =>
      onScope(reader, scope, id, 'ScopeRevoked', (laboratory, organization) =>
        decideLaboratory(laboratory, { type: 'RevokeScope', id, scope, organization, body, ...context }),
      ),
    );
  }
}

/** Finds the laboratory that holds a scope, and lets it decide. */
async function onScope(
  reader: StateReader,
  scope: string,
  id: string,
  type: 'ScopeSuspended' | 'ScopeRevoked',
  decideOn: (laboratory: LaboratoryState, organization: string) => Decision,
): Promise<Attempt> {
  const stream = await reader.claim(scopeClaim(scope));
  if (stream === null) throw unknownProblem('UNKNOWN_SCOPE', scope);
  const laboratory = await reader.state<LaboratoryState>(stream);
  if (laboratory.status === 'UNKNOWN') throw unknownProblem('UNKNOWN_SCOPE', scope);
  const organization = laboratory.organization.id;
  const claim = `${type}/${id}`;
  const holder = reader.fresh ? await reader.claim(claim) : null;
  // The id of another scope's suspension: its own laboratory knows it, this scope does not.
  const decision = decideOn(laboratory, organization);
  const elsewhere = holder !== null && decision.outcome === 'ACCEPTED';
  return {
    decision: elsewhere
      ? refused([idTaken(type === 'ScopeSuspended' ? 'suspension' : 'revocation', id)])
      : decision,
    streamOf: () => stream,
    claims: [{ key: claim, stream }],
    id,
    location: () => organizationLocation(organization),
    recorded: () => ({ streams: [stream], types: [type] }),
  };
}
