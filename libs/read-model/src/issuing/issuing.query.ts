import { SAME_FIGURES_MAX } from '@suyuan/domain';
import type { Issuing } from '@suyuan/traceability';
import { bearsNameplate } from '../certificate/nameplate.sql';
import type { IssuingFigures } from '../records';
import type { SqlRunner } from '../sql/sql-runner';

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
