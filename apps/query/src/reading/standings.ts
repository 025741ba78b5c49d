import { Injectable } from '@nestjs/common';
import type { Caller } from '@suyuan/platform';
import { ReadModel } from '@suyuan/read-model';
import { FactsMissing } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { Digests } from './digests';
import { Memories } from './memories';
import { mayIdentify, readsEverything, type AssetStanding } from './policy';

/** Owners remembered, each for the position it was read at. */
export const STANDINGS_MAX = 10_000;

/**
 * Owner and visibility of assets as they are now: rights follow the present owner, also for questions about
 * the past. Only callers who do not read everything cost anything here.
 */
@Injectable()
export class Standings {
  private readonly cache;

  constructor(
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
    private readonly digests: Digests,
    private readonly keeper: GraphKeeper,
    memories: Memories,
  ) {
    this.cache = memories.lru<string, AssetStanding & { at: number }>(STANDINGS_MAX);
  }

  /** null: the asset is not known now. */
  async of(asset: string): Promise<AssetStanding | null> {
    const at = this.visibility.visible;
    const known = this.cache.get(asset);
    if (known !== undefined && known.at === at) return known;
    const { generation } = this.cache;
    const record = await this.readModel.findAsset(asset, at);
    if (record === null) return null;
    const standing = { owner: record.asset.owner, visibility: record.asset.visibility, at };
    this.cache.set(asset, standing, generation);
    return standing;
  }

  /** Those of the assets that must not be identified to this caller. */
  async hiddenFrom(caller: Caller, assets: Iterable<string>): Promise<Set<string>> {
    const hidden = new Set<string>();
    if (readsEverything(caller)) return hidden;
    const ids = new Set(assets);
    const digests = await this.digests.assets(ids);
    const { visible } = this.visibility;
    for (const id of ids) {
      const digest = digests.get(id);
      // A name that nobody registered hides nothing; an asset of which nothing is there may have to be hidden.
      if (digest === undefined && this.keeper.graph.knowsAsset(id, visible))
        throw new FactsMissing([`asset ${id}`]);
      if (digest?.visibility !== 'RESTRICTED') continue;
      const standing = await this.of(digest.id);
      if (standing === null || !mayIdentify(caller, standing)) hidden.add(digest.id);
    }
    return hidden;
  }
}
