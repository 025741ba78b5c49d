import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LocalText } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { ReadModel, type SchemeListQuery } from '@suyuan/read-model';
import { Readers } from '../access/readers';
import { Cursors } from '../question/cursors';
import { keyedPage, type Page } from '../question/keyed-page';
import { ROWS_LOOKED_AT_MAX } from './rows-looked-at';

type Filters = Pick<SchemeListQuery, 'quantity' | 'on'>;

/** Verification schemes by quantity, in force on a day; open to everybody who is let in. */
export class ListSchemes {
  constructor(
    readonly caller: Caller,
    readonly filters: Filters,
    readonly page: { limit: number; cursor: string | null },
  ) {}
}

export interface ShownScheme {
  id: string;
  title: LocalText;
  quantity: string;
  validFrom: string;
  validTo: string | null;
  levels: number;
  source: string | null;
  position: number;
}

@QueryHandler(ListSchemes)
export class ListSchemesHandler implements IQueryHandler<ListSchemes, Page<ShownScheme>> {
  constructor(
    private readonly readers: Readers,
    private readonly readModel: ReadModel,
    private readonly cursors: Cursors,
  ) {}

  async execute({ caller, filters, page }: ListSchemes): Promise<Page<ShownScheme>> {
    const reader = await this.readers.of(caller);
    return keyedPage(this.cursors, reader, page, {
      identity: { list: 'schemes', ...filters },
      keyLength: 1,
      keyOf: ({ scheme }: SchemeRow): readonly [string] => [scheme.id],
      read: (after, limit) => this.readModel.findSchemes({ ...filters, after: after?.[0] ?? null, limit }),
      show: (rows) => Promise.resolve(rows.map(shownScheme)),
      lookedAtMax: ROWS_LOOKED_AT_MAX,
    });
  }
}

type SchemeRow = Awaited<ReturnType<ReadModel['findSchemes']>>[number];

function shownScheme({ scheme, position }: SchemeRow): ShownScheme {
  const { id, title, quantity, validFrom, validTo, levels, source } = scheme;
  return { id, title, quantity, validFrom, validTo, levels: levels.length, source: source ?? null, position };
}
