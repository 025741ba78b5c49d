import { EntitySchema } from 'typeorm';
import { recordedIn } from '../history/history.query';
import { projection } from '../projection';
import type { MethodRecord } from '../records';
import type { SqlRunner } from '../sql/sql-runner';

/** Regulations and specifications (JJG, JJF, OIML R) as published, one row for each version. */
export interface MethodRow {
  id: string;
  position: number;
  stream: string;
}

export const methodTable = new EntitySchema<MethodRow>({
  name: 'Method',
  tableName: 'rm_method',
  columns: {
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
    stream: { type: 'text' },
  },
});

export const methodProjection = projection(methodTable, (event) => {
  if (event.type !== 'MethodPublished') return [];
  const { position, stream, data } = event;
  return [{ id: data.id, position, stream }];
});

/** The method with its history as known at a position, or null when it was not known then. */
export async function findMethod(sql: SqlRunner, id: string, knownAt: number): Promise<MethodRecord | null> {
  const found = await recordedIn(sql, { table: 'rm_method', id, type: 'MethodPublished', knownAt });
  if (found === null) return null;
  const { position, recorded, history } = found;
  return { position, method: recorded, history };
}
