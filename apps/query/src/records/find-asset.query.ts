import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { assetStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel, RecordReader, type HistoryEntry } from '@suyuan/read-model';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { newestOf, type ListCompleteness } from '../reading/completeness';
import { ReadGate, type Grant } from '../reading/read-gate';
import type { AnsweredStatus } from '../status/status.answer';
import { StatusJudge } from '../status/status-judge';
import { CERTIFICATES_OF_ASSET_MAX } from './find-certificates-of-asset.query';
import { partAsset, partStatus, type ShownAsset } from './part-record';
import { showHistory } from './shown-history';

/** The record of an asset: as registered, with its owner then and its history. */
export class FindAsset {
  constructor(
    readonly caller: Caller,
    readonly asset: string,
    readonly knownAt: number,
  ) {}
}

/** A certificate that somebody posted whom nobody had asked: told, and no more than that. */
export interface UnsolicitedCertificate {
  certificate: string;
  number: string;
  issuer: string;
  performedOn: string;
}

export interface AnsweredAsset {
  id: string;
  knownAt: number;
  position: number;
  asset: ShownAsset;
  /** As of today. */
  status: AnsweredStatus | null;
  /** Told to whoever reads the whole record. */
  unsolicited: UnsolicitedCertificate[];
  completeness: ListCompleteness;
  history: HistoryEntry[];
}

@QueryHandler(FindAsset)
export class FindAssetHandler implements IQueryHandler<FindAsset, AnsweredAsset> {
  constructor(
    private readonly gate: ReadGate,
    private readonly records: RecordReader,
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
    private readonly keeper: GraphKeeper,
    private readonly statuses: StatusJudge,
  ) {}

  async execute({ caller, asset, knownAt }: FindAsset): Promise<AnsweredAsset> {
    const grant = await this.gate.toAsset(caller, 'GET /v1/assets/:id', asset, knownAt);
    const found = await this.records.asset(grant.reader, asset, knownAt);
    const record = this.gate.found(found, 'UNKNOWN_ASSET', knownAt);
    const stream = assetStream(record.asset.kind, asset);
    const { history } = record;
    const shown = showHistory(grant, { history, stream, knownAt }, this.visibility.setAside);
    const unsolicited = await this.unsolicited(grant, asset, knownAt);
    return {
      id: asset,
      knownAt,
      position: record.position,
      asset: partAsset(grant, record.asset),
      status: partStatus(grant, await this.statuses.ofAsset(asset, knownAt)),
      unsolicited: unsolicited.shown,
      completeness: {
        complete: shown.completeness.complete && unsolicited.completeness.complete,
        limit: shown.completeness.limit ?? unsolicited.completeness.limit,
      },
      history: shown.history,
    };
  }

  private async unsolicited(
    { level }: Grant,
    asset: string,
    knownAt: number,
  ): Promise<{ shown: UnsolicitedCertificate[]; completeness: ListCompleteness }> {
    const limits = { max: CERTIFICATES_OF_ASSET_MAX, limit: 'CERTIFICATES_OF_ASSET_MAX', setAside: false };
    if (level !== 'FULL') return newestOf<UnsolicitedCertificate>([], limits);
    const certificates = await this.readModel.certificatesOfAsset(asset, knownAt);
    const unasked = certificates.filter(({ id }) => !this.keeper.graph.isAdmitted(id, knownAt)).toReversed();
    const { shown, completeness } = newestOf(unasked, limits);
    return {
      shown: shown.toReversed().map(({ id: certificate, number, issuer, performedOn }) => ({
        certificate,
        number,
        issuer,
        performedOn,
      })),
      completeness,
    };
  }
}
