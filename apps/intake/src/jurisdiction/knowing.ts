import {
  codeOfQuantity,
  entrustsAllTo,
  isCleared,
  isEntrustedWith,
  servesQuantity,
  type AssetState,
  type CalibrationBody,
} from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { isBound } from '../command/policy';
import type { StateReader } from '../command/state-reader';
import type { Giver } from './giver';
import { everOwners } from './owners';

/**
 * Whether the giver of a command may know that an asset exists. A restricted one is known to its owners, to whom they
 * or an authority put it into hands today, and to regulators whose organization is cleared today. The national authority
 * is no organization, so it is not cleared by itself.
 */
export async function knowsAsset(
  reader: StateReader,
  { caller, today }: Giver,
  state: AssetState,
): Promise<boolean> {
  if (isOpen(caller, state)) return true;
  const { organization } = caller;
  if (organization === null || state.status === 'UNKNOWN') return false;
  if ((await everOwners(reader, state)).includes(organization)) return true;
  if (isBound(caller)) return wasEntrusted(reader, state, organization, today);
  return isCleared(await reader.laboratory(organization), today);
}

/** Whether whoever posts a calibration may know the asset: for that day, and also by the law that sends items there. */
export async function knowsForCalibration(
  reader: StateReader,
  caller: Caller,
  state: AssetState,
  { performedOn, results }: Pick<CalibrationBody, 'performedOn' | 'results'>,
): Promise<boolean> {
  if (isOpen(caller, state)) return true;
  const { organization } = caller;
  if (organization === null || state.status === 'UNKNOWN') return false;
  if ((await everOwners(reader, state)).includes(organization)) return true;
  if (await wasEntrusted(reader, state, organization, performedOn)) return true;
  const quantities = results.map(({ quantity }) => codeOfQuantity(quantity));
  return servesQuantity(await reader.laboratory(organization), quantities, performedOn);
}

function isOpen({ role }: Caller, state: AssetState): boolean {
  if (state.status === 'UNKNOWN') return false;
  return role === 'admin' || state.asset.visibility !== 'RESTRICTED';
}

async function wasEntrusted(
  reader: StateReader,
  state: AssetState,
  laboratory: string,
  on: string,
): Promise<boolean> {
  if (isEntrustedWith(state, laboratory, on)) return true;
  for (const owner of await everOwners(reader, state)) {
    if (entrustsAllTo(await reader.laboratory(owner), laboratory, on)) return true;
  }
  return false;
}
