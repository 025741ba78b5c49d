import { figuresPrint, SAME_FIGURES_MAX, type CalibrationRecorded } from '@suyuan/domain';
import type { Issuing } from '@suyuan/traceability';
import { createHash } from 'node:crypto';
import { EntitySchema } from 'typeorm';
import { bearsNameplate } from '../certificate/nameplate.sql';
import { projection } from '../projection';
import type { IssuingFigures } from '../records';
import type { SqlRunner } from '../sql/sql-runner';

/** What the certificates of one issuer say about each other. The asset is given by id, or by its nameplate. */
export interface IssuingRow {
  certificate: string;
  position: number;
  issuer: string;
  performedOn: string;
  asset: string | null;
  manufacturer: string | null;
  model: string | null;
  serialNumber: string | null;
  /** SHA-256 of the print of its figures, hex; null where they say nothing. Another print needs a rebuild. */
  print: string | null;
}

export const issuingTable = new EntitySchema<IssuingRow>({
  name: 'Issuing',
  tableName: 'rm_issuing',
  columns: {
    certificate: { type: 'text', primary: true },
    position: { type: 'bigint' },
    issuer: { type: 'text' },
    performedOn: { type: 'date', name: 'performed_on' },
    asset: { type: 'text', nullable: true },
    manufacturer: { type: 'text', nullable: true },
    model: { type: 'text', nullable: true },
    serialNumber: { type: 'text', name: 'serial_number', nullable: true },
    print: { type: 'text', nullable: true },
  },
});

export const issuingProjection = projection(issuingTable, (event) =>
  event.type === 'CalibrationRecorded' ? [issuingRow(event.position, event.data)] : [],
);

/** The row of one certificate; a migration that fills the table uses it too. */
export function issuingRow(position: number, certificate: CalibrationRecorded['data']): IssuingRow {
  const { id, issuer, performedOn, asset } = certificate;
  return {
    certificate: id,
    position,
    issuer,
    performedOn,
    asset: typeof asset === 'string' ? asset : null,
    manufacturer: typeof asset === 'string' ? null : asset.manufacturer,
    model: typeof asset === 'string' ? null : asset.model,
    serialNumber: typeof asset === 'string' ? null : asset.serialNumber,
    print: printOf(certificate),
  };
}

/** SHA-256 of the print of a certificate's figures, hex; null where they say nothing. */
export function printOf(certificate: CalibrationRecorded['data']): string | null {
  const print = figuresPrint(certificate);
  return print === null ? null : createHash('sha256').update(print).digest('hex');
}

/**
 * What speaks about the issuing of each certificate as known at a position; one that was not known then is absent.
 * Says the same as `issuingAmong` of the pure library.
 */
export async function issuingOf(
  sql: SqlRunner,
  certificates: readonly string[],
  knownAt: number,
): Promise<Map<string, IssuingFigures>> {
  const rows = await sql.query<
    (Omit<IssuingFigures, keyof Issuing> & { certificate: string; performed: string; same: string[] })[]
  >(
    // A day's certificates are counted once for the day, not once for each of them.
    `WITH asked AS MATERIALIZED (
       SELECT * FROM rm_issuing WHERE certificate = ANY($1) AND position <= $2),
     days AS MATERIALIZED (
       SELECT issuer, performed_on,
              (SELECT count(*) FROM rm_issuing day
                WHERE day.issuer = each.issuer AND day.performed_on = each.performed_on
                  AND day.position <= $2) AS performed
         FROM (SELECT DISTINCT issuer, performed_on FROM asked) each)
     SELECT asked.certificate, asked.issuer, asked.performed_on::text AS "performedOn", asked.print,
            EXISTS (SELECT FROM rm_issuing other
                     WHERE other.issuer = asked.issuer AND other.print = asked.print
                       AND other.position <= $2 AND other.certificate <> asked.certificate) AS shared,
            days.performed,
            ARRAY(SELECT other.certificate FROM rm_issuing other
                   WHERE other.issuer = asked.issuer AND other.print = asked.print
                     AND other.position <= $2 AND ${assetKey('other')} <> ${assetKey('asked')}
                   ORDER BY other.certificate LIMIT $3) AS same
       FROM asked JOIN days USING (issuer, performed_on)`,
    [[...certificates], knownAt, SAME_FIGURES_MAX],
  );
  return new Map(
    rows.map(({ certificate, performed, same, ...figures }) => [
      certificate,
      { performedThatDay: Number(performed), sameFigures: same, ...figures },
    ]),
  );
}

/** SQL: what tells assets apart: the id, or of a nameplate the id of the one asset that bears it, else itself. */
function assetKey(row: string): string {
  return `coalesce(${row}.asset,
    (SELECT CASE WHEN count(*) = 1 THEN min(bearer.id) END FROM rm_asset bearer
      WHERE ${bearsNameplate(row, 'bearer')} AND bearer.position <= $2),
    json_build_array(${row}.manufacturer, ${row}.model, ${row}.serial_number)::text)`;
}
