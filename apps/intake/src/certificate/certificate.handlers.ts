import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  certificateStream,
  decideCalibration,
  decideRevocation,
  idTaken,
  initialCertificateState,
  nameplateOf,
  refused,
  type AssetIdentity,
  type AssetState,
  type CalibrationBody,
  type CalibrationContext,
  type CertificateState,
  type RevocationBody,
} from '@suyuan/domain';
import { newId } from '@suyuan/platform';
import { numberClaim, transcriptionClaim } from '../command/claims';
import { CommandRunner } from '../command/command-runner';
import { denyOrganization } from '../command/policy';
import { denialProblem, unknownProblem } from '../command/problems';
import { CommandRequest, type CommandReply, type Origin } from '../command/request';
import type { StateReader } from '../command/state-reader';
import { posterOf } from './poster';
import { findIntegrity, statedIntegrity, type StatedIntegrity } from './integrity';

export class RecordCalibrationRequest extends CommandRequest<CalibrationBody> {
  /** Of the body as posted: nulls are part of what a sender hashes, and no part of the command. */
  readonly integrity: StatedIntegrity | null;

  constructor(body: CalibrationBody, origin: Origin) {
    super(body, origin);
    this.integrity = statedIntegrity(body);
  }
}
export class RevokeCertificateRequest extends CommandRequest<RevocationBody> {}

const certificateLocation = (id: string): string => `/v1/certificates/${encodeURIComponent(id)}`;

@CommandHandler(RecordCalibrationRequest)
export class RecordCalibrationHandler implements ICommandHandler<RecordCalibrationRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: RecordCalibrationRequest): Promise<CommandReply> {
    const { body, origin } = request;
    const id = body.id ?? newId();
    const stream = certificateStream(id);
    const commandContext = this.runner.context(origin);
    return this.runner.handle('RecordCalibration', request, async (reader) => {
      const poster = await posterOf(reader, body, origin.caller);
      const key = poster.transcribedBy
        ? transcriptionClaim(poster.transcribedBy, body.issuer, body.certificateNumber)
        : numberClaim(body.issuer, body.certificateNumber);
      const known = { ...(await contextOf(reader, id, key, body)), ...poster.unseen };
      const integrity = request.integrity && findIntegrity(request.integrity, known.laboratory);
      const { transcribedBy } = poster;
      const command = {
        type: 'RecordCalibration',
        id,
        body,
        transcribedBy,
        integrity,
        ...commandContext,
      } as const;
      return {
        decision: decideCalibration(known, command),
        streamOf: (event) =>
          event.type === 'CertificateReplaced' ? certificateStream(event.data.certificate) : stream,
        claims: [{ key, stream }],
        id,
        location: certificateLocation,
        recorded: (recorded) => ({
          streams: [
            certificateStream(recorded),
            ...(body.replaces ? [certificateStream(body.replaces)] : []),
          ],
          types: ['CalibrationRecorded'],
        }),
      };
    });
  }
}

/** Everything the decision on a posted calibration rests on. */
async function contextOf(
  reader: StateReader,
  id: string,
  key: string,
  body: CalibrationBody,
): Promise<CalibrationContext> {
  const { asset, issuer, replaces } = body;
  const replaced = replaces && replaces !== id ? await reader.certificate(replaces) : initialCertificateState;
  return {
    existing: await existingOf(reader, id, key),
    laboratory: await reader.laboratory(issuer),
    asset: typeof asset === 'string' ? (await reader.asset(asset)).state : null,
    nameplates: await nameplatesOf(reader, body, replaced),
    replaced,
  };
}

/**
 * The certificate under this claim, else under this id. New numbers are the rule, so the first attempt leaves it
 * to the append to find out: one read less for each.
 */
async function existingOf(reader: StateReader, id: string, key: string): Promise<CertificateState> {
  if (!reader.fresh) return initialCertificateState;
  const holder = await reader.claim(key);
  return holder === null ? reader.certificate(id) : reader.state<CertificateState>(holder);
}

/**
 * Nameplates decide whether two references name one asset only where one of them is a nameplate: of the calibrated
 * asset always, of its references and of the amended certificate's asset when it is given by nameplate itself.
 */
async function nameplatesOf(
  reader: StateReader,
  body: CalibrationBody,
  replaced: CertificateState,
): Promise<ReadonlyMap<string, AssetIdentity>> {
  const ids = new Set<string>();
  if (typeof body.asset === 'string') ids.add(body.asset);
  else for (const id of referencedIds(body)) ids.add(id);
  if (replaced.status === 'RECORDED' && typeof replaced.certificate.asset === 'string') {
    ids.add(replaced.certificate.asset);
  }
  const nameplates = new Map<string, AssetIdentity>();
  for (const id of ids) {
    const { state }: { state: AssetState } = await reader.asset(id);
    const nameplate = nameplateOf(state);
    if (nameplate) nameplates.set(id, nameplate);
  }
  return nameplates;
}

function referencedIds(body: CalibrationBody): string[] {
  const references = [
    ...body.results.flatMap((result) => result.references ?? []),
    ...(body.references ?? []),
  ];
  return references.map(({ asset }) => asset).filter((asset) => typeof asset === 'string');
}

@CommandHandler(RevokeCertificateRequest)
export class RevokeCertificateHandler implements ICommandHandler<RevokeCertificateRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: RevokeCertificateRequest): Promise<CommandReply> {
    const { body, origin, on: certificate } = request;
    const id = body.id ?? newId();
    const stream = certificateStream(certificate);
    const command = {
      type: 'RevokeCertificate',
      id,
      certificate,
      body,
      ...this.runner.context(origin),
    } as const;
    return this.runner.handle('RevokeCertificate', request, async (reader) => {
      const state = await reader.certificate(certificate);
      if (state.status === 'UNKNOWN') throw unknownProblem('UNKNOWN_CERTIFICATE', certificate);
      const issuer = state.certificate.issuer;
      const denial = denyOrganization(origin.caller, issuer, 'the issuer of the certificate');
      if (denial) throw denialProblem(denial);
      const claim = `RevokeCertificate/${id}`;
      const holder = reader.fresh ? await reader.claim(claim) : null;
      const elsewhere = holder !== null && holder !== stream;
      return {
        decision: elsewhere ? refused([idTaken('revocation', id)]) : decideRevocation(state, command),
        streamOf: () => stream,
        claims: [{ key: claim, stream }],
        id,
        location: () => certificateLocation(certificate),
        recorded: () => ({ streams: [stream], types: ['CertificateRevoked'] }),
      };
    });
  }
}
