import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  decideLaboratory,
  holdsScopeFrom,
  laboratoryStream,
  organizationChangesOf,
  organizationSubject,
  type Decision,
  type DissolutionBody,
  type DomainEventType,
  type LaboratoryState,
  type MergerBody,
  type OrganizationAmendmentBody,
} from '@suyuan/domain';
import { newId } from '@suyuan/platform';
import { CommandRunner, type Attempt } from '../command/command-runner';
import { recordOneFact } from '../command/one-fact';
import type { CommandName } from '../command/policy';
import { unknownProblem } from '../command/problems';
import { CommandRequest, type CommandReply } from '../command/request';
import type { StateReader } from '../command/state-reader';
import { demandOrganization, demandSubject } from '../jurisdiction/gate';
import type { Giver } from '../jurisdiction/giver';
import type { Given, Proposable } from '../proposal/proposable';
import { runOrPropose } from '../proposal/propose';
import { organizationLocation } from './decide-on-scope';
import { isRegistered } from './registered';

export class AmendOrganizationRequest extends CommandRequest<OrganizationAmendmentBody> {}
export class MergeOrganizationRequest extends CommandRequest<MergerBody> {}
export class DissolveOrganizationRequest extends CommandRequest<DissolutionBody> {}

type Registered = Extract<LaboratoryState, { status: 'REGISTERED' }>;

@CommandHandler(AmendOrganizationRequest)
export class AmendOrganizationHandler implements ICommandHandler<AmendOrganizationRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: AmendOrganizationRequest): Promise<CommandReply> {
    const { body, origin, on: organization } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    return this.runner.handle('AmendOrganization', request, async (reader) => {
      const giver = { caller: origin.caller, today: context.today };
      const state = await organizationFor(reader, giver, organization);
      // Whoever takes it out of its own region does not give it to another authority unasked.
      const amended = {
        ...state,
        organization: { ...state.organization, ...organizationChangesOf(body) },
      };
      await demandSubject(reader, giver, organizationSubject(amended), body.region ? '/region' : '');
      const superiorKnown = await isRegistered(reader, body.superior);
      const command = {
        type: 'AmendOrganization',
        id,
        organization,
        body,
        superiorKnown,
        ...context,
      } as const;
      const decision = decideLaboratory(state, command);
      return oneChange(
        reader,
        { command: command.type, organization, id, what: 'amendment', type: 'OrganizationAmended' },
        decision,
      );
    });
  }
}

@CommandHandler(MergeOrganizationRequest)
export class MergeOrganizationHandler implements ICommandHandler<MergeOrganizationRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: MergeOrganizationRequest): Promise<CommandReply> {
    return runOrPropose(this.runner, mergeOrganization, request);
  }
}

@CommandHandler(DissolveOrganizationRequest)
export class DissolveOrganizationHandler implements ICommandHandler<DissolveOrganizationRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: DissolveOrganizationRequest): Promise<CommandReply> {
    return runOrPropose(this.runner, dissolveOrganization, request);
  }
}

export const ORGANIZATION_CHANGE_HANDLERS = [
  AmendOrganizationHandler,
  MergeOrganizationHandler,
  DissolveOrganizationHandler,
];

/** With an organization every scope that it holds ends: nobody takes a whole scope from a laboratory alone. */
async function endsScopes(reader: StateReader, { on, body }: Given<{ on: string }>): Promise<boolean> {
  return holdsScopeFrom(await reader.laboratory(on), body.on);
}

export const mergeOrganization: Proposable<MergerBody> = {
  command: 'MergeOrganization',
  admit: admitChange,
  async decide(reader, { id, on: organization, body, context }) {
    const state = await reader.laboratory(organization);
    const into = await reader.laboratory(body.into);
    const command = { type: 'MergeOrganization', id, organization, body, into, ...context } as const;
    const decision = decideLaboratory(state, command);
    return oneChange(
      reader,
      { command: command.type, organization, id, what: 'merger', type: 'OrganizationMerged' },
      decision,
    );
  },
  takesTwo: endsScopes,
};

export const dissolveOrganization: Proposable<DissolutionBody> = {
  command: 'DissolveOrganization',
  admit: admitChange,
  async decide(reader, { id, on: organization, body, context }) {
    const state = await reader.laboratory(organization);
    const command = { type: 'DissolveOrganization', id, organization, body, ...context } as const;
    const decision = decideLaboratory(state, command);
    return oneChange(
      reader,
      { command: command.type, organization, id, what: 'dissolution', type: 'OrganizationDissolved' },
      decision,
    );
  },
  takesTwo: endsScopes,
};

async function admitChange(reader: StateReader, { on, caller, context }: Given): Promise<void> {
  await organizationFor(reader, { caller, today: context.today }, on);
}

/** An organization, for an authority that acts for it. */
async function organizationFor(reader: StateReader, giver: Giver, id: string): Promise<Registered> {
  const state = await reader.laboratory(id);
  if (state.status === 'UNKNOWN') throw unknownProblem('UNKNOWN_ORGANIZATION', id);
  await demandOrganization(reader, giver, id);
  return state;
}

interface Change {
  command: CommandName;
  organization: string;
  id: string;
  what: string;
  type: DomainEventType;
}

function oneChange(
  reader: StateReader,
  { organization, ...change }: Change,
  decision: Decision,
): Promise<Attempt> {
  const stream = laboratoryStream(organization);
  const location = organizationLocation(organization);
  return recordOneFact(reader, { ...change, stream, location, decision });
}
