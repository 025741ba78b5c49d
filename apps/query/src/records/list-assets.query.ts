import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type AssetListItem, type AssetQuery } from '@suyuan/read-model';
import { pageOf } from '../reading/list-cursor';
import { listedOwner, mayReadAsset, readsEverything } from '../reading/policy';

/** The ledger: what a caller may read of what matches. */
export class ListAssets {
  constructor(
    readonly caller: Caller,
    readonly query: AssetQuery,
  ) {}
}

export interface AssetPage {
  items: AssetListItem[];
  next: string | null;
}

@QueryHandler(ListAssets)
export class ListAssetsHandler implements IQueryHandler<ListAssets, AssetPage> {
  constructor(private readonly readModel: ReadModel) {}

  async execute({ caller, query }: ListAssets): Promise<AssetPage> {
    if (readsEverything(caller)) return pageOf(this.readModel.findAssets(query));
    const narrowed = listedOwner(caller);
    if (narrowed !== null && query.owner !== null && query.owner !== narrowed)
      return { items: [], next: null };
    const page = await pageOf(this.readModel.findAssets({ ...query, owner: narrowed ?? query.owner }));
    // A page may so become shorter than its limit; `next` alone says whether there is more.
    return { items: page.items.filter((item) => mayReadAsset(caller, item)), next: page.next };
  }
}
