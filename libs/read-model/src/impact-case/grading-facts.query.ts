import type { CalibrationRecorded, Measurand } from '@suyuan/domain';
import type { GradingFacts } from '../records';
import type { SqlRunner } from '../sql/sql-runner';

type Calibration = CalibrationRecorded['data'];

/** What a grade of an impact rests on, by certificate: read in one round trip each for many at once. */
export async function gradingFacts(
  sql: SqlRunner,
  certificates: readonly string[],
): Promise<Map<string, GradingFacts>> {
  if (certificates.length === 0) return new Map();
  const rows = await sql.query<
    {
      id: string;
      kind: Calibration['kind'];
      decisionRule: Calibration['decisionRule'];
      results: Calibration['results'];
    }[]
  >(
    `SELECT id, kind, data->'decisionRule' AS "decisionRule", data->'results' AS results
       FROM rm_certificate WHERE id = ANY($1)`,
    [certificates],
  );
  return new Map(rows.map(({ id, kind, decisionRule, results }) => [id, { kind, decisionRule, results }]));
}

/** What assets were registered to measure, by id. */
export async function measurandsOf(
  sql: SqlRunner,
  assets: readonly string[],
): Promise<Map<string, Measurand[]>> {
  if (assets.length === 0) return new Map();
  const rows = await sql.query<{ id: string; measurands: Measurand[] }[]>(
    `SELECT id, data->'measurands' AS measurands FROM rm_asset WHERE id = ANY($1)`,
    [assets],
  );
  return new Map(rows.map(({ id, measurands }) => [id, measurands]));
}
