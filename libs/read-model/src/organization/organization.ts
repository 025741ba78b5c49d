import { organizationOn, type OrganizationAmended } from '@suyuan/domain';
import { canonicalJson } from '@suyuan/platform';
import { EntitySchema } from 'typeorm';
import { recordedIn } from '../history/history.query';
import { projection } from '../projection';
import type { HistoryEntry, OrganizationDigest, OrganizationRecord } from '../records';
import { localText } from '../sql/local-text';
import { searchText } from '../sql/search-text';
import type { SqlRunner } from '../sql/sql-runner';

/** Organizations as registered. */
export interface OrganizationRow {
  id: string;
  position: number;
  stream: string;
  nameZh: string | null;
  nameEn: string | null;
  /** What a search looks in. */
  search: string;
  /** As a JSON list. */
  kinds: string;
  region: string;
  /** The supervision that it belongs to; null: the civil one. */
  system: string | null;
}

export const organizationTable = new EntitySchema<OrganizationRow>({
  name: 'Organization',
  tableName: 'rm_organization',
  columns: {
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
    stream: { type: 'text' },
    nameZh: { type: 'text', name: 'name_zh', nullable: true },
    nameEn: { type: 'text', name: 'name_en', nullable: true },
    search: { type: 'text' },
    kinds: { type: 'json' },
    region: { type: 'text' },
    system: { type: 'text', nullable: true },
  },
});

export const organizationProjection = projection(organizationTable, (event) => {
  if (event.type !== 'OrganizationRegistered') return [];
  const { id, name, kinds, region, system } = event.data;
  return [
    {
      id,
      position: event.position,
      stream: event.stream,
      nameZh: name.zh ?? null,
      nameEn: name.en ?? null,
      search: searchText(name.zh, name.en, id),
      kinds: canonicalJson(kinds),
      region,
      system: system ?? null,
    },
  ];
});

/** The organization with its history as known at a position, or null when it was not known then. */
export async function findOrganization(
  sql: SqlRunner,
  id: string,
  knownAt: number,
): Promise<OrganizationRecord | null> {
  const found = await recordedIn(sql, {
    table: 'rm_organization',
    id,
    type: 'OrganizationRegistered',
    knownAt,
  });
  if (found === null) return null;
  const { position, recorded, history } = found;
  const amendments = history.flatMap(({ type, data }) =>
    type === 'OrganizationAmended' ? [data as OrganizationAmended['data']] : [],
  );
  const organization = organizationOn({ registered: recorded, amendments }, null);
  return { position, organization, ended: endOf(history), history };
}

function endOf(history: readonly HistoryEntry[]): OrganizationRecord['ended'] {
  const end = history.find(({ type }) => type === 'OrganizationMerged' || type === 'OrganizationDissolved');
  if (!end) return null;
  const { on, into = null } = end.data as { on: string; into?: string };
  return { on, into };
}

export async function organizationDigests(
  sql: SqlRunner,
  ids: string[],
): Promise<Map<string, OrganizationDigest>> {
  const rows = await sql.query<{ id: string; zh: string | null; en: string | null; system: string | null }[]>(
    `SELECT id, name_zh AS zh, name_en AS en, system FROM rm_organization WHERE id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, zh, en, system }) => [id, { name: localText(zh, en), system }]));
}
