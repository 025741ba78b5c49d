import { RUNTIME_ROLE } from '@suyuan/platform';
import { graphFactOf } from '@suyuan/traceability';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refillGraphFacts } from '../graph-fact/refill-graph-facts';
import { insertRows, nameOf } from '../sql/insert-rows';
import { STANDING_FUNCTIONS } from '../standing/standing.functions';
import { FACT_PROJECTIONS } from '../standing/standing.projection';
import { eventsOfHistory } from '../standing/take-over';

/**
 * A verification may state neither range nor points: it covers what its asset is registered for, which the graph and the
 * tables of "in force" know since this release. What was registered before is filled in from the history.
 */
export class RegisteredCover1763769601800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL suyuan.inside = 'on'");
    await runner.query('SET LOCAL check_function_bodies = off');
    await runner.query(`
      ALTER TABLE rm_fact_result ALTER COLUMN lo DROP NOT NULL, ALTER COLUMN hi DROP NOT NULL,
        ADD COLUMN registered text;
      CREATE TABLE rm_fact_measure (
        position bigint NOT NULL, ordinal integer NOT NULL, asset text COLLATE "C" NOT NULL, valid_from date,
        quantity text COLLATE "C" NOT NULL, lo float8, hi float8, PRIMARY KEY (position, ordinal)
      );
      CREATE INDEX rm_fact_measure_asset ON rm_fact_measure (asset) WHERE ordinal = 0;
      GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON rm_fact_measure TO ${RUNTIME_ROLE}`);
    for (const definition of STANDING_FUNCTIONS) await runner.query(definition);
    await runner.query('TRUNCATE rm_fact_result');
    const filled = FACT_PROJECTIONS.filter(({ table }) =>
      ['rm_fact_measure', 'rm_fact_result'].includes(nameOf(table)),
    );
    for await (const events of eventsOfHistory(runner)) {
      const facts = events.flatMap((event) => graphFactOf(event) ?? []);
      for (const { table, rowsOfFact } of filled) await insertRows(runner, table, facts.flatMap(rowsOfFact));
    }
    await refillGraphFacts(runner);
  }

  /** Facts that say more than a release reads do not trouble it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rm_fact_measure');
    await runner.query('ALTER TABLE rm_fact_result DROP COLUMN registered');
  }
}
