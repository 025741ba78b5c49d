import type { PublicVerificationRecord } from '../records';
import { localText } from '../sql/local-text';
import type { SqlRunner } from '../sql/sql-runner';
import type { CertificateSummary } from './certificate.projection';
import { bearsNameplate, isOnlyBearer } from './nameplate.sql';

/** Certificates shown for one serial number, the newest: the check is for a person before a scale. */
export const VERIFICATIONS_BY_SERIAL_MAX = 20;

const COLUMNS = `c.id, c.number, c.issuer, issuer.name_zh AS issuer_zh, issuer.name_en AS issuer_en,
  issuer.id AS known_issuer, a.id AS asset, a.name_zh, a.name_en,
  coalesce(a.manufacturer, c.manufacturer) AS manufacturer, coalesce(a.model, c.model) AS model,
  coalesce(a.serial_number, c.serial_number) AS serial_number, c.performed_on::text AS performed_on,
  c.issued_on::text AS issued_on, c.valid_until::text AS valid_until, c.conclusion, c.summary, c.digest`;

/** Certificates with their asset, resolved by nameplate where they were posted with one, and their laboratory. */
const RESOLVED = `rm_certificate c
  LEFT JOIN rm_asset a ON a.id = coalesce(c.asset, (SELECT bearer.id FROM rm_asset bearer
    WHERE ${bearsNameplate('c', 'bearer')} AND ${isOnlyBearer('bearer')}))
  LEFT JOIN rm_organization issuer ON issuer.id = c.issuer`;

interface VerificationRow {
  id: string;
  number: string;
  issuer: string;
  issuer_zh: string | null;
  issuer_en: string | null;
  known_issuer: string | null;
  asset: string | null;
  name_zh: string | null;
  name_en: string | null;
  manufacturer: string | null;
  model: string | null;
  serial_number: string | null;
  performed_on: string;
  issued_on: string;
  valid_until: string | null;
  conclusion: string;
  summary: CertificateSummary;
  digest: string;
}

/** The certificate with this number of this issuer, exactly as printed, or null. */
export async function verifyByNumber(
  sql: SqlRunner,
  issuer: string,
  number: string,
): Promise<PublicVerificationRecord | null> {
  const [row] = await sql.query<VerificationRow[]>(
    `SELECT ${COLUMNS} FROM ${RESOLVED} WHERE c.issuer = $1 AND c.number = $2 ORDER BY c.position LIMIT 1`,
    [issuer, number],
  );
  return row ? recordOf(row) : null;
}

/** Certificates of every asset with this serial number of this manufacturer, newest first. */
export async function verifyBySerial(
  sql: SqlRunner,
  serialNumber: string,
  manufacturer: string,
): Promise<PublicVerificationRecord[]> {
  const rows = await sql.query<VerificationRow[]>(
    `WITH hit AS (
       SELECT c.id FROM rm_certificate c WHERE c.asset IS NULL AND c.serial_number = $1 AND c.manufacturer = $2
       UNION
       SELECT c.id FROM rm_asset bearer JOIN rm_certificate c ON c.asset = bearer.id
        WHERE bearer.serial_number = $1 AND bearer.manufacturer = $2)
     SELECT ${COLUMNS} FROM ${RESOLVED} WHERE c.id IN (SELECT id FROM hit)
      ORDER BY c.performed_on DESC, c.issued_on DESC, c.id DESC LIMIT $3`,
    [serialNumber, manufacturer, VERIFICATIONS_BY_SERIAL_MAX],
  );
  return rows.map(recordOf);
}

function recordOf(row: VerificationRow): PublicVerificationRecord {
  return {
    certificate: row.id,
    number: row.number,
    issuer: row.issuer,
    issuerName: row.known_issuer === null ? null : localText(row.issuer_zh, row.issuer_en),
    asset: row.asset,
    assetName: row.asset === null ? null : localText(row.name_zh, row.name_en),
    manufacturer: row.manufacturer,
    model: row.model,
    serialNumber: row.serial_number,
    performedOn: row.performed_on,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    conclusion: row.conclusion,
    quantities: row.summary.quantities,
    digest: row.digest,
  };
}
