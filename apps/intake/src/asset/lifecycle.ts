import { refusal, type LifecycleBody } from '@suyuan/domain';
import { ProblemError } from '@suyuan/platform';
import type { Attempt } from '../command/command-runner';
import { refusalProblem, unknownProblem } from '../command/problems';
import type { StateReader } from '../command/state-reader';
import { assetFor, type RegisteredAsset } from '../jurisdiction/gate';
import { presentOwner } from '../jurisdiction/owners';
import type { Given, Proposable } from '../proposal/proposable';
import { decideOnAsset, type AssetFact } from './decide-on-asset';

const LIFECYCLE: AssetFact = {
  what: 'lifecycle event',
  types: [
    'AssetRepaired',
    'AssetAdjusted',
    'AssetDamaged',
    'AssetIsolated',
    'AssetReturned',
    'AssetRetired',
    'AssetInstalled',
    'AssetSealBroken',
    'AssetSoftwareChanged',
    'AssetTransferred',
  ],
};

/** What happened to an asset. Nobody is made an owner unasked: a transfer waits for the one who receives. */
export const recordLifecycle: Proposable<LifecycleBody> = {
  command: 'RecordLifecycle',
  async admit(reader, { on, caller, context }) {
    await assetFor(reader, { caller, today: context.today }, on);
  },
  async decide(reader, given) {
    const { state, stream } = await reader.asset(given.on);
    if (stream === null || state.status === 'UNKNOWN') throw unknownProblem('UNKNOWN_ASSET', given.on);
    return decideLifecycle(reader, given, { state, stream });
  },
  takesTwo: (_, { body }) => Promise.resolve(body.event === 'TRANSFERRED'),
};

async function decideLifecycle(
  reader: StateReader,
  { id, on: asset, body, context }: Given<LifecycleBody>,
  found: { state: RegisteredAsset; stream: string },
): Promise<Attempt> {
  const owner = await presentOwner(reader, found.state);
  const command = { type: 'RecordLifecycle', id, asset, body, owner, ...context } as const;
  const made = await decideOnAsset(reader, command, found, LIFECYCLE);
  if (body.event === 'TRANSFERRED' && body.owner && made.decision.outcome === 'ACCEPTED') {
    const receiver = await reader.laboratory(body.owner);
    if (receiver.status === 'UNKNOWN') throw unknownReceiver(body.owner);
    if (receiver.end !== null) throw endedReceiver(body.owner);
  }
  return made;
}

function endedReceiver(id: string): ProblemError {
  return refusalProblem([
    refusal('ORGANIZATION_ENDED', '/owner', `${id} was merged into another one or dissolved`),
  ]);
}

function unknownReceiver(id: string): ProblemError {
  const said = { code: 'UNKNOWN_ORGANIZATION', detail: `no organization ${id} is registered to receive it` };
  return new ProblemError({ status: 422, ...said, errors: [{ pointer: '/owner', ...said }] });
}
