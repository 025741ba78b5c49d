import type { Conclusion } from '@suyuan/domain';
import { DIGEST_COLUMNS, digestOf, type DigestRow } from '../certificate/certificate.query';
import { certificatesOf, NEWEST_FIRST } from '../certificate/nameplate.sql';
import type { CertificateDigest } from '../records';
import type { SqlRunner } from '../sql/sql-runner';

/** Conclusions that do not speak against the asset; a calibration without a verdict has NONE. */
export const GOOD_CONCLUSIONS: readonly Conclusion[] = ['PASS', 'CONDITIONAL_PASS', 'NONE'];

export interface LastKnownGoodQuestion {
  asset: string;
  /** The day on which it was found wrong: a certificate of that day is not before it. */
  on: string;
  /** null: a certificate of whatever quantity. */
  quantity: string | null;
  knownAt: number;
}

/** The newest certificate of an asset that was good before a day: not void, not replaced, its conclusion not against it. */
export async function lastKnownGood(
  sql: SqlRunner,
  { asset, on, quantity, knownAt }: LastKnownGoodQuestion,
): Promise<CertificateDigest | null> {
  const [row] = await sql.query<DigestRow[]>(
    `WITH of_asset AS MATERIALIZED (
       SELECT certificate.* FROM (SELECT $1::text AS id) asked
         LEFT JOIN rm_asset known ON known.id = asked.id AND known.position <= $2
        CROSS JOIN LATERAL (SELECT asked.id, known.serial_number, known.manufacturer, known.model) a
        CROSS JOIN LATERAL (${certificatesOf('a', 'c.id, c.issuer, c.replaces', '$2')}) certificate)
     SELECT ${DIGEST_COLUMNS} FROM rm_certificate c
      WHERE c.id IN (SELECT id FROM of_asset) AND c.performed_on < $3::date AND c.conclusion = ANY($4)
        AND ($5::text IS NULL OR c.summary::jsonb->'quantities' ? $5)
        AND NOT EXISTS (SELECT 1 FROM of_asset later
          WHERE later.replaces = c.id AND later.issuer = c.issuer AND later.id <> c.id)
        AND NOT EXISTS (SELECT 1 FROM rm_history h WHERE h.stream = c.stream AND h.position <= $2
          AND h.type = 'CertificateRevoked' AND h.data->>'effect' = 'VOID')
      ORDER BY ${NEWEST_FIRST} LIMIT 1`,
    [asset, knownAt, on, GOOD_CONCLUSIONS, quantity],
  );
  return row ? digestOf(row) : null;
}
