import type { CertificateKind, Conclusion } from '@suyuan/domain';
import { dataAt, historyOf, INSTANT_FORMAT } from '../history/history.query';
import type { CertificateDigest, CertificateRecord } from '../records';
import type { SqlRunner } from '../sql/sql-runner';
import type { CertificateSummary } from './certificate.projection';
import { certificatesOf, NEWEST_FIRST } from './nameplate.sql';

/** The columns of a digest, of the alias `c`. */
export const DIGEST_COLUMNS = `c.id, c.number, c.issuer, c.asset, c.kind, c.performed_on::text AS performed_on,
  c.issued_on::text AS issued_on, c.valid_until::text AS valid_until, c.conclusion, c.summary, c.position`;

export interface DigestRow {
  id: string;
  number: string;
  issuer: string;
  asset: string | null;
  kind: CertificateKind;
  performed_on: string;
  issued_on: string;
  valid_until: string | null;
  conclusion: Conclusion;
  summary: CertificateSummary;
  position: string;
}

/** The certificate with its history as known at a position, or null when it was not known then. */
export async function findCertificate(
  sql: SqlRunner,
  id: string,
  knownAt: number,
): Promise<CertificateRecord | null> {
  const [row] = await sql.query<{ position: string; stream: string; recordedAt: string; digest: string }[]>(
    `SELECT position, stream, digest,
            to_char(recorded_at AT TIME ZONE 'UTC', ${INSTANT_FORMAT}) AS "recordedAt"
       FROM rm_certificate WHERE id = $1 AND position <= $2`,
    [id, knownAt],
  );
  if (!row) return null;
  const { recordedAt, digest } = row;
  const position = Number(row.position);
  const history = await historyOf(sql, row.stream, knownAt);
  const certificate = dataAt(history, position, 'CalibrationRecorded');
  return { position, recordedAt, certificate, digest, history };
}

/** `asset` is null for a certificate posted with a nameplate: whom it belongs to may change, a digest does not. */
export async function certificateDigests(
  sql: SqlRunner,
  ids: string[],
): Promise<Map<string, CertificateDigest>> {
  const rows = await sql.query<DigestRow[]>(
    `SELECT ${DIGEST_COLUMNS} FROM rm_certificate c WHERE c.id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, digestOf(row)]));
}

/** Every certificate of an asset known at a position, newest first: what is in force is decided from them. */
export async function certificatesOfAsset(
  sql: SqlRunner,
  id: string,
  knownAt: number,
): Promise<CertificateDigest[]> {
  return (await certificatesOfAssets(sql, [id], knownAt)).get(id) ?? [];
}

/** The same of several assets, with one statement. */
export async function certificatesOfAssets(
  sql: SqlRunner,
  ids: readonly string[],
  knownAt: number,
): Promise<Map<string, CertificateDigest[]>> {
  const rows = await sql.query<(DigestRow & { of_asset: string })[]>(
    `SELECT asked.id AS of_asset, c.* FROM unnest($1::text[]) AS asked (id)
       LEFT JOIN rm_asset known ON known.id = asked.id AND known.position <= $2
      CROSS JOIN LATERAL (SELECT asked.id, known.serial_number, known.manufacturer, known.model) a
      CROSS JOIN LATERAL (${certificatesOf('a', DIGEST_COLUMNS, '$2')}) c
      ORDER BY ${NEWEST_FIRST.split(', ')
        .map((term) => `c.${term}`)
        .join(', ')}`,
    [ids, knownAt],
  );
  const found = new Map<string, CertificateDigest[]>(ids.map((id) => [id, []]));
  for (const row of rows) found.get(row.of_asset)?.push(digestOf(row));
  return found;
}

export function digestOf(row: DigestRow): CertificateDigest {
  const { id, number, issuer, asset, kind, conclusion } = row;
  const { expandedUncertainty, coverageFactor, nominal } = row.summary;
  return {
    id,
    number,
    issuer,
    asset,
    kind,
    performedOn: row.performed_on,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    conclusion,
    expandedUncertainty,
    coverageFactor,
    nominal,
    position: Number(row.position),
  };
}
