import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DueNoticeListReply, Unnamed } from '@suyuan/contract';
import type { Caller } from '@suyuan/platform';
import { ReadModel, RecordReader } from '@suyuan/read-model';
import { Cursors } from '../question/cursors';
import { oversees } from '../access/policy';
import { answersOf } from '../status/status.answer';
import { StatusJudge } from '../status/status-judge';
import { Readers } from '../access/readers';

/** Assets whose certificates end soon or have ended: of one's own organization, or of one's region. */
export class ListDueNotices {
  constructor(
    readonly caller: Caller,
    readonly query: { limit: number; cursor: string | null },
  ) {}
}

export type DueNoticePage = Unnamed<DueNoticeListReply>;

@QueryHandler(ListDueNotices)
export class ListDueNoticesHandler implements IQueryHandler<ListDueNotices, DueNoticePage> {
  constructor(
    private readonly readers: Readers,
    private readonly readModel: ReadModel,
    private readonly records: RecordReader,
    private readonly cursors: Cursors,
    private readonly statuses: StatusJudge,
  ) {}

  async execute({ caller, query }: ListDueNotices): Promise<DueNoticePage> {
    const reader = await this.readers.of(caller);
    const bound = reader.role !== 'admin' && !oversees(reader);
    // Notices are told to owners; who owns nothing is told none.
    if (bound && reader.organization === null) return { items: [], next: null };
    const owner = bound ? reader.organization : null;
    const page = await this.cursors.page(reader, 'due-notices', query.cursor, (place) =>
      this.readModel.dueNotices({ owner, reader, on: reader.today, limit: query.limit, cursor: place }),
    );
    const assets = page.items.flatMap(({ asset }) => (asset === null ? [] : [asset]));
    const [seen, judged] = await Promise.all([
      this.records.visibleAssets(reader, assets),
      this.statuses.ofAssets(assets),
    ]);
    const statusOf = answersOf(judged);
    const items = page.items
      .filter(({ asset }) => asset === null || seen.has(asset))
      .map((notice) => ({ ...notice, status: statusOf(notice.asset) }));
    return { items, next: page.next };
  }
}
