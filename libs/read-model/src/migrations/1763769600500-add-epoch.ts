import { RUNTIME_ROLE } from '@suyuan/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Not under rm_: a rebuild empties those, and that it happened is what this tells. */
export class AddEpoch1763769600500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE read_model_epoch (
      epoch bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, cause text NOT NULL, positions bigint[] NOT NULL,
      reach bigint NOT NULL, raised_at timestamptz NOT NULL
    )`);
    await runner.query(`GRANT SELECT, INSERT ON read_model_epoch TO ${RUNTIME_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read_model_epoch');
  }
}
