import type { MigrationInterface, QueryRunner } from 'typeorm';
import { STANDING_FUNCTIONS } from '../standing/standing.functions';

/** A number may be of several instruments: what was copied of one is replaced by what was posted of the same. */
export class TellItemsApart1763769601840 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A database of this release has the column from the start; no certificate of an earlier one has an item.
    await runner.query('ALTER TABLE rm_fact_certificate ADD COLUMN IF NOT EXISTS item text COLLATE "C"');
    // They may ask for what a later migration adds, which makes them again.
    await runner.query('SET LOCAL check_function_bodies = off');
    for (const statement of STANDING_FUNCTIONS) await runner.query(statement);
  }

  async down(): Promise<void> {
    // What names no item is answered as before.
  }
}
