import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type {
  DisclosedPersonReply,
  DisclosedPersonsReply,
  DisclosePersonsBody,
  ErasedReply,
  ErasePersonsBody,
} from '@suyuan/contract';
import { certificateSubject, mayActOn, pseudonymsIn, type CalibrationRecorded } from '@suyuan/domain';
import { EventLog } from '@suyuan/event-log';
import { newId, ProblemError, type Caller } from '@suyuan/platform';
import { CommandRunner } from '../command/command-runner';
import { denyRole, isBound } from '../command/policy';
import { denialProblem, logProblem, unknownProblem } from '../command/problems';
import { CommandRequest } from '../command/request';
import type { StateReader } from '../command/state-reader';
import { actsNationally, authority, outOfJurisdiction } from '../jurisdiction/gate';
import { knowsAsset } from '../jurisdiction/knowing';
import { everOwners } from '../jurisdiction/owners';

type Certificate = CalibrationRecorded['data'];

export class DisclosePersonsRequest extends CommandRequest<DisclosePersonsBody> {}
export class ErasePersonsRequest extends CommandRequest<ErasePersonsBody> {}

/** Who the persons are that a certificate names, to those who hold the paper and to the authorities over it. */
@CommandHandler(DisclosePersonsRequest)
export class DisclosePersonsHandler implements ICommandHandler<DisclosePersonsRequest> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly log: EventLog,
  ) {}

  async execute({ body, origin, on: id }: DisclosePersonsRequest): Promise<DisclosedPersonsReply> {
    const denial = denyRole(origin.caller, 'DisclosePersons');
    if (denial) throw denialProblem(denial);
    try {
      const { today } = this.runner.context(origin);
      const certificate = await readableCertificate(this.runner.reader(), origin.caller, today, id);
      if (!isBound(origin.caller) && !body.reason) throw reasonRequired();
      const known = await this.log.findDisclosures(pseudonymsIn(certificate));
      const disclosed = (person: string, role: DisclosedPersonReply['role']): DisclosedPersonReply => {
        const { name = null, registration = null } = known.get(person) ?? {};
        return { person, role, name, registration };
      };
      const signed = (certificate.signatories ?? []).map(({ person, role }) => disclosed(person, role));
      const { person } = certificate.customer ?? {};
      return { certificate: id, persons: [...signed, ...(person ? [disclosed(person, null)] : [])] };
    } catch (error) {
      throw logProblem(error);
    }
  }
}

/** Erases what is known of persons, everywhere at once: the pseudonym stays in the events and means nobody. */
@CommandHandler(ErasePersonsRequest)
export class ErasePersonsHandler implements ICommandHandler<ErasePersonsRequest> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly log: EventLog,
  ) {}

  async execute({ body, origin, on }: ErasePersonsRequest): Promise<ErasedReply> {
    const { caller } = origin;
    const denial = denyRole(caller, 'ErasePersons');
    if (denial) throw denialProblem(denial);
    try {
      const reader = this.runner.reader();
      if (!(await actsNationally(reader, caller))) throw outOfJurisdiction();
      const state = await reader.certificate(on);
      if (state.status === 'UNKNOWN') throw unknownProblem('UNKNOWN_CERTIFICATE', on);
      const named = pseudonymsIn(state.certificate);
      const persons = body.person ? named.filter((each) => each === body.person) : named;
      if (body.person && persons.length === 0) throw personUnknown();
      const id = body.id ?? newId();
      const { subject, role, organization } = caller;
      const by = { subject, role, organization };
      const erased = await this.log.erase({ id, persons, reason: body.reason, by });
      return { id, position: await this.log.head(), erased };
    } catch (error) {
      throw logProblem(error);
    }
  }
}

/**
 * A certificate whose persons somebody may know: its issuer, whoever transcribed it, everybody who owns or owned what it
 * is of, and the authorities that it lies with. What somebody may not know is not there (404).
 */
async function readableCertificate(
  reader: StateReader,
  caller: Caller,
  today: string,
  id: string,
): Promise<Certificate> {
  const state = await reader.certificate(id);
  if (state.status === 'UNKNOWN') throw unknownProblem('UNKNOWN_CERTIFICATE', id);
  const { certificate } = state;
  if (caller.role === 'admin') return certificate;
  const { issuer, asset, transcribed } = certificate;
  const known = typeof asset === 'string' ? (await reader.asset(asset)).state : null;
  const owners = known === null || known.status === 'UNKNOWN' ? [] : await everOwners(reader, known);
  const parties = [issuer, transcribed?.by, ...owners];
  if (caller.organization !== null && parties.includes(caller.organization)) return certificate;
  if (isBound(caller)) throw unknownProblem('UNKNOWN_CERTIFICATE', id);
  const isKnown =
    known === null || known.status === 'UNKNOWN' || (await knowsAsset(reader, { caller, today }, known));
  if (!isKnown) throw unknownProblem('UNKNOWN_CERTIFICATE', id);
  const what = known?.status === 'REGISTERED' ? known.asset : null;
  const subject = certificateSubject(await reader.laboratory(issuer), what);
  if (!mayActOn(await authority(reader, caller), subject)) throw outOfJurisdiction();
  return certificate;
}

function reasonRequired(): ProblemError {
  const detail = 'An authority says what it reads the names of persons for.';
  return new ProblemError({
    status: 422,
    code: 'REQUIRED',
    detail,
    errors: [{ pointer: '/reason', code: 'REQUIRED', detail }],
  });
}

function personUnknown(): ProblemError {
  const detail = 'The certificate names nobody by this pseudonym.';
  return new ProblemError({
    status: 422,
    code: 'NOT_ALLOWED',
    detail,
    errors: [{ pointer: '/person', code: 'NOT_ALLOWED', detail }],
  });
}
