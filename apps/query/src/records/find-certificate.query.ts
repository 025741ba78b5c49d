import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { RecordReader, type CertificateRecord } from '@suyuan/read-model';
import { ReadGate } from '../reading/read-gate';
import { Redactor } from '../reading/redactor';
import { partHistory } from './part-record';

/** The record of a certificate: as recorded, byte for byte in its numbers, with its history. */
export class FindCertificate {
  constructor(
    readonly caller: Caller,
    readonly certificate: string,
    readonly knownAt: number,
  ) {}
}

export type AnsweredCertificate = { id: string; knownAt: number } & CertificateRecord;

@QueryHandler(FindCertificate)
export class FindCertificateHandler implements IQueryHandler<FindCertificate, AnsweredCertificate> {
  constructor(
    private readonly gate: ReadGate,
    private readonly records: RecordReader,
    private readonly redactor: Redactor,
  ) {}

  async execute({ caller, certificate, knownAt }: FindCertificate): Promise<AnsweredCertificate> {
    const route = 'GET /v1/certificates/:id';
    const grant = await this.gate.toCertificate(caller, route, certificate, knownAt);
    const found = await this.records.certificate(grant.reader, certificate, knownAt);
    const record = this.gate.found(found, 'UNKNOWN_CERTIFICATE', knownAt);
    const answer = {
      id: certificate,
      knownAt,
      position: record.position,
      recordedAt: record.recordedAt,
      certificate: record.certificate,
      digest: record.digest,
      history: partHistory(grant, record.history),
    };
    const { issuer, asset } = record.certificate;
    if (issuer !== grant.reader.organization || record.certificate.transcribed !== undefined) return answer;
    return this.redactor.ownWords(answer, [certificate, ...(typeof asset === 'string' ? [asset] : [])]);
  }
}
