import { sameContent } from '../content';
import {
  decideBy,
  idTaken,
  refusal,
  refused,
  repeated,
  type CommandContext,
  type Decision,
  type Requirement,
} from '../decision';
import { checkSequence } from '../time-order';
import type { CivilDate } from '../vocabulary';
import type { CertificateSuspended } from './certificate.events';
import type { CertificateState } from './certificate.state';

/** Body of `POST /v1/certificates/{id}/suspensions`. */
export interface CertificateSuspensionBody {
  id?: string | null;
  from: CivilDate;
  to: CivilDate;
  reason: string;
}

export interface SuspendCertificate extends CommandContext {
  type: 'SuspendCertificate';
  id: string;
  certificate: string;
  body: CertificateSuspensionBody;
  /** Who gave the suspensions recorded so far, by their ids: the events tell it, their data does not. */
  givers: ReadonlyMap<string, string>;
}

/** One person may stop a certificate at once for so many days; more takes a revocation. */
export const SUSPENSION_DAYS_MAX = 30;

interface Input {
  state: CertificateState;
  command: SuspendCertificate;
}

const suspensionMustNotEndBeforeItBegins: Requirement<Input> = ({ command: { body } }) =>
  checkSequence({ pointer: '/from', on: body.from }, { pointer: '/to', on: body.to });

const suspensionIsShort: Requirement<Input> = ({ command: { body } }) =>
  body.to > daysAfter(body.from, SUSPENSION_DAYS_MAX)
    ? [refusal('SUSPENSION_TOO_LONG', '/to', `at most ${SUSPENSION_DAYS_MAX} days after from are accepted`)]
    : [];

/**
 * A second suspension by the same person is a renewal unless more than 30 days lie between the two, whichever came
 * first: a chain of suspensions would be a withdrawal by one person.
 */
const samePersonDoesNotRenew: Requirement<Input> = ({ state, command }) => {
  if (state.status === 'UNKNOWN') return [];
  const { from, to } = command.body;
  const renewed = state.suspensions.some(
    (former) =>
      command.givers.get(former.id) === command.actor.subject &&
      from <= daysAfter(former.to, SUSPENSION_DAYS_MAX) &&
      former.from <= daysAfter(to, SUSPENSION_DAYS_MAX),
  );
  if (!renewed) return [];
  return [
    refusal('SUSPENSION_NOT_RENEWABLE', '/from', 'the same person suspended this certificate shortly before'),
  ];
};

const voidCertificateIsNotSuspended: Requirement<Input> = ({ state }) =>
  state.status === 'RECORDED' && state.revocations.some(({ effect }) => effect === 'VOID')
    ? [refusal('ALREADY_REVOKED', '', 'the certificate is void already')]
    : [];

export const suspendCertificateRequirements = [
  suspensionMustNotEndBeforeItBegins,
  suspensionIsShort,
  samePersonDoesNotRenew,
  voidCertificateIsNotSuspended,
];

/** Decides on a known certificate. */
export function decideCertificateSuspension(
  state: CertificateState,
  command: SuspendCertificate,
): Decision<CertificateSuspended> {
  const { id, certificate, body } = command;
  const data = { id, certificate, from: body.from, to: body.to, reason: body.reason };
  const suspensions = state.status === 'RECORDED' ? state.suspensions : [];
  const known = suspensions.find((suspension) => suspension.id === id);
  if (known) return sameContent(data, known) ? repeated(id) : refused([idTaken('suspension', id)]);
  return decideBy(suspendCertificateRequirements, { state, command }, () => [
    { type: 'CertificateSuspended', data },
  ]);
}

const DAY_MS = 86_400_000;

function daysAfter(day: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
