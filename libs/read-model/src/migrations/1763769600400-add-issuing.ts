import type { CalibrationRecorded } from '@suyuan/domain';
import { RUNTIME_ROLE } from '@suyuan/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { issuingRow } from '../issuing/issuing.projection';
import { issuingTable } from '../issuing/issuing.table';
import { insertRows } from '../sql/insert-rows';

/** Certificates taken over in one statement. */
const BATCH = 1_000;

/** Certificates were recorded before this release, so they are taken over: no rebuild is needed after it. */
export class AddIssuing1763769600400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE rm_issuing (
      certificate text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, issuer text COLLATE "C" NOT NULL,
      performed_on date NOT NULL, asset text COLLATE "C", manufacturer text, model text, serial_number text,
      print text COLLATE "C"
    )`);
    await takeOver(runner);
    await runner.query('CREATE INDEX rm_issuing_day ON rm_issuing (issuer, performed_on, position)');
    await runner.query(
      'CREATE INDEX rm_issuing_print ON rm_issuing (issuer, print, certificate) WHERE print IS NOT NULL',
    );
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON rm_issuing TO ${RUNTIME_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rm_issuing');
  }
}

async function takeOver(runner: QueryRunner): Promise<void> {
  let after = '';
  for (;;) {
    const known = (await runner.query(
      'SELECT id, position, data FROM rm_certificate WHERE id > $1 ORDER BY id LIMIT $2',
      [after, BATCH],
    )) as { id: string; position: string; data: CalibrationRecorded['data'] }[];
    const last = known.at(-1);
    if (!last) return;
    await insertRows(
      runner,
      issuingTable,
      known.map(({ position, data }) => issuingRow(Number(position), data)),
    );
    after = last.id;
  }
}
