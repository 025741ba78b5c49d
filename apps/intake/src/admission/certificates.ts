import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  certificateStream,
  decideAcceptance,
  decideConfirmation,
  decideDispute,
  type AcceptanceBody,
  type CertificateState,
  type ConfirmationBody,
  type DisputeBody,
} from '@suyuan/domain';
import { newId } from '@suyuan/platform';
import { CommandRunner } from '../command/command-runner';
import { recordOneFact } from '../command/one-fact';
import { unknownProblem } from '../command/problems';
import { CommandRequest, type CommandReply } from '../command/request';
import type { StateReader } from '../command/state-reader';
import { certificateFor } from '../jurisdiction/gate';
import { ownerOfCertified } from './owner-of-certified';

export class AcceptCertificateRequest extends CommandRequest<AcceptanceBody> {}
export class DisputeCertificateRequest extends CommandRequest<DisputeBody> {}
export class ConfirmCertificateRequest extends CommandRequest<ConfirmationBody> {}

@CommandHandler(AcceptCertificateRequest)
export class AcceptCertificateHandler implements ICommandHandler<AcceptCertificateRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: AcceptCertificateRequest): Promise<CommandReply> {
    const { body, origin, on: certificate } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    return this.runner.handle('AcceptCertificate', request, async (reader) => {
      const { state, stream, location } = await certificateOf(reader, certificate);
      const by = await ownerOfCertified(reader, state.certificate, body, origin.caller);
      const command = { type: 'AcceptCertificate', id, certificate, by, body, ...context } as const;
      const decision = decideAcceptance(state, command);
      const fact = { what: 'acceptance', type: 'CertificateAccepted', stream, location, decision } as const;
      return recordOneFact(reader, { command: command.type, id, ...fact });
    });
  }
}

@CommandHandler(DisputeCertificateRequest)
export class DisputeCertificateHandler implements ICommandHandler<DisputeCertificateRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: DisputeCertificateRequest): Promise<CommandReply> {
    const { body, origin, on: certificate } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    return this.runner.handle('DisputeCertificate', request, async (reader) => {
      const { state, stream, location } = await certificateOf(reader, certificate);
      const by = await ownerOfCertified(reader, state.certificate, body, origin.caller);
      const command = { type: 'DisputeCertificate', id, certificate, by, body, ...context } as const;
      const decision = decideDispute(state, command);
      const fact = { what: 'dispute', type: 'CertificateDisputed', stream, location, decision } as const;
      return recordOneFact(reader, { command: command.type, id, ...fact });
    });
  }
}

@CommandHandler(ConfirmCertificateRequest)
export class ConfirmCertificateHandler implements ICommandHandler<ConfirmCertificateRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: ConfirmCertificateRequest): Promise<CommandReply> {
    const { body, origin, on: certificate } = request;
    const id = body.id ?? newId();
    const context = this.runner.context(origin);
    return this.runner.handle('ConfirmCertificate', request, async (reader) => {
      const { stream, location } = await certificateOf(reader, certificate);
      const giver = { caller: origin.caller, today: context.today };
      const state = await certificateFor(reader, giver, certificate);
      const by = state.certificate.issuer;
      const command = { type: 'ConfirmCertificate', id, certificate, by, body, ...context } as const;
      const decision = decideConfirmation(state, command);
      const fact = {
        what: 'confirmation',
        type: 'CertificateConfirmed',
        stream,
        location,
        decision,
      } as const;
      return recordOneFact(reader, { command: command.type, id, ...fact });
    });
  }
}

async function certificateOf(reader: StateReader, id: string) {
  const state: CertificateState = await reader.certificate(id);
  if (state.status === 'UNKNOWN') throw unknownProblem('UNKNOWN_CERTIFICATE', id);
  return { state, stream: certificateStream(id), location: `/v1/certificates/${encodeURIComponent(id)}` };
}
