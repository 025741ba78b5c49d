import { Injectable } from '@nestjs/common';
import type { Caller } from '@suyuan/platform';
import { RecordReader, type Reader } from '@suyuan/read-model';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { accessRow, levelOf, type AccessRow } from './access-matrix';
import { relationToCertificate } from './policy';
import { AssetReadings } from './asset-readings';

/** Which certificates of a list a reader may read: by the matrix, and by what the tables let it see. */
@Injectable()
export class CertificateRights {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly visibility: Visibility,
    private readonly readings: AssetReadings,
    private readonly records: RecordReader,
  ) {}

  async readable(reader: Reader, route: string, ids: readonly string[]): Promise<Set<string>> {
    const row = accessRow(route) as AccessRow;
    const [seen, readings] = await Promise.all([
      this.records.visibleCertificates(reader, ids),
      Promise.all(ids.map((id) => this.readings.certificates.read(id))),
    ]);
    const { graph } = this.keeper;
    const assetOf = new Map(
      ids.map((id) => [id, graph.assetOfCertificate(id, this.visibility.visible)] as const),
    );
    const assets = [...assetOf.values()].filter((asset) => asset !== null);
    const ofAssets = await this.readings.of(assets, reader.today);
    const mayRead = readings.flatMap((reading) => {
      if (reading === null || !seen.has(reading.id)) return [];
      const asset = assetOf.get(reading.id) ?? null;
      const ofAsset = asset === null ? null : (ofAssets.get(asset) ?? null);
      const level = levelOf(
        row,
        reader.role as Caller['role'],
        relationToCertificate(reader, reading, ofAsset),
      );
      return level === 'NOT_FOUND' ? [] : [reading.id];
    });
    return new Set(mayRead);
  }
}
