import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READING_FUNCTIONS } from '../reading/reading-functions.sql';
import { STANDING_FUNCTIONS } from '../standing/standing.functions';

/** Of each registration what the database itself asks for; all else of it is asked of the history. */
const ASKED_FOR = `
  ALTER TABLE rm_organization ADD COLUMN kinds json, ADD COLUMN region text, ADD COLUMN system text;
  UPDATE rm_organization SET kinds = data->'kinds', region = data->>'region', system = data->>'system';
  ALTER TABLE rm_organization ALTER COLUMN kinds SET NOT NULL, ALTER COLUMN region SET NOT NULL;
  ALTER TABLE rm_asset ADD COLUMN system text, ADD COLUMN measurands json, ADD COLUMN usage json,
    ADD COLUMN reference_material json;
  UPDATE rm_asset SET system = data->>'system', measurands = data->'measurands',
    usage = CASE WHEN data->>'usage' IS NOT NULL THEN data->'usage' END,
    reference_material = CASE WHEN data->>'referenceMaterial' IS NOT NULL THEN data->'referenceMaterial' END;
  ALTER TABLE rm_asset ALTER COLUMN measurands SET NOT NULL;
  ALTER TABLE rm_certificate ADD COLUMN transcribed boolean NOT NULL DEFAULT false;
  UPDATE rm_certificate SET transcribed = true WHERE data->'transcribed' IS NOT NULL;
  ALTER TABLE rm_certificate ALTER COLUMN transcribed DROP DEFAULT`;

const COPIES = `
  ALTER POLICY reader ON rm_impact_case USING (suyuan_may_read_asset(suyuan_reader(), asset));
  ALTER TABLE rm_organization DROP COLUMN data;
  ALTER TABLE rm_scheme DROP COLUMN data;
  ALTER TABLE rm_method DROP COLUMN data;
  ALTER TABLE rm_asset DROP COLUMN data;
  ALTER TABLE rm_certificate DROP COLUMN data;
  ALTER TABLE rm_impact_case DROP COLUMN data;
  ALTER TABLE rm_proposal DROP COLUMN data`;

/** What an event says stood in the history and beside it in the table of its record: now in the history alone. */
export class KeepEventsOnce1763769601750 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL suyuan.inside = 'on'");
    await runner.query(ASKED_FOR);
    await runner.query(COPIES);
    // They ask for tables that a later migration adds, which makes them again.
    await runner.query('SET LOCAL check_function_bodies = off');
    for (const statement of STANDING_FUNCTIONS) await runner.query(statement);
    await runner.query(READING_FUNCTIONS);
  }

  /** The release before reads the copies, by functions of its own: it has to make its tables again. */
  async down(): Promise<void> {}
}
