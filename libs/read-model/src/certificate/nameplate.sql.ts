/**
 * SQL for the certificates of an asset: those posted with its id, and those posted with a nameplate that
 * exactly one known asset bears. Two assets with one nameplate leave it unresolved: nobody can say whose it is.
 */

/** SQL condition: `certificate` was posted with the nameplate of `asset`. An asset without maker or model has none. */
export function bearsNameplate(certificate: string, asset: string): string {
  return `${certificate}.asset IS NULL AND ${sameNameplate(certificate, asset)}`;
}

/** SQL condition: no other asset known at `knownAt` (SQL; all, when null) bears the nameplate of `asset`. */
export function isOnlyBearer(asset: string, knownAt: string | null = null): string {
  return `NOT EXISTS (SELECT 1 FROM rm_asset twin WHERE ${sameNameplate('twin', asset)}
    AND twin.id <> ${asset}.id ${knownAt === null ? '' : `AND twin.position <= ${knownAt}`})`;
}

/** SQL query: the certificates of the asset `alias`, as a subquery that may refer to it (LATERAL). */
export function certificatesOf(alias: string, columns: string, knownAt: string | null = null): string {
  const known = knownAt === null ? '' : `AND c.position <= ${knownAt}`;
  return `SELECT ${columns} FROM rm_certificate c WHERE c.asset = ${alias}.id ${known}
    UNION ALL
    SELECT ${columns} FROM rm_certificate c
     WHERE ${bearsNameplate('c', alias)} AND ${isOnlyBearer(alias, knownAt)} ${known}`;
}

/** Newest first: what "the newest certificate" means everywhere. */
export const NEWEST_FIRST = 'performed_on DESC, issued_on DESC, id DESC';

function sameNameplate(one: string, other: string): string {
  return ['serial_number', 'manufacturer', 'model']
    .map((column) => `${one}.${column} = ${other}.${column}`)
    .join(' AND ');
}
