import { Injectable } from '@nestjs/common';
import type {
  AssetRecordReply,
  ListCompletenessReply,
  Unnamed,
  UnsolicitedCertificateReply,
} from '@suyuan/contract';
import { ReadModel, type AssetRecord } from '@suyuan/read-model';
import type { Grant } from '../access/read-gate';
import { GraphKeeper } from '../graph/graph-keeper';
import { newestOf } from '../question/completeness';
import { StatusJudge } from '../status/status-judge';
import { CERTIFICATES_OF_ASSET_MAX } from './find-certificates-of-asset.query';
import { partAsset, partStatus } from './part-record';
import type { SeenRecord } from './shown-history';

export type AnsweredAsset = Unnamed<AssetRecordReply>;

/** What is told of an asset beside its record: its state today, and certificates that nobody had asked for. */
@Injectable()
export class AssetDetails {
  constructor(
    private readonly readModel: ReadModel,
    private readonly keeper: GraphKeeper,
    private readonly statuses: StatusJudge,
  ) {}

  async answer(
    { id, knownAt }: { id: string; knownAt: number },
    { grant, record, shown }: SeenRecord<AssetRecord>,
  ): Promise<AnsweredAsset> {
    const unsolicited = await this.unsolicited(grant, id, knownAt);
    return {
      id,
      knownAt,
      position: record.position,
      asset: partAsset(grant, record.asset),
      status: partStatus(grant, await this.statuses.ofAsset(id, knownAt)),
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
  ): Promise<{ shown: UnsolicitedCertificateReply[]; completeness: ListCompletenessReply }> {
    const limits = { max: CERTIFICATES_OF_ASSET_MAX, limit: 'CERTIFICATES_OF_ASSET_MAX', setAside: false };
    if (level !== 'FULL') return newestOf<UnsolicitedCertificateReply>([], limits);
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
