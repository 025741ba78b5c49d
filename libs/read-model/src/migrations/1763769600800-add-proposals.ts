import { RUNTIME_ROLE } from '@suyuan/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** There were no proposals before this release, so nothing is taken over and no rebuild is needed after it. */
export class AddProposals1763769600800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE rm_proposal (
      id text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, stream text COLLATE "C" NOT NULL,
      proposer_role text COLLATE "C" NOT NULL, proposer_organization text COLLATE "C",
      receiver text COLLATE "C", expires_at timestamptz NOT NULL, data json NOT NULL
    )`);
    await runner.query('CREATE INDEX rm_proposal_position ON rm_proposal (position)');
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON rm_proposal TO ${RUNTIME_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rm_proposal');
  }
}
