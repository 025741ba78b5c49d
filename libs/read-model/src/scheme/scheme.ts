import type { CivilDate, SchemePublished } from '@suyuan/domain';
import { EntitySchema } from 'typeorm';
import { recordedIn } from '../history/history.query';
import { projection } from '../projection';
import type { SchemeRecord } from '../records';
import type { SqlRunner } from '../sql/sql-runner';

/** Verification schemes (国家计量检定系统表) as published. */
export interface SchemeRow {
  id: string;
  position: number;
  stream: string;
}

export const schemeTable = new EntitySchema<SchemeRow>({
  name: 'Scheme',
  tableName: 'rm_scheme',
  columns: {
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
    stream: { type: 'text' },
  },
});

export const schemeProjection = projection(schemeTable, (event) => {
  if (event.type !== 'SchemePublished') return [];
  const { position, stream, data } = event;
  return [{ id: data.id, position, stream }];
});

/** The scheme with its history as known at a position, or null when it was not known then. */
export async function findScheme(sql: SqlRunner, id: string, knownAt: number): Promise<SchemeRecord | null> {
  const found = await recordedIn(sql, { table: 'rm_scheme', id, type: 'SchemePublished', knownAt });
  if (found === null) return null;
  const { position, recorded, history } = found;
  return { position, scheme: recorded, history };
}

/** Schemes in the order of their ids; `null` narrows nothing. */
export interface SchemeListQuery {
  quantity: string | null;
  /** In force on this day. */
  on: CivilDate | null;
  after: string | null;
  limit: number;
}

export async function findSchemes(
  sql: SqlRunner,
  { quantity, on, after, limit }: SchemeListQuery,
): Promise<Omit<SchemeRecord, 'history'>[]> {
  const rows = await sql.query<{ position: string; data: SchemePublished['data'] }[]>(
    `SELECT s.position, h.data FROM rm_scheme s JOIN rm_history h ON h.position = s.position
      WHERE ($1::text IS NULL OR s.id > $1) AND ($2::text IS NULL OR h.data->>'quantity' = $2)
        AND ($3::date IS NULL OR (h.data->>'validFrom')::date <= $3
             AND coalesce((h.data->>'validTo')::date >= $3, true))
      ORDER BY s.id LIMIT $4`,
    [after, quantity, on, limit],
  );
  return rows.map(({ position, data }) => ({ position: Number(position), scheme: data }));
}
