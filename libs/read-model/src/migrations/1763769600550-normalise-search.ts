import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchText } from '../sql/search-text';

/** Rows brought up to date in one statement. */
const BATCH = 1_000;

/** What a search looks in is what numbers are compared by now, so the rows of earlier releases are rewritten. */
export class NormaliseSearch1763769600550 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteSearch(runner, 'rm_asset', [
      'name_zh',
      'name_en',
      'serial_number',
      'id',
      'manufacturer',
      'model',
    ]);
    await rewriteSearch(runner, 'rm_certificate', ['number']);
  }

  /** The release before looks in the same column for other text; it has to rebuild its tables. */
  async down(): Promise<void> {
    return Promise.resolve();
  }
}

/** Fills `search` of a table anew from some of its columns. */
export async function rewriteSearch(
  runner: QueryRunner,
  table: string,
  columns: readonly string[],
): Promise<void> {
  for (let after = ''; ;) {
    const rows = (await runner.query(
      `SELECT id, ${columns.join(', ')} FROM ${table} WHERE id > $1 ORDER BY id LIMIT $2`,
      [after, BATCH],
    )) as (Record<string, string | null> & { id: string })[];
    const last = rows.at(-1);
    if (!last) return;
    const texts = rows.map((row) => searchText(...columns.map((column) => row[column])));
    await runner.query(
      `UPDATE ${table} SET search = fresh.search FROM unnest($1::text[], $2::text[]) AS fresh(id, search)
        WHERE ${table}.id = fresh.id AND ${table}.search <> fresh.search`,
      [rows.map(({ id }) => id), texts],
    );
    after = last.id;
  }
}
