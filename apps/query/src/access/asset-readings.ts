import { Injectable } from '@nestjs/common';
import { ReadModel, type AssetReading, type Reader } from '@suyuan/read-model';
import { laboratoryStream } from '@suyuan/domain';
import { present } from '@suyuan/traceability';
import { Visibility } from '../graph/visibility';
import { Changes } from '../memory/changes';
import { addAsset } from '../judging/rests-on';
import { CertificateReadings } from './certificate-readings';
import { Memories } from '../memory/memories';
import { relationToAsset } from './policy';
import { Rights } from './rights';

/** Assets whose reading is remembered: the trunk that is asked for again and again. */
export const ASSET_READINGS_MAX = 50_000;

interface Remembered {
  reading: AssetReading;
  /** What would change it; see `Changes`. */
  restsOn: readonly string[];
  today: string;
  /** Nothing that changes it was recorded up to here. */
  upTo: number;
}

/**
 * What rights on assets rest on, as it is now: rights follow the present owner, also for questions about the past. What
 * is remembered holds until something is recorded of the asset or its owner, or the day turns.
 */
@Injectable()
export class AssetReadings {
  readonly certificates: CertificateReadings;
  private readonly cache;

  constructor(
    private readonly readModel: ReadModel,
    private readonly rights: Rights,
    private readonly visibility: Visibility,
    private readonly changes: Changes,
    memories: Memories,
  ) {
    this.cache = memories.lru<string, Remembered>(ASSET_READINGS_MAX);
    this.certificates = new CertificateReadings(readModel, visibility, changes, memories);
  }

  /** What is remembered of an asset; null: nothing that still holds. */
  remembered(asset: string, today: string): AssetReading | null {
    const known = this.cache.get(asset);
    if (known === undefined || known.today !== today) return null;
    if (this.changes.since(known.restsOn, known.upTo)) return null;
    return known.reading;
  }

  /** Reads again. An asset that nobody knows is absent. */
  async read(assets: readonly string[], today: string): Promise<Map<string, AssetReading>> {
    const { generation } = this.cache;
    const upTo = this.visibility.visible;
    const found = await this.readModel.assetReadings(assets, today);
    for (const [id, reading] of found) {
      const restsOn = new Set([laboratoryStream(reading.owner)]);
      addAsset(restsOn, id);
      this.cache.set(id, { reading, restsOn: [...restsOn], today, upTo }, generation);
    }
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

  /** Of assets that were walked through. @throws FactsMissing where the tables do not know one of them */
  async ofKnown(assets: Iterable<string>, today: string): Promise<Map<string, AssetReading>> {
    const wanted = new Set(assets);
    const found = await this.of(wanted, today);
    for (const asset of wanted) present(found.get(asset), `asset ${asset}`);
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
