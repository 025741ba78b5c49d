import type { AssetListReply, Unnamed } from '@suyuan/contract';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { ReadModel, RecordReader, type AssetQuery, type Reader } from '@suyuan/read-model';
import { accessRow, levelOf, type AccessRow } from '../access/access-matrix';
import { Cursors } from '../question/cursors';
import { relationToAsset } from '../access/policy';
import { Readers } from '../access/readers';
import { AssetReadings } from '../access/asset-readings';
import { StatusJudge } from '../status/status-judge';
import { partListItem, type ShownListItem } from './part-record';

/** The ledger: what a caller may read of what matches. */
export class ListAssets {
  constructor(
    readonly caller: Caller,
    readonly query: Omit<AssetQuery, 'reader'>,
  ) {}
}

export type AssetPage = Unnamed<AssetListReply>;

const ROW = accessRow('GET /v1/assets') as AccessRow;

@QueryHandler(ListAssets)
export class ListAssetsHandler implements IQueryHandler<ListAssets, AssetPage> {
  constructor(
    private readonly readers: Readers,
    private readonly readModel: ReadModel,
    private readonly records: RecordReader,
    private readonly readings: AssetReadings,
    private readonly cursors: Cursors,
    private readonly statuses: StatusJudge,
  ) {}

  /** A page is filled from what the reader may read; what the tables do not let it see is left out all the same. */
  async execute({ caller, query }: ListAssets): Promise<AssetPage> {
    const reader = await this.readers.of(caller);
    const { cursor, limit: _limit, ...filters } = query;
    const list = `assets ${JSON.stringify(filters)}`;
    const page = await this.cursors.page(reader, list, cursor, (place) =>
      this.readModel.findAssets({ ...query, cursor: place, reader }),
    );
    const items = await this.shown(reader, page.items);
    const counted = query.state === null ? null : await this.counted({ ...query, reader });
    return { items, next: page.next, states: counted };
  }

  private async counted(query: AssetQuery): Promise<AssetPage['states']> {
    const [{ position, judgedOn: on }, counts] = await Promise.all([
      this.readModel.statusProgress(),
      this.readModel.countStates(query),
    ]);
    return { asOf: position < 0 ? null : { position, on }, counts };
  }

  private async shown(
    reader: Reader,
    items: Awaited<ReturnType<ReadModel['findAssets']>>['items'],
  ): Promise<ShownListItem[]> {
    const ids = items.map(({ id }) => id);
    const [seen, readings, judged] = await Promise.all([
      this.records.visibleAssets(reader, ids),
      this.readings.of(ids, reader.today),
      this.statuses.ofAssets(ids),
    ]);
    return items.flatMap((item) => {
      const reading = readings.get(item.id);
      if (!seen.has(item.id) || reading === undefined) return [];
      const role = reader.role as Caller['role'];
      const level = levelOf(ROW, role, relationToAsset(reader, reading));
      return level === 'NOT_FOUND' ? [] : [partListItem({ level }, item, judged.get(item.id) ?? null)];
    });
  }
}
