import {
  certificateStream,
  decideRevocation,
  idTaken,
  refused,
  revocationTakesTwo,
  type RevocationBody,
} from '@suyuan/domain';
import { certificateFor } from '../jurisdiction/gate';
import type { Proposable } from '../proposal/proposable';

export const certificateLocation = (id: string): string => `/v1/certificates/${encodeURIComponent(id)}`;

/** Void or withdrawal; of a primary or public standard nobody's alone. */
export const revokeCertificate: Proposable<RevocationBody> = {
  command: 'RevokeCertificate',
  async admit(reader, { on, caller, context }) {
    await certificateFor(reader, { caller, today: context.today }, on);
  },
  async decide(reader, { id, on: certificate, body, context }) {
    const stream = certificateStream(certificate);
    const state = await reader.certificate(certificate);
    const claim = `RevokeCertificate/${id}`;
    const holder = reader.fresh ? await reader.claim(claim) : null;
    const elsewhere = holder !== null && holder !== stream;
    const command = { type: 'RevokeCertificate', id, certificate, body, ...context } as const;
    return {
      decision: elsewhere ? refused([idTaken('revocation', id)]) : decideRevocation(state, command),
      streamOf: () => stream,
      claims: [{ key: claim, stream }],
      id,
      location: () => certificateLocation(certificate),
      recorded: () => ({ streams: [stream], types: ['CertificateRevoked'] }),
    };
  },
  async takesTwo(reader, { on }) {
    const state = await reader.certificate(on);
    const asset = state.status === 'RECORDED' ? state.certificate.asset : null;
    return revocationTakesTwo(typeof asset === 'string' ? (await reader.asset(asset)).state : null);
  },
};
