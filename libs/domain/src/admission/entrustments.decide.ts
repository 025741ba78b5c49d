import type { AssetEntrusted, LaboratoryDesignated } from '../asset/asset.events';
import { ownerOf, type AssetState } from '../asset/asset.state';
import { sameContent } from '../content';
import { decideBy, idTaken, refusal, refused, repeated, type Decision, type Requirement } from '../decision';
import type { ClearanceGranted, OrganizationEntrusted } from '../laboratory/laboratory.events';
import type { LaboratoryState } from '../laboratory/laboratory.state';
import { checkSequence } from '../time-order';
import type {
  DesignateLaboratory,
  EntrustAsset,
  EntrustOrganization,
  GrantClearance,
} from './admission.commands';

const daysMustFollowOneAnother: Requirement<{ body: { from: string; to?: string | null } }> = ({ body }) =>
  checkSequence({ pointer: '/from', on: body.from }, { pointer: '/to', on: body.to });

/** A name with a slip of the pen would entrust nobody, and nobody would notice. */
const laboratoryMustBeRegistered: Requirement<EntrustAsset | EntrustOrganization | DesignateLaboratory> = (
  command,
) =>
  command.laboratoryKnown
    ? []
    : [refusal('UNKNOWN_LAB', '/laboratory', `no organization ${command.body.laboratory} is registered`)];

export const entrustmentRequirements = [laboratoryMustBeRegistered, daysMustFollowOneAnother];
export const clearanceRequirements = [daysMustFollowOneAnother];

/** By the owner of a known asset. */
export function decideAssetEntrustment(state: AssetState, command: EntrustAsset): Decision<AssetEntrusted> {
  const { id, asset, body } = command;
  const { laboratory, from, to } = body;
  const data = { id, asset, owner: command.owner ?? ownerOf(state) ?? '', laboratory, from, to: to ?? null };
  const known = state.status === 'REGISTERED' ? state.entrustments : [];
  return once('entrustment', data, known, () =>
    decideBy(entrustmentRequirements, command, () => [{ type: 'AssetEntrusted', data }]),
  );
}

/** By an authority that may act for a known asset. */
export function decideDesignation(
  state: AssetState,
  command: DesignateLaboratory,
): Decision<LaboratoryDesignated> {
  const { id, asset, body, national } = command;
  const { laboratory, from, to, reason } = body;
  const data = { id, asset, laboratory, from, to: to ?? null, reason, national };
  const known = state.status === 'REGISTERED' ? state.designations : [];
  return once('designation', data, known, () =>
    decideBy(entrustmentRequirements, command, () => [{ type: 'LaboratoryDesignated', data }]),
  );
}

/** By a known organization, for all that it owns or ever owned. */
export function decideOrganizationEntrustment(
  state: LaboratoryState,
  command: EntrustOrganization,
): Decision<OrganizationEntrusted> {
  const { id, organization, body } = command;
  const { laboratory, from, to } = body;
  const data = { id, organization, laboratory, from, to: to ?? null };
  const known = state.status === 'REGISTERED' ? state.entrustments : [];
  return once('entrustment', data, known, () =>
    decideBy(entrustmentRequirements, command, () => [{ type: 'OrganizationEntrusted', data }]),
  );
}

/** By the national authority, to a known organization. */
export function decideClearance(state: LaboratoryState, command: GrantClearance): Decision<ClearanceGranted> {
  const { id, organization, body } = command;
  const data = { id, organization, from: body.from, to: body.to ?? null, reason: body.reason };
  const known = state.status === 'REGISTERED' ? state.clearances : [];
  return once('clearance', data, known, () =>
    decideBy(clearanceRequirements, command, () => [{ type: 'ClearanceGranted', data }]),
  );
}

/** The same fact under the same id again is no fault; another one under it is. */
function once<Data extends { id: string }, D extends Decision>(
  what: string,
  data: Data,
  known: readonly Data[],
  decide: () => D,
) {
  const same = known.find(({ id }) => id === data.id);
  if (!same) return decide();
  return sameContent(data, same) ? repeated(data.id) : refused([idTaken(what, data.id)]);
}
