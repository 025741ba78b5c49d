import {
  nameplateOf,
  normalisedNameplate,
  refusal,
  type AcceptanceBody,
  type AssetReference,
  type AssetState,
} from '@suyuan/domain';
import { denyOrganization, type Holder } from '../command/policy';
import { denialProblem, refusalProblem, unknownProblem } from '../command/problems';
import type { StateReader } from '../command/state-reader';
import { presentOwner } from '../jurisdiction/owners';

/**
 * The owner, now, of the asset that a certificate is about, when the caller may speak for it. A certificate that names
 * its asset by nameplate leaves open whose it is, so the caller names its own asset, which has to bear that nameplate.
 * Throws ProblemError.
 */
export async function ownerOfCertified(
  reader: StateReader,
  { id: certificate, asset: certified }: { id: string; asset: AssetReference },
  { asset }: AcceptanceBody,
  caller: Holder,
): Promise<string> {
  if (typeof certified === 'string' && asset && asset !== certified) {
    throw refusalProblem([refusal('NOT_ALLOWED', '/asset', 'the certificate is of another asset')]);
  }
  const id = typeof certified === 'string' ? certified : asset;
  if (!id) {
    const detail = 'the certificate names its asset by nameplate: name your asset, which bears it';
    throw refusalProblem([refusal('REQUIRED', '/asset', detail)]);
  }
  const { state }: { state: AssetState } = await reader.asset(id);
  const owner = await presentOwner(reader, state);
  const denial = denyOrganization(caller, owner, 'the owner of the asset');
  if (denial && isHidden(state))
    throw asset ? unknownProblem('UNKNOWN_ASSET', asset) : unknownProblem('UNKNOWN_CERTIFICATE', certificate);
  if (denial) throw denialProblem(denial);
  if (state.status === 'UNKNOWN' || owner === null) {
    throw refusalProblem([
      refusal('UNKNOWN_INSTRUMENT', asset ? '/asset' : '', `no asset ${id} is registered`),
    ]);
  }
  if (typeof certified !== 'string') {
    const plate = nameplateOf(state);
    const own = plate && normalisedNameplate(plate);
    if (own === null || own !== normalisedNameplate(certified)) {
      throw refusalProblem([refusal('NOT_ALLOWED', '/asset', 'this asset bears another nameplate')]);
    }
  }
  return owner;
}

function isHidden(state: AssetState): boolean {
  return state.status === 'REGISTERED' && state.asset.visibility === 'RESTRICTED';
}
