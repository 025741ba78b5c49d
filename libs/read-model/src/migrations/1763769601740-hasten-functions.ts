import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READING_FUNCTIONS } from '../reading/reading-functions.sql';
import { STANDING_FUNCTIONS } from '../standing/standing.functions';

/** The same answers for a tenth of the time: conditions are looked at one after the other, plans are kept. */
export class HastenFunctions1763769601740 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION IF EXISTS rm_entitled_since(rm_fact_certificate, rm_fact_asset, text)');
    // They ask for columns that a later migration adds, which makes them again.
    await runner.query('SET LOCAL check_function_bodies = off');
    for (const statement of STANDING_FUNCTIONS) await runner.query(statement);
    await runner.query(READING_FUNCTIONS);
  }

  async down(): Promise<void> {
    // What they answer is what they answered: an earlier release works with them.
  }
}
