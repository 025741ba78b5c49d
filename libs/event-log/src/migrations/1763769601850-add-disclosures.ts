import { RUNTIME_ROLE } from '@suyuan/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one table of the log whose rows may go: nobody may change one, so that no name is put under a pseudonym later. */
const TABLES = `
  create table log.disclosure (
    person text collate "C" primary key,
    organization text collate "C" not null,
    name text collate "C" not null,
    registration text collate "C"
  );
  create index disclosure_named on log.disclosure (organization, name);
  create table log.erasure (
    id text collate "C" primary key,
    persons text[] not null,
    erased_at timestamptz(3) not null,
    actor jsonb not null,
    reason text not null
  );
  grant select, insert, delete on log.disclosure to ${RUNTIME_ROLE};
  grant select, insert on log.erasure to ${RUNTIME_ROLE}`;

const TRIGGERS = `
  create trigger forbid_change before update or truncate on log.disclosure
    for each statement execute function log.forbid_change();
  create trigger forbid_change before update or delete or truncate on log.erasure
    for each statement execute function log.forbid_change()`;

/** Names of persons stand beside the log and can be erased; events hold pseudonyms. */
export class AddDisclosures1763769601850 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLES, TRIGGERS]) await runner.query(step);
  }

  async down(): Promise<void> {
    throw new Error('The log is not dropped by a migration.');
  }
}
