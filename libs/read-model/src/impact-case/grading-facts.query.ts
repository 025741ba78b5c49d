import type { AssetKind, AssetNature, Measurand } from '@suyuan/domain';
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

/** What of an asset a grade rests on, as it is registered now. */
export interface GradedAsset {
  kind: AssetKind;
  nature?: AssetNature;
  measurands: Measurand[];
}

/** What assets are and are registered to measure now, by id. */
export async function measurandsOf(
  sql: SqlRunner,
  assets: readonly string[],
): Promise<Map<string, GradedAsset>> {
  if (assets.length === 0) return new Map();
  type Row = { id: string; kind: AssetKind; nature: AssetNature | null; measurands: Measurand[] };
  const rows = await sql.query<Row[]>(
    `SELECT a.id, a.kind, coalesce((amended.facts->'measurands')::json, a.measurands) AS measurands,
            coalesce(amended.facts->>'nature', h.data->>'nature') AS nature
       FROM rm_asset a JOIN rm_history h ON h.position = a.position
      CROSS JOIN LATERAL (SELECT rm_amended(a.id, NULL, ${EVERYTHING_KNOWN}) AS facts OFFSET 0) amended
      WHERE a.id = ANY($1)`,
    [assets],
  );
  return new Map(rows.map(({ id, nature, ...rest }) => [id, nature === null ? rest : { ...rest, nature }]));
}
