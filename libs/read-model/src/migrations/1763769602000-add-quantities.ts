import { RUNTIME_ROLE } from '@suyuan/platform';
import { READING_FUNCTIONS } from '../reading/reading-functions.sql';
import { rowSecurityOf } from '../reading/row-security.sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** No rebuild is needed after it: before this release no event published a quantity. */
export class AddQuantities1763769602000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE rm_quantity (
      position bigint PRIMARY KEY, id text COLLATE "C" NOT NULL, stream text COLLATE "C" NOT NULL
    )`);
    await runner.query('CREATE INDEX rm_quantity_id ON rm_quantity (id, position)');
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON rm_quantity TO ${RUNTIME_ROLE}`);
    await runner.query(rowSecurityOf('rm_quantity'));
    await runner.query(READING_FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rm_quantity');
  }
}
