import { RUNTIME_ROLE } from '@suyuan/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AMENDED_FUNCTIONS } from '../asset/amended.functions';
import { READING_FUNCTIONS } from '../reading/reading-functions.sql';
import { rowSecurityOf } from '../reading/row-security.sql';
import { STANDING_FUNCTIONS } from '../standing/standing.functions';

const TABLE = `
  CREATE TABLE rm_asset_amendment (
    position bigint PRIMARY KEY, asset text COLLATE "C" NOT NULL, amended_on date NOT NULL, changes json NOT NULL,
    search text NOT NULL
  );
  CREATE INDEX rm_asset_amendment_asset ON rm_asset_amendment (asset, amended_on, position);
  CREATE INDEX rm_asset_amendment_search ON rm_asset_amendment USING gin (search gin_trgm_ops);
  GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON rm_asset_amendment TO ${RUNTIME_ROLE}`;

/** Registrations by the day. No release before recorded an amendment, so there is none to take over. */
export class AmendAssets1763769601780 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL suyuan.inside = 'on'");
    await runner.query('SET LOCAL check_function_bodies = off');
    await runner.query(TABLE);
    await runner.query(rowSecurityOf('rm_asset_amendment'));
    for (const statement of [...AMENDED_FUNCTIONS, ...STANDING_FUNCTIONS]) await runner.query(statement);
    await runner.query(READING_FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION rm_amended(text, date, bigint)');
    await runner.query('DROP TABLE rm_asset_amendment');
  }
}
