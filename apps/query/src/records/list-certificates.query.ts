import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { StatusReply } from '@suyuan/contract';
import type { State } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import {
  ReadModel,
  type CertificateDigest,
  type CertificateListQuery,
  type Reader,
} from '@suyuan/read-model';
import { CertificateRights } from '../access/certificate-rights';
import { Readers } from '../access/readers';
import { Visibility } from '../graph/visibility';
import { Cursors } from '../question/cursors';
import { keyedPage, type Page } from '../question/keyed-page';
import { answerStatus } from '../status/status.answer';
import { StatusJudge } from '../status/status-judge';
import { ROWS_LOOKED_AT_MAX } from './rows-looked-at';

type Filters = Pick<CertificateListQuery, 'issuer' | 'asset' | 'number' | 'performedFrom' | 'performedTo'>;

/** Certificates, the newest first, of those that the caller may read. */
export class ListCertificates {
  constructor(
    readonly caller: Caller,
    /** `state`: as of today, by the rules of validity. */
    readonly filters: Filters & { state: State | null },
    readonly page: { limit: number; cursor: string | null },
  ) {}
}

/** A certificate as a list shows it, with its state as of today. */
export type ShownCertificate = CertificateDigest & { status: StatusReply | null };

@QueryHandler(ListCertificates)
export class ListCertificatesHandler implements IQueryHandler<ListCertificates, Page<ShownCertificate>> {
  constructor(
    private readonly readers: Readers,
    private readonly readModel: ReadModel,
    private readonly rights: CertificateRights,
    private readonly cursors: Cursors,
    private readonly statuses: StatusJudge,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, filters, page }: ListCertificates): Promise<Page<ShownCertificate>> {
    const reader = await this.readers.of(caller);
    const { state, ...inTables } = filters;
    return keyedPage(this.cursors, reader, page, {
      identity: { list: 'certificates', ...filters },
      keyLength: 2,
      keyOf: ({ performedOn, id }: CertificateDigest): readonly [string, string] => [performedOn, id],
      read: (after, limit) => this.readModel.findCertificates({ reader, ...inTables, after, limit }),
      show: (rows) => this.shown(reader, rows, state),
      lookedAtMax: ROWS_LOOKED_AT_MAX,
    });
  }

  private async shown(
    reader: Reader,
    rows: CertificateDigest[],
    state: State | null,
  ): Promise<(ShownCertificate | null)[]> {
    const readable = await this.rights.readable(
      reader,
      'GET /v1/certificates',
      rows.map(({ id }) => id),
    );
    const judged = await this.statuses.ofCertificates(readable, this.visibility.visible);
    return rows.map((row) => {
      const status = judged.get(row.id) ?? null;
      if (!readable.has(row.id) || (state !== null && status?.state !== state)) return null;
      return { ...row, status: status && answerStatus(status) };
    });
  }
}
