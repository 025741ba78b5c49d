import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  certificateStream,
  decideCalibration,
  initialCertificateState,
  nameplateOf,
  withoutPersons,
  type AssetIdentity,
  type CalibrationBody,
  type CalibrationContext,
  type CertificateState,
  type CertificateSuspensionBody,
  type RevocationBody,
} from '@suyuan/domain';
import { newId, type Caller } from '@suyuan/platform';
import { numberClaims } from '../command/claims';
import { CommandRunner } from '../command/command-runner';
import { CommandRequest, type CommandReply, type Origin } from '../command/request';
import type { StateReader } from '../command/state-reader';
import { replacedFor, seenByPoster } from '../jurisdiction/posting';
import { pseudonymsFor } from '../persons/pseudonyms';
import { runOrPropose } from '../proposal/propose';
import { posterOf } from './poster';
import { findIntegrity, statedIntegrity, type StatedIntegrity } from './integrity';
import { certificateLocation, revokeCertificate } from './revocation';
import { suspendCertificate } from './suspension';
import { claimsToTake, underItsNumber, type UnderNumber } from './under-number';

export class RecordCalibrationRequest extends CommandRequest<CalibrationBody> {
  /** Of the body as posted: nulls are part of what a sender hashes, and no part of the command. */
  readonly integrity: StatedIntegrity | null;

  constructor(body: CalibrationBody, origin: Origin) {
    super(body, origin);
    this.integrity = statedIntegrity(body);
  }

  override get recognisedBy(): unknown {
    return withoutPersons(this.body);
  }
}
export class RevokeCertificateRequest extends CommandRequest<RevocationBody> {}
export class SuspendCertificateRequest extends CommandRequest<CertificateSuspensionBody> {}

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
      const keys = numberClaims(body, poster.transcribedBy);
      const seen = seenByPoster(reader, origin.caller, body);
      const under = await underItsNumber(seen, keys, body);
      const known = {
        ...(await contextOf(seen, id, under, body, origin.caller)),
        ...poster.unseen,
      };
      const integrity = request.integrity && findIntegrity(request.integrity, known.laboratory);
      const { transcribedBy } = poster;
      const named = await pseudonymsFor(reader, transcribedBy ?? body.issuer, body);
      const command = {
        type: 'RecordCalibration',
        id,
        body,
        transcribedBy,
        pseudonyms: named.pseudonyms,
        integrity,
        ...commandContext,
      } as const;
      return {
        decision: decideCalibration(known, command),
        streamOf: (event) =>
          event.type === 'CertificateReplaced' ? certificateStream(event.data.certificate) : stream,
        disclosures: named.disclosures,
        claims: claimsToTake(keys, under, body).map((key) => ({ key, stream })),
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
  under: UnderNumber,
  body: CalibrationBody,
  caller: Caller,
): Promise<CalibrationContext> {
  const { asset, issuer, replaces } = body;
  const replaced =
    replaces && replaces !== id ? await replacedFor(reader, caller, replaces) : initialCertificateState;
  return {
    existing: under.same.status === 'UNKNOWN' ? await existingOf(reader, id) : under.same,
    underNumber: under.number,
    underItem: under.item,
    laboratory: await reader.laboratory(issuer),
    asset: typeof asset === 'string' ? (await reader.asset(asset)).state : null,
    nameplates: await nameplatesOf(reader, body, replaced),
    replaced,
  };
}

/** The certificate of this id. Ids that are taken are found out by the append, so the first attempt looks for none. */
async function existingOf(reader: StateReader, id: string): Promise<CertificateState> {
  return reader.fresh ? reader.certificate(id) : initialCertificateState;
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
  for (const [id, { state }] of await reader.assets(ids)) {
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
    return runOrPropose(this.runner, revokeCertificate, request);
  }
}

@CommandHandler(SuspendCertificateRequest)
export class SuspendCertificateHandler implements ICommandHandler<SuspendCertificateRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: SuspendCertificateRequest): Promise<CommandReply> {
    const { body, origin, on } = request;
    const given = {
      id: body.id ?? newId(),
      on,
      body,
      caller: origin.caller,
      context: this.runner.context(origin),
    };
    return this.runner.handle('SuspendCertificate', request, (reader) => suspendCertificate(reader, given));
  }
}
