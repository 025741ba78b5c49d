import { Injectable } from '@nestjs/common';
import { ReadModel } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import { Lru } from './lru';
import { checkQuantity, chooseQuantity } from './question';

/** Assets whose registered quantities are remembered. */
export const ASSET_QUANTITIES_MAX = 20_000;

/** The quantity a question means when it names none. Registration is immutable, so what was read once stays. */
@Injectable()
export class AssetQuantities {
  private readonly cache = new Lru<string, readonly string[]>(ASSET_QUANTITIES_MAX);

  constructor(
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
  ) {}

  /** @throws ProblemError 400 UNKNOWN_QUANTITY, or REQUIRED naming the choices */
  async choose(asset: string, asked: string | null): Promise<string> {
    if (asked !== null) return checkQuantity(asked);
    return chooseQuantity(null, await this.of(asset));
  }

  private async of(asset: string): Promise<readonly string[]> {
    const known = this.cache.get(asset);
    if (known !== undefined) return known;
    const record = await this.readModel.findAsset(asset, this.visibility.visible);
    if (record === null) return [];
    const quantities = record.asset.measurands.map(({ quantity }) => quantity);
    this.cache.set(asset, quantities);
    return quantities;
  }
}
