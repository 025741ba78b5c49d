import { InvariantViolation } from '../invariant';
import type {
  CalibrationRecorded,
  CertificateAccepted,
  CertificateConfirmed,
  CertificateDisputed,
  CertificateEvent,
  CertificateRevoked,
  CertificateSuspended,
} from './certificate.events';

/** A certificate: immutable after issue, later facts beside it. */
export type CertificateState =
  | { status: 'UNKNOWN' }
  | {
      status: 'RECORDED';
      certificate: CalibrationRecorded['data'];
      revocations: readonly CertificateRevoked['data'][];
      replacedBy: readonly string[];
      acceptances: readonly CertificateAccepted['data'][];
      disputes: readonly CertificateDisputed['data'][];
      confirmations: readonly CertificateConfirmed['data'][];
      suspensions: readonly CertificateSuspended['data'][];
    };

export const initialCertificateState: CertificateState = { status: 'UNKNOWN' };

export function evolveCertificate(state: CertificateState, event: CertificateEvent): CertificateState {
  if (event.type === 'CalibrationRecorded') {
    return {
      status: 'RECORDED',
      certificate: event.data,
      revocations: [],
      replacedBy: [],
      acceptances: [],
      disputes: [],
      confirmations: [],
      suspensions: [],
    };
  }
  if (state.status === 'UNKNOWN') throw new InvariantViolation(`${event.type} before CalibrationRecorded`);
  switch (event.type) {
    case 'CertificateRevoked':
      return { ...state, revocations: [...state.revocations, event.data] };
    case 'CertificateReplaced':
      return { ...state, replacedBy: [...state.replacedBy, event.data.replacedBy] };
    case 'CertificateAccepted':
      return { ...state, acceptances: [...state.acceptances, event.data] };
    case 'CertificateDisputed':
      return { ...state, disputes: [...state.disputes, event.data] };
    case 'CertificateConfirmed':
      return { ...state, confirmations: [...state.confirmations, event.data] };
    case 'CertificateSuspended':
      return { ...state, suspensions: [...state.suspensions, event.data] };
  }
}
