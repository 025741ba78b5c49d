import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  decideAssetEntrustment,
  decideClearance,
  decideDesignation,
  decideOrganizationEntrustment,
  laboratoryStream,
  type ClearanceBody,
  type DesignationBody,
  type EntrustmentBody,
  type LaboratoryState,
  type Tier,
} from '@suyuan/domain';
import { newId } from '@suyuan/platform';
import { CommandRunner } from '../command/command-runner';
import { recordOneFact } from '../command/one-fact';
import { denyOrganization } from '../command/policy';
import { denialProblem, unknownProblem } from '../command/problems';
import { CommandRequest, type CommandReply } from '../command/request';
import type { StateReader } from '../command/state-reader';
import { actsNationally, assetFor } from '../jurisdiction/gate';
import { presentOwner } from '../jurisdiction/owners';
import type { Giver } from '../jurisdiction/giver';
import { isRegistered } from '../laboratory/registered';

export class EntrustAssetRequest extends CommandRequest<EntrustmentBody> {}
export class EntrustOrganizationRequest extends CommandRequest<EntrustmentBody> {}
export class DesignateLaboratoryRequest extends CommandRequest<DesignationBody> {}
export class GrantClearanceRequest extends CommandRequest<ClearanceBody> {}

/** National standards: nobody below the national authority says who may certify them. */
const NATIONAL_TIERS: readonly Tier[] = ['PRIMARY', 'SECONDARY', 'WORKING_PRIMARY'];

@CommandHandler(EntrustAssetRequest)
export class EntrustAssetHandler implements ICommandHandler<EntrustAssetRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: EntrustAssetRequest): Promise<CommandReply> {
    const { body, origin, on: asset } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    return this.runner.handle('EntrustAsset', request, async (reader) => {
      const giver = { caller: origin.caller, today: context.today };
      const { state, stream, location } = await assetOf(reader, giver, asset);
      const laboratoryKnown = await isRegistered(reader, body.laboratory);
      const owner = await presentOwner(reader, state);
      const command = { type: 'EntrustAsset', id, asset, body, owner, laboratoryKnown, ...context } as const;
      const decision = decideAssetEntrustment(state, command);
      const fact = { what: 'entrustment', type: 'AssetEntrusted', stream, location, decision } as const;
      return recordOneFact(reader, { command: command.type, id, ...fact });
    });
  }
}

@CommandHandler(DesignateLaboratoryRequest)
export class DesignateLaboratoryHandler implements ICommandHandler<DesignateLaboratoryRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: DesignateLaboratoryRequest): Promise<CommandReply> {
    const { body, origin, on: asset } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    return this.runner.handle('DesignateLaboratory', request, async (reader) => {
      const giver = { caller: origin.caller, today: context.today };
      const { state, stream, location } = await assetOf(reader, giver, asset);
      const national = await actsNationally(reader, origin.caller);
      if (!national && NATIONAL_TIERS.includes(state.asset.tier)) {
        const detail = 'Only the national authority designates the laboratory of a national standard.';
        throw denialProblem({ code: 'FORBIDDEN', detail });
      }
      const known = { laboratoryKnown: await isRegistered(reader, body.laboratory), national };
      const command = { type: 'DesignateLaboratory', id, asset, body, ...known, ...context } as const;
      const decision = decideDesignation(state, command);
      const fact = { what: 'designation', type: 'LaboratoryDesignated', stream, location, decision } as const;
      return recordOneFact(reader, { command: command.type, id, ...fact });
    });
  }
}

@CommandHandler(EntrustOrganizationRequest)
export class EntrustOrganizationHandler implements ICommandHandler<EntrustOrganizationRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: EntrustOrganizationRequest): Promise<CommandReply> {
    const { body, origin, on: organization } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    return this.runner.handle('EntrustOrganization', request, async (reader) => {
      const denial = denyOrganization(origin.caller, organization, 'the organization that entrusts');
      if (denial) throw denialProblem(denial);
      const { state, stream, location } = await organizationOf(reader, organization);
      const laboratoryKnown = await isRegistered(reader, body.laboratory);
      const command = {
        type: 'EntrustOrganization',
        id,
        organization,
        body,
        laboratoryKnown,
        ...context,
      } as const;
      const decision = decideOrganizationEntrustment(state, command);
      const fact = {
        what: 'entrustment',
        type: 'OrganizationEntrusted',
        stream,
        location,
        decision,
      } as const;
      return recordOneFact(reader, { command: command.type, id, ...fact });
    });
  }
}

@CommandHandler(GrantClearanceRequest)
export class GrantClearanceHandler implements ICommandHandler<GrantClearanceRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: GrantClearanceRequest): Promise<CommandReply> {
    const { body, origin, on: organization } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    return this.runner.handle('GrantClearance', request, async (reader) => {
      if (!(await actsNationally(reader, origin.caller))) {
        throw denialProblem({ code: 'FORBIDDEN', detail: 'Only the national authority grants a clearance.' });
      }
      const { state, stream, location } = await organizationOf(reader, organization);
      const command = { type: 'GrantClearance', id, organization, body, ...context } as const;
      const decision = decideClearance(state, command);
      const fact = { what: 'clearance', type: 'ClearanceGranted', stream, location, decision } as const;
      return recordOneFact(reader, { command: command.type, id, ...fact });
    });
  }
}

async function assetOf(reader: StateReader, giver: Giver, id: string) {
  return { ...(await assetFor(reader, giver, id)), location: `/v1/assets/${encodeURIComponent(id)}` };
}

async function organizationOf(reader: StateReader, id: string) {
  const state: LaboratoryState = await reader.laboratory(id);
  if (state.status === 'UNKNOWN') throw unknownProblem('UNKNOWN_ORGANIZATION', id);
  return { state, stream: laboratoryStream(id), location: `/v1/organizations/${encodeURIComponent(id)}` };
}
