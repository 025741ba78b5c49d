import { EntitySchema } from 'typeorm';
import { recordedIn } from '../history/history.query';
import { projection } from '../projection';
import type { QuantityRecord } from '../records';
import type { SqlRunner } from '../sql/sql-runner';

/** Quantities as published, one row for each version. */
export interface QuantityRow {
  id: string;
  position: number;
  stream: string;
}

export const quantityTable = new EntitySchema<QuantityRow>({
  name: 'Quantity',
  tableName: 'rm_quantity',
  columns: {
    id: { type: 'text' },
    position: { type: 'bigint', primary: true },
    stream: { type: 'text' },
  },
});

export const quantityProjection = projection(quantityTable, (event) => {
  if (event.type !== 'QuantityPublished') return [];
  const { position, stream, data } = event;
  return [{ id: data.code, position, stream }];
});

/** The quantity as its newest version known at a position has it, with its history; null: it was not known then. */
export async function findPublishedQuantity(
  sql: SqlRunner,
  code: string,
  knownAt: number,
): Promise<QuantityRecord | null> {
  const found = await recordedIn(sql, { table: 'rm_quantity', id: code, type: 'QuantityPublished', knownAt });
  if (found === null) return null;
  const { position, recorded, history } = found;
  return { position, quantity: recorded, history };
}
