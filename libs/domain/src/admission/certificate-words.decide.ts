import type {
  CertificateAccepted,
  CertificateConfirmed,
  CertificateDisputed,
} from '../certificate/certificate.events';
import type { CertificateState } from '../certificate/certificate.state';
import { sameContent } from '../content';
import { decideBy, idTaken, refusal, refused, repeated, type Decision, type Requirement } from '../decision';
import type { AcceptCertificate, ConfirmCertificate, DisputeCertificate } from './admission.commands';

type Said = CertificateAccepted | CertificateDisputed | CertificateConfirmed;

/** By the owner of its asset; once accepted, a certificate stays so. */
export function decideAcceptance(
  state: CertificateState,
  { id, certificate, by, body }: AcceptCertificate,
): Decision<CertificateAccepted> {
  const event = { type: 'CertificateAccepted', data: { id, certificate, by } } as const;
  return saidOf(state, body.id, event, state.status === 'RECORDED' ? state.acceptances : []);
}

/** By the owner of its asset: told beside the certificate for ever, whatever becomes of it. */
export function decideDispute(
  state: CertificateState,
  { id, certificate, by, body }: DisputeCertificate,
): Decision<CertificateDisputed> {
  const event = { type: 'CertificateDisputed', data: { id, certificate, by, reason: body.reason } } as const;
  return saidOf(state, body.id, event, state.status === 'RECORDED' ? state.disputes : []);
}

const onlyWhatWasTranscribed: Requirement<{ state: CertificateState }> = ({ state }) =>
  state.status === 'RECORDED' && state.certificate.transcribed
    ? []
    : [refusal('NOT_ALLOWED', '', 'the issuer itself posted this certificate: there is nothing to confirm')];

export const confirmationRequirements = [onlyWhatWasTranscribed];

/** By its issuer. */
export function decideConfirmation(
  state: CertificateState,
  { id, certificate, by, body }: ConfirmCertificate,
): Decision<CertificateConfirmed> {
  const event = { type: 'CertificateConfirmed', data: { id, certificate, by } } as const;
  const known = state.status === 'RECORDED' ? state.confirmations : [];
  return saidOf(state, body.id, event, known, confirmationRequirements);
}

/** The same said again is the same fact; the id counts only where the sender chose one. */
function saidOf<E extends Said>(
  state: CertificateState,
  chosen: string | null | undefined,
  event: E,
  known: readonly E['data'][],
  rules: readonly Requirement<{ state: CertificateState }>[] = [],
): Decision<E> {
  const same = known.find((one) => sameContent(event.data, one, chosen ? [] : ['id']));
  if (same) return repeated(same.id);
  if (known.some(({ id }) => id === event.data.id)) return refused([idTaken('statement', event.data.id)]);
  return decideBy(rules, { state }, () => [event]);
}
