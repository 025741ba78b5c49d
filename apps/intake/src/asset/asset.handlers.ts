import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  assetStream,
  decideAsset,
  initialAssetState,
  type AssetBody,
  type AssetConfirmationBody,
  type CheckBody,
  type DismissalBody,
  type ExaminationBody,
  type LifecycleBody,
  type NonconformityBody,
  type RestatementBody,
  type SupervisionSystem,
} from '@suyuan/domain';
import { newId } from '@suyuan/platform';
import { CommandRunner, type Attempt } from '../command/command-runner';
import { denyOrganization } from '../command/policy';
import { denialProblem } from '../command/problems';
import { CommandRequest, type CommandReply } from '../command/request';
import { assetClaim, nameplateClaim } from '../command/claims';
import type { StateReader } from '../command/state-reader';
import { assetFor } from '../jurisdiction/gate';
import { runOrPropose } from '../proposal/propose';
import { assetLocation, decideOnAsset, type AssetFact, type AssetStep } from './decide-on-asset';
import { recordLifecycle } from './lifecycle';

export class RegisterAssetRequest extends CommandRequest<AssetBody> {}
export class ExamineAssetRequest extends CommandRequest<ExaminationBody> {}
export class RecordLifecycleRequest extends CommandRequest<LifecycleBody> {}
export class ReportNonconformityRequest extends CommandRequest<NonconformityBody> {}
export class RestateReferenceValueRequest extends CommandRequest<RestatementBody> {}
export class ConfirmAssetRequest extends CommandRequest<AssetConfirmationBody> {}
export class DismissSuspicionRequest extends CommandRequest<DismissalBody> {}
export class CheckAssetRequest extends CommandRequest<CheckBody> {}

@CommandHandler(RegisterAssetRequest)
export class RegisterAssetHandler implements ICommandHandler<RegisterAssetRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: RegisterAssetRequest): Promise<CommandReply> {
    const { body, origin } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    return this.runner.handle('RegisterAsset', request, async (reader) => {
      const denial = denyOrganization(origin.caller, body.owner, 'the owner of the asset');
      if (denial) throw denialProblem(denial, '/owner');
      // New assets are the rule: the claim tells at the append whether the id is free.
      const known = reader.fresh ? await reader.asset(id) : { state: initialAssetState, stream: null };
      const stream = known.stream ?? assetStream(body.kind, id);
      const nameplate = await nameplateOfNew(reader, body, stream);
      const ownersSystem = body.system ? await systemOf(reader, body.owner) : null;
      const command = {
        type: 'RegisterAsset',
        id,
        body,
        ownersSystem,
        ...nameplate.found,
        ...context,
      } as const;
      return {
        decision: decideAsset(known.state, command),
        streamOf: () => stream,
        claims: [{ key: assetClaim(id), stream }, ...nameplate.claims],
        id,
        location: assetLocation,
        recorded: () => ({ streams: [stream], types: ['AssetRegistered'] }),
      };
    });
  }
}

/**
 * Whether the nameplate is taken, and the claim that takes it. New nameplates are the rule, so the first attempt leaves
 * it to the append to find out. An asset that is RESTRICTED takes no claim, or others could notice it.
 */
async function nameplateOfNew(
  reader: StateReader,
  { manufacturer, model, serialNumber, visibility, sameNameplate }: AssetBody,
  stream: string,
): Promise<{ found: { nameplateTaken: boolean }; claims: { key: string; stream: string }[] }> {
  const key = manufacturer && model ? nameplateClaim({ manufacturer, model, serialNumber }) : null;
  if (key === null) return { found: { nameplateTaken: false }, claims: [] };
  const restricted = visibility === 'RESTRICTED';
  const holder = reader.fresh || restricted || sameNameplate ? await reader.claim(key) : null;
  const takes = holder === null && !restricted;
  return {
    found: { nameplateTaken: holder !== null && holder !== stream },
    claims: takes ? [{ key, stream }] : [],
  };
}

async function systemOf(reader: StateReader, organization: string): Promise<SupervisionSystem | null> {
  const state = await reader.laboratory(organization);
  return state.status === 'REGISTERED' ? (state.organization.system ?? null) : null;
}

