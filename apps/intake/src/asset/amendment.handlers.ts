import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changesOf, nameplateOf, type AmendmentBody } from '@suyuan/domain';
import { newId } from '@suyuan/platform';
import { nameplateClaim } from '../command/claims';
import { CommandRunner } from '../command/command-runner';
import { CommandRequest, type CommandReply } from '../command/request';
import type { StateReader } from '../command/state-reader';
import { assetFor, type RegisteredAsset } from '../jurisdiction/gate';
import { decideOnAsset } from './decide-on-asset';

export class AmendAssetRequest extends CommandRequest<AmendmentBody> {}

@CommandHandler(AmendAssetRequest)
export class AmendAssetHandler implements ICommandHandler<AmendAssetRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: AmendAssetRequest): Promise<CommandReply> {
    const { body, origin, on: asset } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    return this.runner.handle('AmendAsset', request, async (reader) => {
      const giver = { caller: origin.caller, today: context.today };
      const found = await assetFor(reader, giver, asset);
      const nameplate = await amendedNameplate(reader, body, found);
      const command = { type: 'AmendAsset', id, asset, body, ...nameplate.found, ...context } as const;
      const attempt = await decideOnAsset(reader, command, found, {
        what: 'amendment',
        types: ['AssetAmended'],
      });
      return { ...attempt, claims: [...(attempt.claims ?? []), ...nameplate.claims] };
    });
  }
}

/** A nameplate that an asset comes to bear is taken as at a registration; that of a restricted one takes no claim. */
async function amendedNameplate(
  reader: StateReader,
  body: AmendmentBody,
  { state, stream }: { state: RegisteredAsset; stream: string },
): Promise<{ found: { nameplateTaken: boolean }; claims: { key: string; stream: string }[] }> {
  const asset = { ...state.asset, ...changesOf(body) };
  const plate = nameplateOf({ ...state, asset });
  const key = plate && nameplateClaim(plate);
  const before = nameplateOf(state);
  const same = key === null || (before !== null && nameplateClaim(before) === key);
  if (same || asset.visibility === 'RESTRICTED') return { found: { nameplateTaken: false }, claims: [] };
  const holder = await reader.claim(key);
  return {
    found: { nameplateTaken: holder !== null && holder !== stream },
    claims: holder === null ? [{ key, stream }] : [],
  };
}
