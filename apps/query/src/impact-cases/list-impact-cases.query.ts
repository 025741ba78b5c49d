import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ImpactCaseStatus, LocalText, QuantityValue } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import {
  ReadModel,
  RecordReader,
  type ImpactCaseListQuery,
  type ImpactCaseListRow,
  type Reader,
} from '@suyuan/read-model';
import { accessRow, levelOf, type AccessRow } from '../access/access-matrix';
import { relationToAsset } from '../access/policy';
import { Readers } from '../access/readers';
import { AssetReadings } from '../access/asset-readings';
import { Digests } from '../names/digests';
import { Cursors } from '../question/cursors';
import { keyedPage, type Page } from '../question/keyed-page';
import { ROWS_LOOKED_AT_MAX } from '../records/rows-looked-at';

type Filters = Pick<ImpactCaseListQuery, 'asset' | 'openedFrom' | 'openedTo'>;

/** Impact cases, the last opened first, of the standards that the caller may read. */
export class ListImpactCases {
  constructor(
    readonly caller: Caller,
    readonly filters: Filters & { state: ImpactCaseStatus | null },
    readonly page: { limit: number; cursor: string | null },
  ) {}
}

export interface ShownImpactCase {
  id: string;
  state: ImpactCaseStatus;
  nonconformity: string;
  asset: string;
  assetName: LocalText | null;
  quantity: string;
  /** (from, to] */
  window: { from: string; to: string };
  shift: QuantityValue | null;
  openedAt: string;
  position: number;
}

const ROW = accessRow('GET /v1/impact-cases') as AccessRow;

@QueryHandler(ListImpactCases)
export class ListImpactCasesHandler implements IQueryHandler<ListImpactCases, Page<ShownImpactCase>> {
  constructor(
    private readonly readers: Readers,
    private readonly readModel: ReadModel,
    private readonly records: RecordReader,
    private readonly readings: AssetReadings,
    private readonly digests: Digests,
    private readonly cursors: Cursors,
  ) {}

  async execute({ caller, filters, page }: ListImpactCases): Promise<Page<ShownImpactCase>> {
    const reader = await this.readers.of(caller);
    const { state, ...inTables } = filters;
    return keyedPage(this.cursors, reader, page, {
      identity: { list: 'impact-cases', ...filters },
      keyLength: 1,
      keyOf: ({ position }: ImpactCaseListRow): readonly [string] => [String(position)],
      read: (after, limit) =>
        this.readModel.findImpactCases({
          reader,
          ...inTables,
          after: after === null ? null : Number(after[0]),
          limit,
        }),
      show: (rows) => this.shown(reader, rows, state),
      lookedAtMax: ROWS_LOOKED_AT_MAX,
    });
  }

  /** How far a case has come is told by its whole history, so that is asked of the rows that were read. */
  private async shown(
    reader: Reader,
    rows: ImpactCaseListRow[],
    state: ImpactCaseStatus | null,
  ): Promise<(ShownImpactCase | null)[]> {
    const assets = rows.map(({ opened }) => opened.asset);
    const [seen, ofAssets, digests] = await Promise.all([
      this.records.visibleImpactCases(
        reader,
        rows.map(({ opened }) => opened.id),
      ),
      this.readings.of(assets, reader.today),
      this.digests.assets(assets),
    ]);
    return rows.map((row) => {
      const { id, nonconformity, asset, quantity, from, to, shift } = row.opened;
      const ofAsset = ofAssets.get(asset);
      if (ofAsset === undefined || !seen.has(id) || (state !== null && row.state !== state)) return null;
      const level = levelOf(ROW, reader.role as Caller['role'], relationToAsset(reader, ofAsset));
      if (level === 'NOT_FOUND') return null;
      return {
        id,
        state: row.state,
        nonconformity,
        asset,
        assetName: digests.get(asset)?.name ?? null,
        quantity,
        window: { from, to },
        shift,
        openedAt: row.openedAt,
        position: row.position,
      };
    });
  }
}