@CommandHandler(ExamineAssetRequest)
export class ExamineAssetHandler implements ICommandHandler<ExamineAssetRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: ExamineAssetRequest): Promise<CommandReply> {
    const { body, origin, on: asset } = request;
    const id = body.id ?? newId();
    const command = { type: 'ExamineAsset', id, asset, body, ...this.runner.context(origin) } as const;
    return this.runner.handle('ExamineAsset', request, (reader) =>
      onAsset(reader, command, request, { what: 'examination', types: ['AssetExamined'] }),
    );
  }
}

@CommandHandler(RecordLifecycleRequest)
export class RecordLifecycleHandler implements ICommandHandler<RecordLifecycleRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: RecordLifecycleRequest): Promise<CommandReply> {
    return runOrPropose(this.runner, recordLifecycle, request);
  }
}

@CommandHandler(ReportNonconformityRequest)
export class ReportNonconformityHandler implements ICommandHandler<ReportNonconformityRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: ReportNonconformityRequest): Promise<CommandReply> {
    const { body, origin, on: asset } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    // One finding opens one case, so the case has the finding's id.
    const command = { type: 'ReportNonconformity', id, impactCase: id, asset, body, ...context } as const;
    return this.runner.handle('ReportNonconformity', request, async (reader) => ({
      ...(await onAsset(reader, command, request, { what: 'nonconformity', types: ['NonconformityFound'] })),
      extra: (made: string) => ({ impactCase: made }),
    }));
  }
}

@CommandHandler(RestateReferenceValueRequest)
export class RestateReferenceValueHandler implements ICommandHandler<RestateReferenceValueRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: RestateReferenceValueRequest): Promise<CommandReply> {
    const { body, origin, on: asset } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    const command = { type: 'RestateReferenceValue', id, asset, body, ...context } as const;
    return this.runner.handle('RestateReferenceValue', request, (reader) =>
      onAsset(reader, command, request, { what: 'restatement', types: ['ReferenceValueRestated'] }),
    );
  }
}

@CommandHandler(DismissSuspicionRequest)
export class DismissSuspicionHandler implements ICommandHandler<DismissSuspicionRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: DismissSuspicionRequest): Promise<CommandReply> {
    const { body, origin, on: asset } = request;
    const id = body.id ?? newId();
    const command = { type: 'DismissSuspicion', id, asset, body, ...this.runner.context(origin) } as const;
    return this.runner.handle('DismissSuspicion', request, (reader) =>
      onAsset(reader, command, request, { what: 'dismissal', types: ['SuspicionDismissed'] }),
    );
  }
}

@CommandHandler(CheckAssetRequest)
export class CheckAssetHandler implements ICommandHandler<CheckAssetRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: CheckAssetRequest): Promise<CommandReply> {
    const { body, origin, on: asset } = request;
    const id = body.id ?? newId();
    const command = { type: 'CheckAsset', id, asset, body, ...this.runner.context(origin) } as const;
    return this.runner.handle('CheckAsset', request, (reader) =>
      onAsset(reader, command, request, { what: 'check', types: ['AssetChecked'] }),
    );
  }
}

@CommandHandler(ConfirmAssetRequest)
export class ConfirmAssetHandler implements ICommandHandler<ConfirmAssetRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: ConfirmAssetRequest): Promise<CommandReply> {
    const { body, origin, on: asset } = request;
    const id = body.id ?? newId();
    const command = { type: 'ConfirmAsset', id, asset, body, ...this.runner.context(origin) } as const;
    return this.runner.handle('ConfirmAsset', request, (reader) =>
      onAsset(reader, command, request, { what: 'confirmation', types: ['AssetConfirmed'] }),
    );
  }
}

/** Finds the asset of the path, sees whose it is, and lets it decide. */
async function onAsset(
  reader: StateReader,
  command: AssetStep,
  { origin }: CommandRequest<unknown>,
  kind: AssetFact,
): Promise<Attempt> {
  const found = await assetFor(reader, { caller: origin.caller, today: command.today }, command.asset);
  return decideOnAsset(reader, command, found, kind);
}
