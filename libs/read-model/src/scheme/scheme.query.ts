import type { SchemePublished } from '@suyuan/domain';
import { historyOf } from '../history/history.query';
import type { SchemeRecord } from '../records';
import type { SqlRunner } from '../sql/sql-runner';

/** The scheme with its history as known at a position, or null when it was not known then. */
export async function findScheme(sql: SqlRunner, id: string, knownAt: number): Promise<SchemeRecord | null> {
  const [row] = await sql.query<{ position: string; stream: string; data: SchemePublished['data'] }[]>(
    'SELECT position, stream, data FROM rm_scheme WHERE id = $1 AND position <= $2',
    [id, knownAt],
  );
  if (!row) return null;
  const history = await historyOf(sql, row.stream, knownAt);
  return { position: Number(row.position), scheme: row.data, history };
}
