import type { MigrationInterface, QueryRunner } from 'typeorm';
import { STANDING_FUNCTIONS } from '../standing/standing.functions';

/** For a compulsory purpose verifications alone compete to be in force, and theirs is the due day. */
export class VerifiedInForce1763769601820 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // With a parameter more it is another function, and a question without it would mean both.
    await runner.query('DROP FUNCTION IF EXISTS rm_in_force(text, text, float8, float8, date, bigint)');
    await runner.query('SET LOCAL check_function_bodies = off');
    for (const statement of STANDING_FUNCTIONS) await runner.query(statement);
  }

  async down(): Promise<void> {
    // An earlier release asks without the parameter and is answered as before.
  }
}
