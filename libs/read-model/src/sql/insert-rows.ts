import type { EntitySchema, EntitySchemaColumnOptions } from 'typeorm';
import type { SqlRunner } from './sql-runner';

/** A row that comes from one event. `position` decides between two rows of one key: the first recorded stands. */
export interface ProjectedRow {
  position: number;
}

/**
 * Inserts rows in one statement, a column a parameter (`unnest`), which costs the same for one row and for
 * a thousand. Of rows with the same key the one with the lowest position stands, so that neither repetition nor
 * order of arrival shows in the table.
 */
export async function insertRows<Row extends ProjectedRow>(
  sql: SqlRunner,
  table: EntitySchema<Row>,
  rows: Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const { columns, keys } = describe(table);
  const standing = lowestPositionPerKey(
    rows,
    keys.map(([property]) => property),
  );
  const names = columns.map(([property, column]) => column.name ?? property);
  const arrays = columns.map(([, column], index) => `$${index + 1}::${String(column.type)}[]`);
  const updates = names.map((name) => `"${name}" = excluded."${name}"`);
  await sql.query(
    `INSERT INTO ${nameOf(table)} AS standing (${names.map((name) => `"${name}"`).join(', ')})
     SELECT * FROM unnest(${arrays.join(', ')})
     ON CONFLICT (${keys.map(([property, column]) => `"${column.name ?? property}"`).join(', ')})
     DO UPDATE SET ${updates.join(', ')} WHERE excluded.position < standing.position`,
    columns.map(([property]) => standing.map((row) => (row as Record<string, unknown>)[property] ?? null)),
  );
}

/** The name of a table in PostgreSQL. */
export function nameOf(table: EntitySchema): string {
  const { tableName } = table.options;
  if (!tableName) throw new Error(`The table ${table.options.name} has no name.`);
  return tableName;
}

type Column = [property: string, column: EntitySchemaColumnOptions];

function describe(table: EntitySchema): { columns: Column[]; keys: Column[] } {
  const columns = Object.entries(table.options.columns).filter(
    (entry): entry is Column => entry[1] !== undefined,
  );
  return { columns, keys: columns.filter(([, column]) => column.primary) };
}

function lowestPositionPerKey<Row extends ProjectedRow>(rows: Row[], keys: string[]): Row[] {
  const standing = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify(keys.map((name) => (row as Record<string, unknown>)[name]));
    const other = standing.get(key);
    if (!other || row.position < other.position) standing.set(key, row);
  }
  return [...standing.values()];
}
