import { RUNTIME_ROLE } from '@suyuan/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** No rebuild is needed after it: before this release no event named a method. */
export class AddMethods1763769600200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE rm_method (
      id text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, stream text COLLATE "C" NOT NULL, data json NOT NULL
    )`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON rm_method TO ${RUNTIME_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rm_method');
  }
}
