import { RUNTIME_ROLE } from '@suyuan/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { issuingRow, issuingTable } from '../issuing/issuing';
import { insertRows } from '../sql/insert-rows';
import { eventsOfHistory } from '../standing/take-over';

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
  for await (const events of eventsOfHistory(runner)) {
    await insertRows(
      runner,
      issuingTable,
      events.flatMap((event) =>
        event.type === 'CalibrationRecorded' ? [issuingRow(event.position, event.data)] : [],
      ),
    );
  }
}
