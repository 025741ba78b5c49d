import { Injectable } from '@nestjs/common';
import type { Caller } from '@suyuan/platform';
import { ReadModel } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import { Digests } from './digests';
import { Lru } from './lru';
import { mayIdentify, readsEverything, type AssetStanding } from './policy';

/** Owners remembered, each for the position it was read at. */
export const STANDINGS_MAX = 10_000;

/**
 * Owner and visibility of assets as they are now: rights follow the present owner, also for questions about
 * the past. Only callers who do not read everything cost anything here.
 */
@Injectable()
export class Standings {
  private readonly cache = new Lru<string, AssetStanding & { at: number }>(STANDINGS_MAX);

  constructor(
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
    private readonly digests: Digests,
  ) {}

  /** null: the asset is not known now. */
  async of(asset: string): Promise<AssetStanding | null> {
    const at = this.visibility.visible;
    const known = this.cache.get(asset);
    if (known !== undefined && known.at === at) return known;
    const record = await this.readModel.findAsset(asset, at);
    if (record === null) return null;
    const standing = { owner: record.asset.owner, visibility: record.asset.visibility, at };
    this.cache.set(asset, standing);
    return standing;
  }

  /** Those of the assets that must not be identified to this caller. */
  async hiddenFrom(caller: Caller, assets: Iterable<string>): Promise<Set<string>> {
    const hidden = new Set<string>();
    if (readsEverything(caller)) return hidden;
    for (const digest of (await this.digests.assets(assets)).values()) {
      if (digest.visibility !== 'RESTRICTED') continue;
      const standing = await this.of(digest.id);
      if (standing === null || !mayIdentify(caller, standing)) hidden.add(digest.id);
    }
    return hidden;
  }
}
