import { RUNTIME_ROLE } from '@suyuan/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases were opened before this release, so those in the history are taken over: no rebuild is needed after it. */
export class AddImpactCases1763769600300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE rm_impact_case (
      id text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, stream text COLLATE "C" NOT NULL,
      nonconformity text COLLATE "C" NOT NULL, asset text COLLATE "C" NOT NULL, data json NOT NULL
    )`);
    await runner.query('CREATE INDEX rm_impact_case_nonconformity ON rm_impact_case (nonconformity)');
    await runner.query(
      `INSERT INTO rm_impact_case (id, position, stream, nonconformity, asset, data)
         SELECT data->>'id', position, stream, data->>'nonconformity', data->>'asset', data
           FROM rm_history WHERE type = 'ImpactCaseOpened' ORDER BY position
         ON CONFLICT (id) DO NOTHING`,
    );
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON rm_impact_case TO ${RUNTIME_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rm_impact_case');
  }
}
