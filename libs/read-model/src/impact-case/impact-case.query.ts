import { impactCaseStatus, type ImpactCaseOpened, type ImpactCaseStatus } from '@suyuan/domain';
import { historyOf } from '../history/history.query';
import type { ImpactCaseRecord } from '../records';
import type { SqlRunner } from '../sql/sql-runner';

/** The case with its history as known at a position, or null when it was not known then. */
export async function findImpactCase(
  sql: SqlRunner,
  id: string,
  knownAt: number,
): Promise<ImpactCaseRecord | null> {
  const [row] = await sql.query<{ position: string; stream: string; data: ImpactCaseOpened['data'] }[]>(
    'SELECT position, stream, data FROM rm_impact_case WHERE id = $1 AND position <= $2',
    [id, knownAt],
  );
  if (!row) return null;
  const history = await historyOf(sql, row.stream, knownAt);
  const state = impactCaseStatus(history.map(({ type }) => type));
  return { position: Number(row.position), state, opened: row.data, history };
}

/** How far the cases of some nonconformities have come, by nonconformity; one without a known case is absent. */
export async function impactCaseStates(
  sql: SqlRunner,
  nonconformities: readonly string[],
  knownAt: number,
): Promise<Map<string, ImpactCaseStatus>> {
  if (nonconformities.length === 0) return new Map();
  const rows = await sql.query<{ nonconformity: string; types: string[] }[]>(
    `SELECT opened.nonconformity, array_agg(h.type) AS types
       FROM rm_impact_case opened JOIN rm_history h ON h.stream = opened.stream AND h.position <= $2
      WHERE opened.nonconformity = ANY($1) AND opened.position <= $2 GROUP BY opened.nonconformity`,
    [nonconformities, knownAt],
  );
  return new Map(rows.map(({ nonconformity, types }) => [nonconformity, impactCaseStatus(types)]));
}
