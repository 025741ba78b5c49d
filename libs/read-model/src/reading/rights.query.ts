import { bearsNameplate } from '../certificate/nameplate.sql';
import { KINDS_NOW, REGION_NOW } from '../organization/organization-now.sql';
import type { SqlRunner } from '../sql/sql-runner';
import type { AssetReading, CertificateReading, OrganizationReading, RightsNews } from './reader';

/** What rights on assets rest on, by id; an asset that nobody knows is absent. */
export async function assetReadings(
  sql: SqlRunner,
  assets: readonly string[],
  today: string,
): Promise<Map<string, AssetReading>> {
  const rows = await sql.query<AssetReading[]>('SELECT * FROM suyuan_asset_reading($1::text[], $2::date)', [
    assets,
    today,
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** By id; a certificate that the tables do not know is absent. */
export async function certificateReadings(
  sql: SqlRunner,
  ids: readonly string[],
): Promise<Map<string, CertificateReading>> {
  const rows = await sql.query<CertificateReading[]>(
    `SELECT c.id, c.issuer, c.asset,
            (SELECT ${REGION_NOW} FROM rm_organization o WHERE o.id = c.issuer) AS "issuerRegion",
            EXISTS (SELECT 1 FROM rm_asset twin JOIN rm_right r ON r.subject = twin.id AND r.kind = 'HIDDEN'
                     WHERE ${bearsNameplate('c', 'twin')}) AS "perhapsHidden"
       FROM rm_certificate c WHERE c.id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function organizationReading(
  sql: SqlRunner,
  id: string,
  today: string,
): Promise<OrganizationReading | null> {
  const [row] = await sql.query<OrganizationReading[]>(
    `SELECT o.id, ${KINDS_NOW} AS kinds, ${REGION_NOW} AS region, o.system,
            ARRAY(SELECT CASE WHEN r.subject = o.id THEN r.laboratory ELSE r.subject END FROM rm_right r
                   WHERE r.kind = 'ORGANIZATION_ENTRUSTED' AND (r.subject = o.id OR r.laboratory = o.id)
                     AND r.from_day <= $2::date AND coalesce(r.to_day, $2::date) >= $2::date) AS bound
       FROM rm_organization o WHERE o.id = $1`,
    [id, today],
  );
  return row ?? null;
}

/** Of some assets, those that an organization owns now. */
export async function ownedAmong(
  sql: SqlRunner,
  organization: string,
  assets: readonly string[],
): Promise<string[]> {
  const rows = await sql.query<{ id: string }[]>(
    `SELECT s.id FROM suyuan_asset_reading($1::text[], current_date) s WHERE s.owner = $2`,
    [assets, organization],
  );
  return rows.map(({ id }) => id);
}

/** SQL query: organizations under a supervision of their own. What they own is hidden, whatever it says itself. */
const OF_A_SYSTEM = "SELECT subject FROM rm_right WHERE kind = 'ORGANIZATION' AND system IS NOT NULL";

/** What became known after a position about hidden assets and clearances, in one look. */
export async function rightsAfter(sql: SqlRunner, position: number): Promise<RightsNews> {
  const [news] = await sql.query<
    {
      hidden: RightsNews['hidden'] | null;
      cleared: RightsNews['cleared'] | null;
      cases: RightsNews['cases'] | null;
      systems: boolean;
      later: string;
      newest: string | null;
    }[]
  >(
    `SELECT
       (SELECT json_agg(json_build_object('id', a.id, 'manufacturer', a.manufacturer, 'model', a.model,
                                          'serialNumber', a.serial_number))
          FROM rm_asset a WHERE a.id IN (
            SELECT subject FROM rm_right WHERE kind = 'HIDDEN' AND position > $1
            UNION SELECT owned.id FROM rm_asset owned
                   WHERE owned.position > $1 AND owned.owner IN (${OF_A_SYSTEM})
            UNION SELECT later.asset FROM rm_asset_owner later
                   WHERE later.position > $1 AND later.owner IN (${OF_A_SYSTEM}))) AS hidden,
       EXISTS (SELECT 1 FROM rm_right WHERE kind = 'ORGANIZATION' AND system IS NOT NULL AND position > $1)
         AS systems,
       (SELECT json_agg(json_build_object('organization', subject, 'from', from_day, 'to', to_day))
          FROM rm_right WHERE kind = 'CLEARED' AND position > $1) AS cleared,
       (SELECT json_agg(json_build_object('id', id, 'nonconformity', nonconformity, 'asset', asset))
          FROM rm_impact_case WHERE position > $1) AS cases,
       (SELECT count(*) FROM rm_right WHERE position > $1) AS later,
       (SELECT max(position) FROM rm_right) AS newest`,
    [position],
  );
  return {
    hidden: news?.hidden ?? [],
    cleared: news?.cleared ?? [],
    cases: news?.cases ?? [],
    systems: news?.systems ?? false,
    later: Number(news?.later ?? 0),
    newest: Number(news?.newest ?? -1),
  };
}
