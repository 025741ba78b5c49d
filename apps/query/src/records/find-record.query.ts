import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ListCompletenessReply } from '@suyuan/contract';
import { assetStream, certificateStream, laboratoryStream, methodStream, schemeStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import {
  RecordReader,
  type HistoryEntry,
  type MethodRecord,
  type OrganizationRecord,
  type Reader,
  type SchemeRecord,
} from '@suyuan/read-model';
import { ReadGate, type Grant, type UnknownCode } from '../access/read-gate';
import { Visibility } from '../graph/visibility';
import { AssetDetails, type AnsweredAsset } from './asset-details';
import { CertificateDetails, type AnsweredCertificate } from './certificate-details';
import { showHistory, type SeenRecord } from './shown-history';

type AsRecorded<R> = { id: string; knownAt: number; completeness: ListCompletenessReply } & R;

/** What is answered of each kind of record. */
export interface AnsweredRecords {
  /** As registered, with its owner then. */
  asset: AnsweredAsset;
  /** As recorded, byte for byte in its numbers. */
  certificate: AnsweredCertificate;
  /** With its scopes in time. */
  organization: AsRecorded<OrganizationRecord>;
  /** Public to everybody who is let in, as methods are. */
  scheme: AsRecorded<SchemeRecord>;
  method: AsRecorded<MethodRecord>;
}
export type RecordKind = keyof AnsweredRecords;

/** "What is on record of this, as known then?" Each answer ends with the history of the record. */
export class FindRecord<K extends RecordKind> extends Query<AnsweredRecords[K]> {
  constructor(
    readonly kind: K,
    readonly caller: Caller,
    readonly id: string,
    readonly knownAt: number,
  ) {
    super();
  }
}

type Asked = Pick<FindRecord<RecordKind>, 'caller' | 'id' | 'knownAt'>;

/** What one kind of record has of its own. */
interface Kind<R> {
  unknown: UnknownCode;
  grant: (asked: Asked) => Promise<Grant>;
  read: (reader: Reader, id: string, knownAt: number) => Promise<R | null>;
  stream: (id: string, record: R) => string;
}

@QueryHandler(FindRecord)
export class FindRecordHandler implements IQueryHandler<FindRecord<RecordKind>> {
  constructor(
    private readonly gate: ReadGate,
    private readonly records: RecordReader,
    private readonly visibility: Visibility,
    private readonly assets: AssetDetails,
    private readonly certificates: CertificateDetails,
  ) {}

  execute<K extends RecordKind>(question: FindRecord<K>): Promise<AnsweredRecords[K]> {
    return this.kinds[question.kind](question);
  }

  private readonly kinds: { [K in RecordKind]: (asked: Asked) => Promise<AnsweredRecords[K]> } = {
    asset: async (asked) => {
      const seen = await this.seen(asked, {
        unknown: 'UNKNOWN_ASSET',
        grant: ({ caller, id, knownAt }) => this.gate.toAsset(caller, 'GET /v1/assets/:id', id, knownAt),
        read: (...which) => this.records.asset(...which),
        stream: (id, { asset }) => assetStream(asset.kind, id),
      });
      return this.assets.answer(asked, seen);
    },
    certificate: async (asked) => {
      const route = 'GET /v1/certificates/:id';
      const seen = await this.seen(asked, {
        unknown: 'UNKNOWN_CERTIFICATE',
        grant: ({ caller, id, knownAt }) => this.gate.toCertificate(caller, route, id, knownAt),
        read: (...which) => this.records.certificate(...which),
        stream: certificateStream,
      });
      return this.certificates.answer(asked, seen);
    },
    organization: (asked) => {
      const route = 'GET /v1/organizations/:id';
      return this.asRecorded(asked, {
        unknown: 'UNKNOWN_ORGANIZATION',
        grant: ({ caller, id, knownAt }) => this.gate.toOrganization(caller, route, id, knownAt),
        read: (...which) => this.records.organization(...which),
        stream: laboratoryStream,
      });
    },
    scheme: (asked) =>
      this.asRecorded(asked, {
        unknown: 'UNKNOWN_SCHEME',
        grant: ({ caller }) => this.gate.toPublished(caller),
        read: (...which) => this.records.scheme(...which),
        stream: schemeStream,
      }),
    method: (asked) =>
      this.asRecorded(asked, {
        unknown: 'UNKNOWN_METHOD',
        grant: ({ caller }) => this.gate.toPublished(caller),
        read: (...which) => this.records.method(...which),
        stream: methodStream,
      }),
  };

  private async asRecorded<R extends { history: HistoryEntry[] }>(
    asked: Asked,
    kind: Kind<R>,
  ): Promise<AsRecorded<R>> {
    const { record, shown } = await this.seen(asked, kind);
    return { id: asked.id, knownAt: asked.knownAt, ...record, ...shown };
  }

  /** The way of all kinds. @throws ProblemError 404 where nobody knows it or it is not for the caller */
  private async seen<R extends { history: HistoryEntry[] }>(
    asked: Asked,
    { unknown, grant: grantTo, read, stream }: Kind<R>,
  ): Promise<SeenRecord<R>> {
    const { id, knownAt } = asked;
    const grant = await grantTo(asked);
    const record = this.gate.found(await read(grant.reader, id, knownAt), unknown, knownAt);
    const told = { history: record.history, stream: stream(id, record), knownAt };
    return { grant, record, shown: showHistory(grant, told, this.visibility.setAside) };
  }
}
