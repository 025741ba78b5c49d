import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { civilDateOf, Clock, type Caller } from '@suyuan/platform';
import { ReadModel, type DueNotice } from '@suyuan/read-model';
import { pageOf } from '../reading/list-cursor';
import { readsEverything } from '../reading/policy';

/** Assets whose certificates end soon or have ended: of one's own organization, or all for those who oversee. */
export class ListDueNotices {
  constructor(
    readonly caller: Caller,
    readonly query: { limit: number; cursor: string | null },
  ) {}
}

export interface DueNoticePage {
  items: DueNotice[];
  next: string | null;
}

@QueryHandler(ListDueNotices)
export class ListDueNoticesHandler implements IQueryHandler<ListDueNotices, DueNoticePage> {
  constructor(
    private readonly readModel: ReadModel,
    private readonly clock: Clock,
  ) {}

  async execute({ caller, query: page }: ListDueNotices): Promise<DueNoticePage> {
    const query = { ...page, on: civilDateOf(this.clock.now()) };
    if (readsEverything(caller)) return pageOf(this.readModel.dueNotices({ owner: null, ...query }));
    if (caller.organization === null) return { items: [], next: null };
    return pageOf(this.readModel.dueNotices({ owner: caller.organization, ...query }));
  }
}
