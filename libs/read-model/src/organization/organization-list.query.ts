import { regionPrefix, type LocalText, type OrganizationKind } from '@suyuan/domain';
import type { OrganizationReading, Reader } from '../reading/reader';
import { localText } from '../sql/local-text';
import { Parameters } from '../sql/parameters';
import { likePatterns } from '../sql/search-text';
import { EVERYTHING_KNOWN } from '../standing/everything-known';
import { KINDS_NOW, REGION_NOW } from './organization-now.sql';
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
  /** The day from which it is no more, and who took it over; null: it is there. */
  end: { on: string; into: string | null } | null;
  position: number;
}

type Row = OrganizationReading &
  Pick<OrganizationListRow, 'end'> & {
    zh: string | null;
    en: string | null;
    amended: LocalText | null;
    position: string;
  };

/** SQL: by its words as registered, or as amended. */
const found = (pattern: string): string =>
  `(o.search LIKE ${pattern} OR EXISTS (SELECT FROM rm_organization_amendment m
    WHERE m.organization = o.id AND m.search LIKE ${pattern}))`;

export async function findOrganizations(
  sql: SqlRunner,
  { reader, query, kind, region, after, limit }: OrganizationListQuery,
): Promise<OrganizationListRow[]> {
  const parameters = new Parameters();
  const today = parameters.add(reader.today);
  const filters = likePatterns(query ?? '').map((pattern) => found(parameters.add(pattern)));
  if (after !== null) filters.push(`o.id > ${parameters.add(after)}`);
  if (kind !== null) filters.push(`${KINDS_NOW} ? ${parameters.add(kind)}`);
  if (region !== null) filters.push(`${REGION_NOW} LIKE ${parameters.add(`${regionPrefix(region)}%`)}`);
  filters.push(`suyuan_may_read_organization(${parameters.add(JSON.stringify(reader))}::json, o.id)`);
  const rows = await sql.query<Row[]>(
    `SELECT o.id, o.position, o.name_zh AS zh, o.name_en AS en, o.system,
            ${KINDS_NOW} AS kinds, ${REGION_NOW} AS region,
            rm_organization_amended(o.id, ${EVERYTHING_KNOWN})->'name' AS amended,
            (SELECT json_build_object('on', e.ended_on, 'into', e.successor) FROM rm_organization_end e
              WHERE e.organization = o.id ORDER BY e.position LIMIT 1) AS "end",
            ARRAY(SELECT CASE WHEN r.subject = o.id THEN r.laboratory ELSE r.subject END FROM rm_right r
                   WHERE r.kind = 'ORGANIZATION_ENTRUSTED' AND (r.subject = o.id OR r.laboratory = o.id)
                     AND r.from_day <= ${today}::date AND coalesce(r.to_day, ${today}::date) >= ${today}::date) AS bound
       FROM rm_organization o WHERE ${filters.join(' AND ')} ORDER BY o.id LIMIT ${parameters.add(limit)}`,
    parameters.values,
  );
  return rows.map(({ zh, en, amended, position, ...row }) => ({
    ...row,
    name: amended ?? localText(zh, en),
    position: Number(position),
  }));
}
