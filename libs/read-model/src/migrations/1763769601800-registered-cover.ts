import { RUNTIME_ROLE } from '@suyuan/platform';
import { graphFactOf } from '@suyuan/traceability';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refillGraphFacts } from '../graph-fact/refill-graph-facts';
import { insertRows, nameOf } from '../sql/insert-rows';
import { STANDING_FUNCTIONS } from '../standing/standing.functions';
import { FACT_PROJECTIONS, FILLED_WITH_REGISTERED_COVER } from '../standing/standing.projection';
import { eventsOfHistory } from '../standing/take-over';

const PART_TABLES = `
  CREATE TABLE rm_fact_marked (
    certificate text COLLATE "C" NOT NULL, ordinal integer NOT NULL, at integer NOT NULL, position bigint NOT NULL,
    mark text COLLATE "C", lo float8 NOT NULL, hi float8 NOT NULL, PRIMARY KEY (certificate, ordinal, at)
  );
  CREATE TABLE rm_fact_part (
    position bigint NOT NULL, part text COLLATE "C" NOT NULL, asset text COLLATE "C" NOT NULL,
    PRIMARY KEY (position, part)
  );
  CREATE INDEX rm_fact_part_asset ON rm_fact_part (asset);
  CREATE TABLE rm_fact_part_amendment (
    certificate text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, replaces text COLLATE "C" NOT NULL,
    part text COLLATE "C" NOT NULL
  );
  CREATE INDEX rm_fact_part_amendment_replaces ON rm_fact_part_amendment (replaces)`;

/**
 * A verification may state neither range nor points: it covers what its asset is registered for; and results may be of a
 * part of their asset. The graph and the tables of "in force" know both since this release. What was recorded before is
 * filled in from the history.
 */
export class RegisteredCover1763769601800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL suyuan.inside = 'on'");
    await runner.query('SET LOCAL check_function_bodies = off');
    await runner.query(`
      ALTER TABLE rm_fact_result ALTER COLUMN lo DROP NOT NULL, ALTER COLUMN hi DROP NOT NULL,
        ADD COLUMN registered text, ADD COLUMN part text COLLATE "C", ADD COLUMN own_conclusion text;
      ${PART_TABLES};
      CREATE TABLE rm_fact_measure (
        position bigint NOT NULL, ordinal integer NOT NULL, asset text COLLATE "C" NOT NULL, valid_from date,
        quantity text COLLATE "C" NOT NULL, lo float8, hi float8, PRIMARY KEY (position, ordinal)
      );
      CREATE INDEX rm_fact_measure_asset ON rm_fact_measure (asset) WHERE ordinal = 0;
      GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE 
        ON rm_fact_measure, rm_fact_marked, rm_fact_part, rm_fact_part_amendment TO ${RUNTIME_ROLE}`);
    // They take a part since: what asked without one would stand beside.
    await runner.query(`DROP FUNCTION IF EXISTS rm_in_force(text, text, float8, float8, date, bigint);
      DROP FUNCTION IF EXISTS rm_fit(rm_fact_result, text, float8, float8, bigint)`);
    for (const definition of STANDING_FUNCTIONS) await runner.query(definition);
    await runner.query('TRUNCATE rm_fact_result');
    const filled = FACT_PROJECTIONS.filter(({ table }) =>
      FILLED_WITH_REGISTERED_COVER.includes(nameOf(table)),
    );
    for await (const events of eventsOfHistory(runner)) {
      const facts = events.flatMap((event) => graphFactOf(event) ?? []);
      for (const { table, rowsOfFact } of filled) await insertRows(runner, table, facts.flatMap(rowsOfFact));
    }
    await refillGraphFacts(runner);
  }

  /** Facts that say more than a release reads do not trouble it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rm_fact_measure, rm_fact_marked, rm_fact_part, rm_fact_part_amendment');
    await runner.query(
      'ALTER TABLE rm_fact_result DROP COLUMN registered, DROP COLUMN part, DROP COLUMN own_conclusion',
    );
  }
}
