import type { MigrationInterface, QueryRunner } from 'typeorm';
import { STANDING_FUNCTIONS } from '../standing/standing.functions';

/** The due day heeds the owner's confirmation. */
export class ConfirmAssets1763769601790 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // They may ask for what a later migration adds, which makes them again.
    await runner.query('SET LOCAL check_function_bodies = off');
    for (const statement of STANDING_FUNCTIONS) await runner.query(statement);
  }

  async down(): Promise<void> {
    // What was recorded without a confirmation is answered as before.
  }
}
