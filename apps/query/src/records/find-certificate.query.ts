import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type CertificateRecord } from '@suyuan/read-model';
import { Admission } from '../reading/admission';
import { Standings } from '../reading/standings';
import { redactCalibration, redactHistory, referencesOf } from './redact';

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
    private readonly admission: Admission,
    private readonly standings: Standings,
    private readonly readModel: ReadModel,
  ) {}

  async execute({ caller, certificate, knownAt }: FindCertificate): Promise<AnsweredCertificate> {
    await this.admission.toCertificate(caller, certificate, knownAt);
    const found = await this.readModel.findCertificate(certificate, knownAt);
    const record = this.admission.found(found, 'UNKNOWN_CERTIFICATE', knownAt);
    const hidden = await this.standings.hiddenFrom(caller, referencesOf(record.certificate));
    return {
      id: certificate,
      knownAt,
      position: record.position,
      recordedAt: record.recordedAt,
      certificate: redactCalibration(record.certificate, hidden),
      digest: record.digest,
      history: redactHistory(caller, record.history, hidden),
    };
  }
}
