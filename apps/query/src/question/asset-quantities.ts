import { Injectable } from '@nestjs/common';
import { ReadModel } from '@suyuan/read-model';
import { present } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { Memories } from '../memory/memories';
import { checkQuantity, chooseQuantity } from './question';

/** Assets whose registered quantities are remembered. */
export const ASSET_QUANTITIES_MAX = 20_000;

/** The quantity a question means when it names none. Registration is immutable, so what was read once stays. */
@Injectable()
export class AssetQuantities {
  private readonly cache;

  constructor(
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
    private readonly keeper: GraphKeeper,
    memories: Memories,
  ) {
    this.cache = memories.lru<string, readonly string[]>(ASSET_QUANTITIES_MAX);
  }

  /** @throws ProblemError 400 UNKNOWN_QUANTITY, or REQUIRED naming the choices */
  async choose(asset: string, asked: string | null): Promise<string> {
    if (asked !== null) return checkQuantity(asked, (code) => this.keeper.graph.knowsQuantity(code));
    return chooseQuantity(null, await this.of(asset));
  }

  private async of(asset: string): Promise<readonly string[]> {
    const known = this.cache.get(asset);
    if (known !== undefined) return known;
    const { generation } = this.cache;
    // Only assets that the graph knows are asked about.
    const record = present(await this.readModel.findAsset(asset, this.visibility.visible), `asset ${asset}`);
    const quantities = record.asset.measurands.map(({ quantity }) => quantity);
    this.cache.set(asset, quantities, generation);
    return quantities;
  }
}
