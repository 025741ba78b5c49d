import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { assetStream } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type AssetRecord } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import { Admission } from '../reading/admission';
import type { ListCompleteness } from '../reading/completeness';
import { showHistory } from './shown-history';

/** The record of an asset: as registered, with its owner then and its history. */
export class FindAsset {
  constructor(
    readonly caller: Caller,
    readonly asset: string,
    readonly knownAt: number,
  ) {}
}

export type AnsweredAsset = { id: string; knownAt: number; completeness: ListCompleteness } & AssetRecord;

@QueryHandler(FindAsset)
export class FindAssetHandler implements IQueryHandler<FindAsset, AnsweredAsset> {
  constructor(
    private readonly admission: Admission,
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, asset, knownAt }: FindAsset): Promise<AnsweredAsset> {
    await this.admission.toAsset(caller, asset, knownAt);
    const record = this.admission.found(
      await this.readModel.findAsset(asset, knownAt),
      'UNKNOWN_ASSET',
      knownAt,
    );
    const stream = assetStream(record.asset.kind, asset);
    return {
      id: asset,
      knownAt,
      position: record.position,
      asset: record.asset,
      ...showHistory(caller, { history: record.history, stream, knownAt }, this.visibility.setAside),
    };
  }
}
