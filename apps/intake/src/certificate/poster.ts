import { initialAssetState, type AssetState, type CalibrationBody } from '@suyuan/domain';
import { denyOrganization, type Holder } from '../command/policy';
import { denialProblem } from '../command/problems';
import type { StateReader } from '../command/state-reader';
import { presentOwner } from '../jurisdiction/owners';

/** For whom a calibration is posted. */
export interface Poster {
  /** Of a transcription: the owner of the asset; null when the issuer posts its own certificate. */
  transcribedBy: string | null;
  /** What the decision must not see, because the poster may not know of it. */
  unseen: { asset?: AssetState };
}

/**
 * A certificate is posted by its issuer, or transcribed by the owner of its asset; an enterprise does nothing else.
 * Throws ProblemError. Of a hidden asset a stranger hears what it would hear of one that nobody registered.
 */
export async function posterOf(reader: StateReader, body: CalibrationBody, caller: Holder): Promise<Poster> {
  if (!body.transcribed) {
    if (caller.role === 'enterprise') {
      const detail = 'An enterprise records certificates of others with "transcribed": true.';
      throw denialProblem({ code: 'FORBIDDEN', detail });
    }
    const denial = denyOrganization(caller, body.issuer, 'the issuer of the certificate');
    if (denial) throw denialProblem(denial, '/issuer');
    return { transcribedBy: null, unseen: {} };
  }
  const unknown = { transcribedBy: caller.organization, unseen: { asset: initialAssetState } };
  if (typeof body.asset !== 'string') return { ...unknown, unseen: {} };
  const { state } = await reader.asset(body.asset);
  if (state.status === 'UNKNOWN') return unknown;
  const owner = await presentOwner(reader, state);
  const denial = denyOrganization(caller, owner, 'the owner of the asset');
  if (!denial) return { transcribedBy: owner, unseen: {} };
  if (state.asset.visibility === 'RESTRICTED') return unknown;
  throw denialProblem(denial, '/asset');
}
