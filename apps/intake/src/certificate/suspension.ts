import {
  certificateStream,
  decideCertificateSuspension,
  idTaken,
  refused,
  type CertificateSuspensionBody,
} from '@suyuan/domain';
import type { Attempt } from '../command/command-runner';
import type { StateReader } from '../command/state-reader';
import { certificateFor } from '../jurisdiction/gate';
import type { Given } from '../proposal/proposable';
import { certificateLocation } from './revocation';

/** At once and by one person: what takes two people is a revocation. */
export async function suspendCertificate(
  reader: StateReader,
  { id, on: certificate, body, caller, context }: Given<CertificateSuspensionBody>,
): Promise<Attempt> {
  const state = await certificateFor(reader, { caller, today: context.today }, certificate);
  const stream = certificateStream(certificate);
  const givers = await reader.givers(stream);
  const claim = `SuspendCertificate/${id}`;
  const holder = reader.fresh ? await reader.claim(claim) : null;
  const elsewhere = holder !== null && holder !== stream;
  const command = { type: 'SuspendCertificate', id, certificate, body, givers, ...context } as const;
  return {
    decision: elsewhere ? refused([idTaken('suspension', id)]) : decideCertificateSuspension(state, command),
    streamOf: () => stream,
    claims: [{ key: claim, stream }],
    id,
    location: () => certificateLocation(certificate),
    recorded: () => ({ streams: [stream], types: ['CertificateSuspended'] }),
  };
}
