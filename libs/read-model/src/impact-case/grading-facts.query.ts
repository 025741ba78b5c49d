import type { Measurand } from '@suyuan/domain';
import { calibrationsOf } from '../history/history.query';
import type { GradingFacts } from '../records';
import { EVERYTHING_KNOWN } from '../standing/everything-known';
import type { SqlRunner } from '../sql/sql-runner';

/** What a grade of an impact rests on, by certificate: read in one round trip each for many at once. */
export async function gradingFacts(
  sql: SqlRunner,
  certificates: readonly string[],
): Promise<Map<string, GradingFacts>> {
  const recorded = await calibrationsOf(sql, certificates);
  return new Map(
    [...recorded].map(([id, { kind, decisionRule, results }]) => [id, { kind, decisionRule, results }]),
  );
}

/** What assets are registered to measure now, by id. */
export async function measurandsOf(
  sql: SqlRunner,
  assets: readonly string[],
): Promise<Map<string, Measurand[]>> {
  if (assets.length === 0) return new Map();
  const rows = await sql.query<{ id: string; measurands: Measurand[] }[]>(
    `SELECT id, coalesce((rm_amended(id, NULL, ${EVERYTHING_KNOWN})->'measurands')::json, measurands) AS measurands
       FROM rm_asset WHERE id = ANY($1)`,
    [assets],
  );
  return new Map(rows.map(({ id, measurands }) => [id, measurands]));
}
