import { Injectable } from '@nestjs/common';
import { ReadModel, type AssetReading, type Reader } from '@suyuan/read-model';
import { Lru } from './lru';
import { relationToAsset } from './policy';
import { Rights } from './rights';

/** Assets whose standing is remembered: the trunk that is asked for again and again. */
export const STANDINGS_MAX = 50_000;

/**
 * What rights on assets rest on, as it is now: rights follow the present owner, also for questions about the past. What
 * is remembered holds until a fact that bears on rights becomes known, or the day turns.
 */
@Injectable()
export class Standings {
  private readonly cache = new Lru<string, { reading: AssetReading; epoch: number; today: string }>(
    STANDINGS_MAX,
  );

  constructor(
    private readonly readModel: ReadModel,
    private readonly rights: Rights,
  ) {}

  /** What is remembered of an asset; null: nothing that still holds. */
  remembered(asset: string, today: string): AssetReading | null {
    const known = this.cache.get(asset);
    if (known === undefined || known.epoch !== this.rights.epoch || known.today !== today) return null;
    return known.reading;
  }

  /** Reads anew. An asset that nobody knows is absent. */
  async read(assets: readonly string[], today: string): Promise<Map<string, AssetReading>> {
    const { epoch } = this.rights;
    const found = await this.readModel.assetReadings(assets, today);
    for (const [id, reading] of found) this.cache.set(id, { reading, epoch, today });
    return found;
  }

  /** Of each asset that is known; those that are not remembered are read at once. */
  async of(assets: Iterable<string>, today: string): Promise<Map<string, AssetReading>> {
    const found = new Map<string, AssetReading>();
    const missing = new Set<string>();
    for (const asset of assets) {
      const known = this.remembered(asset, today);
      if (known === null) missing.add(asset);
      else found.set(asset, known);
    }
    if (missing.size === 0) return found;
    for (const [id, reading] of await this.read([...missing], today)) found.set(id, reading);
    return found;
  }

  /** Those of the assets that must not be named to this reader. */
  async hiddenFrom(reader: Reader, assets: Iterable<string>): Promise<Set<string>> {
    const hidden = new Set<string>();
    if (reader.role === 'admin') return hidden;
    const suspects = [...new Set(assets)].filter((asset) => this.rights.isHidden(asset));
    if (suspects.length === 0) return hidden;
    const readings = await this.of(suspects, reader.today);
    for (const asset of suspects) {
      const reading = readings.get(asset);
      // Not readable now though it is known to be hidden: nobody can say who may see it.
      if (reading === undefined || relationToAsset(reader, reading) === 'HIDDEN') hidden.add(asset);
    }
    return hidden;
  }
}
