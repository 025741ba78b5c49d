import { graphFactOf } from '@suyuan/traceability';
import { RUNTIME_ROLE } from '@suyuan/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { insertRows, nameOf } from '../sql/insert-rows';
import { STANDING_FUNCTIONS } from '../standing/standing.functions';
import { FACT_PROJECTIONS, FILLED_WITH_REGISTERED_COVER } from '../standing/standing.projection';
import { eventsOfHistory } from '../standing/take-over';

const TABLES = `
  CREATE TABLE rm_fact_asset (
    id text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, kind text NOT NULL, tier text NOT NULL,
    owner text COLLATE "C" NOT NULL, nameplate text COLLATE "C"
  );
  CREATE INDEX rm_fact_asset_nameplate ON rm_fact_asset (nameplate) WHERE nameplate IS NOT NULL;
  CREATE TABLE rm_fact_owner (
    position bigint PRIMARY KEY, asset text COLLATE "C" NOT NULL, owner text COLLATE "C" NOT NULL
  );
  CREATE INDEX rm_fact_owner_asset ON rm_fact_owner (asset);
  CREATE TABLE rm_fact_certificate (
    id text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, issuer text COLLATE "C" NOT NULL,
    number text COLLATE "C" NOT NULL, kind text NOT NULL, asset text COLLATE "C", nameplate text COLLATE "C",
    performed_on date NOT NULL, replaces text COLLATE "C", transcribed_by text COLLATE "C",
    item text COLLATE "C"
  );
  CREATE INDEX rm_fact_certificate_number ON rm_fact_certificate (issuer, number);
  CREATE INDEX rm_fact_certificate_replaces ON rm_fact_certificate (replaces) WHERE replaces IS NOT NULL;
  CREATE TABLE rm_fact_result (
    certificate text COLLATE "C" NOT NULL, ordinal integer NOT NULL, position bigint NOT NULL,
    asset text COLLATE "C", nameplate text COLLATE "C", quantity text COLLATE "C" NOT NULL,
    lo float8 NOT NULL, hi float8 NOT NULL, performed_on date NOT NULL, issued_on date NOT NULL,
    PRIMARY KEY (certificate, ordinal)
  );
  CREATE INDEX rm_fact_result_asset ON rm_fact_result (asset, performed_on, issued_on, certificate)
    WHERE asset IS NOT NULL;
  CREATE INDEX rm_fact_result_nameplate ON rm_fact_result (nameplate, performed_on, issued_on, certificate)
    WHERE nameplate IS NOT NULL;
  CREATE TABLE rm_fact_citation (
    certificate text COLLATE "C" NOT NULL, issuer text COLLATE "C" NOT NULL, number text COLLATE "C" NOT NULL,
    position bigint NOT NULL, PRIMARY KEY (certificate, issuer, number)
  );
  CREATE INDEX rm_fact_citation_number ON rm_fact_citation (issuer, number);
  CREATE TABLE rm_fact_revocation (
    position bigint PRIMARY KEY, certificate text COLLATE "C" NOT NULL, effective_from date
  );
  CREATE INDEX rm_fact_revocation_certificate ON rm_fact_revocation (certificate);
  CREATE TABLE rm_fact_scope (
    position bigint NOT NULL, quantity text COLLATE "C" NOT NULL, organization text COLLATE "C" NOT NULL,
    serves text NOT NULL, valid_from date NOT NULL, valid_to date, PRIMARY KEY (position, quantity)
  );
  CREATE INDEX rm_fact_scope_organization ON rm_fact_scope (organization, quantity);
  CREATE TABLE rm_fact_commission (
    position bigint PRIMARY KEY, asset text COLLATE "C", owner text COLLATE "C",
    laboratory text COLLATE "C" NOT NULL, valid_from date NOT NULL, valid_to date, national boolean NOT NULL
  );
  CREATE INDEX rm_fact_commission_laboratory ON rm_fact_commission (laboratory, asset);
  CREATE TABLE rm_fact_word (
    position bigint PRIMARY KEY, word text NOT NULL, certificate text COLLATE "C" NOT NULL,
    organization text COLLATE "C" NOT NULL
  );
  CREATE INDEX rm_fact_word_certificate ON rm_fact_word (certificate)`;

/** Tables that are later ones, or whose rows say more since: later migrations make and fill them. */
const FILLED_LATER = [...FILLED_WITH_REGISTERED_COVER, 'rm_organization_end'];
const filledHere = FACT_PROJECTIONS.filter(({ table }) => !FILLED_LATER.includes(nameOf(table)));

const NAMES = [...filledHere.map(({ table }) => nameOf(table)), 'rm_fact_result'].join(', ');

/** What was recorded before this release is taken over from the history: no rebuild is needed after it. */
export class AddStanding1763769601700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The owner of the tables sees the rows of others only inside.
    await runner.query("SET LOCAL suyuan.inside = 'on'");
    await runner.query(TABLES);
    await takeOver(runner);
    // They ask for columns that a later migration adds, which makes them again.
    await runner.query('SET LOCAL check_function_bodies = off');
    for (const statement of STANDING_FUNCTIONS) await runner.query(statement);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ${NAMES} TO ${RUNTIME_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of STANDING_FUNCTIONS.toReversed()) {
      const [, name] = /CREATE OR REPLACE FUNCTION (\w+)/.exec(statement) ?? [];
      await runner.query(`DROP FUNCTION ${name}`);
    }
    await runner.query(`DROP TABLE ${NAMES}`);
  }
}

async function takeOver(runner: QueryRunner): Promise<void> {
  for await (const events of eventsOfHistory(runner)) {
    const facts = events.flatMap((event) => {
      const fact = graphFactOf(event);
      return fact === null ? [] : [fact];
    });
    for (const { table, rowsOfFact } of filledHere) {
      await insertRows(runner, table, facts.flatMap(rowsOfFact));
    }
  }
}
