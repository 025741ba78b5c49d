import { InvariantViolation } from '../invariant';
import type { CalibrationRecorded, CertificateEvent, CertificateRevoked } from './certificate.events';

/** A certificate: immutable after issue, later facts beside it. */
export type CertificateState =
  | { status: 'UNKNOWN' }
  | {
      status: 'RECORDED';
      certificate: CalibrationRecorded['data'];
      revocations: readonly CertificateRevoked['data'][];
      replacedBy: readonly string[];
    };

export const initialCertificateState: CertificateState = { status: 'UNKNOWN' };

export function evolveCertificate(state: CertificateState, event: CertificateEvent): CertificateState {
  if (event.type === 'CalibrationRecorded') {
    return { status: 'RECORDED', certificate: event.data, revocations: [], replacedBy: [] };
  }
  if (state.status === 'UNKNOWN') throw new InvariantViolation(`${event.type} before CalibrationRecorded`);
  switch (event.type) {
    case 'CertificateRevoked':
      return { ...state, revocations: [...state.revocations, event.data] };
    case 'CertificateReplaced':
      return { ...state, replacedBy: [...state.replacedBy, event.data.replacedBy] };
  }
}
