import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type AssetRecord } from '@suyuan/read-model';
import { Admission } from '../reading/admission';
import { redactHistory } from './redact';

/** The record of an asset: as registered, with its owner then and its history. */
export class FindAsset {
  constructor(
    readonly caller: Caller,
    readonly asset: string,
    readonly knownAt: number,
  ) {}
}

export type AnsweredAsset = { id: string; knownAt: number } & AssetRecord;

@QueryHandler(FindAsset)
export class FindAssetHandler implements IQueryHandler<FindAsset, AnsweredAsset> {
  constructor(
    private readonly admission: Admission,
    private readonly readModel: ReadModel,
  ) {}

  async execute({ caller, asset, knownAt }: FindAsset): Promise<AnsweredAsset> {
    await this.admission.toAsset(caller, asset, knownAt);
    const record = this.admission.found(
      await this.readModel.findAsset(asset, knownAt),
      'UNKNOWN_ASSET',
      knownAt,
    );
    return {
      id: asset,
      knownAt,
      position: record.position,
      asset: record.asset,
      history: redactHistory(caller, record.history, new Set()),
    };
  }
}
