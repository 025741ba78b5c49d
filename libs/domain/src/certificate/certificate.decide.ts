import { sameContent } from '../content';
import { decideBy, idTaken, refusal, refused, repeated, type Decision, type Requirement } from '../decision';
import { InvariantViolation } from '../invariant';
import { normalisedNumber } from '../nameplate/normalised-text';
import { isSameIssue } from './certificate-identity';
import { calibrationData, statedData } from './calibration-data';
import type { CalibrationContext } from './calibration-context';
import { recordCalibrationRequirements } from './calibration-requirements';
import type { RecordCalibration, RevokeCertificate } from './certificate.commands';
import type { CalibrationRecorded, CertificateEvent, CertificateRevoked } from './certificate.events';
import type { CertificateState } from './certificate.state';

/**
 * A certificate posted again is the same fact when its content is; the id counts only when the sender chose one.
 * CertificateReplaced goes to the stream of the amended certificate, when that is known.
 */
export function decideCalibration(
  context: CalibrationContext,
  command: RecordCalibration,
): Decision<CertificateEvent> {
  const { id, body } = command;
  // Taken for the issuer's own it would count as that.
  if (body.transcribed && command.transcribedBy === undefined) {
    throw new InvariantViolation(`nobody said who transcribed ${id}`);
  }
  const data = calibrationData(command, command.integrity);
  const { existing, replaced } = context;
  if (existing.status === 'RECORDED') {
    const known = existing.certificate;
    const ignoring = body.id ? [] : ['id'];
    const same = sameContent(statedData(data), statedData(known), ignoring);
    return same ? repeated(known.id) : refused([numberTaken(command, known)]);
  }
  return decideBy(recordCalibrationRequirements, { command, context }, () => {
    const recorded: CertificateEvent = { type: 'CalibrationRecorded', data };
    if (replaced.status === 'UNKNOWN') return [recorded];
    const certificate = replaced.certificate.id;
    return [
      recorded,
      { type: 'CertificateReplaced', data: { certificate, replacedBy: id, ...partOf(data.replacesPart) } },
    ];
  });
}

const partOf = (part: string | undefined): { part?: string } => (part === undefined ? {} : { part });

function numberTaken({ body, transcribedBy }: RecordCalibration, known: CalibrationRecorded['data']) {
  // What an owner transcribed has its number beside the issuer's own, so of those two only the id can clash.
  const sameNumber =
    (known.transcribed?.by ?? null) === (transcribedBy ?? null) &&
    known.issuer === body.issuer &&
    normalisedNumber(known.certificateNumber) === normalisedNumber(body.certificateNumber) &&
    isSameIssue(known, body);
  const detail = sameNumber
    ? `issuer ${body.issuer} has a certificate ${body.certificateNumber} with other content`
    : `the id ${known.id} is that of a certificate with other content`;
  return refusal('DUPLICATE_CERTIFICATE_NUMBER', sameNumber ? '/certificateNumber' : '/id', detail);
}

const withdrawalSaysFromWhen: Requirement<RevokeCertificate> = ({ body }) =>
  body.effect === 'WITHDRAWN' && !body.effectiveFrom
    ? [
        refusal(
          'REQUIRED',
          '/effectiveFrom',
          'a withdrawal says from which day the certificate is no longer good',
        ),
      ]
    : [];

const voidHasNoDay: Requirement<RevokeCertificate> = ({ body }) =>
  body.effect === 'VOID' && body.effectiveFrom
    ? [refusal('NOT_ALLOWED', '/effectiveFrom', 'a void certificate never held, so no day is stated')]
    : [];

export const revokeCertificateRequirements = [withdrawalSaysFromWhen, voidHasNoDay];

/** Decides on a known certificate. The same revocation again is the same fact; a void certificate takes no other. */
export function decideRevocation(
  state: CertificateState,
  command: RevokeCertificate,
): Decision<CertificateRevoked> {
  const { id, certificate, body } = command;
  const { effect, reason } = body;
  const data = { id, certificate, effect, effectiveFrom: body.effectiveFrom ?? null, reason };
  const revocations = state.status === 'RECORDED' ? state.revocations : [];
  const ignoring = body.id ? [] : ['id'];
  const same = revocations.find((revocation) => sameContent(data, revocation, ignoring));
  if (same) return repeated(same.id);
  if (revocations.some((revocation) => revocation.id === id)) return refused([idTaken('revocation', id)]);
  if (revocations.some((revocation) => revocation.effect === 'VOID')) {
    return refused([refusal('ALREADY_REVOKED', '', `certificate ${certificate} is void already`)]);
  }
  return decideBy(revokeCertificateRequirements, command, () => [{ type: 'CertificateRevoked', data }]);
}
