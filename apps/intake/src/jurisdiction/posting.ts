import {
  initialAssetState,
  initialCertificateState,
  ownersOf,
  type CalibrationBody,
  type CertificateState,
} from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import type { FoundAsset, StateReader } from '../command/state-reader';
import { knowsForCalibration } from './knowing';

/**
 * The states as whoever posts a calibration may see them: a restricted asset of others is not registered, whether it
 * is calibrated or cited, so the reply is that of an unknown one. The versions looked at stay those of the reader.
 */
export function seenByPoster(reader: StateReader, caller: Caller, body: CalibrationBody): StateReader {
  const assets: StateReader['assets'] = async (ids) => {
    const found = await reader.assets(ids);
    await lookAtOwners(reader, caller, [...found.values()]);
    for (const [id, { state, stream }] of found) {
      const known = stream === null || (await knowsForCalibration(reader, caller, state, body));
      if (!known) found.set(id, { state: initialAssetState, stream: null });
    }
    return found;
  };
  return Object.create(reader, { assets: { value: assets } }) as StateReader;
}

/** Whether a restricted asset may be known is asked of its owners: of all of them at once. */
async function lookAtOwners(
  reader: StateReader,
  { role, organization }: Caller,
  found: readonly FoundAsset[],
): Promise<void> {
  if (role === 'admin' || organization === null) return;
  const owners = found.flatMap(({ state }) =>
    state.status === 'REGISTERED' && state.asset.visibility === 'RESTRICTED' ? [ownersOf(state)] : [],
  );
  const others = owners.filter((each) => !each.includes(organization)).flat();
  if (others.length > 0) await reader.lookAtLaboratories([organization, ...others]);
}

/** The certificate that a posted one amends; one of others, of an asset that they keep to themselves, is not known. */
export async function replacedFor(
  reader: StateReader,
  { role, organization }: Caller,
  id: string,
): Promise<CertificateState> {
  const state = await reader.certificate(id);
  if (state.status === 'UNKNOWN' || role === 'admin') return state;
  const { issuer, asset } = state.certificate;
  if (issuer === organization || typeof asset !== 'string') return state;
  const { stream } = await reader.asset(asset);
  return stream === null ? initialCertificateState : state;
}
