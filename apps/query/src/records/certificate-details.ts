import { Injectable } from '@nestjs/common';
import type { ComparedPointReply, ListCompletenessReply, StatusReply } from '@suyuan/contract';
import { comparedFigures } from '@suyuan/domain';
import type { CertificateRecord } from '@suyuan/read-model';
import { Redactor } from '../access/redactor';
import { CheckCodes } from '../check/check-codes';
import { StatusJudge } from '../status/status-judge';
import { partStatus } from './part-record';
import type { SeenRecord } from './shown-history';

export type AnsweredCertificate = {
  id: string;
  knownAt: number;
  completeness: ListCompletenessReply;
  /** As of today. */
  status: StatusReply | null;
  /** The code for the label, by which the public check shows more than that the number is on record. */
  checkCode: string | null;
  /** Of a comparison, what each point comes to. */
  compared: ComparedPointReply[];
} & CertificateRecord;

/** What is told of a certificate beside its record: its state today, and to whom it belongs the code of its label. */
@Injectable()
export class CertificateDetails {
  constructor(
    private readonly statuses: StatusJudge,
    private readonly codes: CheckCodes,
    private readonly redactor: Redactor,
  ) {}

  async answer(
    { id, knownAt }: { id: string; knownAt: number },
    { grant, record, shown }: SeenRecord<CertificateRecord>,
  ): Promise<AnsweredCertificate> {
    const { issuer, asset, transcribed } = record.certificate;
    const issued = issuer === grant.reader.organization && transcribed === undefined;
    const holds = issued || grant.relation === 'OWN' || grant.reader.role === 'admin';
    const answer = {
      id,
      knownAt,
      status: partStatus(grant, await this.statuses.ofCertificate(id, knownAt)),
      checkCode: holds ? this.codes.of(id) : null,
      position: record.position,
      recordedAt: record.recordedAt,
      certificate: record.certificate,
      compared: comparedPoints(record.certificate),
      digest: record.digest,
      ...shown,
    };
    if (!issued) return answer;
    return this.redactor.ownWords(answer, [id, ...(typeof asset === 'string' ? [asset] : [])]);
  }
}

/** Digits of En as it is told; what is stated has two decimals as a rule. */
const SHOWN_DIGITS = 4;

function comparedPoints({ results }: CertificateRecord['certificate']): ComparedPointReply[] {
  return results.flatMap((result, index) =>
    result.points.flatMap((point, at) => {
      const figures = comparedFigures(point, result);
      if (figures === null) return [];
      const { verdict, agrees } = figures;
      const en = figures.en.toSignificantDigits(SHOWN_DIGITS).toString();
      return [{ result: index, point: at, en, verdict, agrees }];
    }),
  );
}
