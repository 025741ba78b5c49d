import {
  initialAssetState,
  initialCertificateState,
  type CalibrationBody,
  type CertificateState,
} from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import type { StateReader } from '../command/state-reader';
import { knowsForCalibration } from './knowing';

/**
 * The states as whoever posts a calibration may see them: a restricted asset of others is not registered, whether it
 * is calibrated or cited, so the reply is that of an unknown one. The versions looked at stay those of the reader.
 */
export function seenByPoster(reader: StateReader, caller: Caller, body: CalibrationBody): StateReader {
  const asset: StateReader['asset'] = async (id) => {
    const found = await reader.asset(id);
    const known = found.stream === null || (await knowsForCalibration(reader, caller, found.state, body));
    return known ? found : { state: initialAssetState, stream: null };
  };
  return Object.create(reader, { asset: { value: asset } }) as StateReader;
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
