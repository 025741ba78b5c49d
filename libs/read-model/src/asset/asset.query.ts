import { assetOn, type AssetAmended, type AssetChanges } from '@suyuan/domain';
import { EVERYTHING_KNOWN } from '../standing/everything-known';
import { dataAt, historyOf } from '../history/history.query';
import type { AssetDigest, AssetRecord } from '../records';
import { localText } from '../sql/local-text';
import type { SqlRunner } from '../sql/sql-runner';

/** The columns of a digest, of the alias `a`. */
export const ASSET_DIGEST_COLUMNS = `a.id, a.kind, a.tier, a.name_zh, a.name_en, a.manufacturer, a.model,
  a.serial_number, a.owner, a.region, a.visibility, a.position,
  rm_amended(a.id, NULL, ${EVERYTHING_KNOWN}) AS amended`;

export interface AssetDigestRow {
  id: string;
  kind: string;
  tier: AssetDigest['tier'];
  name_zh: string | null;
  name_en: string | null;
  manufacturer: string | null;
  model: string | null;
  serial_number: string;
  owner: string;
  region: string | null;
  visibility: string;
  position: string;
  /** What was amended of it, as it is now. */
  amended: AssetChanges;
}

export function assetDigestOf(row: AssetDigestRow): AssetDigest {
  const { id, kind, tier, owner, amended } = row;
  const { manufacturer, model, region, visibility } = { ...row, ...amended };
  const name = amended.name ?? localText(row.name_zh, row.name_en);
  const position = Number(row.position);
  return {
    id,
    kind,
    tier,
    name,
    manufacturer,
    model,
    serialNumber: amended.serialNumber ?? row.serial_number,
    owner,
    region,
    visibility,
    position,
  };
}

/**
 * SQL: whose the asset `alias` became by the transfers with a position up to `knownAt` (SQL; all, when null), followed by
 * those that took that one over: the last one owns it now.
 */
export function ownersInSuccession(alias: string, knownAt: string | null = null): string {
  return `rm_succession(coalesce((SELECT o.owner FROM rm_asset_owner o WHERE o.asset = ${alias}.id
    ${knownAt === null ? '' : `AND o.position <= ${knownAt}`}
    ORDER BY o.transferred_on DESC, o.position DESC LIMIT 1), ${alias}.owner), NULL, ${knownAt ?? EVERYTHING_KNOWN})`;
}

/** SQL: the present owner of the asset `alias`. */
export function presentOwner(alias: string, knownAt: string | null = null): string {
  return lastOf(ownersInSuccession(alias, knownAt));
}

const lastOf = (path: string): string => `(SELECT p.o[array_upper(p.o, 1)] FROM (SELECT ${path} AS o) p)`;

/** The asset with its history as known at a position, or null when it was not known then. */
export async function findAsset(sql: SqlRunner, id: string, knownAt: number): Promise<AssetRecord | null> {
  const [row] = await sql.query<{ position: string; stream: string; owner: string }[]>(
    `SELECT a.position, a.stream, ${presentOwner('a', '$2')} AS owner
       FROM rm_asset a WHERE a.id = $1 AND a.position <= $2`,
    [id, knownAt],
  );
  if (!row) return null;
  const position = Number(row.position);
  const history = await historyOf(sql, row.stream, knownAt);
  const registered = dataAt(history, position, 'AssetRegistered');
  const amendments = history.flatMap(({ type, data }) =>
    type === 'AssetAmended' ? [data as AssetAmended['data']] : [],
  );
  const asset = assetOn({ registered, amendments }, null);
  return { position, asset: { ...asset, owner: row.owner }, history };
}

export async function assetDigests(sql: SqlRunner, ids: string[]): Promise<Map<string, AssetDigest>> {
  const rows = await sql.query<AssetDigestRow[]>(
    `SELECT ${ASSET_DIGEST_COLUMNS} FROM rm_asset a WHERE a.id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, assetDigestOf(row)]));
}
