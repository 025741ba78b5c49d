import type { Conclusion } from '@suyuan/domain';
import { DIGEST_COLUMNS, digestOf, type DigestRow } from '../certificate/certificate.query';
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
  /** null or left out: of whatever part. */
  part?: string | null;
  knownAt: number;
}

/** The newest certificate of an asset that stands, was good before a day, and whose conclusion is not against it. */
export async function lastKnownGood(
  sql: SqlRunner,
  { asset, on, quantity, part = null, knownAt }: LastKnownGoodQuestion,
): Promise<CertificateDigest | null> {
  const [row] = await sql.query<DigestRow[]>(
    `SELECT ${DIGEST_COLUMNS} FROM rm_standing($1, $2) r JOIN rm_certificate c ON c.id = r.certificate
      WHERE r.performed_on < $3::date AND coalesce(r.own_conclusion, c.conclusion) = ANY($4)
        AND ($5::text IS NULL OR r.quantity = $5)
        AND ($6::text IS NULL OR rm_speaks(r.certificate, r.ordinal, $1, $6, $2))
      ORDER BY r.performed_on DESC, r.issued_on DESC, r.certificate DESC LIMIT 1`,
    [asset, knownAt, on, GOOD_CONCLUSIONS, quantity, part],
  );
  return row ? digestOf(row) : null;
}
