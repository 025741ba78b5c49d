import { regionPrefix, type LocalText, type OrganizationKind } from '@suyuan/domain';
import type { OrganizationReading, Reader } from '../reading/reader';
import { localText } from '../sql/local-text';
import { Parameters } from '../sql/parameters';
import { likePatterns } from '../sql/search-text';
import type { SqlRunner } from '../sql/sql-runner';

/** Organizations that a reader may read, in the order of their ids; `null` narrows nothing. */
export interface OrganizationListQuery {
  reader: Reader;
  query: string | null;
  kind: OrganizationKind | null;
  region: string | null;
  after: string | null;
  limit: number;
}

/** A row of the list, with what the rights on it rest on. */
export interface OrganizationListRow extends OrganizationReading {
  name: LocalText;
  position: number;
}

type Row = OrganizationReading & { zh: string | null; en: string | null; position: string };

export async function findOrganizations(
  sql: SqlRunner,
  { reader, query, kind, region, after, limit }: OrganizationListQuery,
): Promise<OrganizationListRow[]> {
  const parameters = new Parameters();
  const today = parameters.add(reader.today);
  const filters = likePatterns(query ?? '').map((pattern) => `o.search LIKE ${parameters.add(pattern)}`);
  if (after !== null) filters.push(`o.id > ${parameters.add(after)}`);
  if (kind !== null) filters.push(`o.kinds::jsonb ? ${parameters.add(kind)}`);
  if (region !== null) filters.push(`o.region LIKE ${parameters.add(`${regionPrefix(region)}%`)}`);
  filters.push(`suyuan_may_read_organization(${parameters.add(JSON.stringify(reader))}::json, o.id)`);
  const rows = await sql.query<Row[]>(
    `SELECT o.id, o.position, o.name_zh AS zh, o.name_en AS en, o.kinds, o.region, o.system,
            ARRAY(SELECT CASE WHEN r.subject = o.id THEN r.laboratory ELSE r.subject END FROM rm_right r
                   WHERE r.kind = 'ORGANIZATION_ENTRUSTED' AND (r.subject = o.id OR r.laboratory = o.id)
                     AND r.from_day <= ${today}::date AND coalesce(r.to_day, ${today}::date) >= ${today}::date) AS bound
       FROM rm_organization o WHERE ${filters.join(' AND ')} ORDER BY o.id LIMIT ${parameters.add(limit)}`,
    parameters.values,
  );
  return rows.map(({ zh, en, position, ...row }) => ({
    ...row,
    name: localText(zh, en),
    position: Number(position),
  }));
}
