import { RUNTIME_ROLE } from '@suyuan/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { labelRows, labelTable } from '../label/label';
import { insertRows } from '../sql/insert-rows';
import { eventsOfHistory } from '../standing/take-over';

/** What was recorded before this release is taken over from the history: no rebuild is needed after it. */
export class AddLabels1763769601720 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL suyuan.inside = 'on'");
    await runner.query(`CREATE TABLE rm_label (
      kind text NOT NULL, key text COLLATE "C" NOT NULL, bearer text NOT NULL, id text COLLATE "C" NOT NULL,
      position bigint NOT NULL, PRIMARY KEY (kind, key, bearer, id)
    )`);
    for await (const events of eventsOfHistory(runner)) {
      await insertRows(runner, labelTable, events.flatMap(labelRows));
    }
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON rm_label TO ${RUNTIME_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rm_label');
  }
}
