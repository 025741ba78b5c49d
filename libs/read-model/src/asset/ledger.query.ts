import { regionPrefix } from '@suyuan/domain';
import { bearsNameplate, isOnlyBearer } from '../certificate/nameplate.sql';
import { REGION_NOW } from '../organization/organization-now.sql';
import { visibleTo } from '../reading/visible-assets.sql';
import type { AssetListItem, AssetQuery } from '../records';
import { cursorOf, keyOfCursor, type ListIdentity } from '../sql/cursor';
import { Parameters } from '../sql/parameters';
import { EVERYTHING_KNOWN } from '../standing/everything-known';
import { likePatterns } from '../sql/search-text';
import type { SqlRunner } from '../sql/sql-runner';
import { ASSET_DIGEST_COLUMNS, assetDigestOf, presentOwner, type AssetDigestRow } from './asset.query';

/** Largest page of the ledger, whatever is asked for: each row looks up its newest certificate. */
export const LEDGER_PAGE_MAX = 500;

/** SQL: the newest certificate that stands for the asset `a`. */
const NEWEST_CERTIFICATE = `SELECT c.id, c.number, c.performed_on, c.valid_until
   FROM rm_standing(a.id, ${EVERYTHING_KNOWN}) r JOIN rm_certificate c ON c.id = r.certificate
  ORDER BY r.performed_on DESC, r.issued_on DESC, r.certificate DESC LIMIT 1`;

interface LedgerRow extends AssetDigestRow {
  present_owner: string;
  certificate: string | null;
  certificate_number: string | null;
  performed_on: string | null;
  valid_until: string | null;
  due: string | null;
}

/**
 * One page of assets in the order of their ids, so that what is registered meanwhile neither repeats nor hides a
 * row of a later page. Each way to find an asset (its own words, its certificates' numbers) gives the first ids
 * after the cursor; the page is the first of them all.
 */
export async function findAssets(
  sql: SqlRunner,
  query: AssetQuery,
): Promise<{ items: AssetListItem[]; next: string | null }> {
  const limit = Math.max(1, Math.min(query.limit, LEDGER_PAGE_MAX));
  const parameters = new Parameters();
  const page = parameters.add(limit + 1);
  const today = parameters.add(query.on);
  const filters = filtersOf(query, parameters, today);
  const patterns = likePatterns(query.query ?? '').map((pattern) => parameters.add(pattern));
  const branches = patterns.length === 0 ? ['rm_asset a WHERE true'] : searchBranches(patterns);
  const candidates = branches.map(
    (from) => `(SELECT DISTINCT a.id FROM ${from} AND ${filters} ORDER BY a.id LIMIT ${page})`,
  );
  const rows = await sql.query<LedgerRow[]>(
    `WITH candidate AS (${candidates.join(' UNION ')})
     SELECT ${ASSET_DIGEST_COLUMNS}, ${presentOwner('a')} AS present_owner, newest.id AS certificate,
            newest.number AS certificate_number, newest.performed_on::text AS performed_on,
            newest.valid_until::text AS valid_until,
            rm_due_day(a.id, ${today}::date, ${EVERYTHING_KNOWN})::text AS due
       FROM candidate JOIN rm_asset a ON a.id = candidate.id
       LEFT JOIN LATERAL (${NEWEST_CERTIFICATE}) newest ON true
      ORDER BY a.id LIMIT ${page}`,
    parameters.values,
  );
  const items = rows.slice(0, limit).map(itemOf);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? cursorOf(listOf(query), [last.id]) : null };
}

/** How many assets of the same list stand in each state, by the projection of states; none of the words counts. */
export async function countStates(sql: SqlRunner, query: AssetQuery): Promise<Record<string, number>> {
  const parameters = new Parameters();
  const today = parameters.add(query.on);
  const filters = filtersOf({ ...query, state: null, cursor: null }, parameters, today);
  const rows = await sql.query<{ state: string; count: string }[]>(
    `SELECT s.state, count(*) AS count FROM rm_asset a JOIN asset_status s ON s.asset = a.id
      WHERE ${filters} AND ${today}::date IS NOT NULL GROUP BY s.state ORDER BY s.state`,
    parameters.values,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

/** A cursor goes on in the list that gave it; in another one it would start at a place that says nothing. */
function listOf({ query, owner, region, tier, due, state }: AssetQuery): ListIdentity {
  return { list: 'assets', query, owner, region, tier, due, state };
}

function searchBranches(patterns: string[]): string[] {
  const matches = (column: string) => patterns.map((pattern) => `${column} LIKE ${pattern}`).join(' AND ');
  return [
    `rm_asset a WHERE ${matches('a.search')}`,
    `rm_asset_amendment m JOIN rm_asset a ON a.id = m.asset WHERE ${matches('m.search')}`,
    `rm_certificate c JOIN rm_asset a ON a.id = c.asset WHERE ${matches('c.search')}`,
    `rm_certificate c JOIN rm_asset a ON ${bearsNameplate('c', 'a')}
      WHERE ${matches('c.search')} AND ${isOnlyBearer('a')}`,
  ];
}

function filtersOf(query: AssetQuery, parameters: Parameters, today: string): string {
  const filters = ['true'];
  if (query.cursor !== null) {
    const [id] = keyOfCursor(listOf(query), query.cursor, 1);
    filters.push(`a.id > ${parameters.add(id)}`);
  }
  if (query.tier !== null) filters.push(`a.tier = ${parameters.add(query.tier)}`);
  if (query.owner !== null) filters.push(ownedBy(parameters.add(query.owner)));
  if (query.region !== null) filters.push(inRegion(parameters.add(`${regionPrefix(query.region)}%`)));
  if (query.reader !== null) filters.push(`(${visibleTo(query.reader, (value) => parameters.add(value))})`);
  if (query.state !== null) {
    filters.push(`a.id IN (SELECT asset FROM asset_status WHERE state = ${parameters.add(query.state)})`);
  }
  if (query.due !== null) {
    filters.push(
      `rm_due_day(a.id, ${today}::date, ${EVERYTHING_KNOWN}) <= ${parameters.add(query.due)}::date`,
      `NOT rm_is_out_of_use(a.stream, ${today}::date, ${EVERYTHING_KNOWN})`,
    );
  }
  return filters.join(' AND ');
}

/** The first two conditions find candidates by index; the third one knows who owns it now. */
export function ownedBy(owner: string): string {
  return `(a.owner = ANY (rm_predecessors(${owner}))
      OR a.id IN (SELECT asset FROM rm_asset_owner WHERE owner = ANY (rm_predecessors(${owner}))))
    AND ${presentOwner('a')} = ${owner}`;
}

/** An asset without a region of its own counts in that of its first owner, as it does in an impact. */
function inRegion(prefix: string): string {
  return `coalesce(rm_amended(a.id, NULL, ${EVERYTHING_KNOWN})->>'region', a.region, (SELECT ${REGION_NOW} FROM rm_organization o WHERE o.id = a.owner)) LIKE ${prefix}`;
}

function itemOf(row: LedgerRow): AssetListItem {
  const { certificate, certificate_number: number, performed_on: performedOn, valid_until: validUntil } = row;
  const known = certificate !== null && number !== null && performedOn !== null;
  return {
    ...assetDigestOf(row),
    owner: row.present_owner,
    newestCertificate: known ? { id: certificate, number, performedOn, validUntil } : null,
    due: row.due,
  };
}
