import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LocalText, OrganizationKind } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import {
  ReadModel,
  RecordReader,
  type OrganizationListQuery,
  type OrganizationListRow,
  type Reader,
} from '@suyuan/read-model';
import { accessRow, levelOf, type AccessRow } from '../access/access-matrix';
import { relationToOrganization } from '../access/policy';
import { Readers } from '../access/readers';
import { Cursors } from '../question/cursors';
import { keyedPage, type Page } from '../question/keyed-page';
import { ROWS_LOOKED_AT_MAX } from './rows-looked-at';

type Filters = Pick<OrganizationListQuery, 'query' | 'kind' | 'region'>;

/** Organizations by name, kind and region, of those that the caller may read. */
export class ListOrganizations {
  constructor(
    readonly caller: Caller,
    readonly filters: Filters,
    readonly page: { limit: number; cursor: string | null },
  ) {}
}

export interface ShownOrganization {
  id: string;
  name: LocalText;
  kinds: OrganizationKind[];
  region: string;
  ended: { on: string; into: string | null } | null;
  position: number;
}

const ROW = accessRow('GET /v1/organizations') as AccessRow;

@QueryHandler(ListOrganizations)
export class ListOrganizationsHandler implements IQueryHandler<ListOrganizations, Page<ShownOrganization>> {
  constructor(
    private readonly readers: Readers,
    private readonly readModel: ReadModel,
    private readonly records: RecordReader,
    private readonly cursors: Cursors,
  ) {}

  async execute({ caller, filters, page }: ListOrganizations): Promise<Page<ShownOrganization>> {
    const reader = await this.readers.of(caller);
    return keyedPage(this.cursors, reader, page, {
      identity: { list: 'organizations', ...filters },
      keyLength: 1,
      keyOf: ({ id }: OrganizationListRow): readonly [string] => [id],
      read: (after, limit) =>
        this.readModel.findOrganizations({ reader, ...filters, after: after?.[0] ?? null, limit }),
      show: (rows) => this.shown(reader, rows),
      lookedAtMax: ROWS_LOOKED_AT_MAX,
    });
  }

  /** What the tables do not let the reader see is left out, whatever the question found. */
  private async shown(reader: Reader, rows: OrganizationListRow[]): Promise<(ShownOrganization | null)[]> {
    const ids = rows.map(({ id }) => id);
    const seen = await this.records.visibleOrganizations(reader, ids);
    return rows.map((row) => {
      const level = levelOf(ROW, reader.role as Caller['role'], relationToOrganization(reader, row));
      if (level === 'NOT_FOUND' || !seen.has(row.id)) return null;
      const { id, name, kinds, region, end: ended, position } = row;
      return { id, name, kinds: [...kinds] as OrganizationKind[], region, ended, position };
    });
  }
}
