import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { certificateStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { RecordReader, type CertificateRecord } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import type { ListCompleteness } from '../reading/completeness';
import { ReadGate } from '../reading/read-gate';
import { Redactor } from '../reading/redactor';
import { CheckCodes } from '../check/check-codes';
import type { AnsweredStatus } from '../status/status.answer';
import { StatusJudge } from '../status/status-judge';
import { partStatus } from './part-record';
import { showHistory } from './shown-history';

/** The record of a certificate: as recorded, byte for byte in its numbers, with its history. */
export class FindCertificate {
  constructor(
    readonly caller: Caller,
    readonly certificate: string,
    readonly knownAt: number,
  ) {}
}

export type AnsweredCertificate = {
  id: string;
  knownAt: number;
  completeness: ListCompleteness;
  /** As of today. */
  status: AnsweredStatus | null;
  /** The code for the label, by which the public check shows more than that the number is on record. */
  checkCode: string | null;
} & CertificateRecord;

@QueryHandler(FindCertificate)
export class FindCertificateHandler implements IQueryHandler<FindCertificate, AnsweredCertificate> {
  constructor(
    private readonly gate: ReadGate,
    private readonly records: RecordReader,
    private readonly redactor: Redactor,
    private readonly visibility: Visibility,
    private readonly statuses: StatusJudge,
    private readonly codes: CheckCodes,
  ) {}

  async execute({ caller, certificate, knownAt }: FindCertificate): Promise<AnsweredCertificate> {
    const route = 'GET /v1/certificates/:id';
    const grant = await this.gate.toCertificate(caller, route, certificate, knownAt);
    const found = await this.records.certificate(grant.reader, certificate, knownAt);
    const record = this.gate.found(found, 'UNKNOWN_CERTIFICATE', knownAt);
    const { history } = record;
    const stream = certificateStream(certificate);
    const { issuer, asset } = record.certificate;
    const issued = issuer === grant.reader.organization && record.certificate.transcribed === undefined;
    const holds = issued || grant.relation === 'OWN' || grant.reader.role === 'admin';
    const answer = {
      id: certificate,
      knownAt,
      status: partStatus(grant, await this.statuses.ofCertificate(certificate, knownAt)),
      checkCode: holds ? this.codes.of(certificate) : null,
      position: record.position,
      recordedAt: record.recordedAt,
      certificate: record.certificate,
      digest: record.digest,
      ...showHistory(grant, { history, stream, knownAt }, this.visibility.setAside),
    };
    if (!issued) return answer;
    return this.redactor.ownWords(answer, [certificate, ...(typeof asset === 'string' ? [asset] : [])]);
  }
}
