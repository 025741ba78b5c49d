import {
  decideAsset,
  idTaken,
  impactCaseStream,
  refused,
  type AssetCommand,
  type DomainEventType,
} from '@suyuan/domain';
import type { Attempt } from '../command/command-runner';
import type { StateReader } from '../command/state-reader';
import type { RegisteredAsset } from '../jurisdiction/gate';

export const assetLocation = (id: string): string => `/v1/assets/${encodeURIComponent(id)}`;

/** A command about an asset that is registered already. */
export type AssetStep = Exclude<AssetCommand, { type: 'RegisterAsset' }>;

/** What a command records, for the reply of a repetition. */
export interface AssetFact {
  what: string;
  types: readonly DomainEventType[];
}

/** Lets a found asset decide; whoever may is seen to before. */
export async function decideOnAsset(
  reader: StateReader,
  command: AssetStep,
  { state, stream }: { state: RegisteredAsset; stream: string },
  kind: AssetFact,
): Promise<Attempt> {
  const { id, asset } = command;
  const claim = `${command.type}/${id}`;
  const holder = reader.fresh ? await reader.claim(claim) : null;
  const elsewhere = holder !== null && holder !== stream;
  return {
    decision: elsewhere ? refused([idTaken(kind.what, id)]) : decideAsset(state, command),
    streamOf: (event) => (event.type === 'ImpactCaseOpened' ? impactCaseStream(event.data.id) : stream),
    claims: [{ key: claim, stream }],
    id,
    location: () => assetLocation(asset),
    recorded: (known) => ({ streams: [stream, impactCaseStream(known)], types: kind.types }),
  };
}
