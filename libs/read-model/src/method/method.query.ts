import type { MethodPublished } from '@suyuan/domain';
import { historyOf } from '../history/history.query';
import type { MethodRecord } from '../records';
import type { SqlRunner } from '../sql/sql-runner';

/** The method with its history as known at a position, or null when it was not known then. */
export async function findMethod(sql: SqlRunner, id: string, knownAt: number): Promise<MethodRecord | null> {
  const [row] = await sql.query<{ position: string; stream: string; data: MethodPublished['data'] }[]>(
    'SELECT position, stream, data FROM rm_method WHERE id = $1 AND position <= $2',
    [id, knownAt],
  );
  if (!row) return null;
  const history = await historyOf(sql, row.stream, knownAt);
  return { position: Number(row.position), method: row.data, history };
}
