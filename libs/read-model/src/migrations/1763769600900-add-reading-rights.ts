import { RUNTIME_ROLE } from '@suyuan/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { projectedRight } from '../reading/take-over-rights';
import { JUDGE_ROLE, READER_ROLE } from '../reading/reader-roles';
import { READING_FUNCTIONS } from '../reading/reading-functions.sql';
import { ROW_SECURITY } from '../reading/row-security.sql';
import { rightTable } from '../reading/right.table';
import { insertRows } from '../sql/insert-rows';

const TABLES = `
  CREATE TABLE rm_right (
    position bigint PRIMARY KEY, kind text NOT NULL, subject text COLLATE "C" NOT NULL,
    laboratory text COLLATE "C", owner text COLLATE "C", from_day date, to_day date, system text
  );
  CREATE INDEX rm_right_subject ON rm_right (subject);
  CREATE INDEX rm_right_laboratory ON rm_right (laboratory) WHERE laboratory IS NOT NULL;
  CREATE INDEX rm_right_memory ON rm_right (position) WHERE kind IN ('HIDDEN', 'CLEARED');
  CREATE INDEX rm_right_system ON rm_right (position) WHERE kind = 'ORGANIZATION' AND system IS NOT NULL;
  CREATE INDEX IF NOT EXISTS rm_asset_position ON rm_asset (position);
  CREATE INDEX IF NOT EXISTS rm_asset_tier ON rm_asset (tier, id)`;

/** Not under rm_: who read what is in no log and outlives every rebuild. Nobody changes or deletes a row. */
const ACCESS_LOG = `
  CREATE SCHEMA IF NOT EXISTS access;
  CREATE TABLE access.read (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz(3) NOT NULL, caller text NOT NULL,
    organization text, role text NOT NULL, route text NOT NULL, resources text[] NOT NULL, count integer NOT NULL,
    restricted integer NOT NULL, address text NOT NULL, trace_id text NOT NULL, inquiry text
  );
  CREATE INDEX read_resource ON access.read USING gin (resources);
  CREATE INDEX read_organization ON access.read (organization, id);
  CREATE INDEX read_at ON access.read (at, id);
  CREATE FUNCTION access.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'The access log is append-only.' USING ERRCODE = '42501'; END $$;
  CREATE TRIGGER read_append_only BEFORE UPDATE OR DELETE ON access.read
    FOR EACH ROW EXECUTE FUNCTION access.refuse_change();
  CREATE TRIGGER read_not_emptied BEFORE TRUNCATE ON access.read
    FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change()`;

/** What later releases add is readable for the judge too; the reader is given each table with its policy. */
const RIGHTS = `
  GRANT USAGE ON SCHEMA public, access TO ${JUDGE_ROLE}, ${READER_ROLE};
  GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${JUDGE_ROLE};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO ${JUDGE_ROLE};
  GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON rm_right TO ${RUNTIME_ROLE};
  GRANT INSERT ON access.read TO ${JUDGE_ROLE};
  GRANT SELECT ON access.read TO ${READER_ROLE}`;

export class AddReadingRights1763769600900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The functions ask for columns that a later migration adds, which makes them again.
    await runner.query('SET LOCAL check_function_bodies = off');
    for (const step of [TABLES, ACCESS_LOG]) await runner.query(step);
    for await (const rows of projectedRight(runner)) await insertRows(runner, rightTable, rows);
    for (const step of [RIGHTS, READING_FUNCTIONS, ROW_SECURITY]) await runner.query(step);
  }

  /** The log of reads stays: it can be made from nothing else. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION suyuan_may_read_asset(json, text) CASCADE');
    await runner.query('DROP TABLE rm_right');
  }
}
