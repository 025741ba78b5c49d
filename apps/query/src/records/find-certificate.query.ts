import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { certificateStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type CertificateRecord } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import { Admission } from '../reading/admission';
import type { ListCompleteness } from '../reading/completeness';
import { Standings } from '../reading/standings';
import { redactCalibration, referencesOf } from './redact';
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
} & CertificateRecord;

@QueryHandler(FindCertificate)
export class FindCertificateHandler implements IQueryHandler<FindCertificate, AnsweredCertificate> {
  constructor(
    private readonly admission: Admission,
    private readonly standings: Standings,
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, certificate, knownAt }: FindCertificate): Promise<AnsweredCertificate> {
    await this.admission.toCertificate(caller, certificate, knownAt);
    const found = await this.readModel.findCertificate(certificate, knownAt);
    const record = this.admission.found(found, 'UNKNOWN_CERTIFICATE', knownAt);
    const hidden = await this.standings.hiddenFrom(caller, referencesOf(record.certificate));
    const { history } = record;
    const stream = certificateStream(certificate);
    return {
      id: certificate,
      knownAt,
      position: record.position,
      recordedAt: record.recordedAt,
      certificate: redactCalibration(record.certificate, hidden),
      digest: record.digest,
      ...showHistory(caller, { history, stream, knownAt }, this.visibility.setAside, hidden),
    };
  }
}
