import type { LocalText, OrganizationRegistered } from '@suyuan/domain';
import { historyOf } from '../history/history.query';
import type { OrganizationRecord } from '../records';
import { localText } from '../sql/local-text';
import type { SqlRunner } from '../sql/sql-runner';

/** The organization with its history as known at a position, or null when it was not known then. */
export async function findOrganization(
  sql: SqlRunner,
  id: string,
  knownAt: number,
): Promise<OrganizationRecord | null> {
  const [row] = await sql.query<{ position: string; stream: string; data: OrganizationRegistered['data'] }[]>(
    'SELECT position, stream, data FROM rm_organization WHERE id = $1 AND position <= $2',
    [id, knownAt],
  );
  if (!row) return null;
  const history = await historyOf(sql, row.stream, knownAt);
  return { position: Number(row.position), organization: row.data, history };
}

export async function organizationNames(sql: SqlRunner, ids: string[]): Promise<Map<string, LocalText>> {
  const rows = await sql.query<{ id: string; zh: string | null; en: string | null }[]>(
    'SELECT id, name_zh AS zh, name_en AS en FROM rm_organization WHERE id = ANY($1)',
    [ids],
  );
  return new Map(rows.map(({ id, zh, en }) => [id, localText(zh, en)]));
}
