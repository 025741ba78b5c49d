import type { CivilDate } from '@suyuan/domain';
import type { CertificateDigest } from '../records';
import type { Reader } from '../reading/reader';
import { ownAssets } from '../reading/visible-assets.sql';
import { Parameters } from '../sql/parameters';
import { likePatterns } from '../sql/search-text';
import type { SqlRunner } from '../sql/sql-runner';
import { DIGEST_COLUMNS, digestOf, type DigestRow } from './certificate.query';
import { bearsNameplate, isOnlyBearer } from './nameplate.sql';

/** Certificates that a reader may read, the newest first; `null` narrows nothing. */
export interface CertificateListQuery {
  reader: Reader;
  issuer: string | null;
  asset: string | null;
  /** However typed, or a part of it. */
  number: string | null;
  /** Both inclusive. */
  performedFrom: CivilDate | null;
  performedTo: CivilDate | null;
  /** Day of performance and id of the last row of the page before. */
  after: readonly [performedOn: string, id: string] | null;
  limit: number;
}

export async function findCertificates(
  sql: SqlRunner,
  query: CertificateListQuery,
): Promise<CertificateDigest[]> {
  const parameters = new Parameters();
  const { after, limit } = query;
  const filters = filtersOf(query, parameters);
  if (after !== null)
    filters.push(`(c.performed_on, c.id) < (${parameters.add(after[0])}::date, ${parameters.add(after[1])})`);
  // Last: it is asked only of what the others leave.
  filters.push(visibleTo(query.reader, parameters));
  const rows = await sql.query<DigestRow[]>(
    `SELECT ${DIGEST_COLUMNS} FROM rm_certificate c WHERE ${filters.join(' AND ')}
      ORDER BY c.performed_on DESC, c.id DESC LIMIT ${parameters.add(limit)}`,
    parameters.values,
  );
  return rows.map(digestOf);
}

function filtersOf(query: CertificateListQuery, parameters: Parameters): string[] {
  const { issuer, asset, number, performedFrom, performedTo } = query;
  const filters = likePatterns(number ?? '').map((pattern) => `c.search LIKE ${parameters.add(pattern)}`);
  if (issuer !== null) filters.push(`c.issuer = ${parameters.add(issuer)}`);
  if (asset !== null) {
    const id = parameters.add(asset);
    const named = `EXISTS (SELECT 1 FROM rm_asset a
      WHERE a.id = ${id} AND ${bearsNameplate('c', 'a')} AND ${isOnlyBearer('a')})`;
    filters.push(`(c.asset = ${id} OR ${named})`);
  }
  if (performedFrom !== null) filters.push(`c.performed_on >= ${parameters.add(performedFrom)}::date`);
  if (performedTo !== null) filters.push(`c.performed_on <= ${parameters.add(performedTo)}::date`);
  return filters;
}

/**
 * The function of the database decides; before it, candidates are found by index: what an organization issued, what is of
 * its own assets or of those entrusted to it, and what bears a nameplate only, for that may be of one of them.
 */
function visibleTo(reader: Reader, parameters: Parameters): string {
  if (reader.role === 'admin') return 'true';
  const decided = `suyuan_may_read_certificate(${parameters.add(JSON.stringify(reader))}::json, c.id)`;
  if (reader.role === 'inspector' || reader.role === 'regulator') return decided;
  const own = parameters.add(reader.organization);
  return `(c.issuer = ${own} OR c.asset IN (${ownAssets(own)}) OR c.asset IS NULL) AND ${decided}`;
}
