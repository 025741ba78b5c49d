import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  ORGANIZATION_CHANGE_FUNCTIONS,
  ORGANIZATION_CHANGE_TABLES,
} from '../organization/organization-changes';
import { READING_FUNCTIONS } from '../reading/reading-functions.sql';
import { STANDING_FUNCTIONS } from '../standing/standing.functions';

/** Amendments, mergers and dissolutions of organizations. No release before recorded one, so there is none to take over. */
export class ChangeOrganizations1763769601900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL suyuan.inside = 'on'");
    await runner.query('SET LOCAL check_function_bodies = off');
    await runner.query(ORGANIZATION_CHANGE_TABLES);
    for (const statement of [...ORGANIZATION_CHANGE_FUNCTIONS, ...STANDING_FUNCTIONS])
      await runner.query(statement);
    await runner.query(READING_FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION rm_organization_amended(text, bigint), rm_succession(text, date, bigint),
      rm_predecessors(text)`);
    await runner.query('DROP TABLE rm_organization_amendment, rm_organization_end');
  }
}
