import type { MigrationInterface, QueryRunner } from 'typeorm';
import { JUDGE_ROLE } from '../reading/reader-roles';

/** The keeper fills it: it starts at no position. */
export class AddAssetStatus1763769601730 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE asset_status (
        asset text COLLATE "C" PRIMARY KEY, state text NOT NULL, due date, turns_on date,
        position bigint NOT NULL, judged_on date NOT NULL
      );
      CREATE INDEX asset_status_state ON asset_status (state, asset);
      CREATE INDEX asset_status_turns ON asset_status (turns_on) WHERE turns_on IS NOT NULL;
      CREATE TABLE asset_status_progress (
        id integer PRIMARY KEY CHECK (id = 1), position bigint NOT NULL, epoch bigint NOT NULL,
        judged_on date NOT NULL, sweep_after text COLLATE "C", sweep_position bigint, sweep_on date
      );
      INSERT INTO asset_status_progress (id, position, epoch, judged_on) VALUES (1, -1, 0, '0001-01-01');
      GRANT SELECT, INSERT, UPDATE, DELETE ON asset_status TO ${JUDGE_ROLE};
      GRANT SELECT, UPDATE ON asset_status_progress TO ${JUDGE_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE asset_status, asset_status_progress');
  }
}
